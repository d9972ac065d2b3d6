import type { OwnerRef, Statement } from '../model/extraction.ts'
import { fold } from '../model/text.ts'
import { type Cue, voiceCalled } from './action-cues.ts'
import { byName, bySpeaker, evidenceOf, type Line, oncePerLine, type Reading, voiceName } from './reading.ts'
import { contentWords, stem } from './similar.ts'

/** An action before ranking: `score` is a log-odds that a careful reader would note it. */
export interface ActionCandidate {
  readonly line: Line
  readonly statement: Statement
  readonly score: number
  readonly form: Cue['form']
}

const CANCEL =
  /\b(?:forget (?:about )?(?:it|that|the|this)|never ?mind|don't (?:bother|worry about)|no need (?:to|for)|scrap (?:that|the|it)|let's not|you don't (?:need|have) to|we don't need|not needed|skip (?:that|the|it)|cancel (?:that|the|it)|drop (?:that|the|it)\b|call (?:that|it) off)\b/i
const INSTEAD = /\b(?:instead|actually|rather|better if|should (?:do|take|handle)|let's have|no,)\b/i

const HANDS_OVER =
  /^(?:and |so |then )*(?:I(?:'ll| will) (?:get|send|give|have|bring|mail|email|let you have) (?:you )?|you(?:'ll| will) (?:get|have) )(?:it|that|this|them|those)(?: to you| over| ready| done| back)?(?:,? (?:by|on|before|until|tomorrow|tonight|next|this|at|in)\b.*)?$|^(?:and |so |then )*I(?:'ll| will) (?:copy|cc) (?:you|\p{L}+)(?: in)?(?: on (?:it|that|this))?$/iu

/** Folds a request into its promise, drops what is taken back later in the talk, gives a task to whom it was handed. */
export function settle(reading: Reading, found: readonly ActionCandidate[]): ActionCandidate[] {
  const kept: (ActionCandidate | null)[] = [...found]
  // For whom it is says nothing of what it is.
  const voices = new Set(reading.doc.speakers.map(s => stem(fold(voiceName(reading, s.index) ?? ''))))
  const words = found.map(f => new Set([...contentWords(f.statement.text)].filter(w => !voices.has(w))))
  for (const [i, a] of found.entries()) {
    for (let j = i + 1; j < found.length; j++) {
      const b = found[j]
      if (!b || kept[i] === null || kept[j] === null) continue
      const gap = b.line.index - a.line.index
      const share = overlap(words[i] ?? new Set(), words[j] ?? new Set())
      // Two promises near each other are two tasks unless they share most of their words.
      const promises = a.form === 'commit' && b.form === 'commit'
      // Who asks somebody and then promises something himself promises something else.
      const aside =
        a.form === 'request' &&
        b.form === 'commit' &&
        a.line.speaker === b.line.speaker &&
        b.line.speaker !== null &&
        differ(a.statement.owner, b.statement.owner)
      const close =
        !aside && gap <= 8 && share >= (promises ? 0.67 : 0.5) && !(a.form !== 'request' && differ(a.statement.owner, b.statement.owner))
      const short = /^\w+ (?:it|that|this|them|those)\b/i.test(b.statement.text)
      const answers =
        a.form === 'request' &&
        b.form === 'commit' &&
        gap <= 4 &&
        sameOwner(a.statement.owner, b.statement.owner) &&
        (share >= 0.3 || (short && gap <= 2))
      if (gap === 1 && a.line.speaker === b.line.speaker && HANDS_OVER.test(b.line.clean.replace(/^[,;] /, ''))) {
        // "I'll mark the plan up," – "and I'll get you that by Friday": one task, and its day.
        kept[i] = null
        const evidence = [...a.statement.evidence.slice(0, 2), ...b.statement.evidence.slice(0, 1)]
        kept[j] = {
          ...a,
          score: Math.max(a.score, b.score),
          statement: { ...a.statement, due: a.statement.due ?? b.statement.due, evidence },
        }
      } else if (b.form === 'taken' && b.statement.text === a.statement.text) kept[i] = null
      else if (close || answers || (share >= 0.75 && sameOwner(a.statement.owner, b.statement.owner))) {
        kept[i] = null
        kept[j] = joined(a, b)
      }
    }
  }
  return kept
    .filter(c => c !== null)
    .filter(c => !takenBack(reading, c))
    .map(c => handedOver(reading, c))
}

/** The one that says all the other says and more, first; null where each has words of its own. */
function fuller(a: ActionCandidate, b: ActionCandidate): [ActionCandidate, ActionCandidate] | null {
  const [x, y] = [contentWords(a.statement.text), contentWords(b.statement.text)]
  if (x.size === y.size || Math.max(x.size, y.size) > 14) return null
  const [more, less, first, second] = x.size > y.size ? [x, y, a, b] : [y, x, b, a]
  return [...less].every(w => more.has(w)) ? [first, second] : null
}

function joined(a: ActionCandidate, b: ActionCandidate): ActionCandidate {
  const [main, other] = fuller(a, b) ?? (b.score >= a.score ? [b, a] : [a, b])
  const promised = [a, b].find(c => c.form === 'commit' || c.form === 'taken') ?? main
  const evidence = [...promised.statement.evidence, ...(promised === main ? other : main).statement.evidence].slice(0, 2)
  return {
    line: main.line,
    form: promised.form,
    score: Math.max(main.score, other.score) + 0.4,
    statement: {
      ...main.statement,
      owner: promised.statement.owner ?? main.statement.owner ?? other.statement.owner,
      due: b.statement.due ?? a.statement.due,
      evidence,
    },
  }
}

// Asked for every task of a talk: answered once a line.
const cancels = oncePerLine((_, line) => (CANCEL.test(line.clean) ? 1 : 0))
const instead = oncePerLine((_, line) => (INSTEAD.test(line.clean) ? 1 : 0))

function takenBack(reading: Reading, c: ActionCandidate): boolean {
  const words = contentWords(c.statement.text)
  for (let k = 1; k <= 400; k++) {
    const l = reading.lines[c.line.index + k]
    if (!l) return false
    if (!cancels(reading, l)) continue
    const shared = [...contentWords(l.clean)].filter(w => words.has(w)).length
    if (shared >= 2 || (k <= 3 && /^(?:no,? )?(?:forget|never ?mind|scrap|don't bother)/i.test(l.clean))) return true
  }
  return false
}

function handedOver(reading: Reading, c: ActionCandidate): ActionCandidate {
  const words = contentWords(c.statement.text)
  for (let k = 1; k <= 400; k++) {
    const l = reading.lines[c.line.index + k]
    if (!l) break
    if (!instead(reading, l)) continue
    const m =
      /(?:^|\b(?:actually|no|instead|rather|think|and|so|but),? )(\p{Lu}[\p{L}'-]+|I)(?:'ll| will| should| can)(?: better)? (?:do|take|handle|send|write|call|own)\b/u.exec(
        l.clean,
      )
    const shared = [...contentWords(l.clean)].filter(w => words.has(w)).length
    if (!m?.[1] || (shared < 2 && k > 3) || (shared < 1 && k > 1)) continue
    const name = m[1]
    const voice = name === 'I' ? l.speaker : voiceCalled(reading, name)
    const owner = voice !== null ? bySpeaker(voice) : reading.people.has(fold(name)) ? byName(name) : null
    if (!owner || sameOwner(owner, c.statement.owner)) continue
    return { ...c, statement: { ...c.statement, owner, evidence: [...c.statement.evidence.slice(0, 2), evidenceOf(reading, l)] } }
  }
  return c
}

const differ = (a: OwnerRef | null, b: OwnerRef | null): boolean => a !== null && b !== null && !sameOwner(a, b)
const sameOwner = (a: OwnerRef | null, b: OwnerRef | null): boolean =>
  a !== null &&
  b !== null &&
  a.by === b.by &&
  (a.by === 'speaker' ? b.by === 'speaker' && a.speaker === b.speaker : b.by === 'name' && fold(a.name) === fold(b.name))

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!a.size || !b.size) return 0
  let n = 0
  for (const w of a) if (b.has(w)) n++
  return n / Math.min(a.size, b.size)
}
