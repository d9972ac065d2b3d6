/** What speaks for and against any misheard name at a place of a talk: the words themselves and those beside them. */
import { ORGANISATION } from './choose-name-forms.ts'
import { isGivenName } from './given-names.ts'
import { adjoins, type Word } from './words.ts'

/** A talk, with what its words are elsewhere in it. */
export interface Talk {
  readonly words: readonly Word[]
  /** True where the source writes names with capitals at all. */
  readonly cased: boolean
  /** How often words that are strange or have a capital are said, and which are said without one. */
  readonly times: ReadonlyMap<string, number>
  readonly small: ReadonlySet<string>
}

export function talkOf(words: readonly Word[], cased: boolean): Talk {
  const [times, small] = [new Map<string, number>(), new Set<string>()]
  for (const w of words) {
    if (w.rank === null || w.capital) times.set(w.key, (times.get(w.key) ?? 0) + 1)
    if (!w.capital) small.add(w.key)
  }
  return { words, cased, times, small }
}

/** Words that hold a sentence together: never a name by themselves. */
export const FUNCTION_WORD = new Set(
  'i a an the and or but so if of in on at to for from with by as is it its was are were be been am do does did have has had he she we they you me him her us them my your his our their this that these those not no yes yeah okay ok well just like um uh oh who what when where why how there here then than too very can could will would should may might must shall all any some one two up out off im ill ive id dont didnt cant wont youre theyre thats lets gonna wanna right now also because about get got go say said know think mean'.split(
    ' ',
  ),
)
/** After these a name is the plainest reading, even of a common word. */
export const NAMED_BEFORE = new Set('ask asked tell told email emailed ping pinged hi hey hello dear mr mrs ms dr cc'.split(' '))
const GREETING = /^(?:hi|hey|hello|thanks|thank|morning|dear|sorry|congratulations|welcome|bye)$/
const ASKS =
  /^(?:ask|tell|told|asked|call|called|email|emailed|ping|pinged|meet|met|cc|copy|show|remind|invite|introduce|invited|sent|send|give|gave)$/
const WITH = /^(?:with|from|by|to|for|and)$/
const BEHIND_OBJECT = /^(?:about|to|if|whether|for|that|how|when|what|why|where|and|on|in|at|by|the|a)$/
const DOES =
  /^(?:said|says|asked|wants|thinks|told|is|was|has|will|can|could|would|needs|wrote|knows|sent|did|does|had|got|just|signs|writes|takes|goes|came|looks)$/
export const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor)$/
const OFFICE =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|hon|honourable|rev|sir|madam|the|acting|deputy|vice|prime|chair|chairs|chairman|chairwoman|chairperson|minister|ministers|speaker|president|senator|judge|mayor|secretary|member|manager|director|officer)$/
const ARTICLE = /^(?:a|an|the|this|that|these|those|my|your|his|her|our|their|some|any|no|every|each)$/
const COUNTRY = new Set(
  'argentina australia austria belgium brazil bulgaria canada chile china colombia croatia cyprus czechia denmark egypt england estonia ethiopia finland france germany ghana greece hungary iceland india indonesia iran iraq ireland israel italy japan jordan kenya korea latvia lebanon lithuania luxembourg malaysia malta mexico morocco nepal netherlands nigeria norway pakistan peru philippines poland portugal romania russia scotland senegal serbia singapore slovakia slovenia spain sweden switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay vietnam wales africa asia europe scandinavia'.split(
    ' ',
  ),
)
/** True for a country and what is from there: Kenya, Kenyan, Japanese, Iraqi. */
function isOfCountry(key: string): boolean {
  const stem = key.replace(/(?:ians?|ese|ans?|is?|ns?)$/, '')
  return [key, stem, `${stem}a`, `${stem}ia`, `${stem}y`].some(w => COUNTRY.has(w))
}

/** How alike words must sound at least to be weighed. Not a decision: what is less alike was a name in no talk of training, and a look costs time. */
export function leastAsked(words: readonly Word[], from: number, to: number): number {
  let capitals = 0
  for (let i = from; i < to; i++) if (words[i]?.capital) capitals++
  return capitals === 0 ? 0.76 : capitals < to - from ? 0.7 : 0.64
}

/** Words of the list, the commonest first, count from 1 down to 0; words outside it 0. */
export const common = (w: Word): number => (w.rank === null ? 0 : Math.max(0, 1 - Math.log(1 + w.rank) / Math.log(9001)))
const isSmall = (w: Word): boolean => FUNCTION_WORD.has(w.key) && !w.capital

/** What `featuresOfPlace` sees around a window; undefined where the segment begins or ends. */
function beside(words: readonly Word[], from: number, to: number): { readonly before: Word | undefined; readonly after: Word | undefined } {
  const segment = words[from]?.segment
  const [before, after] = [words[from - 1], words[to]]
  return { before: before?.segment === segment ? before : undefined, after: after?.segment === segment ? after : undefined }
}

export type Slot = Readonly<
  Record<'called' | 'greeted' | 'asked' | 'with' | 'does' | 'possessive' | 'article' | 'closed' | 'title' | 'object', boolean>
>

