import type { RetrievalModel } from '../retrieval.ts'
import { CLAIMS, type ClaimKind } from './claim-features.ts'
import type { ClaimModel } from './claims.ts'
import type { Grouping } from './items.ts'
import type { LinearModel } from './linear.ts'
import { SECOND, type SecondTask, type TalkModel } from './scorer.ts'
import type { TreeModel } from './trees.ts'

/**
 * One binary file: the length of the head (4 bytes, little endian), the head as JSON, then the arrays one after the other, each starting
 * at a multiple of four bytes.
 */
interface TalkHead {
  readonly format: string
  readonly moves: { readonly tasks: readonly string[]; readonly bits: number }
  readonly first: { readonly tasks: readonly string[]; readonly bits: number }
  readonly bases: Readonly<Record<string, number>>
  readonly grouping: Readonly<Record<'actions' | 'decisions' | 'problems', Grouping>>
  readonly extractive: number
}
interface ArrayEntry {
  readonly name: string
  readonly type: keyof typeof SIZE
  readonly length: number
}
type Numbers = Int8Array | Uint8Array | Int16Array | Int32Array | Uint32Array | Float32Array
const SIZE = { int8: 1, uint8: 1, int16: 2, int32: 4, uint32: 4, float32: 4 } as const
const KINDS = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const
const typeOf = (a: Numbers): keyof typeof SIZE => a.constructor.name.replace('Array', '').toLowerCase() as keyof typeof SIZE
const up4 = (n: number): number => (n + 3) & ~3

/** Packs named arrays behind a JSON head. */
function pack(head: object, arrays: readonly (readonly [string, Numbers])[]): Uint8Array {
  const json = new TextEncoder().encode(
    JSON.stringify({ ...head, arrays: arrays.map(([name, a]) => ({ name, type: typeOf(a), length: a.length })) }),
  )
  let size = up4(4 + json.length)
  for (const [, a] of arrays) size += up4(a.byteLength)
  const out = new Uint8Array(size)
  new DataView(out.buffer).setUint32(0, json.length, true)
  out.set(json, 4)
  let at = up4(4 + json.length)
  for (const [, a] of arrays) {
    out.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), at)
    at += up4(a.byteLength)
  }
  return out
}

interface Unpacked {
  readonly head: unknown
  get<T extends Numbers>(name: string, kind: new (n: number) => T): T
}
function unpack(bytes: Uint8Array, format: string): Unpacked {
  const aligned = new Uint8Array(bytes)
  const length = new DataView(aligned.buffer, aligned.byteOffset).getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(aligned.subarray(4, 4 + length))) as { format?: string; arrays: readonly ArrayEntry[] }
  if (head.format !== format) throw new Error(`expected ${format}, found ${String(head.format)}`)
  const found = new Map<string, Numbers>()
  let at = up4(4 + length)
  for (const a of head.arrays) {
    const from = aligned.byteOffset + at
    found.set(a.name, new KINDS[a.type](aligned.buffer, from, a.length))
    at += up4(a.length * SIZE[a.type])
  }
  return {
    head,
    get: (name, kind) => {
      const a = found.get(name)
      if (!(a instanceof kind)) throw new Error(`${format} without ${name}`)
      return a
    },
  }
}
const treeArrays = (name: string, t: TreeModel): [string, Numbers][] => [
  [`${name}.roots`, t.roots],
  [`${name}.feature`, t.feature],
  [`${name}.threshold`, t.threshold],
  [`${name}.left`, t.left],
]
const treesFrom = (u: Unpacked, name: string, base: number): TreeModel => ({
  roots: u.get(`${name}.roots`, Int32Array),
  feature: u.get(`${name}.feature`, Int16Array),
  threshold: u.get(`${name}.threshold`, Float32Array),
  left: u.get(`${name}.left`, Int32Array),
  base,
})

