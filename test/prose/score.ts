import { embedded } from '../../src/extract/engines/embedded/embedded.ts'
import { extract } from '../../src/extract/extract.ts'
import { contentWords } from '../../src/extract/similar.ts'
import { talkOf } from '../../src/extract/talk.ts'
import type { EngineContext } from '../../src/model/contracts.ts'
import type { SourceDocument } from '../../src/model/document.ts'
import type { Extraction, Statement, StatementKind } from '../../src/model/extraction.ts'
import type { IsoDate } from '../../src/model/ids.ts'
import { fold } from '../../src/model/text.ts'
import { read } from '../inputs/read-item.ts'
import type { ProseTalk } from './talk.ts'

export interface ProseScore {
  readonly extraction: Extraction
  readonly kinds: Record<
    'action' | 'decision' | 'fact' | 'risk' | 'question',
    { wanted: number; found: number; given: number; right: number }
  >
  readonly owners: { right: number; of: number }
  readonly dues: { right: number; of: number; invented: number }
  readonly missed: readonly string[]
  readonly extra: readonly string[]
  /** Lines that no person would write. */
  readonly bad: readonly string[]
}

async function documentOf(talk: ProseTalk): Promise<SourceDocument> {
  if (talk.kind === undefined || talk.kind === 'talk') {
    const utterances = talk.source
      .trim()
      .split('\n')
      .map(l => ({ speaker: l.slice(0, l.indexOf(':')), text: l.slice(l.indexOf(':') + 1).trim() }))
    return talkOf(talk.name, utterances, talk.day as IsoDate)
  }
  const name = { memo: `phone memo ${talk.day}.txt`, mail: 'mail.eml', document: `${talk.day} minutes.md` }[talk.kind]
  return read(name, talk.source)
}

/** Runs the embedded engine over a talk and compares what it writes with what is wanted. */
export async function scoreProse(talk: ProseTalk): Promise<ProseScore> {
  const document = await documentOf(talk)
  const context: EngineContext = {
    owner: { name: talk.owner, aliases: [], emails: [] } as unknown as EngineContext['owner'],
    knownNames: [],
    correction: null,
  }
  const extraction = await extract(document, embedded, context)
  const missed: string[] = []
  const extra: string[] = []
  const owners = { right: 0, of: 0 }
  const dues = { right: 0, of: 0, invented: 0 }
  const score = (kind: StatementKind, wanted: readonly string[]) => {
    const given = extraction.statements.filter(s => s.kind === kind)
    const lines = wanted.map(wantedLine)
    const free = new Set(given)
    let right = 0
    let found = 0
    // Certain lines choose first, the closest pair first.
    const pairs = lines
      .flatMap((w, i) => given.map(g => ({ w, i, g, close: closeness(w, g.text) })))
      .filter(p => p.close >= 0.5)
      .sort((a, b) => Number(a.w.optional) - Number(b.w.optional) || b.close - a.close)
    const met = new Set<number>()
    for (const p of pairs) {
      if (!free.has(p.g) || met.has(p.i)) continue
      free.delete(p.g)
      met.add(p.i)
      right++
      if (!p.w.optional) found++
      if (kind !== 'action') continue
      owners.of++
      dues.of++
      const owner = ownerOf(document, p.g)
      if (p.w.owners.some(o => same(o, owner))) owners.right++
      else missed.push(`owner ${owner ?? '-'} ≠ ${p.w.owners.join('/')}: ${p.g.text}`)
      if (p.w.dues.includes(p.g.due ?? '-')) dues.right++
      else {
        missed.push(`due ${p.g.due ?? '-'} ≠ ${p.w.dues.join('/')}: ${p.g.text}`)
        if (p.w.dues.includes('-')) dues.invented++
      }
    }
    for (const [i, w] of lines.entries()) if (!w.optional && !met.has(i)) missed.push(`${kind}: ${wanted[i]}`)
    for (const g of free) extra.push(`${kind}: ${g.text}`)
    return { wanted: lines.filter(w => !w.optional).length, found, given: given.length, right }
  }
  const kinds = {
    action: score('action', talk.actions),
    decision: score('decision', talk.decisions),
    fact: score('fact', talk.facts),
    risk: score('risk', talk.risks),
    question: score('question', talk.questions),
  }
  if (extraction.nextMeeting?.day !== (talk.next ?? undefined))
    missed.push(`next ${extraction.nextMeeting?.day ?? '-'} ≠ ${talk.next ?? '-'}`)
  return { extraction, kinds, owners, dues, missed, extra, bad: badLines(talk, extraction) }
}

interface Wanted {
  readonly texts: readonly { must: Set<string>; may: Set<string> }[]
  readonly owners: readonly string[]
  readonly dues: readonly string[]
  readonly optional: boolean
}
function wantedLine(line: string): Wanted {
  const [text = '', owner = '-', due = '-'] = line
    .replace(/^\?/, '')
    .split('|')
    .map(p => p.trim())
  return {
    texts: text.split(' / ').map(t => ({ must: contentWords(t.replace(/\([^)]*\)/g, '')), may: contentWords(t.replace(/[()]/g, '')) })),
    owners: owner.split(' / '),
    dues: due.split(' / '),
    optional: line.startsWith('?'),
  }
}

