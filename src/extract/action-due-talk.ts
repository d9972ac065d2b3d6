import type { IsoDate } from '../model/ids.ts'
import { actionCue } from './action-cues.ts'
import { dayPhrases } from './dates.ts'
import type { Line, Reading } from './reading.ts'

/**
 * The day of a task as the talk around its line has it. `own`: the day that the line names, put off where the others agree to another;
 * without one: what is said next of it, asked for, or known of the event before which it is due. Null where nothing tells.
 */
export function laterDay(reading: Reading, line: Line, own: IsoDate | null, body: string): IsoDate | null {
  const today = reading.day
  if (!today) return own
  if (own) return putOff(reading, line, today, own) ?? own
  return (
    thenMeant(reading, line, today, body) ??
    neededBy(reading, line, today) ??
    afterthought(reading, line, today) ??
    askedWhen(reading, line, today) ??
    promisedLater(reading, line, today) ??
    dayOfEvent(reading, line, today, body)
  )
}

const NEEDED_BY =
  /\b(?:need|needs|want|wants|have|has|must|should|deadline|due|it's for|I'll do (?:it|that)|you'll have (?:it|that)|that'd be|that would be|ideally)\b/i
/** "I'd need it by the twentieth", said next by the same voice. */
function neededBy(reading: Reading, line: Line, today: IsoDate): IsoDate | null {
  const more = reading.lines[line.index + 1]
  if (!more || more.speaker !== line.speaker || more.question || !NEEDED_BY.test(more.clean)) return null
  return dayPhrases(more.clean, today).find(x => x.sense === 'deadline')?.day ?? null
}

const HARDLY_MORE =
  /^(?:(?:say|give me|I'd say|you'll have it|you get it|you have it|I'll do (?:it|that)|by|on|until|before|maybe|let's say|yes|okay|so|how about|does|is|will|that's|end of|it'll be|due)[, ]*)*$/i
