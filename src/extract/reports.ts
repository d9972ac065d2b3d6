import { MONTHS, WEEKDAYS } from '../model/date-words.ts'
import type { CompletionReport, Extraction } from '../model/extraction.ts'
import { dayOf } from './action-due.ts'
import { dayPhrases, weekday } from './dates.ts'
import { evidenceOf, type Reading } from './reading.ts'

const DONE: readonly RegExp[] = [
  /\bI(?:'ve| have)? (?:already |just |also )?(?:sent|emailed|mailed|forwarded|shared|wrote|written|drafted|did|done|finished|completed|booked|ordered|called|asked|checked|updated|fixed|uploaded|published|signed|returned|filed|submitted|introduced|confirmed|arranged|scheduled|talked to|spoke to|spoken to|met|read|reviewed|ran|rerun|reran|put|delivered|paid|told|gave|looked at|looked into|set up|sorted|cleared|got|filled in)\b/i,
  /\b(?:has|have|was|were|is|are|'s|'ve been|been|got) (?:already |now |just |all )?(?:sent|booked|done|finished|completed|confirmed|signed|closed|rerun|re-run|received|delivered|arranged|published|updated|fixed|resolved|sorted|settled|shipped|filed|submitted|uploaded|paid|approved|open since|set up|installed|staged|answered|cleared|returned)\b/i,
  /\b(?:thank you|thanks) for (?:the|your|sending|that|doing)\b/i,
  /\b(?:arrived|came in|came on|came through|went out|landed|it came|got here|is here)\b/i,
  /\b(?:I|we) (?:got|received|have received|have got) (?:the|it|your|that|them)\b/i,
  /\b(?:attached is|here is|here's|attached you'?ll find|please find attached|find attached)\b/i,
  /\b(?:as (?:promised|agreed)|like you(?:'d)? said|as you said)\b/i,
]
const NOT_DONE =
  /\b(?:not|n't|never|if|when|once|until|will|would|should|could|unless|whether|nobody|haven't|hasn't|as soon as|might|to be)\b/i

/** Sentences that report that something owed was done; whether anybody owed it is for resolve to find out. */
export function completionReports(reading: Reading): CompletionReport[] {
  const out: CompletionReport[] = []
  for (const line of reading.lines) {
    if (line.question || line.words < 4 || line.type === 'heading' || line.type === 'task') continue
    const hit = DONE.find(re => re.test(line.clean))
    if (!hit) continue
    const m = hit.exec(line.clean)
    const at = m?.index ?? 0
    const before = line.clean.slice(Math.max(0, at - 40), at + (m?.[0].length ?? 0))
    if (NOT_DONE.test(before) && !/\bno\b.*\bneeded\b/.test(line.low)) continue
    const today = dayOf(reading, line)
    const past = today ? dayPhrases(line.clean, today, true).find(d => d.day <= today) : undefined
    // "I sent it this morning": what "it" is stands in the sentence before.
    const earlier = reading.lines[line.index - 1]
    const open =
      /\b(?:it|that|them|those)\b/i.test(line.clean) && line.words < 10 && earlier && earlier.speaker === line.speaker && !earlier.question
    const text = open ? `${earlier.clean}. ${line.clean}` : line.clean
    out.push({ evidence: evidenceOf(reading, line), speaker: line.speaker, text, on: past?.day ?? null })
  }
  return out
}

const NEXT =
  /\b(?:next (?:\w+ )?(?:meeting|call|check-?in|plenary|session|sync|one|time|catch-?up|1:1|one-on-one|round)|(?:we(?:'ll)? )?(?:meet|talk|speak|reconvene|catch up) again|see (?:you|everybody|everyone|each other)\b|same (?:time|place) (?:next|in|on)|(?:let's|shall we|then we|we(?:'ll)?) (?:all )?(?:meet|talk|speak|sync|reconvene|do (?:a|another) call))\b/i
const AGREES =
  /^(?:(?:um|uh|oh|okay|ok|well),? )*(?:yes|yeah|yep|okay|ok|good|great|fine|perfect|sounds good|works|that works|works for me|sure|absolutely|deal|lovely|see you|bye|that's fine|agreed|noted|i'm in|i'll be there|wonderful)\b|\bworks\b|\bis (?:fine|good|perfect)\b/i
const REFUSES = /^(?:no\b|not really|I can't|can't|hmm|that's (?:bad|too)|I'm (?:away|off|on)|better)\b/i
const AT =
  /\b(?:at |around )((?:half past |quarter (?:past|to) )?(?:\d{1,2}(?:[:.]\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday)(?:[ -](?:thirty|fifteen|forty-five))?(?: ?(?:am|pm|a\.m\.|p\.m\.|o'clock|sharp))?)\b/i
const SAME = /\bsame (?:time and place|time,? same place|time|place)\b/i

/** The next meeting where the talk agrees on one, looked for from its end: the day in full and what was said of the hour. */
export function nextMeetingOf(reading: Reading): Extraction['nextMeeting'] {
  const { lines } = reading
  const from = Math.max(0, Math.min(lines.length - 15, Math.floor(lines.length * 0.6)))
  for (const line of lines.slice(from).reverse()) {
    if (!NEXT.test(line.clean) || line.words > 40) continue
    const today = dayOf(reading, line)
    const found = today ? dayPhrases(line.clean, today).find(d => d.day > today) : undefined
    if (!found) continue
    const replies = [1, 2, 3].flatMap(k => lines[line.index + k] ?? []).filter(l => l.speaker !== line.speaker)
    const first = replies[0]
    if (first && REFUSES.test(first.text)) continue
    // A question is agreed on only by its answer.
    if (
      line.question &&
      !reading.written &&
      !replies.some(l => AGREES.test(l.clean) || AGREES.test(l.text) || l.low.includes(found.phrase.toLowerCase()))
    )
      continue
    const [, month = '', day = ''] = found.day.split('-')
    const date = `${WEEKDAYS[weekday(found.day)]} ${Number(day)} ${MONTHS[Number(month) - 1]}`
    const hour = AT.exec(line.clean)?.[1] ?? null
    const same = SAME.exec(line.clean)?.[0].toLowerCase() ?? null
    const text = [date, hour ? `at ${hour}` : null, same]
      .filter(p => p !== null)
      .join(', ')
      .replace(/, at /, ' at ')
    return { text, day: found.day, evidence: [evidenceOf(reading, line), ...(first && line.question ? [evidenceOf(reading, first)] : [])] }
  }
  return null
}
