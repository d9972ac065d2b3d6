/**
 * Predictions for the names benchmark: `node scripts/predict-names.ts FILE > preds.jsonl`, one `{"id","answer"}` a line.
 *
 * Each item is answered from its own fields only: the heard form, the words beside it, its candidates. Other items of the same meeting are not
 * looked at: their candidates would show the answers that were removed here.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { CHOICE, rankNames } from '../src/resolve/choose-name.ts'

export interface NameItem {
  readonly id: string
  readonly heard: string
  readonly left: string
  readonly right: string
  readonly candidates: readonly string[]
}
export interface NameAnswer {
  readonly id: string
  /** The best candidate, whatever its confidence. */
  readonly best: string | null
  readonly confidence: number
}

/** The items of a file in its order. Throws where it cannot be read or parsed. */
export function readNameItems<T extends NameItem>(file: string): T[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap(l => (l.trim() === '' ? [] : [JSON.parse(l) as T]))
}

export function answerName(item: NameItem): NameAnswer {
  const [best] = rankNames(item.heard, item.candidates, { left: item.left, right: item.right })
  return { id: item.id, best: best ? (item.candidates[best.index] ?? null) : null, confidence: best?.confidence ?? 0 }
}

/** One JSON line an item, in the order of the file. Throws where the file cannot be read or parsed. */
export async function* predictNames(file: string): AsyncIterable<string> {
  for (const item of readNameItems(file)) {
    const { id, best, confidence } = answerName(item)
    yield JSON.stringify({ id, answer: confidence >= CHOICE.accept ? best : null })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file] = process.argv.slice(2)
  if (!file) {
    process.stderr.write('usage: predict-names.ts FILE\n')
    process.exit(2)
  }
  for await (const line of predictNames(file)) process.stdout.write(`${line}\n`)
}
