import type { CompletionReport, Extraction } from '../model/extraction.ts'
import { dayOf } from './actions.ts'
import { dayPhrases } from './dates.ts'
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
    out.push({ evidence: evidenceOf(reading, line), speaker: line.speaker, text: line.clean, on: past?.day ?? null })
  }
  return out
}

const NEXT =
  /\b(?:next (?:meeting|call|check-?in|plenary|session|sync|one|time|catch-?up|1:1|one-on-one)|(?:we(?:'ll)? )?(?:meet|talk|speak|reconvene|catch up) again|see (?:you|everybody|everyone)(?: all)? (?:on |next |in |at |tomorrow)|same time (?:next|in)|(?:let's|we) (?:meet|talk|speak|sync|reconvene|do (?:a|another) call))\b/i

/** The next meeting where the talk agrees on one, from the last third first. */
export function nextMeetingOf(reading: Reading): Extraction['nextMeeting'] {
  for (const line of [...reading.lines].reverse()) {
    if (!NEXT.test(line.clean) || line.words > 40) continue
    const today = dayOf(reading, line)
    const found = today ? dayPhrases(line.clean, today).find(d => d.day > today) : undefined
    if (!found && !/\b(?:two weeks|week|same time)\b/i.test(line.clean)) continue
    if (!found) continue
    return { text: line.clean, day: found.day, evidence: [evidenceOf(reading, line)] }
  }
  return null
}
