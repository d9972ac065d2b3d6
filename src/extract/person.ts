/** First person to third, with the verb that goes with it. Pure text in, text out. */

const IRREGULAR_PAST = new Set(
  'said told sent got had went did made took saw thought knew came gave found left wrote spoke met ran was were paid bought brought built felt held kept lost meant sold spent heard began drew drove ate fell forgot grew chose broke became led understood won put set cut let read sat stood taught threw wore fought caught slept drank swore hurt cost hit quit shut beat bet woke rode rose shook sang stole stuck struck tore sought lent laid lay hung hid dealt dug fed fled flew froze swept bent bit blew bound'.split(
    ' ',
  ),
)
const MODAL = new Set(
  "will would can could shall should may might must can't cannot couldn't won't wouldn't shouldn't mustn't didn't wasn't hadn't ought".split(
    ' ',
  ),
)
const ADVERB = new Set(
  'just also still really never already only always now then even usually often actually simply probably certainly definitely both either personally'.split(
    ' ',
  ),
)

/** The form of a verb that goes with "she": "need" → "needs"; past forms and modals stay. */
function withHer(verb: string): string {
  const low = verb.toLowerCase()
  if (MODAL.has(low) || IRREGULAR_PAST.has(low) || (/ed$/.test(low) && !/(?:need|feed|proceed|exceed|succeed|speed)$/.test(low)))
    return verb
  const fixed: Readonly<Record<string, string>> = {
    am: 'is',
    are: 'is',
    have: 'has',
    do: 'does',
    "don't": "doesn't",
    dunno: 'does not know',
    "haven't": "hasn't",
    "aren't": "isn't",
    "weren't": "wasn't",
    were: 'was',
    go: 'goes',
  }
  const known = fixed[low]
  if (known) return known
  if (/'/.test(verb)) return verb
  if (/(?:s|x|z|ch|sh|o)$/.test(low)) return `${verb}es`
  if (/[^aeiou]y$/.test(low)) return `${verb.slice(0, -1)}ies`
  return `${verb}s`
}

/** Words after a subject pronoun with the first verb put into the third person; adverbs in between are passed over. */
function conjugated(rest: string): string {
  const m = /^((?:[\p{L}'-]+ )*?)([\p{L}'-]+)/u.exec(rest)
  if (!m) return rest
  const words = rest.split(' ')
  let i = 0
  while (i < words.length - 1 && ADVERB.has((words[i] ?? '').toLowerCase())) i++
  const bare = /^[\p{L}'-]+/u.exec(words[i] ?? '')?.[0]
  if (!bare) return rest
  words[i] = withHer(bare) + (words[i] ?? '').slice(bare.length)
  return words.join(' ')
}

const CONTRACTION: Readonly<Record<string, string>> = { m: 'is', ve: 'has', ll: 'will', d: 'would', re: 'is' }

/** "I", "me", "my" of a speaker turned to a name; null where that could not be done safely: more than `most` places, or nobody's name. */
export function inThirdPerson(text: string, name: string | null, most = 3): string | null {
  const places = text.match(/\b(?:I|me|[Mm]y|mine|myself)\b/g)?.length ?? 0
  if (!places) return text
  if (!name || places > most) return null
  let t = text.replace(/,? \bmyself\b/g, '')
  const subject = /\bI(?:'(m|ve|ll|d)\b)?(?: (?=\S)|(?=[,.;:?!]|$))/g
  let out = ''
  let at = 0
  for (let m = subject.exec(t); m; m = subject.exec(t)) {
    const short = m[1]
    out += t.slice(at, m.index)
    const after = t.slice(m.index + m[0].length)
    if (short) out += `${name} ${CONTRACTION[short]} `
    else {
      const clause = /^[^,.;:?!]*/.exec(after)?.[0] ?? ''
      out += `${name} `
      t = t.slice(0, m.index + m[0].length) + conjugated(clause) + after.slice(clause.length)
    }
    at = m.index + m[0].length
  }
  t = out + t.slice(at)
  return t
    .replace(/\bmy\b/gi, `${name}'s`)
    .replace(/\bmine\b/gi, `${name}'s`)
    .replace(/\bme\b/g, name)
    .replace(/\s+([,.;:?!])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

const BEFORE_SUBJECT =
  /\b(?:what|whether|if|that|when|who|whom|which|how|where|why|as|than|because|once|until|before|after|since|so|and|while|things?|ones?) $/i

/** "you" turned to a name: a subject with its verb, else plain. */
export function youNamed(text: string, name: string): string {
  let t = text.replace(/\byou'(re|ve|ll|d)\b/gi, (_, s: string) => `${name} ${CONTRACTION[s.toLowerCase()] ?? ''}`)
  for (let guard = 0; guard < 6; guard++) {
    const m = /\byou\b/i.exec(t)
    if (!m) break
    const before = t.slice(0, m.index)
    const after = t.slice(m.index + 3)
    const subject = BEFORE_SUBJECT.test(before) && /^ [\p{L}']/u.test(after)
    t = `${before}${name}${subject ? ` ${conjugated(after.slice(1))}` : after}`
  }
  return t
}
