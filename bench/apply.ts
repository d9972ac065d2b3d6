/** `node bench/apply.ts [runs]`: one plan of eight files and one move, each synced and renamed, with and without the index. Milliseconds. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type ApplyDeps, applyPlan } from '../src/apply/apply.ts'
import { syncFiles, writeUnsynced } from '../src/apply/durable.ts'
import type { Change, ChangePlan } from '../src/model/change-plan.ts'
import type { IsoInstant } from '../src/model/ids.ts'
import { openIndex } from '../src/store/index.ts'
import { world } from '../test/contracts/store-world.ts'
import { hashAt, planOf, put, putRecord, write } from '../test/crash/vault-fixture.ts'

const RUNS = Number(process.argv[2] ?? 60)
const median = (times: number[]): string => (times.sort((a, b) => a - b)[times.length >> 1] ?? 0).toFixed(2)
const root = fs.mkdtempSync(path.join(process.env.BENCH_DIR ?? os.tmpdir(), 'afterword-bench-'))
const w = world(5, { records: RUNS * 2 + 10, people: 60, statements: 10 })
const index = await openIndex(path.join(root, '.afterword/index.db'))
const deps: ApplyDeps = { root, now: () => new Date().toISOString() as IsoInstant, index }
const transcript = 'said this and that, and then some more of it\n\n'.repeat(1100)

try {
  const bare: number[] = []
  for (let n = 0; n < RUNS; n++) {
    const start = performance.now()
    const name = (i: number): string => path.join(root, `bare-${i}`)
    const eight = [...Array(8).keys()]
    await syncFiles(eight.map(i => writeUnsynced(`${name(i)}.tmp`, transcript.slice(0, 6000), { point: () => {}, name: 'bare' })))
    for (const i of eight) fs.renameSync(`${name(i)}.tmp`, name(i))
    bare.push(performance.now() - start)
  }
  const parts: Record<string, number[]> = { 'with the index': [], 'without it': [] }
  for (let n = 0; n < RUNS * 2; n++) {
    const plan = nextPlan(n)
    const start = performance.now()
    await applyPlan(n % 2 === 0 ? deps : { ...deps, index: null }, plan)
    parts[n % 2 === 0 ? 'with the index' : 'without it']?.push(performance.now() - start)
    // The next one must not find the index behind.
    if (n % 2 === 1) index.update(plan.index, n + 1)
  }
  console.log(`eight files of 6 kB written, synced, renamed      ${median(bare)} ms`)
  for (const [name, times] of Object.entries(parts)) console.log(`plan of 8 puts and a move, ${name.padEnd(20)} ${median(times)} ms`)
} finally {
  index.close()
  fs.rmSync(root, { recursive: true, force: true })
}

function nextPlan(n: number): ChangePlan {
  const record = w.records[n]
  if (!record) throw new Error('too few records')
  write(root, `Inbox/talk ${n}.txt`, transcript)
  const hash = hashAt(root, `Inbox/talk ${n}.txt`)
  const pages = w.pages.slice(n % 40, (n % 40) + 5).map(page => ({ ...page, text: `${page.text}- line ${n}\n` }))
  const changes: Change[] = [
    put(root, record.readable, transcript),
    put(root, record.note ?? `Journal/${n}.md`, transcript.slice(0, 5000)),
    putRecord(root, record),
    ...pages.map(page => put(root, page.path, page.text)),
    {
      type: 'move',
      from: `Inbox/talk ${n}.txt` as Change['reason'] as never,
      to: `Sources/_originals/${record.source}-talk.txt.orig` as never,
      sha256: hash,
      reason: 'bench',
    },
  ]
  return planOf(`Talk ${n}`, changes, { records: [record], pages })
}
