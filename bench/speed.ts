/**
 * `npm run bench -- speed [SHARED]`: the journey's times. SHARED holds `bench/dev` with AMI meetings; without it talks are generated.
 * Compare within one run only: the machine is shared.
 */
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FORMS, readMeetings, type Turn, turnsOf } from '../scripts/ami-transcripts.ts'
import { initialConfig } from '../src/config.ts'
import { ingestAll } from '../src/ingest.ts'
import type { Engine } from '../src/model/contracts.ts'
import type { InboxItem } from '../src/model/document.ts'
import type { IsoInstant, Sha256 } from '../src/model/ids.ts'
import { normalize } from '../src/normalize/normalize.ts'
import { applier } from '../src/pipeline.ts'
import { recordPath, renderRecord } from '../src/vault/record.ts'
import { openWorkspace, type Workspace } from '../src/workspace.ts'
import { world } from '../test/contracts/store-world.ts'
import { seeded } from '../test/generate/seeded.ts'

const ROOT = path.join(import.meta.dirname, '..')
const OWNER = 'Mira Lindholm'
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
const ms = (n: number): string => `${n.toFixed(1)} ms`

function emptyVault(): string {
  const root = fs.mkdtempSync(path.join(process.env.BENCH_DIR ?? os.tmpdir(), 'afterword-speed-'))
  fs.mkdirSync(path.join(root, '.afterword/records'), { recursive: true })
  fs.mkdirSync(path.join(root, '.afterword/journal'), { recursive: true })
  fs.mkdirSync(path.join(root, 'Inbox'))
  fs.writeFileSync(path.join(root, '.afterword/config.yaml'), initialConfig({ name: OWNER, emails: [], company: null }))
  return root
}

/** Talks without end, each of so many words, all different. From AMI where given: pieces of meetings, so that people talk as people do. */
function* talks(shared: string | null, words: number): Generator<readonly Turn[]> {
  const meetings = shared ? [...readMeetings(path.join(shared, 'bench')), ...readMeetings(path.join(shared, 'bench'), 'train')] : []
  const pool = meetings.length > 0 ? meetings.flatMap((m, n) => turnsOf(m, n % 9)) : generatedTurns(60_000)
  for (let at = 0; ; ) {
    const out: Turn[] = []
    for (let count = 0, clock = 0; count < words; ) {
      const t = pool[at++ % pool.length]
      if (!t) throw new Error('no talk')
      const n = t.text.split(' ').length
      out.push({ ...t, start: clock, end: clock + n / 2.5 })
      count += n
      clock += n / 2.5
    }
    // The next one begins elsewhere: no two share a passage before the pool is used up.
    yield out
  }
}

function generatedTurns(count: number): Turn[] {
  const random = seeded(9)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const people = ['Amaru Quispe', 'Bea Lindqvist', 'Chidi Eze', OWNER]
  const nouns = 'pump valve crane tender permit budget survey schedule drawing cable sensor report invoice contract visit'.split(' ')
  const verbs = 'send check order finish move sign call review draw test'.split(' ')
  const forms = [
    () => `I will ${pick(verbs)} the ${pick(nouns)} by ${pick(['Monday', 'Thursday', 'the end of the week'])}.`,
    () => `We decided to ${pick(verbs)} the ${pick(nouns)} before the ${pick(nouns)}.`,
    () => `The ${pick(nouns)} costs ${Math.floor(random() * 90) + 10} thousand, so the ${pick(nouns)} has to wait.`,
    () => `Do we know who is going to ${pick(verbs)} the ${pick(nouns)}?`,
    () => `Um, yeah, I mean the ${pick(nouns)} was fine last time, and the ${pick(nouns)} too, you know.`,
    () => `Right, and what about the ${pick(nouns)} that we talked about?`,
  ]
  return Array.from({ length: count }, () => {
    const text = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      (forms[Math.floor(random() * forms.length)] ?? (() => ''))(),
    ).join(' ')
    return { name: pick(people), start: 0, end: 0, text }
  })
}

