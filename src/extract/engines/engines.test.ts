import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { EngineContext } from '../../model/contracts.ts'
import type { IsoDate } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { decodeModel, encodeModel } from '../learned/model-file.ts'
import { preparePassages, retrieve } from '../retrieval.ts'
import { talkOf } from '../talk.ts'
import { embedded } from './embedded/embedded.ts'
import { modelPath, searchModel, talkModel } from './embedded/load.ts'
import { ENGINES, engineNamed } from './index.ts'
import { recorded, recording } from './recorded.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'afterword-engines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const context: EngineContext = { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
const talk = talkOf(
  'kitchen',
  [
    { speaker: 'Ines Faria', text: "I'll order the new oven tomorrow." },
    { speaker: 'Tomas Brandl', text: 'Good, the old one is thirty years old.' },
  ],
  '2024-05-15' as IsoDate,
)

describe('every engine of the list', () => {
  for (const { name } of ENGINES)
    it(`${name}: answers the same talk twice alike, in the contract's shape`, async () => {
      await recording(embedded, folder).extract(talk, context)
      const engine = engineNamed(name, { answers: folder })
      const first = await engine?.extract(talk, context)
      expect(first).toEqual(await engine?.extract(talk, context))
      expect(first?.statements.map(s => s.text)).toContain('Order the new oven')
    })
  it('knows no engine of another name', () => expect(engineNamed('crystal-ball')).toBeNull())
})

describe('recorded answers', () => {
  it('an engine on another machine stays one while it is recorded: it gets only what may leave', () =>
    expect(recording({ ...embedded, leaves: true }, folder).leaves).toBe(true))
  it('says which answer is missing', () => {
    expect(() => recorded(path.join(folder, 'nowhere')).extract(talk, context)).toThrow(ProblemError)
  })
  it('refuses a file that is no answer', () => {
    writeFileSync(path.join(folder, 'broken.json'), '{"statements": 3}')
    expect(() => recorded(folder).extract({ ...talk, id: 'broken' as typeof talk.id }, context)).toThrow(/no statements/)
  })
})

describe('the shipped models', () => {
  it('are the bytes that their checksums name, at most 3 MB together', () => {
    const sums = readFileSync(modelPath('SHA256SUMS'), 'utf8').trim().split('\n')
    let size = 0
    for (const line of sums) {
      const [sum = '', name = ''] = line.split(/\s+/)
      const bytes = readFileSync(modelPath(name))
      size += statSync(modelPath(name)).size
      expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sum)
    }
    expect(size).toBeLessThan(3 * 1024 * 1024)
  })
  it('survive being written and read', () => {
    const model = talkModel()
    const again = decodeModel(encodeModel(model))
    expect(again.grouping).toEqual(model.grouping)
    expect(again.first.weights).toEqual(model.first.weights)
    expect(again.second.actions.threshold).toEqual(model.second.actions.threshold)
  })
  it('rank the passage that answers a question first', () => {
    const model = searchModel()
    const passages = [
      'Good morning everybody, shall we start?',
      'The garden needs a new fence before the goats arrive.',
      'I think wood is too expensive, so the fence should be wire.',
      'Lunch is at twelve as always.',
      'And the tractor is still in the workshop.',
    ].map(text => ({ speaker: 'A', text }))
    const found = retrieve(preparePassages(passages, model.words), 'What was said about the fence?', model)
    expect([1, 2]).toContain(found.ranked[0])
    expect(found.spans.some(([a, b]) => a <= 2 && b >= 1)).toBe(true)
  })
})

describe('other languages', () => {
  it('read only what structure tells, and say so', async () => {
    const found = await embedded.extract({ ...talk, language: 'nb' }, context)
    expect(found.statements).toEqual([])
    expect(found.leftOut[0]).toMatch(/Norwegian/)
  })
})
