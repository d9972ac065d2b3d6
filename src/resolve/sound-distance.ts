/** Weighted edit distance on the sounds of `phonetic.ts`: what is easily misheard costs little. */

const NEAR: readonly (readonly [string, number])[] = [
  // voiced and unvoiced pairs
  ['pb', 0.25],
  ['td', 0.25],
  ['kg', 0.25],
  ['fv', 0.2],
  ['sz', 0.15],
  ['SZ', 0.15],
  ['CJ', 0.25],
  ['Td', 0.3],
  ['Tt', 0.3],
  // same place or manner
  ['Tf', 0.3],
  ['Ts', 0.4],
  ['sS', 0.3],
  ['zZ', 0.3],
  ['SC', 0.25],
  ['ZJ', 0.25],
  ['SJ', 0.35],
  ['ZC', 0.4],
  ['sC', 0.5],
  ['zJ', 0.45],
  ['tC', 0.4],
  ['dJ', 0.4],
  ['tJ', 0.5],
  ['kC', 0.55],
  ['gJ', 0.5],
  ['mn', 0.35],
  ['nN', 0.15],
  ['mN', 0.4],
  ['lr', 0.45],
  ['vw', 0.3],
  ['bv', 0.35],
  ['bw', 0.6],
  ['pf', 0.45],
  ['wr', 0.5],
  ['wl', 0.55],
  ['bm', 0.6],
  ['dn', 0.65],
  ['nl', 0.6],
  ['yJ', 0.5],
  ['ry', 0.7],
  ['ly', 0.6],
  ['dr', 0.65],
  ['dl', 0.65],
  ['kh', 0.5],
  ['gh', 0.55],
  ['fh', 0.6],
  ['hS', 0.6],
  ['hC', 0.6],
  ['pt', 0.6],
  ['tk', 0.6],
  ['pk', 0.65],
  ['bd', 0.55],
  ['dg', 0.6],
  ['bg', 0.65],
  ['fs', 0.6],
  ['vz', 0.65],
  ['dv', 0.65],
  ['dz', 0.6],
  ['ts', 0.6],
  ['yi', 0.15],
  ['wu', 0.2],
  ['wo', 0.4],
  ['wW', 0.3],
]
const VOWELS = 'aeiouAIW@'
const VOWEL_NEAR: readonly (readonly [string, number])[] = [
  ['ei', 0.2],
  ['eA', 0.2],
  ['ae', 0.25],
  ['ao', 0.25],
  ['ou', 0.25],
  ['oW', 0.2],
  ['iA', 0.3],
  ['iI', 0.3],
  ['aI', 0.3],
  ['aW', 0.3],
  ['aA', 0.3],
  ['uW', 0.3],
  ['au', 0.3],
  ['ui', 0.35],
  ['eI', 0.35],
  ['AI', 0.3],
]
const SIZE = 128
const substitution = new Float64Array(SIZE * SIZE)
const gap = new Float64Array(SIZE)
for (let a = 0; a < SIZE; a++) {
  const ca = String.fromCharCode(a)
  gap[a] = VOWELS.includes(ca) ? 0.45 : ca === 'h' ? 0.35 : ca === 'y' || ca === 'w' ? 0.45 : ca === 'r' ? 0.65 : ca === 'N' ? 0.75 : 0.9
  if (ca === '@') gap[a] = 0.3
  for (let b = 0; b < SIZE; b++) {
    const cb = String.fromCharCode(b)
    const [va, vb] = [VOWELS.includes(ca), VOWELS.includes(cb)]
    substitution[a * SIZE + b] = a === b ? 0 : va && vb ? (ca === '@' || cb === '@' ? 0.2 : 0.4) : va !== vb ? 1.1 : 1
  }
}
for (const [pair, cost] of [...NEAR, ...VOWEL_NEAR]) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)]
  substitution[a * SIZE + b] = cost
  substitution[b * SIZE + a] = cost
}
const weight = Float64Array.from({ length: SIZE }, (_x, i) => (VOWELS.includes(String.fromCharCode(i)) ? 0.55 : 1))
/** How much there is to hear in a sound string: consonants count 1, vowels about half. */
export function soundWeight(sounds: string): number {
  let sum = 0
  for (let i = 0; i < sounds.length; i++) sum += weight[sounds.charCodeAt(i)] ?? 1
  return sum
}

