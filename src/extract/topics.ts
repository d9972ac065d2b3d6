import type { Statement, Topic } from '../model/extraction.ts'
import { remembering } from '../model/remembering.ts'
import { fold } from '../model/text.ts'
import { IDLE } from './idle-words.ts'
import { innerCapital, type Line, type Reading } from './reading.ts'
import { nounPhrases } from './refer.ts'
import { stem } from './similar.ts'

interface Phrase {
  /** Stems of its words. */
  readonly key: readonly string[]
  readonly surface: Map<string, number>
  readonly lines: Set<number>
}

// First words that say nothing about the matter: "the new plan" is about the plan.
const PALE = new Set(
  `new old own whole next last first second third other same good bad big small little only main more most few many several certain actual real entire current recent
 different single final long short full extra best better right wrong nice great cheap early late possible two three four five six seven eight nine ten eleven twelve hundred
 thousand upcoming individual honourable honorable overall general particular specific various total wide main actual basic double thousand usual spare newest latest quick simple short existing current`.split(
    /\s+/,
  ),
)
const NO_MATTER = new Set(
  `dunno many much several lots multi actual basic certain double single potential previous following additional different percent per variety extent terms sense view importance beginning basis context honourable colleague member everyone type types kind ours mine yours theirs hers reply update coffee lunch lot bit summary action actions item items decision decisions note notes topic topics risks present attendee attendees minute minutes everything
 everybody weekend birthday idea answer question way kind sort pair set bunch beginning middle end start top bottom left half rest hand face eye head word name letter guess
 visit sign call check read look move start eleven eighteen fifteen fourteen thirteen seventeen nineteen sixteen forty sixty seventy eighty ninety numbers piece story sense luck fun joke stuff goodness god hell hour clock address becomes holds puts gets says comes goes looks needs wants takes makes gives keeps means seems brings sends shows does till screenful sir madam lady gentleman gentlemen man woman men women guys remains stands starts`.split(
    /\s+/,
  ),
)

const isAdverb = (word: string): boolean =>
  word.length > 5 &&
  /ly$/.test(word) &&
  !/(?:supply|family|assembly|reply|anomaly|monopoly|monthly|weekly|daily|quarterly|yearly)$/i.test(word)
/** How long, or when: no part of what it is about. */
const LONGER = /^(?:longer|later|earlier|sooner|faster|slower|twice|once|better|worse|further|instead|otherwise)$/i