/** "… by when?" – "Friday." and afterthoughts: a short line that is hardly more than a day. */
function afterthought(reading: Reading, line: Line, today: IsoDate): IsoDate | null {
  for (let k = 1; k <= 5; k++) {
    const l = reading.lines[line.index + k]
    if (!l) break
    // What is promised next has a day of its own.
    if (another(reading, l)) break
    if (l.words > 7) continue
    const d = dayPhrases(l.clean, today)[0]
    // Further on only "Today, would you?" is still about it: another day is another matter's.
    if (
      d &&
      (k <= 3 || (d.start === 0 && l.words <= 4 && /^to(?:day|night|morrow)$/i.test(d.phrase))) &&
      HARDLY_MORE.test(
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

/** A line that is a task itself and says what. */
const another = (reading: Reading, l: Line): boolean => {
  const cue = l.words >= 5 ? actionCue(reading, l) : null
  return cue !== null && cue.form !== 'taken' && cue.score >= 0 && !/^\w+ (?:it|that|this|them)\b/i.test(cue.body)
}

const WHEN =
  /^(?:[a-z' ]{0,24}[,.]? )?(?:by |until |till )?when(?:'s that| is that| would that be| will that be| can (?:I|we) (?:have|get|see) (?:it|that|them)| do (?:I|we) get (?:it|that|them)|'s the (?:next )?[a-z]+| is the (?:next )?[a-z]+)?(?:,? \p{Lu}[\p{L}'-]+)?\?*$/iu
const OF_WHAT = /\bwhen(?:'s| is) the (?:next )?([a-z]+)/i
/** "When, Ada?" – "I'm away next week. Say the Friday. The third.": the last day of the answer. */
function askedWhen(reading: Reading, line: Line, today: IsoDate): IsoDate | null {
  for (let k = 1; k <= 4; k++) {
    const q = reading.lines[line.index + k]
    if (!q || another(reading, q)) return null
    if (!WHEN.test(q.clean) || q.words > 7) continue
    // "When's the launch?" asks of the launch.
    const of = OF_WHAT.exec(q.clean)?.[1]?.toLowerCase()
    if (of && !line.low.includes(of)) return null
    let day: IsoDate | null = null
    let who: number | null | undefined
    for (let a = 1; a <= 6; a++) {
      const l = reading.lines[q.index + a]
      if (!l || another(reading, l)) break
      who ??= l.speaker
      if (l.speaker !== who) break
      const bare = /^(?:say |so |that's )*the [a-z\d-]+$/i.test(l.clean) ? `on ${l.clean.replace(/^(?:say |so |that's )*/i, '')}` : l.clean
      day = dayPhrases(bare, today).at(-1)?.day ?? day
    }
    return day
  }
  return null
}

const GETS_IT =
  /^(?:(?:okay|yes|yeah|so|right|then|fine|good|sure|well)[,.]? )*you(?:'ll| will)? (?:have|get) (?:it|that|this|them|those|an answer)\b/i
/** Taken up some lines further on: "Okay, you have it this week." */
function promisedLater(reading: Reading, line: Line, today: IsoDate): IsoDate | null {
  for (let k = 1; k <= 9; k++) {
    const l = reading.lines[line.index + k]
    if (!l || another(reading, l)) return null
    if (l.words <= 9 && !l.question && GETS_IT.test(l.clean)) return dayPhrases(l.clean, today)[0]?.day ?? null
  }
  return null
}

/** "before then", "by then": the day that was named last, up to five sentences back. */
function thenMeant(reading: Reading, line: Line, today: IsoDate, body: string): IsoDate | null {
  const at = /\b(?:before|by) (?:then|that)\b(?! \p{Ll})/iu.exec(body)
  if (!at) return null
  const here = line.clean.slice(0, Math.max(0, line.clean.indexOf(body.slice(0, 12))))
  for (const text of [here, ...[1, 2, 3, 4, 5].map(k => reading.lines[line.index - k]?.clean ?? '')]) {
    const day = dayPhrases(text, today).at(-1)?.day
    if (day) return day
  }
  return null
}

const BEFORE_EVENT =
  /\b(?:before|by|ahead of|in time for|until|till|for) (?:the|our|your|their) (?:next )?(?:[a-z]+ ){0,1}?([a-z]{4,})(?=$|[,.;]| (?:so|because|and|please|then|if)\b)/gi
const NO_EVENT =
  /^(?:week|weekend|month|year|quarter|morning|afternoon|evening|night|time|moment|team|client|customer|board|others?|people|rest|project|annex|report|sheet|list)$/
/** "before the offsite", where the talk says when the offsite is, and says it in one way only. */
function dayOfEvent(reading: Reading, line: Line, today: IsoDate, body: string): IsoDate | null {
  const event = [...body.matchAll(BEFORE_EVENT)].at(-1)?.[1]?.toLowerCase()
  if (!event || NO_EVENT.test(event)) return null
  const days = new Set<IsoDate>()
  const is = new RegExp(
    `\\b${event}(?:'s| is| starts| begins| takes place| will be| would be| falls| meets| sits| happens)?,?(?: then| now| next| still)?(?: on| from)?,?(?: the)? $`,
    'i',
  )
  for (const l of reading.lines) {
    if (!l.low.includes(event) || l.index === line.index) continue
    for (const d of dayPhrases(l.clean, today)) if (is.test(l.clean.slice(0, d.start))) days.add(d.day)
  }
  const [only] = days
  return days.size === 1 && only ? only : null
}

const ENOUGH =
  /\b(?:is|'s|would be|'d be) (?:enough|early enough|soon enough|fine|okay|good|better)\b|\bmake it\b|\b(?:could|can|shall) (?:we|you) (?:say|do|make it)\b|\bsay\b/i
/** "By Friday." – "Could we say Monday?" – "Monday's fine.": another day, named by somebody else and not turned down. */
function putOff(reading: Reading, line: Line, today: IsoDate, own: IsoDate): IsoDate | null {
  for (let k = 1; k <= 2; k++) {
    const l = reading.lines[line.index + k]
    if (!l || l.speaker === null || l.speaker === line.speaker || l.words > 8 || another(reading, l) || !ENOUGH.test(l.clean)) continue
    const [d, more] = dayPhrases(l.clean, today)
    if (!d || more || d.day === own) continue
    const next = reading.lines[l.index + 1]
    if (!next || next.speaker === l.speaker) continue
    const same = next.low.includes(d.phrase.toLowerCase())
    if (same || (/^(?:yes|yeah|sure|okay|fine|good|perfect|deal|works)\b/i.test(next.clean) && next.words <= 4)) return d.day
  }
  return null
}
