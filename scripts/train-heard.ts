/**
 * `node scripts/train-heard.ts DIR`: estimates how misheard names are told from other words in talks and writes `src/resolve/heard-weights.ts`. DIR is
 * the benchmark's dev folder; only training meetings are read. What stands in text that people spelled is no misheard name; misheard ones are
 * put in by `heard-talks.ts`, and `training/worlds` has those that several hands thought of. Deterministic; about a minute.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { NOTHING_FOUND } from '../src/model/extraction.ts'
import { DEFAULT_LAYOUT } from '../src/model/layout.ts'
import { isShort } from '../src/resolve/choose-name.ts'
import { FEATURES, fitOf } from '../src/resolve/choose-name-features.ts'
import { WEIGHTS } from '../src/resolve/choose-name-weights.ts'
import { eachHearing } from '../src/resolve/heard.ts'
import { BEARER as OWN } from '../src/resolve/heard-bearer.ts'
import { weigh } from '../src/resolve/heard-judge.ts'
import { PLACE, TITLE, talkOf } from '../src/resolve/heard-place.ts'
import { gatherScene } from '../src/resolve/scene.ts'
import { exactUses, heardContext } from '../src/resolve/text-names.ts'
import { seeded } from '../test/generate/seeded.ts'
import { type HeardTalk, madeTalks, spelledTalks, type Truth, worldTalks } from './heard-talks.ts'
import { NameMaker } from './name-maker.ts'

/** Names of an option's features. */
export const BEARER = [...OWN, ...FEATURES.map(f => `heard_${f}`)]
const WORLDS = path.join(import.meta.dirname, '..', 'training', 'worlds')
/** Ridge: weights that the talks say little of stay near 0. */
export const SETTING = { ridge: 8e-5 }

const STEPS = 30
/** How much a hearing counts by where it is from. */
const COUNTS = { spelled: 1, made: 0.25, world: 3 }
/** Not seen in the talks, set by general knowledge: whoever is asked cannot be left out of a sentence. */
const SET: Readonly<Record<string, number>> = { object: 3 }
/** Shares of an inbox's names that are not known yet. */
const FORGOTTEN = [0, 0, 0.3, 0.6]

/** One choice: the options' constant part and features, which is right (-1: none of them), and how much it counts. */
export interface Choice {
  readonly constants: readonly number[]
  readonly options: readonly Float64Array[]
  readonly nobody: number
  readonly place: Float64Array
  readonly answer: number
  readonly count: number
  readonly talk: string
}

/** All hearings of a talk with what they were. Those that are part of a longer one, or whose name was not thought of, teach nothing. */
export function choicesOf({ name, from, document, knowledge, owner, truth }: HeardTalk): Choice[] {
  const scene = gatherScene(
    document,
    { engine: '', language: 'en', ...NOTHING_FOUND },
    knowledge,
    knowledge,
    { owner, layout: DEFAULT_LAYOUT },
    [],
  )
  const { words, circle, cased } = scene
  const talk = talkOf(words, cased)
  const out: Choice[] = []
  const context = heardContext(words, exactUses(words, circle, cased), circle, knowledge, cased)
  eachHearing(words, context, hearing => {
    const [start, end] = [words[hearing.from]?.start ?? 0, (words[hearing.to - 1]?.end ?? 0) + (hearing.withS ? 2 : 0)]
    // What is heard rightly beside it, and a title, is no part of what has to be found.
    const isRest = (t: Truth): boolean => {
      const inside = words.flatMap((w, i) =>
        w.start >= t.start && w.end <= t.end && (i < hearing.from || i >= hearing.to) ? [{ w, i }] : [],
      )
      return inside.every(({ w, i }) => context.right(i) || TITLE.test(w.key))
    }
    const said = truth.find(t => t.start <= start && t.end >= end && isRest(t))
    if (!said && truth.some(t => t.start <= start && t.end >= end)) return
    const { bids, bearers, place } = weigh(talk, hearing)
    const present = bearers.flatMap((b, i) => (b ? [{ b, i }] : []))
    if (present.length === 0) return
    const index = said ? present.findIndex(({ i }) => hearing.best.rivals[i]?.form.entity.id === said.entity) : -1
    if (said && index < 0) return
    // Spelled as the name but for blanks: right or not, it is that name.
    if (!said && from !== 'world' && hearing.best.sim >= 0.97) return
    out.push({
      constants: present.map(({ i }) => {
        const bid = bids.find(x => x.index === i)
        const set = OWN.reduce((sum, f, k) => sum + (SET[f] ?? 0) * (bearers[i]?.[k] ?? 0), 0)
        return (bid ? fitOf(bid) : 0) + set
      }),
      options: present.map(({ b }) => Float64Array.from(b.map((x, k) => (SET[OWN[k] ?? ''] === undefined ? x : 0)))),
      nobody: WEIGHTS.nobody + (isShort(hearing.heard) ? WEIGHTS.nobodyShort : 0),
      place: Float64Array.from([...place, 1]),
      answer: index,
      count: COUNTS[from],
      talk: name,
    })
  })
  return out
}

