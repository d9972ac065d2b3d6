import type { EngineContext } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Evidence, OwnerRef } from '../model/extraction.ts'
import type { IsoDate } from '../model/ids.ts'
import { fold } from '../model/text.ts'
import { IDLE } from './idle-words.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { cleanSpeech } from './speech.ts'

/** One sentence with the words that the rules look at. */
export interface Line extends Sentence {
  /** Without fillers and false starts, typographic quotes plain. */
  readonly clean: string
  /** `clean` in lower case. */
  readonly low: string
  readonly words: number
  readonly question: boolean
}

/** A document prepared for the rules: sentences, who spoke, which names may be meant. Built once per chunk. */
export interface Reading {
  readonly doc: SourceDocument
  readonly lines: readonly Line[]
  readonly day: IsoDate | null
  /** Folded first names and full names of people → as written; what may be addressed or asked. */
  readonly people: ReadonlyMap<string, string>
  /** Number of voices that say something. */
  readonly voices: number
  readonly written: boolean
  /** The vault's owner, whose mailbox it is; empty where nobody is given. */
  readonly owner: string
  /** Who says "I" in a memo without voices: the vault's owner. Null elsewhere. */
  readonly me: string | null
}

const QUESTION = /\?["'”’)]*$/
const ASKING = /^(?:who|what|when|where|which|how|why|whose|do|does|did|is|are|was|were|can|could|would|will|should|has|have|shall)\b/i

/**
 * Remembers what a rule found in a line: candidates and models ask the same rules. Lines are made once a reading and never change.
 */
export function oncePerLine<T extends object | number | null>(
  judge: (reading: Reading, line: Line) => T,
): (reading: Reading, line: Line) => T {
  // One weak entry a reading: thousands of them, one a line, keep the garbage collector busy.
  const known = new WeakMap<Reading, (T | undefined)[]>()
  return (reading, line) => {
    const lines = known.get(reading) ?? []
    if (!lines.length) known.set(reading, lines)
    const hit = lines[line.index]
    if (hit !== undefined) return hit
    const value = judge(reading, line)
    lines[line.index] = value
    return value
  }
}

/** 1 where a word other than "I" has a capital inside the sentence: few sentences of a talk do. */
export const innerCapital = oncePerLine((_, line) => (/ (?!I(?:['’]\p{Ll}+)?(?![\p{L}\p{N}'’-]))\p{Lu}/u.test(line.text) ? 1 : 0))

/** Prepares a document. Newsletters and other bulk mail have no lines: they are nobody's work. */
export function readingOf(doc: SourceDocument, context: EngineContext): Reading {
  const bulk = new Set(doc.messages.filter(m => m.bulk).map(m => m.index))
  const lines: Line[] = []
  for (const s of sentencesOf(doc)) {
    if (s.message !== null && bulk.has(s.message)) continue
    const clean = cleanSpeech(s.text)
    const low = clean.toLowerCase()
    const words = clean ? clean.split(/\s+/).length : 0
    lines.push({
      ...s,
      index: lines.length,
      clean,
      low,
      words,
      question: QUESTION.test(s.text) || (!/[.!]/.test(s.text) && ASKING.test(low)),
    })
  }
  const voices = new Set(lines.map(l => l.speaker).filter(s => s !== null)).size
  const written = doc.kind !== 'transcript'
  const me = !written && voices === 0 && context.owner.name && alone(lines) ? context.owner.name : null
  return { doc, lines, day: doc.date?.day ?? null, people: peopleOf(doc, context), voices, written, owner: context.owner.name, me }
}

/** Whether one voice speaks to itself: hardly a "you", hardly an answer. A talk without speakers is full of both. */
function alone(lines: readonly Line[]): boolean {
  let words = 0
  let others = 0
  for (const l of lines) {
    words += l.words
    others += l.low.match(/\b(?:you|your|yours|you're|you'll|yes|yeah|please|thank)\b/g)?.length ?? 0
  }
  return others * 60 < words
}

function peopleOf(doc: SourceDocument, context: EngineContext): Map<string, string> {
  const people = new Map<string, string>()
  const add = (name: string | null | undefined): void => {
    const full = name?.trim()
    if (!full || full.length < 2 || /@|\d/.test(full)) return
    const parts = full.split(/[\s,]+/).filter(p => p.length > 1 && !/^(?:dr|mr|mrs|ms|prof)\.?$/i.test(p))
    const first = parts[0]
    people.set(fold(full), full)
    if (first && first.length > 1 && !people.has(fold(first))) people.set(fold(first), first)
  }
  for (const s of doc.speakers) {
    if (s.identified) add(s.identified.name)
    if (s.kind === 'named') add(s.label)
  }
  for (const p of doc.statedParticipants) add(p)
  for (const m of doc.messages) for (const a of [m.from, ...m.to, ...m.cc]) add(a?.name)
  add(context.owner.name)
  for (const a of context.owner.aliases) add(a)
  for (const k of context.knownNames) if (k.type === 'person') add(k.name)
  return people
}

/** Name of a voice as a person would write it in a sentence, or null where only a label is known. */
export function voiceName(reading: Reading, speaker: number | null): string | null {
  if (speaker === null) return null
  const s = reading.doc.speakers[speaker]
  if (!s) return null
  const full = s.identified && s.identified.confidence >= 0.5 ? s.identified.name : s.kind === 'named' ? s.label : null
  return full ? calledBy(full) : null
}
/** "Ines", "Mr. Okafor" of "Mr. Tunde Okafor", "Deb" of "Hon. Deb Farrow", "the Chair". */
export function calledBy(full: string): string {
  const parts = full.replace(/^(?:(?:the )?(?:right |rt\.? )?hon(?:\.|ourable)? )+/i, '').split(/\s+/)
  const [first = full] = parts
  if (/^the$/i.test(first)) return parts.length < 4 ? `the ${parts.slice(1).join(' ')}` : full
  if (
    /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|cllr|councillor|judge|minister|senator|father|sister)\.?$/i.test(first)
  ) {
    const last = parts.slice(1).findLast(p => !/^(?:\p{Lu}{2,}|jr\.?|sr\.?)$/iu.test(p) || p.length > 3)
    return last ? `${first} ${last}` : full
  }
  return first
}