const dash = FORMS.find(f => f.name === 'dash') ?? FORMS[0]
const fileOf = (turns: readonly Turn[]): string => dash?.write(turns, '2026-03-02') ?? ''
const dayOf = (n: number): string => new Date(Date.UTC(2025, 0, 1 + (n % 700))).toISOString().slice(0, 10)

/** Files one talk and says how long each part took, in ms. Normalise is timed alone: the pipeline calls it inside. */
async function timedIngest(ws: Workspace, n: number, text: string): Promise<Record<string, number>> {
  const name = `${dayOf(n)} talk ${n}.txt`
  fs.writeFileSync(path.join(ws.root, 'Inbox', name), text)
  const bytes = new TextEncoder().encode(text)
  const item: InboxItem = { fileName: name, bytes, sha256: hash('sha256', bytes) as Sha256, folders: [], modifiedMs: 0 }
  const before = performance.now()
  await normalize(item)
  const normalizing = performance.now() - before
  let extracting = 0
  let applying = 0
  const engine: Engine = {
    ...ws.engine,
    extract: async (doc, context) => {
      const start = performance.now()
      const out = await ws.engine.extract(doc, context)
      extracting += performance.now() - start
      return out
    },
  }
  const apply = applier(ws)
  const start = performance.now()
  await ingestAll(
    { ...ws, engine },
    {
      settleMs: 0,
      apply: async plan => {
        const begun = performance.now()
        const entry = await apply(plan)
        applying += performance.now() - begun
        return entry
      },
    },
  )
  const total = performance.now() - start
  return {
    total,
    normalise: normalizing,
    extract: extracting,
    apply: applying,
    'resolve, plan, list': total - normalizing - extracting - applying,
  }
}

const open = (root: string): Promise<Workspace> =>
  openWorkspace(root, { mode: 'write', command: 'bench', now: () => '2026-03-10T09:00:00.000Z' as IsoInstant })

async function oneHour(shared: string | null): Promise<string[]> {
  const root = emptyVault()
  const ws = await open(root)
  const rows: Record<string, number>[] = []
  let n = 0
  for (const turns of talks(shared, 9_000)) {
    const row = await timedIngest(ws, n, fileOf(turns))
    if (n >= 4) rows.push(row)
    if (++n === 19) break
  }
  await ws.close()
  fs.rmSync(root, { recursive: true })
  const part = (key: string): number => median(rows.map(r => r[key] ?? 0))
  const split = ['normalise', 'extract', 'resolve, plan, list', 'apply'].map(k => `${k} ${ms(part(k))}`).join(', ')
  return [`(a) one hour, 9,000 words, warm, embedded: median of ${rows.length}: ${ms(part('total'))} (target 80 ms)`, `    ${split}`]
}

