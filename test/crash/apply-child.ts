/**
 * The child of the crash test: applies a fixed row of plans to a vault, each made from what stands there, and goes on where the journal ends.
 * `apply-child.ts ROOT COUNT`. With AFTERWORD_TEST_EXDEV a rename between folders fails as between two disks.
 */
import fs from 'node:fs'
import path from 'node:path'
import { type ApplyDeps, applyPlan, recover } from '../../src/apply/apply.ts'
import { lastSeq } from '../../src/apply/journal.ts'
import { acquireLock } from '../../src/apply/lock.ts'
import { undo } from '../../src/apply/undo.ts'
import type { Change, ChangePlan } from '../../src/model/change-plan.ts'
import type { EntityId, IsoDate, IsoInstant, StatementId, VaultPath } from '../../src/model/ids.ts'
import { BARE_RECORDED_STATEMENT, type RecordedStatement, type SourceRecord } from '../../src/model/record.ts'
import { openIndex } from '../../src/store/index.ts'
import { vaultPath } from '../../src/vault/files.ts'
import { renderDecisions } from '../../src/vault/record.ts'
import { seeded } from '../generate/seeded.ts'
import { crashPointFromEnvironment } from './driver.ts'
import { append, exists, hashAt, move, put, putRecord, read, recordOf, remove } from './vault-fixture.ts'

const PEOPLE = ['Amaru Quispe', 'Bea Lindqvist', 'Chidi Eze', 'Dina Farouk']

/** Fills the Inbox of an empty vault. */
export function prepareVault(root: string, count: number): void {
  for (let n = 1; n <= count; n++) {
    const file = path.join(root, 'Inbox', n % 3 === 0 ? 'From phone' : '', `talk ${n}.txt`)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, `Talk ${n}\n${'words and words\n'.repeat(n * 7)}`)
  }
}

function planNumber(root: string, n: number): ChangePlan {
  const random = seeded(n * 7919)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const inbox = `Inbox/${n % 3 === 0 ? 'From phone/' : ''}talk ${n}.txt`
  const hash = hashAt(root, inbox)
  const source = hash.slice(0, 12)
  const person = pick(PEOPLE)
  const entity = `person/${person.toLowerCase().replaceAll(' ', '-')}` as EntityId
  const page = `People/${person}/${person}.md`
  const note = `People/${person}/2025-02-${String(1 + (n % 28)).padStart(2, '0')} - Talk ${n}.md`
  const readable = `Sources/Transcripts/2025/Talk ${n} (transcript).md`
  const id = `a-${source.slice(0, 6)}` as StatementId
  const statement: RecordedStatement = {
    id,
    kind: 'action',
    text: `Send the plan number ${n}`,
    ...BARE_RECORDED_STATEMENT,
    owner: entity,
    about: [entity],
    date: '2025-02-01' as IsoDate,
    confidence: 0.9,
  }
  const record: SourceRecord = recordOf(source, {
    sha256: hash,
    readable: vaultPath(readable),
    note: vaultPath(note),
    title: `Talk ${n}`,
    primary: entity,
    participants: [entity],
    statements: [statement],
    lines: { [`${note}#${id}`]: { hash: hash.slice(0, 16), n } },
    entities: [{ id: entity, type: 'person', name: person, aliases: [], heardAs: [`${person.split(' ')[0]}o`], count: 1 }],
  })
  const head = exists(root, page) ? read(root, page) : `---\ntype: people\ntitle: ${person}\n---\n# ${person}\n`
  const pageText = `${head}- line of talk ${n} ^c-${source.slice(0, 6)}\n`
  const changes: Change[] = [
    put(root, readable, `# Talk ${n}\n${'said this and that\n'.repeat(n * 5)}`),
    put(root, note, `# Talk ${n}\n- [?] Send the plan number ${n} ^${id}\n`),
    put(root, page, pageText),
    putRecord(root, record),
  ]
  const decisions = n % 2 === 0 ? [{ type: 'keep-apart' as const, at: at(n), a: entity, b: `person/${n}` as EntityId }] : []
  if (decisions.length > 0) changes.push(append('.afterword/decisions.jsonl', renderDecisions(decisions)))
  if (n % 4 === 0 && exists(root, 'Outbox/draft.md')) changes.push(remove(root, 'Outbox/draft.md'))
  else changes.push(put(root, 'Outbox/draft.md', `draft ${n}\n`))
  changes.push(move(root, inbox, `Sources/_originals/${source}-talk ${n}.txt.orig`))
  return {
    title: `Talk ${n}`,
    sources: [{ id: record.source, fileName: `talk ${n}.txt` }],
    changes,
    index: { records: [record], removedRecords: [], pages: [{ path: page as VaultPath, text: pageText }], removedPages: [], decisions },
    notes: [],
  }
}

/** Time is the number of the plan: the journal of an interrupted run must not differ. */
const at = (n: number): IsoInstant => new Date(Date.UTC(2025, 0, 1, 0, n)).toISOString() as IsoInstant

if (import.meta.main) {
  const [root = '', count = '0'] = process.argv.slice(2)
  if (process.env.AFTERWORD_TEST_EXDEV) pretendTwoDisks()
  const lock = await acquireLock(root, { command: 'apply-child', waitMs: 20_000 })
  const index = await openIndex(path.join(root, '.afterword/index.db'))
  process.stdout.write('ready\n')
  let now = 0
  const deps: ApplyDeps = { root, now: () => at(now), index, crashPoint: crashPointFromEnvironment() }
  await recover(deps)
  // Every fifth entry is an undo; its talk stays in the Inbox.
  for (let n = lastSeq(root) + 1; n <= Number(count); n = lastSeq(root) + 1) {
    now = n
    if (n % 5 === 0) await undo(deps)
    else await applyPlan(deps, planNumber(root, n))
  }
  index.close()
  lock.release()
}

function pretendTwoDisks(): void {
  const real = fs.renameSync
  fs.renameSync = (from, to) => {
    if (path.dirname(String(from)) !== path.dirname(String(to)))
      throw Object.assign(new Error('EXDEV: cross-device link not permitted'), { code: 'EXDEV' })
    real(from, to)
  }
}