/** One option of a choice: where its features are, and what they are. The features of the place count against it. */
interface Row {
  readonly constant: number
  readonly at: Int32Array
  readonly x: Float64Array
}
interface Task {
  readonly rows: readonly Row[]
  readonly answer: number
  readonly count: number
}

function taskOf({ constants, options, nobody, place, answer, count }: Choice): Task {
  const rows = options.map((option, n) => {
    const x = [...option, ...[...place].map(v => -v)]
    const at = x.flatMap((v, i) => (v === 0 ? [] : i))
    return { constant: (constants[n] ?? 0) - nobody, at: Int32Array.from(at), x: Float64Array.from(at.map(i => x[i] ?? 0)) }
  })
  return { rows, answer, count }
}

/** Weights of `BEARER`, then of `PLACE` and of nobody, under which the right answers are likeliest: Newton's steps. */
export function estimate(choices: readonly Choice[]): Float64Array {
  const size = BEARER.length + PLACE.length + 1
  const tasks = choices.map(taskOf)
  const all = choices.reduce((sum, c) => sum + c.count, 0)
  let w = new Float64Array(size)
  let loss = Number.POSITIVE_INFINITY
  for (let step = 0; step < STEPS; step++) {
    const g = new Float64Array(size)
    const h = new Float64Array(size * size)
    const now = gradient(tasks, all, w, g, h)
    const move = solved(h, g, size)
    // Half the way, where the whole one leads up.
    let share = 1
    let next = w
    let after = Number.POSITIVE_INFINITY
    for (; share > 0.01; share /= 2) {
      next = w.map((x, i) => x - share * (move[i] ?? 0))
      after = gradient(tasks, all, next, null, null)
      if (after <= now) break
    }
    w = next
    if (loss - after < 1e-9) break
    loss = after
  }
  return w
}

/** The mean loss; adds its first and second derivatives to `g` and `h`. */
function gradient(tasks: readonly Task[], all: number, w: Float64Array, g: Float64Array | null, h: Float64Array | null): number {
  const size = w.length
  let loss = 0
  for (const { rows, answer, count } of tasks) {
    const scores = rows.map(r => {
      let s = r.constant
      for (let k = 0; k < r.at.length; k++) s += (w[r.at[k] ?? 0] ?? 0) * (r.x[k] ?? 0)
      return s
    })
    const top = Math.max(0, ...scores)
    const e = scores.map(s => Math.exp(s - top))
    const total = Math.exp(-top) + e.reduce((a, b) => a + b, 0)
    loss -= (count / all) * ((answer < 0 ? 0 : (scores[answer] ?? 0)) - top - Math.log(total))
    if (!g || !h) continue
    const mean = new Map<number, number>()
    // What is certain bends nothing.
    const certain = Math.max(Math.exp(-top), ...e) / total > 0.999
    rows.forEach((r, n) => {
      const p = (e[n] ?? 0) / total
      const d = (count / all) * (p - (n === answer ? 1 : 0))
      const c = (count / all) * p
      for (let k = 0; k < r.at.length; k++) {
        const [i, x] = [r.at[k] ?? 0, r.x[k] ?? 0]
        g[i] = (g[i] ?? 0) + d * x
        if (certain) continue
        mean.set(i, (mean.get(i) ?? 0) + p * x)
        for (let l = 0; l <= k; l++) {
          const at = i * size + (r.at[l] ?? 0)
          h[at] = (h[at] ?? 0) + c * x * (r.x[l] ?? 0)
        }
      }
    })
    for (const [i, x] of mean) for (const [j, y] of mean) if (j <= i) h[i * size + j] = (h[i * size + j] ?? 0) - (count / all) * x * y
  }
  for (let i = 0; i < size; i++) {
    const x = w[i] ?? 0
    loss += 0.5 * SETTING.ridge * x * x
    if (g) g[i] = (g[i] ?? 0) + SETTING.ridge * x
    if (h) h[i * size + i] = (h[i * size + i] ?? 0) + SETTING.ridge
  }
  return loss
}

