/** `node bench/store.ts [notes…]`: cost of look-ups and updates at several sizes, opening, and a rebuild. Times in milliseconds. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { IndexUpdate } from '../src/model/change-plan.ts'
import type { SourceRecord } from '../src/model/record.ts'
import { phoneticKeys } from '../src/resolve/phonetic.ts'
import { type Index, openIndex } from '../src/store/index.ts'
import { world } from '../test/contracts/store-world.ts'

const sizes = process.argv.slice(2).map(Number).filter(Boolean)
const NOTES = sizes.length > 0 ? sizes : [100, 1_000, 10_000]
const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0
const timed = (work: () => void): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}
const ms = (n: number): string => n.toFixed(3).padStart(9)

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-bench-'))
try {
  console.log('    notes  entities   rebuild (cpu)     look-ups    update  +1h text      open        MB')
  for (const notes of NOTES) {
    const w = world(notes, { records: notes, people: Math.max(50, notes / 4), statements: 10 })
    const file = path.join(folder, `${notes}.db`)
    const index = await openIndex(file)
    const cpu = process.cpuUsage()
    const rebuild = timed(() => index.rebuild(w, 1))
    const spent = process.cpuUsage(cpu)
    const busy = (spent.user + spent.system) / 1000
    const text = hour(notes)
    const lookups = median(w.records.slice(0, 60).map(r => timed(() => lookUp(index, r))))
    const update = median(w.records.slice(0, 40).map((r, i) => timed(() => index.update(again(r, i), i + 2))))
    const withText = median(
      w.records
        .slice(0, 20)
        .map((r, i) => timed(() => index.update(again(r, i + 50), i + 50, { texts: new Map([[r.readable, `${text} ${i}`]]) }))),
    )
    const entities = index.counts().entities
    index.close()
    const opens: number[] = []
    for (let i = 0; i < 9; i++) {
      const start = performance.now()
      const opened = await openIndex(file)
      opened.view.source(w.records[0]?.source ?? ('' as SourceRecord['source']))
      opens.push(performance.now() - start)
      opened.close()
    }
    const mb = fs.statSync(file).size / 2 ** 20
    console.log(
      `${String(notes).padStart(9)} ${String(entities).padStart(9)} ${ms(rebuild)} ${ms(busy)} ${ms(lookups)} ${ms(update)} ${ms(withText)} ${ms(median(opens))} ${ms(mb)}`,
    )
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}

/** What planning one source asks: about 120 look-ups. */
function lookUp(index: Index, record: SourceRecord): void {
  const { view } = index
  for (const e of record.entities) {
    view.entity(e.id)
    view.entitiesByName(e.name)
    for (const word of e.name.split(' ')) view.entitiesByNameWord(word)
    for (const key of phoneticKeys(e.name)) view.entitiesByPhonetic(key)
    view.entitiesByHeardForm(`${e.name}x`)
    view.openActions(e.id)
    view.statementsAbout(e.id, ['fact', 'decision', 'question'])
    view.notesOf(e.id)
    view.habitualParticipants(e.id)
    view.decisionsFor(e.name)
  }
  view.sourcesBySha(record.sha256)
  view.sourcesBySketch(record.sketch)
  for (const s of record.statements) view.statement(s.id)
  if (record.note) {
    view.linesOf(record.note)
    view.sourcesOfNote(record.note)
    view.pathsByBaseName(record.title)
  }
  view.eventsBetween(Date.UTC(2025, 5, 1, 9), Date.UTC(2025, 5, 1, 10))
}

function again(record: SourceRecord, n: number): IndexUpdate {
  const changed = { ...record, title: `${record.title} ${n}` }
  return { records: [changed], removedRecords: [], pages: [], removedPages: [], decisions: [] }
}

/** 9,000 words. */
function hour(seed: number): string {
  let state = seed
  return Array.from({ length: 9_000 }, () => {
    state = (state * 48271 + 7) % 2147483647
    return `w${Math.floor((state / 2147483647) ** 3 * 8000).toString(36)}`
  }).join(' ')
}
