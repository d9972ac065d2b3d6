import { cleanLine } from './clean.ts'

/** Prefixes that mail programs put before a subject, in the languages they come in. `RE[2]:`, `Re(3):` and `Re^2:` are counters of older programs. */
const PREFIX =
  /^(?:re|r|aw|antw|antwort|sv|vs|vb|ref|rif|res|odp|ynt|ang|bls|ha|hth|atb|fw|fwd|wg|doorst|tr|rv|enc|i|pd|wtr|vl|továbbítás|yml|ilt|转发|回复|答复|轉寄|回覆|전달|답장|返信|転送)\s*(?:\[\d+\]|\(\d+\)|\^\d+|\*\d+)?\s*[:：]\s*/iu
const LIST_TAG = /^\[[^\]]{1,40}\]\s*/
const MARKER = /^(?:\[(?:external|extern|ext|externe|spam|suspected spam|encrypt(?:ed)?|secure)\]|(?:external|extern|spam):)\s*/i

/** `RE[2]: AW: Fwd: Pilot terms` → `Pilot terms`; keeps a tag of a list that stands inside. Empty stays empty. */
export function foldSubject(subject: string): string {
  let rest = cleanLine(subject, 300)
  for (let i = 0; i < 50; i++) {
    const marker = MARKER.exec(rest)
    const prefix = PREFIX.exec(rest)
    const tag = LIST_TAG.exec(rest)
    const tagged = tag ? PREFIX.exec(rest.slice(tag[0].length)) : null
    if (prefix) rest = rest.slice(prefix[0].length)
    else if (marker) rest = rest.slice(marker[0].length)
    // `[team] Re: Pilot` is the same thread as `[team] Pilot`
    else if (tag && tagged) rest = tag[0] + rest.slice(tag[0].length + tagged[0].length)
    else break
  }
  return rest.trim()
}

/** True where the subject itself says that it answers or passes on. */
export const isReplySubject = (subject: string): boolean => PREFIX.test(cleanLine(subject, 300))