/** F1 of content words against the nearest of the wordings; words in brackets neither count nor hurt. */
function closeness(w: Wanted, text: string): number {
  const given = contentWords(text)
  let best = 0
  for (const { must, may } of w.texts) {
    const hit = [...must].filter(x => given.has(x)).length
    const known = [...given].filter(x => may.has(x)).length
    const r = must.size ? hit / must.size : 1
    const p = given.size ? known / given.size : 0
    best = Math.max(best, r + p ? (2 * p * r) / (p + r) : 0)
  }
  return best
}

function ownerOf(document: SourceDocument, s: Statement): string | null {
  if (!s.owner) return null
  if (s.owner.by === 'name') return s.owner.name
  return document.speakers[s.owner.speaker]?.identified?.name ?? document.speakers[s.owner.speaker]?.label ?? null
}
const same = (wanted: string, owner: string | null): boolean => {
  if (wanted === '-' || owner === null) return (wanted === '-') === (owner === null)
  const [a, b] = [fold(wanted), fold(owner)]
  return a === b || a.split(' ')[0] === b.split(' ')[0]
}

/** What nobody would write, whatever the talk: first and second persons in a task, fillers, run-on lines, broken starts. */
function badLines(talk: ProseTalk, e: Extraction): string[] {
  const bad: string[] = []
  const lines = [
    ...e.statements.map(s => ({ kind: s.kind as string, text: s.text })),
    ...e.summary.map(s => ({ kind: 'summary', text: s.text })),
    ...e.topics.map(t => ({ kind: 'topic', text: t.text })),
    ...(e.title ? [{ kind: 'title', text: e.title }] : []),
    ...(e.nextMeeting ? [{ kind: 'next', text: e.nextMeeting.text }] : []),
  ]
  for (const { kind, text } of lines) {
    const say = (why: string): void => void bad.push(`${why}: ${kind}: ${text}`)
    for (const re of talk.absent) if (re.test(text)) say(`absent ${re}`)
    if (/\b(?:u+h+|u+m+|e+r+m)\b/i.test(text)) say('filler')
    if (kind !== 'topic' && !/^[\p{Lu}\p{N}"'€$£]/u.test(text)) say('lower start')
    if (kind === 'action' && /\b(?:I|I'm|I'll|you|your|me|my)\b/.test(text)) say('person')
    if (/\b(?:and|or|the|a|an|to|of|with|for|because|(?<!(?:him|her|them|about|\p{Lu}\p{L}+) )that|which|let|if)$/iu.test(text)) say('cut')
    if (kind !== 'summary' && /^(?:and|but|so|because|okay|yeah|well)\b/i.test(text)) say('lead')
    if (kind !== 'summary' && text.split(/\s+/).length > 34) say('long')
    if (/\bis to [A-Z]/.test(text) && !/\bis to \p{Lu}{2}/u.test(text)) say('case')
    if (/\b(\p{L}+) \1\b/iu.test(text) && !/\b(?:that that|had had)\b/i.test(text)) say('doubled')
    if (/\d{4}-\d\d-\d\d/.test(text) && kind === 'summary') say('iso date')
    if (kind === 'topic' && !talk.topics.some(t => fold(text).includes(fold(t)) || fold(t).includes(fold(text)))) say('topic')
  }
  return bad
}

export const totals = (scores: readonly ProseScore[]): string => {
  const out: string[] = []
  for (const kind of ['action', 'decision', 'fact', 'risk', 'question'] as const) {
    const sum = (f: 'wanted' | 'found' | 'given' | 'right'): number => scores.reduce((n, s) => n + s.kinds[kind][f], 0)
    const r = sum('found') / Math.max(1, sum('wanted'))
    const p = sum('right') / Math.max(1, sum('given'))
    out.push(
      `${kind.padEnd(9)} wanted ${sum('wanted')} given ${sum('given')} p=${p.toFixed(2)} r=${r.toFixed(2)} f1=${((2 * p * r) / (p + r || 1)).toFixed(2)}`,
    )
  }
  const o = scores.reduce((n, s) => [n[0] + s.owners.right, n[1] + s.owners.of] as [number, number], [0, 0] as [number, number])
  const d = scores.reduce((n, s) => [n[0] + s.dues.right, n[1] + s.dues.of, n[2] + s.dues.invented] as [number, number, number], [
    0, 0, 0,
  ] as [number, number, number])
  out.push(`owner ${o[0]}/${o[1]}  due ${d[0]}/${d[1]} invented ${d[2]}  bad lines ${scores.reduce((n, s) => n + s.bad.length, 0)}`)
  return out.join('\n')
}
