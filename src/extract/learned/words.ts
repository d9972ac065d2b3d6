/** Word vectors and rarity learned from public meetings; words are known by their hash only. Vectors: int8, `dims` a word. */
export interface WordModel {
  readonly dims: number
  /** Hashes of the known words, ascending. */
  readonly hashes: Uint32Array
  /** Inverse document frequency of each, ×16. */
  readonly rarity: Uint8Array
  readonly vectors: Int8Array
}

/** Rarity of a word that the model does not know. */
const UNKNOWN = 8

/** Position of a word, -1 where it is not known. */
export function wordIndex(model: Pick<WordModel, 'hashes'>, hash: number): number {
  let lo = 0
  let hi = model.hashes.length - 1
  while (lo <= hi) {
    const mid = (lo + hi) >> 1
    const h = model.hashes[mid] ?? 0
    if (h === hash) return mid
    if (h < hash) lo = mid + 1
    else hi = mid - 1
  }
  return -1
}

/** log(documents / documents with the word); rare and unknown words have the most. */
export function rarityOf(model: WordModel, hash: number): number {
  const at = wordIndex(model, hash)
  return at < 0 ? UNKNOWN : (model.rarity[at] ?? 0) / 16
}

/** How alike two known words are, by their positions: the cosine, -1 to 1. */
export function likeness({ vectors, dims }: WordModel, a: number, b: number): number {
  let dot = 0
  const [from, to] = [a * dims, b * dims]
  for (let d = 0; d < dims; d++) dot += (vectors[from + d] as number) * (vectors[to + d] as number)
  // Rows are of length 1, times 127.
  return dot / (127 * 127)
}

/** Sum of the vectors of some words, each weighted by its rarity; not normalised. */
export function meanVector(
  model: WordModel,
  hashes: Iterable<number>,
  weight: (hash: number) => number = h => rarityOf(model, h),
): Float32Array {
  const out = new Float32Array(model.dims)
  for (const h of hashes) {
    const at = wordIndex(model, h)
    if (at < 0) continue
    const w = weight(h)
    for (let d = 0; d < model.dims; d++) out[d] = (out[d] ?? 0) + (w * (model.vectors[at * model.dims + d] ?? 0)) / 127
  }
  return out
}

/** −1 to 1; 0 where one of them is all zero. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0
    const y = b[i] ?? 0
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa && bb ? ab / Math.sqrt(aa * bb) : 0
}