const row = new Float64Array(128)
/** Distance of two sound strings; the first sound counts a little more, as it is rarely misheard. Strings beyond 120 sounds are cut.
 * `limit`: a distance above it need not be exact. */
function soundDistance(x: string, y: string, limit = Number.POSITIVE_INFINITY): number {
  const a = x.length > 120 ? x.slice(0, 120) : x
  const b = y.length > 120 ? y.slice(0, 120) : y
  const n = b.length
  row[0] = 0
  for (let j = 1; j <= n; j++) row[j] = (row[j - 1] ?? 0) + (gap[b.charCodeAt(j - 1)] ?? 1)
  for (let i = 1; i <= a.length; i++) {
    const ca = a.charCodeAt(i - 1)
    const gapA = gap[ca] ?? 1
    let diagonal: number = row[0] ?? 0
    let left: number = diagonal + gapA
    row[0] = left
    const base = ca * SIZE
    let least = left
    for (let j = 1; j <= n; j++) {
      const cb = b.charCodeAt(j - 1)
      const up = row[j] ?? 0
      const first = i === 1 && j === 1 ? 1.25 : 1
      let best = diagonal + (substitution[base + cb] ?? 1) * first
      if (up + gapA < best) best = up + gapA
      const insert = left + (gap[cb] ?? 1)
      if (insert < best) best = insert
      diagonal = up
      left = best
      row[j] = best
      if (best < least) least = best
    }
    if (least > limit) return least
  }
  return row[n] ?? 0
}

/** 1 = sounds the same, 0 = nothing in common. Below `atLeast` the answer need not be exact. */
export function soundSimilarity(x: string, y: string, atLeast = 0): number {
  if (x === y) return x === '' ? 0 : 1
  if (x === '' || y === '') return 0
  const whole = Math.max(1.2, soundWeight(x), soundWeight(y))
  return Math.max(0, 1 - soundDistance(x, y, (1 - atLeast) * whole) / whole)
}

const LONGEST = 120
const shared = new Float64Array((LONGEST + 1) * (LONGEST + 1))
const leasts = new Float64Array(LONGEST + 1)

/**
 * `soundSimilarity` of one sound string with many, one after the other: what two neighbours begin alike with is worked out once, so give them in
 * alphabetical order. `weight` is `weightOf` of the other. Good until the next call of `similarityTo`.
 */
export function similarityTo(sounds: string): (other: string, weight: number, atLeast: number) => number {
  const x = sounds.length > LONGEST ? sounds.slice(0, LONGEST) : sounds
  const width = x.length + 1
  const own = soundWeight(sounds)
  const codes = Uint8Array.from({ length: x.length }, (_c, i) => x.charCodeAt(i))
  shared[0] = 0
  for (let i = 1; i < width; i++) shared[i] = (shared[i - 1] ?? 0) + (gap[codes[i - 1] ?? 0] ?? 1)
  leasts[0] = 0
  let last = ''
  let depth = 0
  return (other, weight, atLeast) => {
    if (other === sounds) return sounds === '' ? 0 : 1
    if (other === '' || sounds === '') return 0
    const whole = Math.max(1.2, own, weight)
    const limit = (1 - atLeast) * whole
    const length = Math.min(other.length, LONGEST)
    let d = 0
    while (d < depth && d < length && other.charCodeAt(d) === last.charCodeAt(d)) d++
    last = other
    depth = d
    for (; d < length; d++) {
      if ((leasts[d] ?? 0) > limit) return Math.max(0, 1 - (leasts[d] ?? 0) / whole)
      const c = other.charCodeAt(d)
      const gapC = gap[c] ?? 1
      const [above, at] = [d * width, (d + 1) * width]
      let left = (shared[above] ?? 0) + gapC
      shared[at] = left
      let least = left
      const base = c * SIZE
      for (let i = 1; i < width; i++) {
        const mine = codes[i - 1] ?? 0
        let best = (shared[above + i - 1] ?? 0) + (substitution[base + mine] ?? 1) * (d === 0 && i === 1 ? 1.25 : 1)
        const drop = (shared[above + i] ?? 0) + gapC
        if (drop < best) best = drop
        const insert = left + (gap[mine] ?? 1)
        if (insert < best) best = insert
        left = best
        shared[at + i] = best
        if (best < least) least = best
      }
      leasts[d + 1] = least
      depth = d + 1
    }
    return Math.max(0, 1 - (shared[length * width + width - 1] ?? 0) / whole)
  }
}
