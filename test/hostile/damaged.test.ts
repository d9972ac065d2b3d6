import { afterAll, expect, test } from 'vitest'
import { fuzzFixtures } from '../../scripts/fuzz-fixtures.ts'
import { deliver, ingest, newVault, removeFolders, treeOf } from '../journeys/harness.ts'

afterAll(removeFolders)

const half = (b: Uint8Array): Uint8Array => b.slice(0, b.length >> 1)
const flipped = (b: Uint8Array): Uint8Array => b.map((byte, i) => (i % 97 === 41 ? byte ^ 0x55 : byte))
const zeroed = (b: Uint8Array): Uint8Array => b.map((byte, i) => (i > b.length / 3 && i < b.length / 2 ? 0 : byte))
const DAMAGES = { half, flipped, zeroed }

// Through the product: each damaged file is filed or set aside with a Problem of its own, its bytes are kept, and no reader breaks down.
test.each(Object.entries(DAMAGES))(
  'every format %s: filed or set aside, and kept',
  async (_name, damage) => {
    const root = await newVault()
    const files = Object.fromEntries(fuzzFixtures.map(f => [`${f.format} ${f.fileName}`, damage(f.bytes)]))
    deliver(root, files)
    const report = await ingest(root)
    const codes = report.outcomes.flatMap(o => (o.type === 'set-aside' ? [`${o.fileName}: ${o.problem.code}`] : []))
    expect(codes.filter(c => /FORMAT_FAILED|LIMIT_TIME/.test(c))).toEqual([])
    const kept = new Set(
      Object.entries(treeOf(root))
        .filter(([f]) => /^(?:Sources\/_originals|Inbox\/_failed)\/.*[^/]$/.test(f))
        .map(([, bytes]) => bytes),
    )
    expect(Object.keys(files).filter(f => !kept.has(Buffer.from(files[f] ?? []).toString('latin1')))).toEqual([])
  },
  180_000,
)
