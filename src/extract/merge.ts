import type { Evidence, Extraction, Statement } from '../model/extraction.ts'
import { wordsOf } from '../model/text.ts'
import { withoutDue } from '../resolve/said-again.ts'
import { correctsNumber } from '../resolve/task-amounts.ts'
import { numbersOf } from '../resolve/values.ts'
import { contentWords, jaccard } from './similar.ts'

/** Word-set similarity from which two statements of one kind are the same. */
const SAME = 0.72

/** Puts the extractions of a document's chunks together and folds restatements within a kind; stated items win over heard ones. */
export function merge(parts: readonly Extraction[]): Extraction {
  const first = parts[0]
  if (!first) throw new Error('merge needs at least one extraction')
  const dropped = new Map<string, number>()
  for (const p of parts) for (const d of p.dropped) dropped.set(d.reason, (dropped.get(d.reason) ?? 0) + d.count)
  const statements = foldRestatements(
    parts.flatMap(p => p.statements),
    dropped,
  )
  return {
    ...first,
    title: parts.find(p => p.title)?.title ?? null,
    summary: parts.flatMap(p => p.summary).slice(0, parts.length > 1 ? 8 : undefined),
    topics: unique(
      parts.flatMap(p => p.topics),
      t => t.text.toLowerCase(),
    ),
    statements,
    completions: unique(
      parts.flatMap(p => p.completions),
      c => `${c.evidence.span.start}`,
    ),
    mentions: unique(
      parts.flatMap(p => p.mentions),
      m => `${m.span.start}:${m.span.end}`,
    ),
    nextMeeting: parts.findLast(p => p.nextMeeting)?.nextMeeting ?? null,
    leftOut: unique(
      parts.flatMap(p => p.leftOut),
      t => t,
    ),
    dropped: [...dropped].map(([reason, count]) => ({ reason, count })),
  }
}

/** Whether all of at least three words are among others. */
const holds = (all: ReadonlySet<string>, some: ReadonlySet<string>): boolean => some.size >= 3 && [...some].every(w => all.has(w))

/** Folds statements of one kind that say the same, in the order given. Exported for engines that fold before they rank. */
export function foldRestatements(statements: readonly Statement[], dropped: Map<string, number>): Statement[] {
  const kept: { s: Statement; words: Set<string>; content: Set<string> }[] = []
  for (const s of statements) {
    const words = new Set(wordsOf(s.text))
    const content = contentWords(s.text)
    const at = kept.findIndex(k => k.s.kind === s.kind && same(k, { s, words, content }))
    const known = kept[at]
    if (!known) {
      kept.push({ s, words, content })
      continue
    }
    dropped.set('said again', (dropped.get('said again') ?? 0) + 1)
    const joined = join(known.s, s)
    kept[at] = { s: joined, words: new Set(wordsOf(joined.text)), content: contentWords(joined.text) }
  }
  // "Installation starts on Monday." after it was settled is the decision once more, no fact beside it.
  const settled = kept.filter(k => k.s.kind === 'decision')
  const again = (k: (typeof kept)[number]): boolean =>
    !k.s.stated &&
    (k.s.kind === 'fact' || k.s.kind === 'decision') &&
    settled.some(d => d !== k && holds(d.content, k.content) && (k.s.kind === 'fact' || d.content.size > k.content.size))
  const news = kept.filter(k => !again(k))
  if (news.length < kept.length) dropped.set('said again', (dropped.get('said again') ?? 0) + kept.length - news.length)
  return news.map(k => k.s)
}

