import type { Topic } from '../model/extraction.ts'
import { type Reading, voiceName } from './reading.ts'
import { capital } from './speech.ts'

// Names of windows, programs and recordings say nothing about the talk.
const EMPTY =
  /^(?:new )?(?:recording|audio|meeting|untitled|google chrome|zoom|microsoft teams|teams|transcript|call|note|voice memo|document|re|fwd?|rec|gmt)\b[\s\d:._-]*$|^[\d\s:._-]+$|\brecording\b|^GMT\d/i

// Says how it was recorded, not what was said.
const MEMO = /\b(?:memo|voice ?note|dictation|recording|audio|note to self)\b/i

/** What the talk was about, whole words, at most about 80 characters; null where nothing can be said. */
export function titleOf(reading: Reading, topics: readonly Topic[]): string | null {
  const { title } = reading.doc
  if (title && !EMPTY.test(title.text.trim()) && title.from !== 'file-name' && title.text.length <= 90 && !/(?:\.\.\.|…)$/.test(title.text))
    return title.text.trim()
  // Two words say more than one.
  const about = [...topics.filter(t => t.text.includes(' ')), ...topics.filter(t => !t.text.includes(' '))].slice(0, 2).map(t => t.text)
  const matter = about.length === 2 ? `${about[0]} and ${about[1]}` : about[0]
  if (
    title &&
    title.from === 'file-name' &&
    !EMPTY.test(title.text.trim()) &&
    !(matter && MEMO.test(title.text)) &&
    title.text.length <= 60
  )
    return title.text.trim()
  if (!matter) return null
  const voices = [...new Set(reading.lines.map(l => l.speaker))].map(s => voiceName(reading, s)).filter(n => n !== null)
  return voices.length === 2 && reading.doc.kind === 'transcript' ? `${voices.join(' and ')}: ${matter}` : capital(matter)
}
