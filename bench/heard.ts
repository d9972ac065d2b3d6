/**
 * `node bench/heard.ts DIR`: misheard names in real talks by the confidence that is asked for. DIR is the benchmark's dev folder. The validation
 * part of QMSum was spelled by people: what is repaired there is wrong (save a few misspellings); with made-up names put in, some of them
 * misheard, it shows what is found. The line of the product's own setting is marked.
 */
import { pathToFileURL } from 'node:url'
import { type HeardTalk, madeTalks, spelledTalks } from '../scripts/heard-talks.ts'
import { NameMaker } from '../scripts/name-maker.ts'
import { NOTHING_FOUND } from '../src/model/extraction.ts'
import { REPAIR } from '../src/resolve/heard-judge.ts'
import { resolve } from '../src/resolve/resolve.ts'

export interface HeardResult {
  readonly accept: number
  /** Places in 10,000 words of text spelled by people where a name was put. */
  readonly wrong: number
  /** Share of the misheard places that were given to the right name, and of the repairs there that are none of them. */
  readonly recall: number
  readonly precision: number
}

const repairsOf = ({ document, knowledge, owner }: HeardTalk) =>
  resolve(document, { engine: '', language: 'en', ...NOTHING_FOUND }, knowledge, { owner }).repairs.flatMap(r =>
    r.spans.map(s => ({ ...s.span, entity: r.entity, heard: r.heard, canonical: r.canonical })),
  )

export function heardBench(dir: string, accept: number): HeardResult {
  const own = REPAIR.accept
  REPAIR.accept = accept
  try {
    const spelled = spelledTalks(dir, 'qmsum.val', new NameMaker(dir, 9))
    const words = spelled.reduce((n, t) => n + t.document.text.split(/\s+/).length, 0)
    const wrong = spelled.reduce((n, t) => n + repairsOf(t).length, 0)
    let [found, given, all] = [0, 0, 0]
    for (const talk of madeTalks(dir, 'qmsum.val', new NameMaker(dir, 10))) {
      const repairs = repairsOf(talk)
      all += talk.truth.length
      given += repairs.length
      const right = (r: (typeof repairs)[number]) => talk.truth.some(t => t.start <= r.end && t.end >= r.start && t.entity === r.entity)
      found += repairs.filter(right).length
    }
    return { accept, wrong: (wrong / words) * 1e4, recall: found / Math.max(1, all), precision: found / Math.max(1, given) }
  } finally {
    REPAIR.accept = own
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dir] = process.argv.slice(2)
  if (!dir) {
    process.stderr.write('usage: bench/heard.ts DIR\n')
    process.exit(2)
  }
  const own = REPAIR.accept
  for (const accept of [...new Set([0.2, 0.3, 0.4, 0.5, 0.6, own])].sort()) {
    const { wrong, recall, precision } = heardBench(dir, accept)
    const percent = (x: number): string => (100 * x).toFixed(1).padStart(5)
    console.log(
      `${accept === own ? '→' : ' '} ${accept.toFixed(2)}  wrong in 10,000 words ${wrong.toFixed(2)}  found ${percent(recall)} %  right ${percent(precision)} %`,
    )
  }
}
