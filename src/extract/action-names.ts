import { fold } from '../model/text.ts'
import type { Line, Reading } from './reading.ts'
import { isPersonNoun } from './refer.ts'

const NO_PERSON =
  /^(?:I|I'.*|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|Christmas|Easter|Excel|Word|Teams|Zoom|Slack|[A-Z\d-]+)$/
const TO_SOMEBODY =
  /\b(?:to|with|from|ask|tell|call|ring|remind|email|mail|write|chase|send|give|show|invite|past|by) (?:the|our|my|your|their|his|her) ([a-z]+(?: [a-z]+)?)\b/gi
/** A known person, or in text with case any name inside the words. */
export function namesSomebody(reading: Reading, body: string): boolean {
  for (const m of body.matchAll(/\b\p{Lu}[\p{L}'-]+/gu)) {
    if (reading.people.has(fold(m[0]))) return true
    if (
      m.index > 0 &&
      !NO_PERSON.test(m[0]) &&
      /\b(?:to|with|from|ask|tell|call|for|at|remind|email|send|give|show|invite) $/.test(body.slice(0, m.index))
    )
      return true
  }
  for (const m of body.matchAll(TO_SOMEBODY)) if (isPersonNoun((m[1] ?? '').split(' ').at(-1) ?? '')) return true
  return false
}

/** Known people named in a line, as spelled there. */
export function namesIn(reading: Reading, line: Line): string[] {
  const out = new Set<string>()
  for (const m of line.text.matchAll(/\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/gu)) {
    if (reading.people.has(fold(m[0]))) out.add(m[0])
    else {
      const first = m[0].split(' ')[0] ?? ''
      if (reading.people.has(fold(first))) out.add(first)
    }
  }
  return [...out]
}
