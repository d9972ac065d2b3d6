/**
 * `node bench/names.ts FILE [--src earnings21]`: the names benchmark by the confidence that is asked for: what more caution costs. The line of
 * the product's own setting is marked.
 */
import { pathToFileURL } from 'node:url'
import { answerName, type NameAnswer, type NameItem, readNameItems } from '../scripts/predict-names.ts'
import { CHOICE } from '../src/resolve/choose-name.ts'

interface Gold extends NameItem {
  readonly src: string
  readonly answer: string | null
}
export interface NamesResult {
  /** Least confidence of an answer. */
  readonly accept: number
  readonly f1: number
  readonly precision: number
  readonly recall: number
  /** Share of the items without an answer that got one. */
  readonly falseLinks: number
}

/** Scores answers as the benchmark's own script does. */
export function scoreNames(gold: readonly Gold[], answers: ReadonlyMap<string, NameAnswer>, accept: number): NamesResult {
  const said = (g: Gold): string | null => {
    const a = answers.get(g.id)
    return a && a.confidence >= accept ? a.best : null
  }
  const given = gold.filter(g => said(g) !== null)
  const right = given.filter(g => said(g) === g.answer).length
  const [precision, recall] = [right / Math.max(1, given.length), right / Math.max(1, gold.filter(g => g.answer !== null).length)]
  const none = gold.filter(g => g.answer === null)
  return {
    accept,
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    falseLinks: none.filter(g => said(g) !== null).length / Math.max(1, none.length),
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, flag, src] = process.argv.slice(2)
  if (!file) {
    process.stderr.write('usage: bench/names.ts FILE [--src earnings21]\n')
    process.exit(2)
  }
  const gold = readNameItems<Gold>(file).filter(g => flag !== '--src' || g.src === src)
  const answers = new Map(gold.map(g => [g.id, answerName(g)]))
  const percent = (x: number): string => (100 * x).toFixed(1).padStart(5)
  console.log(`${gold.length} items`)
  for (const accept of [...new Set([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, CHOICE.accept])].sort()) {
    const r = scoreNames(gold, answers, accept)
    console.log(
      `${accept === CHOICE.accept ? '→' : ' '} ${accept.toFixed(2)}  F1 ${percent(r.f1)}  P ${percent(r.precision)}  R ${percent(r.recall)}  false links ${percent(r.falseLinks)} %`,
    )
  }
}
