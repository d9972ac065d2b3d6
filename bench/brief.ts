// usage: node bench/brief.ts [NOTES=10000]   times `brief` on a grown index: look-ups only, whatever the size of the vault
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { briefFor } from '../src/cli/commands/brief.ts'
import type { EntityId, IsoDate, IsoInstant, Sha256, SourceId, StatementId, VaultPath } from '../src/model/ids.ts'
import { BARE_RECORD, BARE_RECORDED_STATEMENT, type RecordedStatement, type SourceRecord } from '../src/model/record.ts'
import { openIndex } from '../src/store/index.ts'

const notes = Number(process.argv[2] ?? 10_000)
const people = Math.max(50, Math.round(notes / 20))
const root = mkdtempSync(join(tmpdir(), 'afterword-brief-'))
const owner = 'person/mira-lindholm' as EntityId
const nameOf = (n: number): string => `Person${n} Family${n % 97}`
const idOf = (n: number): EntityId => `person/person${n}-family${n % 97}` as EntityId
const dayOf = (n: number): IsoDate => new Date(Date.UTC(2020, 0, 1) + (n % 2000) * 86_400_000).toISOString().slice(0, 10) as IsoDate

function* records(): Generator<SourceRecord> {
  for (let n = 0; n < notes; n++) {
    const [who, date] = [n % people, dayOf(n)]
    const source = n.toString(16).padStart(12, '0') as SourceId
    const statement = (letter: string, kind: RecordedStatement['kind'], i: number): RecordedStatement => ({
      id: `${letter}-${n.toString(36)}${i}` as StatementId,
      kind,
      text: `Something about the harbour, number ${n}, item ${i}`,
      ...BARE_RECORDED_STATEMENT,
      owner: kind === 'action' ? (i % 2 ? owner : idOf(who)) : null,
      status: 'open',
      about: [idOf(who)],
      date,
      evidence: [{ source, anchor: `u${i + 1}`, quote: 'words', time: '00:01:00', number: i + 1 }],
      confidence: 0.9,
    })
    yield {
      ...BARE_RECORD,
      source,
      sha256: source.padEnd(64, '0') as Sha256,
      fileName: `${n}.vtt`,
      original: `Sources/_originals/${n}.vtt` as VaultPath,
      readable: `Sources/Transcripts/${date} - ${n} (transcript).md` as VaultPath,
      kind: 'transcript',
      format: 'webvtt',
      note: `People/${nameOf(who)}/${date} - Talk ${n}.md` as VaultPath,
      title: `Talk ${n}`,
      date,
      dateFrom: 'source',
      duration: 60,
      engine: 'embedded/1',
      ingested: '2026-01-01T00:00:00.000Z' as IsoInstant,
      primary: idOf(who),
      participants: [owner, idOf(who)],
      statements: [
        statement('a', 'action', 1),
        statement('a', 'action', 2),
        statement('f', 'fact', 3),
        statement('d', 'decision', 4),
        statement('q', 'question', 5),
      ],
      entities: [{ id: idOf(who), type: 'person', name: nameOf(who), aliases: [], heardAs: [], count: 1 }],
    }
  }
}

const pages = Array.from({ length: people }, (_, n) => {
  const path = `People/${nameOf(n)}/${nameOf(n)}.md` as VaultPath
  const text = `---\ntype: people\ntitle: ${nameOf(n)}\n---\n# ${nameOf(n)}\n`
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
  return { path, text }
})
const index = await openIndex(join(root, 'index.db'))
index.rebuild({ records: records(), pages, decisions: [] }, 1)
const ws = { root, index, ownerId: owner }
briefFor(ws, nameOf(0))
const times = Array.from({ length: 50 }, (_, n) => {
  const started = performance.now()
  briefFor(ws, nameOf((n * 37) % people))
  return performance.now() - started
}).sort((a, b) => a - b)
console.log(`brief at ${notes} notes: median ${times[25]?.toFixed(1)} ms, slowest of 50 ${times.at(-1)?.toFixed(1)} ms (bar: 100 ms)`)
index.close()
rmSync(root, { recursive: true, force: true })
process.exitCode = (times.at(-1) ?? 0) > 100 ? 1 : 0
