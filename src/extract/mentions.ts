import type { EngineContext } from '../model/contracts.ts'
import type { Mention } from '../model/extraction.ts'
import { fold } from '../model/text.ts'
import { IDLE } from './idle-words.ts'
import { innerCapital, type Reading } from './reading.ts'

const NAME = /\p{Lu}[\p{L}\p{N}]*(?:['’-]\p{L}+)*(?:(?: (?:of|de|van|von|the|and|&))? \p{Lu}[\p{L}\p{N}]*(?:['’-]\p{L}+)*){0,4}/gu
const PERSON_AFTER =
  /^(?:'s|’s)? (?:said|says|wrote|asked|thinks|told|will|is (?:our|the|my)|wants|knows|called|mentioned|sent|has|and I\b)/
const PERSON_BEFORE =
  /\b(?:with|ask|tell|call|from|to|met|meet|told|asked|and|thanks|hi|hello|dear|copy|cc|loop in|talk to|speak to|ping|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) $/i
const ACCOUNT =
  /\b(?:Inc|Ltd|LLC|GmbH|AG|AS|ASA|AB|Corp|Corporation|Company|Group|Bank|University|Institute|Authority|Energy|Power|Labs?|Laboratory|Council|Hospital|Holdings|Partners|Systems|Industries|Foundation)$/
const FORUM = /\b(?:Working Group|Committee|Forum|Board|Council|Guild|Circle|Task Force|SIG|Steering)\b/i
const PROJECT = /^(?:Project|Operation|Programme|Program) /

/** Spans that may refer to an entity: names in capitals, and in text without case the names that are known. */
export function mentionsOf(reading: Reading, context: EngineContext): Mention[] {
  const types = new Map<string, Mention['hint']>()
  for (const k of context.knownNames) types.set(fold(k.name), k.type)
  const inside = midSentence(reading)
  const folds = folding()
  const out: Mention[] = []
  for (const line of reading.lines) {
    for (const m of line.text.matchAll(NAME)) {
      const trimmed = trim(m[0], m.index, line.text, inside, types, reading, folds)
      if (!trimmed) continue
      const { surface, at } = trimmed
      const start = line.span.start + at
      out.push({
        surface,
        segment: line.segment,
        span: { start, end: start + surface.length },
        hint: hintOf(surface, line.text, at, types, reading),
      })
    }
    if (!/\p{Lu}/u.test(line.text)) out.push(...caseless(reading, line, types))
  }
  return out
}

/** Words that stand with a capital inside a sentence somewhere: their capital at a start is their own. */
function midSentence(reading: Reading): Set<string> {
  const seen = new Set<string>()
  for (const line of reading.lines)
    if (innerCapital(reading, line)) for (const m of line.text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}'’-]+/gu)) seen.add(fold(m[0]))
  return seen
}

interface Folded {
  readonly folded: string
  /** Without what follows an apostrophe. */
  readonly low: string
  readonly common: boolean
}
/** Folds words and remembers them: most capitals of a talk are the same few first words. */
function folding(): (word: string) => Folded {
  const seen = new Map<string, Folded>()
  return word => {
    const known = seen.get(word)
    if (known) return known
    const folded = fold(word)
    const low = folded.replace(/['’].*$/, '')
    const made = { folded, low, common: IDLE.has(low) || /^(?:i|i'm|i'll|i've|i'd)$/.test(folded.replace(/’/g, "'")) }
    seen.set(word, made)
    return made
  }
}

function trim(
  raw: string,
  index: number,
  text: string,
  inside: ReadonlySet<string>,
  types: ReadonlyMap<string, unknown>,
  reading: Reading,
  folds: (word: string) => Folded,
): { surface: string; at: number } | null {
  let surface = raw
  let at = index
  const start = index === 0 || /[.!?:…"“«(]\s*$/.test(text.slice(Math.max(0, index - 3), index))
  for (;;) {
    const space = surface.indexOf(' ')
    const first = space < 0 ? surface : surface.slice(0, space)
    const { folded, low, common } = folds(first)
    const known = types.has(low) || reading.people.has(low)
    const own = inside.has(folded) && !common
    if ((common && !(known && !start) && !types.has(fold(surface))) || (start && at === index && !known && !own && surface === first)) {
      if (surface === first) return null
      at += first.length + 1
      surface = surface.slice(first.length + 1)
      const link = /^(?:of|de|van|von|the|and|&) /.exec(surface)
      if (link) {
        at += link[0].length
        surface = surface.slice(link[0].length)
      }
      continue
    }
    break
  }
  surface = surface.replace(/['’]s$/, '').replace(/ (?:of|the|and|&)$/, '')
  return surface.length >= 2 ? { surface, at } : null
}

function hintOf(surface: string, text: string, at: number, types: ReadonlyMap<string, Mention['hint']>, reading: Reading): Mention['hint'] {
  const folded = fold(surface)
  const known = types.get(folded)
  if (known) return known
  if (reading.people.has(folded)) return 'person'
  if (PROJECT.test(surface)) return 'project'
  if (FORUM.test(surface)) return 'forum'
  if (ACCOUNT.test(surface)) return 'account'
  const after = text.slice(at + surface.length, at + surface.length + 24)
  const before = text.slice(Math.max(0, at - 12), at)
  if (PERSON_AFTER.test(after) || (PERSON_BEFORE.test(before) && /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(surface))) return 'person'
  return null
}

function caseless(reading: Reading, line: Reading['lines'][number], types: ReadonlyMap<string, Mention['hint']>): Mention[] {
  const out: Mention[] = []
  for (const m of line.text.matchAll(/[\p{L}][\p{L}'’-]+/gu)) {
    const low = fold(m[0])
    const hint = types.get(low) ?? (reading.people.has(low) ? 'person' : null)
    if (!hint || IDLE.has(low)) continue
    const start = line.span.start + m.index
    out.push({ surface: m[0], segment: line.segment, span: { start, end: start + m[0].length }, hint })
  }
  return out
}