/** In which way the words stand in their sentence. */
export function slotOf(words: readonly Word[], from: number, to: number): Slot {
  const { before, after } = beside(words, from, to)
  const first = words[from]
  const gap = first?.gap ?? ''
  const joined = before !== undefined && !/[.!?]/.test(gap)
  const closed = after === undefined || /^[,.!?]/.test(after.gap)
  return {
    closed,
    called:
      closed &&
      ((first?.opens === true && after !== undefined && /^,/.test(after.gap)) ||
        /^,/.test(gap.trim()) ||
        (before !== undefined && GREETING.test(before.key) && /^[\s,]*$/.test(gap))),
    greeted: joined && GREETING.test(before?.key ?? ''),
    asked: joined && ASKS.test(before?.key ?? ''),
    with: joined && WITH.test(before?.key ?? ''),
    does: after !== undefined && /^ $/.test(after.gap) && DOES.test(after.key),
    possessive: words[to - 1]?.possessive === true,
    article: joined && !/,/.test(gap) && ARTICLE.test(before?.key ?? ''),
    title: before !== undefined && first !== undefined && TITLE.test(before.key) && adjoins(first, before),
    object:
      joined &&
      NAMED_BEFORE.has(before?.key ?? '') &&
      /^\s+$/.test(gap) &&
      (after === undefined || /^[,.!?]/.test(after.gap) || BEHIND_OBJECT.test(after.key)),
  }
}

/** What speaks against every name here, in this order. Shapes: a word with a capital, one that opens a sentence, several, none; see `PlaceWeights`. */
export const PLACE = [
  'opening',
  'names',
  'mixed',
  'lower',
  'lowers',
  'bare',
  'bares',
  'plain',
  'plainName',
  'common',
  'commonest',
  'small',
  'smallEdge',
  'openingEdge',
  'given',
  'givens',
  'country',
  'organisation',
  'office',
  'allOffice',
  'upper',
  'shout',
  'letters',
  'short',
  'again',
  'alsoSmall',
  'capitalBefore',
  'capitalAfter',
  'officeAfter',
  'number',
  'dotted',
  'initial',
  'called',
  'greeted',
  'asked',
  'with',
  'does',
  'possessive',
  'article',
  'title',
] as const

export const yes = (x: boolean): number => (x ? 1 : 0)

/** Values of `PLACE` for words `from` to `to`. */
export function placeFeatures({ words, cased, times, small }: Talk, from: number, to: number, slot: Slot): readonly number[] {
  const window = words.slice(from, to)
  const [first, last] = [window[0], window.at(-1)]
  if (!first || !last) return []
  const { before, after } = beside(words, from, to)
  const one = window.length === 1
  const capitals = window.filter(w => w.capital).length
  const plain = window.every(w => w.rank !== null)
  const letters = window.reduce((n, w) => n + w.key.length, 0)
  const shape = !cased
    ? one
      ? 'bare'
      : 'bares'
    : capitals === 0
      ? one
        ? 'lower'
        : 'lowers'
      : one
        ? first.opens
          ? 'opening'
          : 'name'
        : capitals === window.length
          ? 'names'
          : 'mixed'
  const capitalBefore =
    before?.capital === true &&
    first.capital &&
    adjoins(first, before) &&
    before.key !== 'i' &&
    !OFFICE.test(before.key) &&
    !(before.opens && before.rank !== null)
  const upper = window.every(w => /^\p{Lu}{2,}s?$/u.test(w.text))
  return [
    yes(shape === 'opening'),
    yes(shape === 'names'),
    yes(shape === 'mixed'),
    yes(shape === 'lower'),
    yes(shape === 'lowers'),
    yes(shape === 'bare'),
    yes(shape === 'bares'),
    yes(plain),
    yes(plain && one && first.capital && !first.opens),
    window.reduce((n, w) => n + common(w), 0) / window.length,
    Math.max(...window.map(common)),
    yes(window.some(isSmall)),
    yes(isSmall(first) || isSmall(last)),
    yes(!one && first.opens && (FUNCTION_WORD.has(first.key) || GREETING.test(first.key))),
    yes(one && isGivenName(first.key)),
    yes(!one && first.capital && isGivenName(first.key)),
    yes(window.some(w => isOfCountry(w.key))),
    yes(window.some(w => ORGANISATION.test(w.key))),
    yes(window.some(w => OFFICE.test(w.key))),
    yes(window.every(w => OFFICE.test(w.key))),
    yes(upper && letters <= 4),
    yes(upper && letters > 4),
    Math.min(12, letters) / 12,
    yes(letters <= 4),
    one && first.rank === null ? Math.min(3, Math.log2(times.get(first.key) ?? 1)) : 0,
    yes(one && first.capital && cased && small.has(first.key)),
    yes(capitalBefore),
    yes(after?.capital === true && last.capital && adjoins(after, last) && after.key !== 'i'),
    yes(after?.capital === true && adjoins(after, last) && OFFICE.test(after.key)),
    yes(/^\d/.test(before?.key ?? '') || /^\d/.test(after?.key ?? '')),
    yes(window.some((w, i) => i > 0 && /\./.test(w.gap))),
    yes(!one && window.some(w => w.key.length === 1) && window.some(w => w.key.length > 2)),
    yes(slot.called),
    yes(slot.greeted),
    yes(slot.asked),
    yes(slot.with),
    yes(slot.does),
    yes(slot.possessive),
    yes(slot.article),
    yes(slot.title),
  ]
}