/** The person addressed by name in a sentence ("Could you set that up, Mira?", "Mira, please …"), as written. */
export function addressee(reading: Reading, line: Line): string | null {
  for (const re of VOCATIVES) {
    const m = re.exec(line.clean)
    const name = m?.[1]
    if (name) {
      const known = reading.people.get(fold(name))
      if (known) return name
      // In written text and good transcripts a capital and the commas are enough.
      if (/^\p{Lu}\p{Ll}{2,}$/u.test(name) && !NOT_A_NAME.has(name.toLowerCase()) && !IDLE.has(name.toLowerCase())) return name
    }
  }
  return reading.voices === 0 && reading.doc.kind === 'transcript' ? calledInPassing(reading, line) : null
}

/** Where nothing marks voices or commas: "… it is long Ada you'd be a star if …", "could you write that down somewhere Ada the …". */
function calledInPassing(reading: Reading, line: Line): string | null {
  // The name may have been left at the end of what was said before.
  const before = reading.lines[line.index - 1]?.clean ?? ''
  const opens = /^(?:you|can|could|will|would)\b/i.test(line.clean)
  for (const re of IN_PASSING) {
    const name = re.exec(line.clean)?.[1] ?? (opens ? re.exec(`${before} ${lower(line.clean)}`)?.[1] : undefined)
    if (name && !NOT_A_NAME.has(name.toLowerCase()) && !IDLE.has(name.toLowerCase())) return name
  }
  return null
}
const NAME = "(\\p{Lu}[\\p{L}'-]+)"
const VOCATIVES = [
  new RegExp(`^(?:Dear |Hi |Hello )?${NAME}, (?=\\S)`, 'u'),
  new RegExp(
    `^(?:(?:[Aa]nd|[Ss]o|[Tt]hen|[Bb]ut|[Oo]kay|[Nn]ow|[Aa]lso|[Hh]ey|[Aa]nd then),? )*${NAME},? (?=(?:can|could|would|will|please|do|you|you'd|you'll|you're|I need you)\\b)`,
    'u',
  ),
  new RegExp(`, ${NAME}(?:\\?|\\.|!|$)`, 'u'),
  new RegExp(`, ${NAME},`, 'u'),
]
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const IN_PASSING = [
  new RegExp(
    `(?<!\\b(?:to|with|for|from|and|or|by|ask|tell|at|of|about|see|what|does|did|is|has|will) )\\b${NAME} (?=(?:you'd|you'll|you could|you can|can you|could you|will you|would you|do you want|please)\\b)`,
    'u',
  ),
  new RegExp(
    `\\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) you (?:[\\p{L}']+ ){2,10}?(?<!\\b(?:to|with|for|from|and|or|by|ask|tell|call|at|of|about|the|our|send|give|show|see|meet|get|help|let|like) )${NAME}(?=$|,| (?:the|a|so|because|before|and then|yes|yeah|sure|okay)\\b)`,
    'u',
  ),
]
const NOT_A_NAME = new Set(
  'kindly dude mate man bro guys folks sir madam love listen look hey hi hello morning perfect super cool fine no but and so now just only okay yes yeah well monday tuesday wednesday thursday friday saturday sunday english also then god thanks please sorry sure right good great maybe first second third finally today tomorrow however otherwise because january february march april may june july august september october november december everybody everyone could can would will should do does did have has is are what how why who which let all team guys folks regards best cheers yesterday meanwhile'.split(
    ' ',
  ),
)