const TALK = 'afterword-talk-model/1'
/** `talk.bin`: a header in JSON, then the arrays. The same model gives the same bytes. */
export function encodeModel(model: TalkModel): Uint8Array {
  const arrays: [string, Numbers][] = []
  for (const [name, m] of [
    ['moves', model.moves],
    ['first', model.first],
  ] as const)
    arrays.push([`${name}.weights`, m.weights], [`${name}.scale`, m.scale])
  for (const task of SECOND) arrays.push(...treeArrays(task, model.second[task]))
  const { worth } = model
  arrays.push(
    ['worth.hashes', worth.hashes],
    ['worth.kept', worth.kept],
    ['worth.spread', worth.spread],
    ...treeArrays('worth', worth.trees),
  )
  const head: TalkHead = {
    format: TALK,
    moves: { tasks: model.moves.tasks, bits: model.moves.bits },
    first: { tasks: model.first.tasks, bits: model.first.bits },
    bases: { ...Object.fromEntries(SECOND.map(t => [t, model.second[t].base])), worth: worth.trees.base },
    grouping: model.grouping,
    extractive: model.extractive,
  }
  return pack(head, arrays)
}

/** Throws where the bytes are no model of this format. The arrays are views, nothing is copied where the alignment allows. */
export function decodeModel(bytes: Uint8Array): TalkModel {
  const u = unpack(bytes, TALK)
  // Checked by its format word; written by encodeModel.
  const head = u.head as TalkHead
  const linear = (name: 'moves' | 'first'): LinearModel => ({
    ...head[name],
    weights: u.get(`${name}.weights`, Int8Array),
    scale: u.get(`${name}.scale`, Float32Array),
  })
  const trees = (task: SecondTask): TreeModel => treesFrom(u, task, head.bases[task] ?? 0)
  return {
    moves: linear('moves'),
    first: linear('first'),
    second: { actions: trees('actions'), decisions: trees('decisions'), problems: trees('problems'), extractive: trees('extractive') },
    worth: {
      hashes: u.get('worth.hashes', Uint32Array),
      kept: u.get('worth.kept', Uint8Array),
      spread: u.get('worth.spread', Uint8Array),
      trees: treesFrom(u, 'worth', head.bases.worth ?? 0),
    },
    grouping: head.grouping,
    extractive: head.extractive,
  }
}

const SEARCH = 'afterword-search-model/2'
/** `search.bin`, in the same form. */
export function encodeSearch(model: RetrievalModel): Uint8Array {
  const { words, trees, first, cut, gap } = model
  return pack({ format: SEARCH, dims: words.dims, base: trees.base, firstBase: first.base, cut, gap }, [
    ['hashes', words.hashes],
    ['rarity', words.rarity],
    ['vectors', words.vectors],
    ...treeArrays('trees', trees),
    ...treeArrays('first', first),
  ])
}

/** Throws where the bytes are of another format or lack a table. */
export function decodeSearch(bytes: Uint8Array): RetrievalModel {
  const u = unpack(bytes, SEARCH)
  const head = u.head as { dims: number; base: number; firstBase: number; cut: number; gap: number }
  const words = {
    dims: head.dims,
    hashes: u.get('hashes', Uint32Array),
    rarity: u.get('rarity', Uint8Array),
    vectors: u.get('vectors', Int8Array),
  }
  return { words, trees: treesFrom(u, 'trees', head.base), first: treesFrom(u, 'first', head.firstBase), cut: head.cut, gap: head.gap }
}

const CLAIM = 'afterword-claim-model/1'
export function encodeClaims({ linear, trees, verdicts }: ClaimModel): Uint8Array {
  const bases = Object.fromEntries(CLAIMS.map(k => [k, trees[k].base]))
  return pack({ format: CLAIM, tasks: linear.tasks, bits: linear.bits, bases, verdicts }, [
    ['weights', linear.weights],
    ['scale', linear.scale],
    ...CLAIMS.flatMap(k => treeArrays(k, trees[k])),
  ])
}

export function decodeClaims(bytes: Uint8Array): ClaimModel {
  const u = unpack(bytes, CLAIM)
  const head = u.head as {
    tasks: readonly string[]
    bits: number
    bases: Readonly<Record<string, number>>
    verdicts: ClaimModel['verdicts']
  }
  const tree = (k: ClaimKind): TreeModel => treesFrom(u, k, head.bases[k] ?? 0)
  return {
    linear: { tasks: head.tasks, bits: head.bits, weights: u.get('weights', Int8Array), scale: u.get('scale', Float32Array) },
    trees: { action: tree('action'), decision: tree('decision'), risk: tree('risk'), question: tree('question'), fact: tree('fact') },
    verdicts: head.verdicts,
  }
}
