import type { KnowledgeView } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { RecordedEvent } from '../model/record.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { isNoName } from './things.ts'

/** The calendar event that a recording is of, with why. */
export interface EventMatch {
  readonly event: RecordedEvent
  readonly reason: string
  readonly confidence: number
}

const MINUTE = 60_000

/** True where the talk says a word of a title that is no everyday word. */
function saysTitle(document: SourceDocument, title: string): boolean {
  const said = new Set(wordsOf(document.text))
  return wordsOf(title).some(w => w.length > 4 && (commonRank(w) ?? 9999) > 3000 && said.has(w))
}

/** Finds the calendar event of a transcript: by overlap of time, else by day with title, clock and people. Null below the bar. */
export function matchEvent(document: SourceDocument, knowledge: KnowledgeView, speakers: readonly string[]): EventMatch | null {
  const date = document.date
  if (document.kind !== 'transcript' || !date) return null
  const length = (document.duration ?? 1800) * 1000
  const near =
    date.instantMs === undefined
      ? knowledge.eventsOn(date.day)
      : [...knowledge.eventsBetween(date.instantMs - 20 * MINUTE, date.instantMs + length), ...knowledge.eventsOn(date.day)]
  const events = [...new Map(near.map(e => [e.uid + e.startMs, e])).values()].filter(e => !e.cancelled && e.attendees.length > 0)
  const title = wordsOf(`${document.title?.text ?? ''} ${document.fileName}`).filter(w => !/\d/.test(w) && !isNoName(w) && w.length > 2)
  let best: EventMatch | null = null
  for (const event of events) {
    const reasons: string[] = []
    let score = 0
    if (date.instantMs !== undefined) {
      const overlap = Math.min(date.instantMs + length, event.endMs) - Math.max(date.instantMs, event.startMs)
      if (overlap > 0.4 * Math.min(length, event.endMs - event.startMs) || Math.abs(date.instantMs - event.startMs) < 12 * MINUTE) {
        score += 0.6
        reasons.push('at the same time')
      } else if (Math.abs(date.instantMs - event.startMs) > 90 * MINUTE) score -= 0.3
    } else if (date.time) {
      const [h, m] = date.time.split(':').map(Number)
      const start = new Date(event.startMs)
      // The recording's clock is local, the event's in UTC: the minutes must agree, the hours differ by a zone.
      const apart = (h ?? 0) * 60 + (m ?? 0) - (start.getUTCHours() * 60 + start.getUTCMinutes())
      const zone = Math.round(apart / 30) * 30
      if (Math.abs(apart - zone) <= 6 && Math.abs(zone) <= 14 * 60) {
        score += 0.3
        reasons.push('starts at that minute')
      } else score -= 0.1
    }
    const words = new Set(wordsOf(event.title))
    const shared = title.filter(w => words.has(w)).length
    if (shared > 0) {
      score += Math.min(0.5, 0.25 * shared)
      reasons.push('title')
    }
    const invited = new Set(event.attendees.flatMap(a => (a.name ? [foldName(a.name)] : [])))
    const here = speakers.filter(s => invited.has(foldName(s))).length
    if (here > 0) {
      score += 0.15 * Math.min(3, here)
      reasons.push('the same people')
    }
    if (events.length === 1) score += 0.1
    // Nothing but a day is known of the recording, the day has one meeting, and the talk uses a word of its title.
    if (
      events.length === 1 &&
      score <= 0.1 &&
      date.instantMs === undefined &&
      !date.time &&
      speakers.length === 0 &&
      saysTitle(document, event.title)
    ) {
      score = 0.4
      reasons.push('the one meeting of that day, of which the talk speaks')
    }
    if (score >= 0.39 && (best === null || score > best.confidence))
      best = { event, reason: `calendar "${event.title}": ${reasons.join(', ')}`, confidence: Math.min(0.97, score) }
  }
  return best
}