/** Who answers or was spoken to: the voice other than `line`'s that speaks next, else the one that spoke last, within `reach` sentences. */
export function otherVoice(reading: Reading, line: Line, order: 'next' | 'previous', reach = 6): number | null {
  const steps = order === 'next' ? [1, -1] : [-1, 1]
  for (const step of steps) {
    for (let k = 1; k <= reach; k++) {
      const s = reading.lines[line.index + step * k]?.speaker
      if (s !== undefined && s !== null && s !== line.speaker) return s
    }
  }
  return null
}

/** Owed by a voice (its index). */
export const bySpeaker = (speaker: number): OwnerRef => ({ by: 'speaker', speaker })
/** Owed by somebody who is named. */
export const byName = (name: string): OwnerRef => ({ by: 'name', name })

const TWICE_AT_START = /^(okay|ok|yeah|yes|um|uh|oh|so|and|right|well) (?=\1 )/i

/** Evidence of a whole line; a long one is narrowed to `words` words around the place where the statement stands. */
export function evidenceOf(reading: Reading, line: Line, at: RegExp | null = null, words = 40): Evidence {
  let { start, end } = line.span
  const text = reading.doc.text
  // "okay okay the annex": a break that was taken out may lie between the two, and neither carries anything.
  start += TWICE_AT_START.exec(line.text)?.[0].length ?? 0
  if (line.text.split(/\s+/).length > words) {
    const hit = at ? new RegExp(at.source, at.flags.replace('g', '')).exec(line.text.replace(/[’‘]/g, "'")) : null
    const anchor = hit ? hit.index : 0
    const parts = [...line.text.matchAll(/\S+/g)]
    const first = Math.max(
      0,
      parts.findLastIndex(p => p.index <= anchor),
    )
    const last = Math.min(parts.length - 1, first + words - 1)
    const from = Math.max(0, Math.min(first, last - words + 1 < 0 ? 0 : first))
    end = start + (parts[last]?.index ?? 0) + (parts[last]?.[0].length ?? 0)
    start = start + (parts[from]?.index ?? 0)
  }
  return { segment: line.segment, span: { start, end }, quote: text.slice(start, end) }
}
