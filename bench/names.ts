/**
 * `node bench/names.ts FILE [--src earnings21]`: the names benchmark in its three readings, scored as the benchmark's own script does.
 * `hearings` is the figure to report; `alone` leaves out other hearings of the same words; `roster` lets the candidates of all items of a
 * meeting compete, which shows the answers that were removed and is only for comparison.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type NamesMode, predictNames } from '../scripts/predict-names.ts'

export interface NamesResult {
  readonly mode: NamesMode
  readonly items: number
  readonly f1: number
  readonly precision: number
  readonly recall: number
  /** Share of the items without an answer that got one. */
  readonly falseLinks: number
}

interface Gold {
  readonly id: string
  readonly src: string
  readonly answer: string | null
}

/** Scores one reading. `src`: only items of that source. */
export async function namesBench(file: string, mode: NamesMode, src: string | null): Promise<NamesResult> {
  const bytes = readFileSync(file)
  const gold = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map(l => JSON.parse(l) as Gold)
  const answers = new Map<string, string | null>()
  for await (const line of predictNames(file, mode)) {
    const { id, answer } = JSON.parse(line) as { id: string; answer: string | null }
    answers.set(id, answer)
  }
  const items = gold.filter(g => src === null || g.src === src)
  const asked = items.filter(g => g.answer !== null)
  const given = items.filter(g => answers.get(g.id))
  const right = given.filter(g => answers.get(g.id) === g.answer).length
  const [precision, recall] = [right / Math.max(1, given.length), right / Math.max(1, asked.length)]
  const none = items.filter(g => g.answer === null)
  return {
    mode,
    items: items.length,
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    falseLinks: none.filter(g => answers.get(g.id)).length / Math.max(1, none.length),
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, flag, src] = process.argv.slice(2)
  if (!file) {
    process.stderr.write('usage: bench/names.ts FILE [--src earnings21]\n')
    process.exit(2)
  }
  for (const mode of ['hearings', 'alone', 'roster'] as const) {
    const r = await namesBench(file, mode, flag === '--src' ? (src ?? null) : null)
    console.log(
      `${mode.padEnd(9)} n ${r.items}  F1 ${(100 * r.f1).toFixed(1)}  P ${(100 * r.precision).toFixed(1)}  R ${(100 * r.recall).toFixed(1)}  false links ${(100 * r.falseLinks).toFixed(1)} %`,
    )
  }
}
