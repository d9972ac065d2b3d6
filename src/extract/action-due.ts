import type { IsoDate } from '../model/ids.ts'
import { clauseEnd } from './action-text.ts'
import { type DatePhrase, dayPhrases } from './dates.ts'
import type { Line, Reading } from './reading.ts'

const STILL_DUE =
  /(?:^|[,;.]|\b(?:and|so))\s*(?:(?:I'll|I will|I can|I could|we'll) (?:do|have|get|send|get you|send you|give you|put|place|post|file|order|make|write|book|finish|start|fix|sort|bring|mail|print|drop|hand) (?:it|that|this|them|those)(?: (?:done|ready|over|to you|in|off|out|up|in the post))?|that's|that is|let's say|I'd say|I would say|give me|you'll have (?:it|that|this|them)|you'll get (?:it|that|this|them)|you have it|you get it|it'll be (?:there|with you|done|ready)|(?:I )?need (?:it|that)|I want it|she wants to do it|he wants to do it|they want to do it|say|hopefully|maybe|probably|realistically|ideally|latest|at the latest)?,? ?(?:by|on|before|until|in|within|due)? ?(?:the )?(?:end of )?$/i
/** Days that belong to the task: inside its clause, or in an afterthought that only tells when. */
export function withinTask(body: string, dates: readonly DatePhrase[]): DatePhrase[] {
  const end = clauseEnd(body)
  return end < 0 ? [...dates] : dates.filter(d => d.start < end || STILL_DUE.test(body.slice(0, d.start)))
}

/** The day of the message or talk that a line belongs to. */
export function dayOf(reading: Reading, line: Line): IsoDate | null {
  const message = line.message === null ? null : reading.doc.messages[line.message]
  return message?.date?.day ?? reading.day
}

const NEEDED_BY =
  /\b(?:need|needs|want|wants|have|has|must|should|deadline|due|it's for|I'll do (?:it|that)|you'll have (?:it|that)|that'd be|that would be|ideally)\b/i

const EVENT_BEFORE =
  /\b(?:meeting|call|session|workshop|visit|event|review|conference|plenary|talk|slot|party|launch|walk|day) (?:on|at|of|in) (?:the )?$|\b(?:report|mail|email|message|deck|version|letter|note) (?:of|from) (?:the )?$/i

// "by Monday, no, make it Tuesday": what comes after it counts.
const CORRECTS = /\b(?:no|make it|make that|actually|sorry|rather|scratch that|I mean|let's say|better)\b/i
// The day of what is told, booked or bought, not the day of doing it.
const ABOUT_A_DAY =
  /\b(?:about|that|whether|(?:ask|know|see|check|say|tell \S+) if)\b(?!.*\b(?:before|until|by the time|in time)\b).*\b(?:is|are|being|on|was|will be|comes|moves|starts|for)\s*(?:the )?$/i
const A_THING_OF_THE_DAY =
  /^ (?!(?:at|and|or|before|after|is|with|for|to|by|in|on|then|because|so|if|when|please|latest|the|of|that|it|we|you|I|they|as|but|instead|too|noon|morning|afternoon|evening)\b)[a-z]{3,}/i
const BOOKS = /^(?:re)?(?:book|schedule|arrange|reserve|order|plan|set up|organi[sz]e|hire|rent|buy|move|invite)\b/i
// "a ticket for the Thursday", "on the roster for Saturday": the day is the ticket's. "I'll have it ready for the Friday" is when it is due.
const THING_FOR_A_DAY = /\bfor the $/i
const LISTED_FOR_A_DAY =
  /\b(?:tickets?|rosters?|rota|list|seats?|rooms?|tables?|places?|slots?|shifts?|agenda|menu|programme|calendar|diary|plan|schedule)(?: \S+){0,2} for $/i
const READY_FOR_A_DAY = /\b(?:ready|done|finished|there|here|back|it|that|them|this) for the $/i
const NAMED_WEEKDAY = /^(?:the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day/i
const FOR_A_DAY = /\b(?:for|to|on|from) (?:the )?$/i

/** The day by which the task of a line is due, of all days that it names; null where none of them is meant so. `body`: the words of the task. */
export function dueOf(reading: Reading, line: Line, dates: readonly DatePhrase[], body: string): IsoDate | null {
  const own = dates.filter(d => {
    if (EVENT_BEFORE.test(line.clean.slice(0, line.clean.indexOf(d.phrase)))) return false
    const before = body.slice(0, Math.max(0, body.indexOf(d.phrase)))
    // "the Thursday slot" is a slot.
    if (
      (/\bthe $/i.test(before) || /^the /i.test(d.phrase)) &&
      A_THING_OF_THE_DAY.test(body.slice(body.indexOf(d.phrase) + d.phrase.length))
    )
      return false
    if (
      d.sense !== 'deadline' &&
      NAMED_WEEKDAY.test(d.phrase) &&
      (LISTED_FOR_A_DAY.test(before) ||
        (THING_FOR_A_DAY.test(before + (/^the /i.exec(d.phrase)?.[0] ?? '')) &&
          !READY_FOR_A_DAY.test(before + (/^the /i.exec(d.phrase)?.[0] ?? ''))))
    )
      return false
    if (d.sense !== 'deadline' && !/week|month/i.test(d.phrase) && BOOKS.test(body) && FOR_A_DAY.test(before)) return false
    return d.sense === 'deadline' || !ABOUT_A_DAY.test(before)
  })
  const last = own.findLast(
    (d, i) => i > 0 && CORRECTS.test(line.clean.slice(line.clean.indexOf(own[i - 1]?.phrase ?? ''), line.clean.lastIndexOf(d.phrase))),
  )
  const best = last ?? own.find(d => d.sense === 'deadline') ?? own[0]
  if (best) return best.day
  const today = dayOf(reading, line)
  if (!today || reading.written) return null
  // "I'd need it by the twentieth", said next by the same voice.
  const more = reading.lines[line.index + 1]
  if (more && more.speaker === line.speaker && !more.question && NEEDED_BY.test(more.clean)) {
    const d = dayPhrases(more.clean, today).find(x => x.sense === 'deadline')
    if (d) return d.day
  }
  // "… by when?" – "Friday." and afterthoughts: a short line that is hardly more than a day.
  for (let k = 1; k <= 5; k++) {
    const l = reading.lines[line.index + k]
    if (!l) break
    if (l.words > 7) continue
    const d = dayPhrases(l.clean, today)[0]
    // Further on only "Today, would you?" is still about it: another day is another matter's.
    if (
      d &&
      (k <= 3 || (d.start === 0 && l.words <= 4 && /^to(?:day|night|morrow)$/i.test(d.phrase))) &&
      /^(?:(?:say|give me|I'd say|you'll have it|you get it|you have it|I'll do (?:it|that)|by|on|until|before|maybe|let's say|yes|okay|so|how about|does|is|will|that's|end of|it'll be|due)[, ]*)*$/i.test(
        l.clean
          .slice(0, d.start)
          .replace(/\bthe\b/gi, '')
          .trim(),
      )
    )
      return l.words - d.phrase.split(' ').length > 4 || /\b(?:works|fine|good|meet|again|same time)\b/i.test(l.clean) ? null : d.day
  }
  return null
}
