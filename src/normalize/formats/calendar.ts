import type { Format } from '../../model/contracts.ts'
import type { CalendarEvent } from '../../model/document.ts'
import { isoDate } from '../../model/ids.ts'
import { documentBuilder } from '../document-builder.ts'
import { cleanLine } from '../mail/clean.ts'
import { titleOfFileName } from '../title.ts'
import { readCalendar } from './calendar-events.ts'

/** Segments that name events: enough to see what the file was, whatever its size. */
const MAX_LISTED = 2000

/** iCalendar, as Google, Outlook and Apple write it. Makes no note: its events identify recordings. */
export const calendar: Format = {
  name: 'icalendar',
  recognize: ({ text }) => (text !== null && /^\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 2000)) ? 0.99 : 0),
  async read({ item, text }) {
    const { events, name, skipped, unread } = await readCalendar(text ?? '')
    const builder = documentBuilder(item, 'icalendar', 'calendar')
    builder.repair('calendar-lines', 'Lines that are no calendar property: left out', unread)
    builder.repair('calendar-events', 'Events without a start that exists: left out', skipped)
    for (const event of events.slice(0, MAX_LISTED)) builder.add({ type: 'paragraph', text: `${event.day} ${event.title}` })
    const only = new Set(events.map(e => e.uid)).size === 1 ? events[0] : undefined
    const title = cleanLine(name ?? only?.title ?? '', 200)
    return builder.finish({
      events,
      title: title === '' ? titleOfFileName(item.fileName) : { text: title, from: 'calendar' },
      date: only && events.length === 1 ? dateOf(only) : null,
    })
  },
}

function dateOf(event: CalendarEvent) {
  const day = isoDate(event.day)
  return day === null ? null : { day, instantMs: event.startMs, from: 'calendar' as const }
}
