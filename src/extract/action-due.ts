import type { IsoDate } from '../model/ids.ts'
import { laterDay } from './action-due-talk.ts'
import { clauseEnd } from './action-text.ts'
import { type DatePhrase, dayPhrases } from './dates.ts'
import type { Line, Reading } from './reading.ts'

const STILL_DUE =
  /(?:^|[,;.]|\b(?:and|so that|so|but))\s*(?:(?:no,? )?(?:make|call) (?:it|that)|(?:you|they|he|she|\p{Lu}\p{L}+)(?:'ll| will| can)? (?:have|get|see|find|hear|receive|know)(?: (?:it|that|this|them|from (?:me|us|him|her|them)|(?:the|a|an|its|your) [a-z]+(?: [a-z]+){0,5}))?|(?:I'll|I will|I can|I could|we'll) (?:do|have|get|send|get you|send you|give you|put|place|post|file|order|make|write|book|finish|start|fix|sort|bring|mail|print|drop|hand) (?:it|that|this|them|those)(?: (?:done|ready|over|to you|in|off|out|up|in the post))?|that's|that is|let's say|I'd say|I would say|give me|you'll have (?:it|that|this|them)|you'll get (?:it|that|this|them)|you have it|you get it|it(?:'ll| will| should) be (?:there|with you|done|ready)|(?:I )?need (?:it|that)|I want it|she wants to do it|he wants to do it|they want to do it|say|hopefully|maybe|probably|realistically|ideally|latest|at the latest)?,? ?(?:by|on|before|until|till|in|within|due)? ?(?:the )?(?:end of )?$/iu
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

const OR_LATER = /^,? or (?:maybe )?(?:the|a|one) (?:week|day|month|one) (?:after|later)\b/i

/** The day by which the task of a line is due, of all days that it names; null where none of them is meant so. `body`: the words of the task. */
export function dueOf(reading: Reading, line: Line, dates: readonly DatePhrase[], body: string): IsoDate | null {
  const own = dates.filter((d, i) => {
    const behind = body.slice(body.indexOf(d.phrase) + d.phrase.length)
    // "next week or the week after" is no day; of "Monday or Tuesday" the later one is.
    if (OR_LATER.test(behind)) return false
    const other = dates[i + 1]
    if (
      other &&
      other.day > d.day &&
      /^,? or (?:on |by |maybe )?(?:the )?$/i.test(behind.slice(0, Math.max(0, behind.indexOf(other.phrase))))
    )
      return false
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
    // "book it this week" is when to book, "for the last week of August" is what.
    const what = /week|month/i.test(d.phrase) ? /\bfor (?:the )?$/i : FOR_A_DAY
    if (d.sense !== 'deadline' && BOOKS.test(body) && what.test(before)) return false
    return d.sense === 'deadline' || !ABOUT_A_DAY.test(before)
  })
  const last = own.findLast(
    (d, i) => i > 0 && CORRECTS.test(line.clean.slice(line.clean.indexOf(own[i - 1]?.phrase ?? ''), line.clean.lastIndexOf(d.phrase))),
  )
  const best = last ?? own.find(d => d.sense === 'deadline') ?? own[0]
  const there = best ? null : dayToBeThere(reading, line, body)
  if (reading.written || there) return best?.day ?? there
  return laterDay(reading, line, best?.day ?? null, body)
}

const TO_BE_THERE = /^(?:come|attend|join|present|take part|be there|show up)\b/i
/** "The jury meets on 3 May. Could you come and present it?": the day of what the sentence before it announces. */
function dayToBeThere(reading: Reading, line: Line, body: string): IsoDate | null {
  const before = reading.lines[line.index - 1]
  const today = dayOf(reading, line)
  if (!today || !TO_BE_THERE.test(body) || before?.message !== line.message || before.speaker !== line.speaker || before.question)
    return null
  const [day, more] = dayPhrases(before.clean, today)
  return day && !more && /\b(?:meets?|meeting|is|are|starts?|takes? place|sits?|opens?|held)\b/i.test(before.clean) ? day.day : null
}
