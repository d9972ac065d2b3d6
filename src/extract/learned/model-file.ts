import type { Grouping } from './items.ts'
import type { LinearModel } from './linear.ts'
import { SECOND, type SecondTask, type TalkModel } from './scorer.ts'
import type { TreeModel } from './trees.ts'

/**
 * One binary file: the length of the head (4 bytes, little endian), the head as JSON, then the arrays one after the other, each starting
 * at a multiple of four bytes.
 */
interface Head {
  readonly format: 'afterword-talk-model/1'
  readonly arrays: readonly { readonly name: string; readonly type: 'int8' | 'int16' | 'int32' | 'float32'; readonly length: number }[]
  readonly moves: { readonly tasks: readonly string[]; readonly bits: number }
  readonly first: { readonly tasks: readonly string[]; readonly bits: number }
  readonly bases: Readonly<Record<string, number>>
  readonly grouping: TalkModel['grouping']
  readonly extractive: number
}
type Numbers = Int8Array | Int16Array | Int32Array | Float32Array
const SIZE = { int8: 1, int16: 2, int32: 4, float32: 4 } as const
const typeOf = (a: Numbers): keyof typeof SIZE =>
  a instanceof Int8Array ? 'int8' : a instanceof Int16Array ? 'int16' : a instanceof Int32Array ? 'int32' : 'float32'
const up4 = (n: number): number => (n + 3) & ~3

export function encodeModel(model: TalkModel): Uint8Array {
  const arrays: [string, Numbers][] = []
  for (const [name, m] of [
    ['moves', model.moves],
    ['first', model.first],
  ] as const)
    arrays.push([`${name}.weights`, m.weights], [`${name}.scale`, m.scale])
  for (const task of SECOND) {
    const t = model.second[task]
    arrays.push([`${task}.roots`, t.roots], [`${task}.feature`, t.feature], [`${task}.threshold`, t.threshold], [`${task}.left`, t.left])
  }
  const head: Head = {
    format: 'afterword-talk-model/1',
    arrays: arrays.map(([name, a]) => ({ name, type: typeOf(a), length: a.length })),
    moves: { tasks: model.moves.tasks, bits: model.moves.bits },
    first: { tasks: model.first.tasks, bits: model.first.bits },
    bases: Object.fromEntries(SECOND.map(t => [t, model.second[t].base])),
    grouping: model.grouping,
    extractive: model.extractive,
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
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

/** Throws where the bytes are no model of this format. The arrays are views, nothing is copied where the alignment allows. */
export function decodeModel(bytes: Uint8Array): TalkModel {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const length = new DataView(aligned.buffer, aligned.byteOffset).getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(aligned.subarray(4, 4 + length))) as Head
  if (head.format !== 'afterword-talk-model/1') throw new Error(`not a talk model: ${String(head.format)}`)
  const found = new Map<string, Numbers>()
  let at = up4(4 + length)
  for (const a of head.arrays) {
    const from = aligned.byteOffset + at
    const { buffer } = aligned
    found.set(
      a.name,
      a.type === 'int8'
        ? new Int8Array(buffer, from, a.length)
        : a.type === 'int16'
          ? new Int16Array(buffer, from, a.length)
          : a.type === 'int32'
            ? new Int32Array(buffer, from, a.length)
            : new Float32Array(buffer, from, a.length),
    )
    at += up4(a.length * SIZE[a.type])
  }
  const get = <T extends Numbers>(name: string, kind: new (n: number) => T): T => {
    const a = found.get(name)
    if (!(a instanceof kind)) throw new Error(`talk model without ${name}`)
    return a
  }
  const linear = (name: 'moves' | 'first'): LinearModel => ({
    ...head[name],
    weights: get(`${name}.weights`, Int8Array),
    scale: get(`${name}.scale`, Float32Array),
  })
  const trees = (task: SecondTask): TreeModel => ({
    roots: get(`${task}.roots`, Int32Array),
    feature: get(`${task}.feature`, Int16Array),
    threshold: get(`${task}.threshold`, Float32Array),
    left: get(`${task}.left`, Int32Array),
    base: head.bases[task] ?? 0,
  })
  return {
    moves: linear('moves'),
    first: linear('first'),
    second: { actions: trees('actions'), decisions: trees('decisions'), problems: trees('problems'), extractive: trees('extractive') },
    grouping: head.grouping as Readonly<Record<'actions' | 'decisions' | 'problems', Grouping>>,
    extractive: head.extractive,
  }
}