/** The built program in a process of its own, as users run it: time from start to end, and the most memory that it ever had. */
function throughput(shared: string | null, count: number): string[] {
  const root = emptyVault()
  let n = 0
  for (const turns of talks(shared, 1_500)) {
    fs.writeFileSync(path.join(root, 'Inbox', `${dayOf(n)} talk ${n}.txt`), fileOf(turns))
    if (++n === count) break
  }
  const tell = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\nRSS "+process.resourceUsage().maxRSS))'
  const start = performance.now()
  const run = spawnSync(process.execPath, ['--import', tell, builtProgram(), 'ingest', '--vault', root], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const seconds = (performance.now() - start) / 1000
  if (run.status !== 0) throw new Error(run.stderr)
  const megabytes = Number(/RSS (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024
  const filed = fs.readdirSync(path.join(root, '.afterword/records')).length
  fs.rmSync(root, { recursive: true })
  return [
    `(b) ${count} files of 1,500 words, ${filed} talks filed (the corpus is used up, the rest is told to be the same), in ${seconds.toFixed(1)} s: ${(filed / seconds).toFixed(1)} filed a second; peak memory ${megabytes.toFixed(0)} MB (target 400)`,
  ]
}

/** Builds `dist/` and says where the program is. */
function builtProgram(): string {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return path.join(ROOT, 'dist/afterword.js')
}

/** A vault of so many notes with pages, readable sources and records, written at once. */
async function vaultOf(notes: number): Promise<string> {
  const root = emptyVault()
  const w = world(5, { records: notes, people: Math.max(40, notes / 4), statements: 6 })
  const put = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    fs.writeFileSync(path.join(root, file), text)
  }
  for (const p of w.pages) put(p.path, p.text)
  for (const r of w.records) {
    put(recordPath(r.source), renderRecord(r))
    put(r.readable, `# ${r.title}\n\n${'said this and that, and then some more of it ^u1\n\n'.repeat(5)}`)
    if (r.note) put(r.note, `---\ntype: journal\n---\n# ${r.title}\n`)
  }
  const ws = await open(root)
  await ws.close()
  return root
}

async function vaultSizes(shared: string | null): Promise<string[]> {
  const sizes = [100, 1_000, 10_000]
  const spaces: Workspace[] = []
  for (const size of sizes) spaces.push(await open(await vaultOf(size)))
  const rows = sizes.map((): Record<string, number>[] => [])
  let n = 0
  for (const turns of talks(shared, 3_000)) {
    // In turns, and in another order each time: the machine's other work hits all alike.
    for (let k = 0; k < sizes.length; k++) {
      const i = (k + n) % sizes.length
      const ws = spaces[i]
      if (ws) rows[i]?.push(await timedIngest(ws, n, fileOf(turns)))
    }
    if (++n === 16) break
  }
  for (const ws of spaces) {
    await ws.close()
    fs.rmSync(ws.root, { recursive: true })
  }
  const part = (i: number, key: string): number => median(rows[i]?.slice(4).map(r => r[key] ?? 0) ?? [])
  const medians = sizes.map((_, i) => part(i, 'total'))
  const [small = 1, , large = 0] = medians
  return [
    `(c) one ingest of 3,000 words into ${sizes.map((s, i) => `${s.toLocaleString('en')} notes ${ms(medians[i] ?? 0)}`).join(', ')}`,
    `    ratio ${(large / small).toFixed(2)} (target 1.3); ${['normalise', 'extract', 'resolve, plan, list', 'apply'].map(k => `${k} ${sizes.map((_, i) => part(i, k).toFixed(0)).join(' / ')}`).join(', ')} ms`,
  ]
}

function coldStart(): string[] {
  const root = emptyVault()
  const program = builtProgram()
  const commands: Record<string, string[]> = {
    'bare Node': ['-e', '0'],
    '--help': [program, '--help'],
    status: [program, 'status', '--vault', root],
  }
  const times: Record<string, number[]> = {}
  for (let n = 0; n < 23; n++)
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now()
      spawnSync(process.execPath, args)
      if (n >= 3) times[name] = [...(times[name] ?? []), performance.now() - start]
    }
  fs.rmSync(root, { recursive: true })
  const bare = median(times['bare Node'] ?? [])
  return [
    `(d) cold: ${Object.entries(times)
      .map(([name, t]) => `${name} ${ms(median(t))} (${(median(t) / bare).toFixed(2)}×)`)
      .join(', ')} (target 1.6×)`,
  ]
}

/** Prints the four parts. `--only a,c` runs some of them. */
export async function run(args: readonly string[]): Promise<number> {
  const shared = args.find(a => !a.startsWith('--') && fs.existsSync(path.join(a, 'bench/dev'))) ?? null
  const at = args.indexOf('--only')
  const only = at < 0 ? 'abcd' : (args[at + 1] ?? '')
  const print = (lines: readonly string[]): void => console.log(lines.join('\n'))
  print([
    `talk: ${shared ? 'AMI meetings' : 'generated'}; ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`,
  ])
  if (only.includes('a')) print(await oneHour(shared))
  if (only.includes('b')) print(throughput(shared, 1_000))
  if (only.includes('c')) print(await vaultSizes(shared))
  if (only.includes('d')) print(coldStart())
  return 0
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