interface Folded {
  readonly s: Statement
  readonly words: ReadonlySet<string>
  readonly content: ReadonlySet<string>
}
function same(a: Folded, b: Folded): boolean {
  if (a.s.evidence.some(x => b.s.evidence.some(y => x.segment === y.segment && overlapping(x, y)))) return true
  // Two weeks, says one, and three, says another: both are kept, unless one takes the other back.
  if (a.s.stated === b.s.stated && otherNumbers(a.s, b.s) && !correctsNumber(b.s)) return false
  if (jaccard(a.words, b.words) >= SAME) return true
  if (a.s.stated !== b.s.stated && a.s.kind === 'action' && (a.s.stated ? misheard(b.s, a.content, a.s) : misheard(a.s, b.content, b.s)))
    return true
  if (a.s.stated !== b.s.stated && a.s.kind === 'action' && (a.s.stated ? listedSo(b.s, a) : listedSo(a.s, b))) return true
  if (a.content.size < 3 || b.content.size < 3) return a.content.size > 0 && jaccard(a.content, b.content) === 1
  if (a.s.stated !== b.s.stated && a.s.kind === 'action') {
    const [heard, stated] = a.s.stated ? [b.content, a.content] : [a.content, b.content]
    const [said, listed] = a.s.stated ? [b.s, a.s] : [a.s, b.s]
    const sameDay = said.due !== null && (said.due === listed.due || said.due === listed.done)
    if (heard.size > (sameDay ? 0 : 1) && [...heard].every(w => stated.has(w))) return true
  }
  // A stated task and the promise behind it say the same in other words.
  const limit = a.s.stated !== b.s.stated ? 0.5 : 0.75
  return jaccard(a.content, b.content) >= limit
}
/**
 * "I drop the drum covers in with him tomorrow", listed as "Take the drum covers to the saddler": of the listed words three, and half, stand in the promise or
 * its very words.
 */
function listedSo(heard: Statement, listed: Folded): boolean {
  const [x, y] = [heard.owner, listed.s.owner]
  if (
    x &&
    y &&
    x.by === y.by &&
    (x.by === 'speaker' ? y.by === 'speaker' && x.speaker !== y.speaker : y.by === 'name' && x.name !== y.name)
  )
    return false
  const words = [...contentWords(`${heard.text} ${heard.evidence[0]?.quote ?? ''}`)]
  const shared = [...listed.content].filter(w =>
    words.some(v => v === w || (v.length >= 4 && w.startsWith(v)) || (w.length >= 4 && v.startsWith(w))),
  )
  return shared.length >= 3 && shared.length >= listed.content.size / 2
}
/** "Get Lauren that list" of one who was told "Get Laran the list of firmware": the words agree, a name sounds alike, the owner is the same. */
function misheard(heard: Statement, listed: ReadonlySet<string>, stated: Statement): boolean {
  const names = heard.text.match(/(?<=\S )\p{Lu}\p{Ll}+/gu) ?? []
  const others = stated.text.match(/(?<=\S )\p{Lu}\p{Ll}+/gu) ?? []
  const [x, y] = [heard.owner, stated.owner]
  const one =
    x && y && x.by === y.by && (x.by === 'speaker' ? y.by === 'speaker' && x.speaker === y.speaker : y.by === 'name' && x.name === y.name)
  if (!one || !names.length || !names.every(n => others.some(o => o.slice(0, 2) === n.slice(0, 2)))) return false
  const words = [...contentWords(heard.text.replace(/(?<=\S )\p{Lu}\p{Ll}+/gu, ''))]
  return words.length > 0 && words.every(w => listed.has(w))
}

const matterOf = (s: Statement): string => (s.kind === 'action' ? withoutDue(s.text) : s.text)
const otherNumbers = (a: Statement, b: Statement): boolean => {
  const [x, y] = [numbersOf(matterOf(a)), numbersOf(matterOf(b))]
  return x.size > 0 && y.size > 0 && ![...x].every(n => y.has(n)) && ![...y].every(n => x.has(n))
}

const overlapping = (x: Evidence, y: Evidence): boolean => {
  const shared = Math.min(x.span.end, y.span.end) - Math.max(x.span.start, y.span.start)
  return shared > 0.6 * Math.min(x.span.end - x.span.start, y.span.end - y.span.start)
}

function join(a: Statement, b: Statement): Statement {
  const [main, other] =
    a.stated === b.stated && otherNumbers(a, b) && correctsNumber(b)
      ? [b, a]
      : b.stated && !a.stated
        ? [b, a]
        : a.stated && !b.stated
          ? [a, b]
          : b.confidence > a.confidence + 0.15
            ? [b, a]
            : [a, b]
  const evidence = unique([...main.evidence, ...other.evidence], e => `${e.span.start}`).slice(0, 3)
  return {
    ...main,
    owner: main.owner ?? other.owner,
    due: main.due ?? other.due,
    priority: main.priority ?? other.priority,
    followUp: main.followUp || other.followUp,
    about: [...new Set([...main.about, ...other.about])],
    evidence,
    confidence: Math.max(main.confidence, other.confidence),
    review: main.owner || other.owner ? main.review : (main.review ?? other.review),
  }
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter(i => !seen.has(key(i)) && seen.add(key(i)) !== undefined)
}
