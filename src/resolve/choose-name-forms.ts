import { remembering } from '../model/remembering.ts'
import { fold, wordsOf } from '../model/text.ts'
import { isNickname } from './given-names.ts'

/** The words beside a heard form: recognisers cut names in two ("Compu | medics"). */
export interface HeardBeside {
  readonly left?: string
  readonly right?: string
}

/** Small words that a recogniser glues to a name. */
export const EDGE = new Set(
  'the a an mr mrs ms miss mister dr doctor from by to and with of for at in on is was our uh um so then now this that thank thanks you hi hey hello please s your my i it we'.split(
    ' ',
  ),
)
/** Words that many companies bear: they tell none from another. */
export const ORGANISATION =
  /^(?:energy|partners?|capital|bank|group|company|co|inc|corp|gas|power|holdings?|research|logistics|resources|services?|markets?|systems?|technolog(?:y|ies)|medical|healthcare|health|electric|commission|court|department|government|board|council|committee|institute|university|ministry|index|exchange|team|solutions|industries|industrial|international|global|national|financial|securities|insurance|investments?|digital|media|foods?|motors?|airlines?|aviation|transmission|laboratory|labs?|software|network|networks|foundation|association|authority|agency|office|center|centre|museum|gallery|library|theatre|theater|orchestra|philharmonic|college|school|hospital|society|trust|club)$/
/** Words inside a name that may be left out. */
export const SMALL = /^(?:the|and|of)$/

/** Letters and digits, folded, without blanks. */
export const letters = (text: string): string => wordsOf(text.replace(/['’]/g, '')).join('')
/** The words as they are written, punctuation standing alone left out. */
export const spoken = (text: string): string[] => text.split(/\s+/).filter(w => wordsOf(w).length > 0)
const isEdge = (word: string | undefined): boolean => EDGE.has(wordsOf(word ?? '')[0] ?? '')

type Kind = 'whole' | 'first' | 'last' | 'partOfPerson' | 'partOfThing'
/** One way to say a name. */
export interface NameForm {
  readonly text: string
  readonly kind: Kind
  /** The first name in another usual form: Bob for Robert. */
  readonly nickname?: true
}
/** One way to read what was heard. */
export interface Hearing {
  readonly text: string
  readonly how: 'trimmed' | 'joined' | null
}

/** The ways in which a name may be said, titles left out, the whole first. */
export const formsOf = remembering(20_000, waysToSay)

function waysToSay(name: string): readonly NameForm[] {
  const raw = spoken(name.replace(/[()"“”]/g, ' '))
  const plain = raw.filter(w => raw.length === 1 || !isEdge(w))
  const words = plain.length > 0 ? plain : raw
  const [n, last] = [words.length, words.at(-1) ?? '']
  const person = n >= 2 && n <= 4 && words.every(w => /^\p{Lu}/u.test(w) && !ORGANISATION.test(wordsOf(w)[0] ?? ''))
  const part: Kind = person ? 'partOfPerson' : 'partOfThing'
  const out: NameForm[] = [{ text: words.join(' '), kind: 'whole' }]
  if (n > 1)
    words.forEach((text, i) => {
      if (letters(text).length > 1) out.push({ text, kind: !person ? part : i === 0 ? 'first' : i === n - 1 ? 'last' : part })
    })
  if (n > 2) {
    out.push({ text: `${words[0]} ${last}`, kind: part })
    for (let i = 0; i + 1 < n; i++) out.push({ text: `${words[i]} ${words[i + 1]}`, kind: part })
  }
  return out
}

/** `Bob` and `Bob Hale` for Robert Hale, where a heard word is a short form of the first name or the name for which it is short. */
export function nicknamesOf(name: string, heard: readonly string[]): readonly NameForm[] {
  const forms = formsOf(name)
  const first = fold(forms.find(f => f.kind === 'first')?.text ?? '')
  const last = forms.find(f => f.kind === 'last')?.text
  if (first === '' || !last) return []
  const related = (w: string): boolean =>
    w !== first && (isNickname(w, first) || isNickname(first, w) || (w.length >= 4 && first.length >= w.length + 2 && first.startsWith(w)))
  return heard.filter(related).flatMap(w => [
    { text: w, kind: 'first' as const, nickname: true as const },
    { text: `${w} ${last}`, kind: 'whole' as const, nickname: true as const },
  ])
}

/** What was heard as it stands, without small words at its edges, and with up to two words on the left or three on the right. */
export function hearingsOf(heard: string, context: HeardBeside): readonly Hearing[] {
  const words = heard.trim().split(/\s+/)
  let [from, to] = [0, words.length]
  while (from < to - 1 && isEdge(words[from])) from++
  while (to > from + 1 && isEdge(words[to - 1])) to--
  const core = words.slice(from, to).join(' ')
  const out: Hearing[] = [{ text: heard.trim(), how: null }]
  if (to - from < words.length) out.push({ text: core, how: 'trimmed' })
  const left = spoken(context.left ?? '').slice(-2)
  const right = spoken(context.right ?? '').slice(0, 3)
  if (right[0]) out.push({ text: `${core} ${right[0]}`, how: 'joined' })
  if (right[1]) out.push({ text: `${core} ${right[0]} ${right[1]}`, how: 'joined' })
  if (right[2]) out.push({ text: `${core} ${right.join(' ')}`, how: 'joined' })
  if (left.length > 0) out.push({ text: `${left.at(-1)} ${core}`, how: 'joined' })
  if (left.length > 1) out.push({ text: `${left.join(' ')} ${core}`, how: 'joined' })
  return out.filter(h => letters(h.text) !== '')
}
