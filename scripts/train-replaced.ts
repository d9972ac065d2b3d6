/**
 * `node scripts/train-replaced.ts`: estimates the weights by which a later statement takes the place of an earlier one, from the pairs in
 * `training/replaced`, and writes `src/resolve/replaces-weights.ts`. Logistic regression, a second; the same pairs give the same bytes.
 * With `--check` it writes nothing: each file (of the inboxes: each inbox) is judged by weights that the others gave.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fold, wordsOf } from '../src/model/text.ts'
import type { Nearness } from '../src/resolve/later-value.ts'
import { REPLACES, replacesFeatures } from '../src/resolve/replaces-features.ts'
import { stemmed } from '../src/resolve/values.ts'

const FOLDER = path.join(import.meta.dirname, '../training/replaced')
const OUT = path.join(import.meta.dirname, '../src/resolve/replaces-weights.ts')
/** Ridge: weights that the pairs say little of stay near 0. */
const RIDGE = 1
/** A pair that replaces counts as much as this many that do not: there are fewer of them. */
const RARE = 4
const STEPS = 25
/** What cannot speak for a replacement, and what cannot speak against one: where few pairs say otherwise, the weight is 0. */
const AGAINST = `far farDays manyValues otherFormer otherMeasure two headMissing leftClause leftOldClause verbOther otherSubject otherComplement
  otherPeriod otherKind pointsBack modified possessor person ordinal still passing otherTime some wish supposed past task bound`
const FOR =
  'stateShare stateBuild stateVerb stateHeld former formerWords now moved denied changed weight shareOld contextWeight subject one sharedNames alsoSame'

interface Pair {
  readonly part: string
  readonly replaces: boolean
  readonly line: string
  readonly row: Float64Array
}

const LINE = /^([+-])([12]?) (.*?)(?: \[(.*?)\])? => (.*?)(?: \[(.*?)\])?(?: \{(.*?)\})?$/
const NEAR: Readonly<Record<string, Nearness>> = { 1: 'one', 2: 'two' }

/** Pairs that the product would judge at all. */
function pairsOf(file: string): Pair[] {
  let people: ReadonlySet<string> = new Set()
  let part = file
  const out: Pair[] = []
  for (const line of readFileSync(path.join(FOLDER, file), 'utf8').split('\n')) {
    if (line.startsWith('# people: ')) {
      people = new Set(wordsOf(line.slice(10)))
      part = `${file} ${out.length}`
    }
    const m = LINE.exec(line)
    if (!m) continue
    const [, sign, near = '', old = '', oldContext, fresh = '', freshContext, names = ''] = m
    const stated = (text: string, context = '') => ({
      text,
      context: context.split(' ').flatMap(w => (w === '' ? [] : [stemmed(fold(w))])),
    })
    const f = replacesFeatures(
      stated(old, oldContext),
      stated(fresh, freshContext),
      new Set([...people, ...names.split(' ')]),
      people,
      NEAR[near] ?? 'maybe',
    )
    // What was made up by one hand is judged by the rest of it: alike beginnings stay together.
    const fold5 = file === 'pairs.txt' ? ` ${[...old.slice(0, 14)].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 9973, 7) % 5}` : ''
    if (f) out.push({ part: part + fold5, replaces: sign === '+', line, row: Float64Array.from(REPLACES.map(name => f.get(name) ?? 0)) })
  }
  return out
}

const at = (xs: { readonly [i: number]: number }, i: number): number => xs[i] ?? 0

