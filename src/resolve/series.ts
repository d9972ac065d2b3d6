import type { KnowledgeView } from '../model/contracts.ts'
import { MONTHS, WEEKDAYS } from '../model/date-words.ts'
import type { Entity, Owner } from '../model/entity.ts'
import type { Extraction } from '../model/extraction.ts'
import type { RecordedEvent } from '../model/record.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import type { EntityBook } from './entity-book.ts'
import type { EventMatch } from './event-match.ts'
import { isGivenName } from './given-names.ts'
import { companyDomain } from './person-name.ts'

const DAY = 86_400_000
/** A series that pauses for longer announces nothing. */
const LOOK_AHEAD = 62 * DAY

/**
 * The next meeting of a talk: what the talk agrees on, else the next of its series in the calendar; where the calendar moved the one that was agreed on,
 * both. Null where neither knows one.
 */
export function nextMeeting(
  said: Extraction['nextMeeting'],
  repaired: (text: string) => string,
  match: EventMatch | null,
  knowledge: KnowledgeView,
): string | null {
  const next = match ? nextInSeries(match.event, knowledge) : null
  if (!said) return next ? shown(next) : null
  const text = repaired(said.text)
  const wasThat = next?.replaces !== undefined && said.day === new Date(next.replaces).toISOString().slice(0, 10)
  return next && wasThat && next.day !== said.day ? `${text}, moved to ${shown(next)}` : text
}

function nextInSeries(event: RecordedEvent, knowledge: KnowledgeView): RecordedEvent | null {
  if (!event.recurring) return null
  const later = knowledge
    .eventsBetween(event.endMs + 1, event.startMs + LOOK_AHEAD)
    .filter(e => e.uid === event.uid && e.startMs > event.startMs && !e.cancelled)
  return later.reduce<RecordedEvent | null>((first, e) => (first === null || e.startMs < first.startMs ? e : first), null)
}

/** `Wednesday 11 March at 14:00`: as a talk's own announcement reads. */
function shown(event: RecordedEvent): string {
  const [, month = '', day = ''] = event.day.split('-')
  const weekday = WEEKDAYS[new Date(`${event.day}T12:00:00Z`).getUTCDay()]
  const date = `${weekday} ${Number(day)} ${MONTHS[Number(month) - 1]}`
  return event.time ? `${date} at ${event.time.replace(/^0/, '')}` : date
}

/** Words that say how often or in what way people meet, not what about. */
const MEETING =
  /^(?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|meeting|call|sync|stand-?up|check-?in|catch-?up|session|review|round|jour|fixe|wöchentlich|ukentlig|møte|and|the|of|for|our|mon|tue|wed|thu|fri|monday|tuesday|wednesday|thursday|friday)$/i
const PAIR = /\b1\s*[:/]\s*1\b|\bone[- ]on[- ]one\b|<>|\bwith\b/i
/** Words so common that a title of them names no project and no customer. */
const COMMON = 4000

/**
 * The forum that a recurring event is, after one recording already: at least three people, colleagues or people of several houses, under a title that names
 * no customer, no project and nobody. A series with one customer is of that customer.
 */
export function forumOfSeries(match: EventMatch | null, book: EntityBook, owner: Owner): Entity | null {
  const event = match?.event
  if (!event?.recurring || PAIR.test(event.title)) return null
  const known = book.byName(event.title, 'forum')[0]
  if (known) return known
  const people = new Map([...(event.organizer ? [event.organizer] : []), ...event.attendees].map(a => [a.email || (a.name ?? ''), a]))
  const own = new Set(owner.emails.flatMap(e => companyDomain(e) ?? []))
  const houses = new Set([...people.keys()].flatMap(e => companyDomain(e) ?? []).filter(d => !own.has(d)))
  if (people.size < 3 || houses.size === 1) return null
  const words = wordsOf(event.title).filter(w => !MEETING.test(w) && !/\d/.test(w))
  if (words.length === 0 || words.some(w => isGivenName(w) || (commonRank(w) ?? Number.POSITIVE_INFINITY) > COMMON)) return null
  const titled = foldName(event.title).split(' ')
  const named = titled.some((_, i) =>
    [1, 2, 3].some(n => book.byName(titled.slice(i, i + n).join(' ')).some(e => e.type === 'project' || e.type === 'account')),
  )
  return named ? null : book.create('forum', event.title)
}
