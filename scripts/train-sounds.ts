/**
 * `node scripts/train-sounds.ts DIR`: estimates which sounds recognisers take for which, from the AMI and ICSI training meetings (manual
 * beside automatic transcript; DIR is the benchmark's dev folder), and writes `src/resolve/sound-odds-table.ts`. Deterministic.
 */
import { writeFileSync } from 'node:fs'
import { soundsOf } from '../src/resolve/phonetic.ts'
import { soundSimilarity } from '../src/resolve/sound-distance.ts'
import { misheardPassages } from './misheard.ts'

const SOUNDS = 'pbtdkgfvTszSZCJmnNlrwyhaeiouAIW@'
const ROUNDS = 8
/** Pairs less alike than this are other talk that the aligner put side by side, no mishearing. */
const ALIKE = 0.6

/** Log odds against chance: sound taken for sound, sound lost, sound added. Viterbi training of a one-state edit model. */
function learn(pairs: readonly (readonly [string, string])[]) {
  const k = SOUNDS.length
  const data = pairs.map(([a, b]) => [a, b].map(s => [...s].map(c => SOUNDS.indexOf(c)).filter(c => c >= 0)) as [number[], number[]])
  const chance = new Float64Array(k).fill(1)
  for (const [, b] of data) for (const c of b) chance[c] = (chance[c] ?? 0) + 1
  const sum = chance.reduce((x, y) => x + y)
  const p = chance.map(c => c / sum)
  const vowel = (c: number): boolean => 'aeiouAIW@y'.includes(SOUNDS[c] ?? '')
  let taken = Float64Array.from({ length: k * k }, (_, n) => {
    const [a, b] = [Math.floor(n / k), n % k]
    return Math.log(a === b ? 0.6 : vowel(a) !== vowel(b) ? 0.002 : vowel(a) ? 0.1 : 0.02)
  })
  let lost = Float64Array.from({ length: k }, (_, a) => Math.log(vowel(a) ? 0.15 : 0.08))
  let added = Float64Array.from(p, x => Math.log(0.1 * x))
  for (let round = 0; round < ROUNDS; round++) {
    const [t, l, a] = [
      Float64Array.from({ length: k * k }, (_, n) => 5 * (p[n % k] ?? 0)),
      new Float64Array(k).fill(0.5),
      new Float64Array(k).fill(0.5),
    ]
    let places = 0
    const bump = (list: Float64Array, n: number) => {
      list[n] = (list[n] ?? 0) + 1
    }
    for (const [x, y] of data) {
      const width = y.length + 1
      const best = new Float64Array((x.length + 1) * width).fill(Number.NEGATIVE_INFINITY)
      const step = new Uint8Array(best.length)
      best[0] = 0
      for (let i = 0; i <= x.length; i++)
        for (let j = 0; j <= y.length; j++) {
          const offer = (from: number, gain: number, kind: number) => {
            const s = (best[from] ?? 0) + gain
            if (s > (best[i * width + j] ?? 0)) {
              best[i * width + j] = s
              step[i * width + j] = kind
            }
          }
          if (i > 0 && j > 0) offer((i - 1) * width + j - 1, taken[(x[i - 1] ?? 0) * k + (y[j - 1] ?? 0)] ?? 0, 0)
          if (i > 0) offer((i - 1) * width + j, lost[x[i - 1] ?? 0] ?? 0, 1)
          if (j > 0) offer(i * width + j - 1, added[y[j - 1] ?? 0] ?? 0, 2)
        }
      places += x.length + 1
      let [i, j] = [x.length, y.length]
      while (i > 0 || j > 0) {
        const kind = step[i * width + j]
        if (kind === 0) bump(t, (x[--i] ?? 0) * k + (y[--j] ?? 0))
        else if (kind === 1) bump(l, x[--i] ?? 0)
        else bump(a, y[--j] ?? 0)
      }
    }
    const rows = Float64Array.from({ length: k }, (_, r) => t.subarray(r * k, r * k + k).reduce((u, v) => u + v, 0) + (l[r] ?? 0))
    taken = t.map((n, at) => Math.log(n / (rows[Math.floor(at / k)] ?? 1)))
    lost = l.map((n, r) => Math.log(n / (rows[r] ?? 1)))
    added = a.map(n => Math.log(n / places))
  }
  return { taken: taken.map((x, n) => x - Math.log(p[n % k] ?? 1)), lost, added: added.map((x, n) => x - Math.log(p[n] ?? 1)) }
}

const [dir] = process.argv.slice(2)
if (!dir) {
  process.stderr.write('usage: train-sounds.ts DIR\n')
  process.exit(2)
}
const pairs = misheardPassages(dir)
  .map(({ said, heard }) => [soundsOf(said), soundsOf(heard)] as const)
  .filter(([a, b]) => a !== '' && b !== '' && soundSimilarity(a, b) >= ALIKE)
const { taken, lost, added } = learn(pairs)
const tenths = (list: Float64Array): string => [...list].map(x => Math.round(10 * x)).join(' ')
const k = SOUNDS.length
const rows = [...SOUNDS].map((_c, r) => tenths(taken.slice(r * k, r * k + k)))
writeFileSync(
  new URL('../src/resolve/sound-odds-table.ts', import.meta.url),
  `/**
 * Written by \`scripts/train-sounds.ts\`: in tenths of a natural logarithm, how much likelier than chance a recogniser takes one sound for
 * another. Estimated on ${pairs.length} misheard passages of the AMI and ICSI training meetings (Carletta et al. 2005; Janin et al. 2003; CC BY 4.0).
 */
export const SOUNDS = '${SOUNDS}'
/** One row a sound that was said, one column a sound that was written. */
export const TAKEN_FOR = \`
${rows.join('\n')}\`
/** Said and not written. */
export const LOST = '${tenths(lost)}'
/** Written and not said. */
export const ADDED = '${tenths(added)}'
`,
)
console.log(`${pairs.length} misheard passages`)