const stemmed = remembering(20_000, (word: string): string => stem(fold(word).replace(/['’]s$/, '')))

/**
 * What the talk was about, at most `most` phrases: noun phrases that come back, with several voices, or that statements stand on; the
 * weightiest first, none sharing a word with another. No names of people, no days, no numbers. Empty where nothing stands out.
 */
export function topicsOf(reading: Reading, statements: readonly Statement[], most = 5): Topic[] {
  const people = new Set([...reading.people.keys()].flatMap(k => k.split(' ')))
  // Whoever owes something is a person, known or not.
  for (const s of statements) if (s.owner?.by === 'name') for (const part of fold(s.owner.name).split(' ')) people.add(part)
  const phrases = new Map<string, Phrase>()
  const inLines = new Map<string, number[]>()
  const stems: string[][] = []
  const proper = properWords(reading)
  const isMeant = new Map<string, boolean>()
  const saysSomething = (word: string): boolean => {
    const known = isMeant.get(word)
    if (known !== undefined) return known
    const is = meant(word, people)
    isMeant.set(word, is)
    return is
  }
  for (const line of reading.lines) {
    const own = line.low.split(/[\s.,;:?!"()…–—]+/)
    for (let k = 0; k < own.length; k++) {
      const s = stemmed(own[k] as string)
      own[k] = s
      if (s.length < 3 || IDLE.has(s)) continue
      const at = inLines.get(s)
      if (!at) inLines.set(s, [line.index])
      else if (at.at(-1) !== line.index) at.push(line.index)
    }
    stems.push(own)
    if (line.type === 'table-row') continue
    for (const np of nounPhrases(line.clean)) {
      let list = np.words.filter(w => !/^['’]/.test(w)).map(w => w.replace(/['’]s$/, ''))
      while (list.length > 1 && (PALE.has(fold(list[0] ?? '')) || isAdverb(list[0] ?? ''))) list = list.slice(1)
      while (list.length > 1 && LONGER.test(list.at(-1) ?? '')) list = list.slice(0, -1)
      list = list.slice(-3)
      if (!list.every(saysSomething)) continue
      for (const words of list.length > 1 ? [list, list.slice(-1)] : [list]) {
        const key = words.map(w => stem(fold(w)))
        const name = key.join(' ')
        const known: Phrase = phrases.get(name) ?? { key, surface: new Map(), lines: new Set() }
        const surface = words.map(w => (proper.has(w) ? w : w.toLowerCase())).join(' ')
        known.surface.set(surface, (known.surface.get(surface) ?? 0) + 1)
        phrases.set(name, known)
      }
    }
  }
  const stood = new Set(statements.flatMap(s => s.evidence.map(e => e.segment)))
  const scored = [...phrases.values()]
    .map(p => {
      for (const i of inLines.get(p.key[0] ?? '') ?? []) if (follows(stems[i] ?? [], p.key)) p.lines.add(i)
      return { p, score: weight(reading, p, inLines, stood, proper) }
    })
    .filter(s => s.score > 0)
    .sort((a, b) => b.score - a.score)
  const chosen: Phrase[] = []
  for (const { p, score } of scored) {
    if (chosen.length >= most || score < (scored[0]?.score ?? 0) * 0.3) break
    if (!chosen.some(c => p.key.some(w => c.key.includes(w)))) chosen.push(p)
  }
  return chosen.map(p => ({ text: usual(p), segments: [...new Set([...p.lines].map(i => reading.lines[i]?.segment ?? 0))].slice(0, 20) }))
}

/** Words that are the matter only with another one beside them. */
const PALE_ALONE = new Set(
  `person people user process option feature function choice example reference difference standard approach situation issue idea level format information data design product project thing
 plan list date form page file window field book document text version quarter report test thing room box table item copy draft call email message line step
 level area size amount rate value type group case area result detail change order set unit rule task job`.split(/\s+/),
)
const meant = (word: string, people: ReadonlySet<string>): boolean => {
  const low = fold(word)
  return (
    low.length > 2 &&
    /^\p{L}/u.test(word) &&
    !IDLE.has(low) &&
    !people.has(low) &&
    !NO_MATTER.has(low) &&
    !/(?:[^e]ed|wards)$/.test(low) &&
    !/^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-/.test(low) &&
    !/(?:teenth|tieth|enth|inth|hth|fth)$/.test(low)
  )
}

/** Words that keep their capital inside a sentence. */
function properWords(reading: Reading): Set<string> {
  const seen = new Set<string>()
  for (const line of reading.lines)
    if (innerCapital(reading, line)) for (const m of line.text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{N}-]+/gu)) seen.add(m[0])
  return seen
}

function follows(words: readonly string[], key: readonly string[]): boolean {
  for (let i = 0; i + key.length <= words.length; i++) if (key.every((k, n) => words[i + n] === k)) return true
  return false
}

function weight(
  reading: Reading,
  p: Phrase,
  inLines: ReadonlyMap<string, readonly number[]>,
  stood: ReadonlySet<number>,
  proper: ReadonlySet<string>,
): number {
  const lines = [...p.lines].map(i => reading.lines[i]).filter(l => l !== undefined)
  const n = lines.length
  const size = p.key.length
  const head = inLines.get(p.key.at(-1) ?? '')?.length ?? 0
  const voices = new Set(lines.map(l => l.speaker)).size
  const carried = lines.filter(l => stood.has(l.segment)).length
  const long = reading.lines.length > 150
  // A name that one voice says may be a mishearing.
  if (size === 1 && [...p.surface.keys()].every(s => proper.has(s)) && (n < 3 || voices < 2) && !reading.written) return 0
  if (size === 1 && [...p.surface.keys()].every(s => proper.has(s)) && isPerson(lines, usual(p))) return 0
  // Bare words of an office: only where the talk comes back to them again and again.
  if (size === 1 && n < 6 && PALE_ALONE.has(fold(usual(p)).replace(/s$/, ''))) return 0
  if (n < 2 && !(size > 1 && (carried > 0 || head > 2 || reading.written))) return 0
  if (size === 1 && n < (long ? 4 : 2)) return 0
  const often = Math.log(1 + Math.min(n, 12)) + 0.35 * Math.log(1 + Math.min(head, 12))
  // A word that no statement stands on may only be a running joke.
  return (
    often *
    (size === 1 ? (carried || reading.written ? 1 : 0.75) : size === 2 ? 1.8 : 1.6) *
    (1 + 0.2 * Math.min(2, voices - 1)) *
    (1 + 0.25 * Math.min(3, carried))
  )
}

/** Whether a talk treats a name as a person's: "ask Tom", "Tom says". */
function isPerson(lines: readonly Line[], name: string): boolean {
  const own = name.replace(/[^\p{L}\p{N}-]/gu, '\\$&')
  const said = new RegExp(
    `\\b(?:ask|asks|asked|tell|told|call|called|email|thank|thanks|meet|met|get|send) ${own}\\b|\\b${own}(?:'ll| will| says?| said| thinks?| knows?| wants?| told| asked|(?:'s| is) (?:good|away|ill|off|free|happy|coming|doing))\\b`,
  )
  return lines.some(l => said.test(l.clean))
}

const usual = (p: Phrase): string => [...p.surface].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]?.[0] ?? p.key.join(' ')
