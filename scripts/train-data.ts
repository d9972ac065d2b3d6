import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { seeded } from '../test/generate/seeded.ts'

/** Records of the public benchmark; see its README for the meaning of the fields. */
export interface MeetingRecord {
  readonly id: string
  readonly corpus: string
  readonly utterances: readonly {
    readonly i: number
    readonly speaker: string
    readonly start: number
    readonly end: number
    readonly text: string
    readonly asr: string
  }[]
  readonly links: Readonly<Record<string, readonly { readonly text: string; readonly utts: readonly number[] }[]>>
  readonly extractive: readonly number[]
  readonly summary: Readonly<Record<string, readonly string[]>>
}
export interface QueryRecord {
  readonly id: string
  readonly domain: string
  readonly turns: readonly { readonly i: number; readonly speaker: string; readonly text: string }[]
  readonly specific: readonly { readonly qid: string; readonly query: string; readonly spans: readonly (readonly [number, number])[] }[]
  readonly general?: readonly { readonly query: string; readonly answer: string }[]
}

/** Reads `.jsonl` and `.jsonl.gz`. Throws where a line is no JSON. */
export function readJsonl<T>(file: string): T[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as T)
}

export const meetings = (dir: string, name: string): MeetingRecord[] => readJsonl(path.join(dir, `${name}.jsonl.gz`))
export const queries = (dir: string, name: string): QueryRecord[] => readJsonl(path.join(dir, `${name}.jsonl.gz`))
/** Gold dialogue acts by meeting: for training only. */
export const dialogueActs = (dir: string, name: string): Map<string, string[]> =>
  new Map(readJsonl<{ id: string; da: string[] }>(path.join(dir, `${name}.da.jsonl.gz`)).map(r => [r.id, r.da]))

/** Fold of a meeting: meetings of one group of people stay together (AMI: `ES2002a` … `ES2002d`). */
export function foldsOf(ids: readonly string[], k: number): number[] {
  const groups = [...new Set(ids.map(groupOf))].sort()
  const next = seeded(11)
  for (let i = groups.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const [a, b] = [groups[i], groups[j]]
    if (a !== undefined && b !== undefined) {
      groups[i] = b
      groups[j] = a
    }
  }
  const at = new Map(groups.map((g, i) => [g, i % k]))
  return ids.map(id => at.get(groupOf(id)) ?? 0)
}
const groupOf = (id: string): string => /^(?:ES|IS|TS|EN|IB|IN)\d{4}/.exec(id)?.[0] ?? id
