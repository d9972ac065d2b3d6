import type { Statement, Topic } from '../model/extraction.ts'
import { type Reading, voiceName } from './reading.ts'
import { capital } from './speech.ts'

// Names of windows, programs and recordings say nothing about the talk.
const EMPTY =
  /^(?:new )?(?:recording|audio|meeting|untitled|google chrome|zoom|microsoft teams|teams|transcript|call|note|voice memo|document|re|fwd?|rec|gmt)\b[\s\d:._-]*$|^[\d\s:._-]+$|\brecording\b|^GMT\d/i

// Says how it was recorded, not what was said.
const MEMO = /\b(?:memo|voice ?note|dictation|recording|audio|note to self)\b/i

/** A title of the person's own is kept up to here; the first task stands for a note without topics up to there. */
const LONGEST = 90
const FIRST_TASK = 60

/** What the talk was about, whole words, at most about 80 characters; null where nothing can be said. */
export function titleOf(reading: Reading, topics: readonly Topic[], statements: readonly Statement[] = []): string | null {
  const { title } = reading.doc
  const own = title && !EMPTY.test(title.text.trim()) && !/(?:\.\.\.|…)$/.test(title.text) ? title.text.trim() : null
  if (own && title?.from !== 'file-name' && own.length <= LONGEST) return own
  const matter = matterOf(topics)
  if (own && title?.from === 'file-name' && !(matter && MEMO.test(own)) && own.length <= 60) return own
  if (!matter) return firstTask(statements)
  const voices = [...new Set(reading.lines.map(l => l.speaker))].map(s => voiceName(reading, s)).filter(n => n !== null)
  return voices.length === 2 && reading.doc.kind === 'transcript' ? `${voices.join(' and ')}: ${matter}` : capital(matter)
}

/** The weightiest matter of two words, which say more than one, and what weighs most beside it. */
function matterOf(topics: readonly Topic[]): string | null {
  const first = topics.find(t => t.text.includes(' ')) ?? topics[0]
  if (!first) return null
  const second = topics.find(t => t !== first && (t.text.includes(' ') || t === topics[0] || t.segments.length >= 3))
  return second ? `${first.text} and ${second.text}` : first.text
}

/** A note without topics is about the first thing it lists. */
function firstTask(statements: readonly Statement[]): string | null {
  const text = statements
    .find(s => s.stated)
    ?.text.split(/[.;:(]|, | [–—] /)[0]
    ?.trim()
  return text && text.length <= FIRST_TASK && text.includes(' ') ? text : null
}