/** Solves h · x = g for a positive h of which the lower half is given (Cholesky). */
function solved(h: Float64Array, g: Float64Array, size: number): Float64Array {
  const l = Float64Array.from(h)
  const at = (i: number, j: number): number => l[i * size + j] ?? 0
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let s = at(i, j)
      for (let k = 0; k < j; k++) s -= at(i, k) * at(j, k)
      l[i * size + j] = i === j ? Math.sqrt(Math.max(1e-12, s)) : s / at(j, j)
    }
  const x = Float64Array.from(g)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - at(i, k) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / at(i, i)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] ?? 0) - at(k, i) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / at(i, i)
  }
  return x
}

/** All talks of training, those of the inboxes `without` left out. */
export async function trainingTalks(dir: string, without: readonly string[] = []): Promise<HeardTalk[]> {
  const out: HeardTalk[] = [
    ...spelledTalks(dir, 'qmsum.train', new NameMaker(dir, 1)),
    ...madeTalks(dir, 'qmsum.train', new NameMaker(dir, 2)),
  ]
  const random = seeded(3)
  for (const world of readdirSync(WORLDS).sort())
    for (const share of FORGOTTEN) {
      const talks = await worldTalks(path.join(WORLDS, world), share, random)
      if (!without.includes(world)) out.push(...talks)
    }
  return out
}

export function tableOf(w: Float64Array, what: string): string {
  const line = (name: string, i: number): string =>
    `  ${name}: ${(SET[name] ?? w[i] ?? 0)
      .toFixed(2)
      .replace(/\.?0+$/, '')
      .replace(/^-0$/, '0')},`
  return `/**
 * Written by \`scripts/train-heard.ts\`: what speaks for and against a misheard name at a place of a talk, in natural logarithms of odds. Estimated on
 * ${what}: of the AMI and ICSI meetings (Carletta et al. 2005; Janin et al. 2003; CC BY 4.0) and committees of QMSum
 * (Zhong et al. 2021; MIT), with made-up names put in, and of fictional inboxes. \`PLACE\` in \`heard-place.ts\` and \`BEARER\` in \`heard-bearer.ts\` say what each means.
 */
export const PLACE_WEIGHTS = {
${[...PLACE, 'nobody'].map((n, i) => line(n, BEARER.length + i)).join('\n')}
}
export const BEARER_WEIGHTS = {
${OWN.map((n, i) => line(n, i)).join('\n')}
}
/** Added to what \`choose-name-weights.ts\` gives a reading. */
export const READING_WEIGHTS = {
${FEATURES.map((n, i) => line(n, OWN.length + i)).join('\n')}
}
`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [dir] = process.argv.slice(2)
  if (!dir) {
    process.stderr.write('usage: train-heard.ts DIR\n')
    process.exit(2)
  }
  const choices = (await trainingTalks(dir)).flatMap(choicesOf)
  const right = choices.filter(c => c.answer >= 0).length
  const what = `${choices.length} places where words sound like a name, ${right} of them misheard names`
  writeFileSync(new URL('../src/resolve/heard-weights.ts', import.meta.url), tableOf(estimate(choices), what))
  console.log(what)
}
