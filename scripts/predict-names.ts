/**
 * Predictions for the names benchmark: `node scripts/predict-names.ts FILE [--alone | --roster] > preds.jsonl`, one `{"id","answer"}` a line.
 *
 * Each item is decided with the product's matcher (`resolve/choose-name.ts`) among its own candidates. Other items of the same meeting whose
 * neighbouring words agree are other hearings of the same words, as two recordings of one meeting give them; `--alone` leaves them out.
 * `--roster` lets the candidates of all items of the meeting compete, as in the product, where a meeting has one roster. In this benchmark
 * that reveals the answers that were removed from single items: it is for comparison and not the figure to report.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { wordsOf } from '../src/model/text.ts'
import { CHOICE, rankNames } from '../src/resolve/choose-name.ts'

export interface NameItem {
  readonly id: string
  readonly group: string
  readonly heard: string
  readonly left: string
  readonly right: string
  readonly candidates: readonly string[]
  /** Recognisers that wrote this form. */
  readonly asr?: readonly string[]
}
export type NamesMode = 'hearings' | 'alone' | 'roster'

/** One JSON line an item, in the order of the file. Throws where the file cannot be read or parsed. */
export async function* predictNames(file: string, mode: NamesMode = 'hearings'): AsyncIterable<string> {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const items = text.split('\n').flatMap(l => (l.trim() === '' ? [] : [JSON.parse(l) as NameItem]))
  const meetings = Map.groupBy(items, i => i.group)
  const hearings = new Map<string, readonly string[]>()
  const rosters = new Map<string, readonly string[]>()
  for (const [group, list] of meetings) {
    if (mode !== 'alone') for (const [id, heard] of otherHearings(list)) hearings.set(id, heard)
    rosters.set(group, [...new Set(list.flatMap(i => i.candidates))])
  }
  for (const item of items) {
    yield JSON.stringify({
      id: item.id,
      answer: answerFor(item, hearings.get(item.id) ?? [], mode === 'roster' ? (rosters.get(item.group) ?? []) : []),
    })
  }
}

function answerFor(item: NameItem, heard: readonly string[], roster: readonly string[]): string | null {
  const own = new Set(item.candidates)
  const names = [...item.candidates, ...roster.filter(n => !own.has(n))]
  const ranked = rankNames(item.heard, names, {
    left: item.left,
    right: item.right,
    otherHearings: heard,
    ...(item.asr ? { agreeing: item.asr.length } : {}),
  })
  const best = ranked[0]
  if (!best) return null
  if (roster.length > 0) {
    const mine = ranked.find(r => r.index < item.candidates.length)
    return mine && best.likeness - mine.likeness < 0.02 && mine.likeness > 0.3 ? (names[mine.index] ?? null) : null
  }
  return best.confidence >= CHOICE.accept ? (names[best.index] ?? null) : null
}

/** Items of one meeting that stand between the same words. */
function otherHearings(items: readonly NameItem[]): ReadonlyMap<string, readonly string[]> {
  const slots = items.map(item => ({ item, left: wordsOf(item.left).slice(-7).reverse(), right: wordsOf(item.right).slice(0, 6) }))
  const count = new Map<string, number>()
  for (const s of slots) for (const w of new Set([...s.left, ...s.right])) count.set(w, (count.get(w) ?? 0) + 1)
  const weight = (w: string) => 1 / Math.sqrt(count.get(w) ?? 1) + (w.length > 3 ? 0.2 : 0)
  const total = (words: readonly string[]) => words.reduce((n, w) => n + weight(w), 0)
  const common = (a: readonly string[], b: readonly string[]) => {
    const used = new Set<number>()
    let sum = 0
    a.forEach((w, i) => {
      const j = b.findIndex((v, k) => v === w && !used.has(k) && Math.abs(k - i) <= 2)
      if (j < 0) return
      used.add(j)
      sum += weight(w)
    })
    return sum
  }
  const out = new Map<string, readonly string[]>()
  for (const a of slots) {
    const same = slots.filter(b => {
      if (b === a) return false
      const most = Math.max(total(a.left), total(b.left)) + Math.max(total(a.right), total(b.right))
      return most > 0 && (common(a.left, b.left) + common(a.right, b.right)) / most >= 0.58
    })
    if (same.length > 0)
      out.set(
        a.item.id,
        same.map(s => s.item.heard),
      )
  }
  return out
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, flag] = process.argv.slice(2)
  if (!file) {
    process.stderr.write('usage: predict-names.ts FILE [--alone | --roster]\n')
    process.exit(2)
  }
  for await (const line of predictNames(file, flag === '--roster' ? 'roster' : flag === '--alone' ? 'alone' : 'hearings'))
    process.stdout.write(`${line}\n`)
}