/** Newton's method; `off`: features that stay 0. */
function estimate(pairs: readonly Pair[], off: ReadonlySet<number>): Float64Array {
  const n = REPLACES.length
  const w = new Float64Array(n)
  for (let step = 0; step < STEPS; step++) {
    const rows = Array.from({ length: n }, (_, j) =>
      Float64Array.from({ length: n + 1 }, (_, k) => (k === j ? RIDGE : k === n ? RIDGE * at(w, j) : 0)),
    )
    for (const { row, replaces } of pairs) {
      const p = 1 / (1 + Math.exp(-row.reduce((z, v, j) => z + (off.has(j) ? 0 : v * at(w, j)), 0)))
      const weight = replaces ? RARE : 1
      for (let j = 0; j < n; j++) {
        const v = off.has(j) ? 0 : at(row, j)
        const own = rows[j]
        if (v === 0 || !own) continue
        own[n] = at(own, n) + weight * (p - (replaces ? 1 : 0)) * v
        for (let k = 0; k < n; k++) own[k] = at(own, k) + (off.has(k) ? 0 : weight * p * (1 - p) * v * at(row, k))
      }
    }
    const change = solved(rows)
    for (let j = 0; j < n; j++) w[j] = at(w, j) - at(change, j)
    if (Math.max(...change.map(Math.abs)) < 1e-9) break
  }
  return w
}

/** Gauss with pivots; each row ends with its right side. */
function solved(rows: Float64Array[]): Float64Array {
  const n = rows.length
  for (let i = 0; i < n; i++) {
    const best = rows.reduce((b, r, j) => (j > i && Math.abs(at(r, i)) > Math.abs(at(rows[b] ?? [], i)) ? j : b), i)
    const [p, q] = [rows[i], rows[best]]
    if (!p || !q) continue
    rows[i] = q
    rows[best] = p
    for (const r of rows.slice(i + 1)) {
      const factor = at(r, i) / at(q, i)
      if (factor !== 0) for (let k = i; k <= n; k++) r[k] = at(r, k) - factor * at(q, k)
    }
  }
  const x = new Float64Array(n)
  for (let i = n - 1; i >= 0; i--) {
    const r = rows[i] ?? []
    x[i] = (at(r, n) - x.reduce((t, v, k) => (k > i ? t + v * at(r, k) : t), 0)) / at(r, i)
  }
  return x
}

/** Fits until no weight has the wrong sign, the one furthest off leaving first. */
function signed(pairs: readonly Pair[]): Float64Array {
  const [down, up] = [new Set(AGAINST.split(/\s+/)), new Set(FOR.split(' '))]
  const off = new Set<number>()
  for (;;) {
    const w = estimate(pairs, off)
    const wrong = REPLACES.map((name, j) => (off.has(j) ? 0 : down.has(name) ? at(w, j) : up.has(name) ? -at(w, j) : 0))
    const most = Math.max(...wrong)
    if (most <= 0) return w
    off.add(wrong.indexOf(most))
  }
}

const all = readdirSync(FOLDER)
  .filter(f => f.endsWith('.txt'))
  .sort()
  .flatMap(pairsOf)

if (process.argv.includes('--check')) {
  for (const part of new Set(all.map(p => p.part))) {
    const w = signed(all.filter(p => p.part !== part))
    const own = all.filter(p => p.part === part).map(p => ({ ...p, z: p.row.reduce((z, v, j) => z + v * at(w, j), 0) }))
    const over = (t: number) =>
      `≥${t}: ${own.filter(p => p.replaces && p.z >= t).length} right, ${own.filter(p => !p.replaces && p.z >= t).length} wrong`
    console.log(`${part}: ${own.filter(p => p.replaces).length} of ${own.length} replace; ${[1, 1.5, 2, 2.5].map(over).join('; ')}`)
    if (process.argv.includes('--show'))
      for (const p of own.sort((p, q) => q.z - p.z)) if (p.replaces !== p.z >= 2) console.log(`  ${p.z.toFixed(2)} ${p.line}`)
  }
} else {
  const w = signed(all)
  const lines = REPLACES.map((name, j) => `  ${name}: ${Number(at(w, j).toFixed(2)) + 0},`)
  const text = `/**
 * Written by \`scripts/train-replaced.ts\`: what speaks for and against a replacement, in natural logarithms. Estimated on ${all.length} pairs of
 * fictional statements (\`training/replaced\`), of which ${all.filter(p => p.replaces).length} replace. \`REPLACES\` in \`replaces-features.ts\` says what each means.
 */
export const REPLACES_WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
}
`
  writeFileSync(OUT, text)
}
