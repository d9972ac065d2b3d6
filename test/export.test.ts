import fs from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layoutOf, readConfig } from '../src/config.ts'
import { exportVault, type VaultExport } from '../src/vault/export.ts'
import { readPage } from '../src/vault/page.ts'
import { readPages, readRecords } from '../src/workspace.ts'
import { deliver, ingest, newVault, readText, removeFolders } from './journeys/harness.ts'

const ROOT = path.join(import.meta.dirname, '..')
const EXAMPLES = path.join(ROOT, 'examples/inbox')
const schema = JSON.parse(fs.readFileSync(path.join(ROOT, 'schemas/export.schema.json'), 'utf8')) as object
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false })
formats.default(ajv)
const validate = ajv.compile(schema)

const exportOf = (root: string): VaultExport => {
  const config = readConfig(root)
  const pages = readPages(root, layoutOf(config)).flatMap(p => readPage(p.path, p.text) ?? [])
  return exportVault(config.owner.name, readRecords(root), pages, p =>
    fs.existsSync(path.join(root, p)) ? fs.readFileSync(path.join(root, p), 'utf8') : null,
  )
}

let root = ''
let data: VaultExport
beforeAll(async () => {
  root = await newVault()
  deliver(root, Object.fromEntries(fs.readdirSync(EXAMPLES).map(f => [f, fs.readFileSync(path.join(EXAMPLES, f))])))
  await ingest(root)
  data = exportOf(root)
})
afterAll(removeFolders)

/** Text with white space made one blank: where an utterance was wrapped, its quote is not. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('the export of a real vault', () => {
  test('has the form that its schema gives', () => {
    expect(validate(data) ? [] : validate.errors).toEqual([])
    expect(data.meetings.length).toBeGreaterThan(2)
    expect(data.threads.length).toBeGreaterThan(0)
    expect(data.statements.length).toBeGreaterThan(8)
  })

  test('names files that are there, each once', () => {
    const notes = [...data.meetings, ...data.threads, ...data.documents].map(n => n.path)
    expect(new Set(notes).size).toBe(notes.length)
    for (const p of [...notes, ...data.entities.map(e => e.path)]) expect(fs.existsSync(path.join(root, p)), p).toBe(true)
    const sources = [...data.meetings, ...data.threads, ...data.documents].flatMap(n => n.sources)
    expect(new Set(sources).size).toBe(sources.length)
  })

  test('speaks of people by the names of the entities', () => {
    const names = new Set([...data.entities, ...data.terms].map(e => e.name))
    const said = [
      ...data.statements.flatMap(s => [...(s.owner === null ? [] : [s.owner]), ...s.about]),
      ...[...data.meetings, ...data.threads].flatMap(n => n.participants),
      ...data.meetings.flatMap(m => m.primary?.name ?? []),
    ]
    expect([...new Set(said)].filter(n => !names.has(n))).toEqual([])
  })

  test('every statement stands in its note or, restated by nobody, on a page, and its quote in the readable source', () => {
    const ids = new Set(data.statements.map(s => s.id))
    const readable = new Map(readRecords(root).map(r => [r.fileName, flat(readText(root, r.readable))]))
    for (const s of data.statements) {
      if (s.superseded_by !== null) expect(ids).toContain(s.superseded_by)
      if (s.kind === 'action') expect(readText(root, s.path)).toContain(`^${s.id}`)
      for (const e of [...s.evidence, ...s.done_evidence]) {
        expect(readable.has(e.source), e.source).toBe(true)
        // Heard forms are repaired and marks escaped in the readable source: the first plain words must be there.
        const words =
          flat(e.quote)
            .split(/[^\p{L}\p{N}' ]/u)[0]
            ?.trim() ?? ''
        if (words.split(' ').length > 3 && !/\[heard:/.test(readable.get(e.source) ?? '')) expect(readable.get(e.source)).toContain(words)
      }
    }
  })

  test('says what the note says after the person has changed a task', () => {
    const task = data.statements.find(s => s.kind === 'action' && s.status === 'proposed')
    if (!task) throw new Error('no proposed task in the examples')
    const note = readText(root, task.path)
    const line = note.split('\n').find(l => l.endsWith(`^${task.id}`)) ?? ''
    fs.writeFileSync(path.join(root, task.path), note.replace(line, line.replace('- [?]', '- [/]')))
    expect(exportOf(root).statements.find(s => s.id === task.id)?.status).toBe('doing')
    fs.writeFileSync(path.join(root, task.path), note.replace(`${line}\n`, ''))
    const gone = exportOf(root)
    expect(gone.statements.find(s => s.id === task.id)?.status).toBe('rejected')
    expect(validate(gone)).toBe(true)
    fs.writeFileSync(path.join(root, task.path), note)
  })
})

describe('the schema can fail', () => {
  const broken = (change: (copy: { statements: Record<string, unknown>[]; entities: Record<string, unknown>[] }) => void): boolean => {
    const copy = structuredClone(data) as unknown as Parameters<typeof change>[0]
    change(copy)
    return validate(copy)
  }
  const first = (list: Record<string, unknown>[]): Record<string, unknown> => list[0] ?? {}
  test.each<[string, Parameters<typeof broken>[0]]>([
    ['an unknown key', d => Object.assign(first(d.statements), { note: 1 })],
    ['a missing key', d => delete first(d.statements).confidence],
    ['a day that is none', d => Object.assign(first(d.statements), { due: '2025-02-30' })],
    ['a day with a time', d => Object.assign(first(d.statements), { date: '2025-02-03T10:00' })],
    ['a statement without evidence', d => Object.assign(first(d.statements), { evidence: [] })],
    ['an unknown status', d => Object.assign(first(d.statements), { status: 'maybe' })],
    ['a page of a product', d => Object.assign(first(d.entities), { type: 'product' })],
    ['an absolute path', d => Object.assign(first(d.entities), { path: '/etc/x.md' })],
  ])('%s', (_name, change) => {
    expect(broken(change)).toBe(false)
  })
})
