/** What the person took away stays away: a real vault, real files, the whole chain, with what each source says written down by hand. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { StatementKind } from '../../src/model/extraction.ts'
import { type Answer, answering } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { ANOTHER, type Pair, SAID_AGAIN } from './pairs.ts'

afterEach(removeFolders)

const answer = (kind: StatementKind, text: string): Answer => ({
  title: 'Loggers',
  summary: ['They spoke of the work.'],
  statements: [{ kind, text, quote: text, ...(kind === 'action' ? { owner: 'Mira Lindholm' } : {}) }],
})
const talk = (text: string): string => `Kaveh Rostami: Good morning, Mira.\nMira Lindholm: ${text}\nKaveh Rostami: Fine, until next week.\n`
const FIRST = '2026-03-02 Kaveh.txt'
const LATER = '2026-03-09 Kaveh.txt'

/** Notes and pages that hold a statement's words: not the sources, which quote everything. */
function standing(root: string, id: RegExp): string[] {
  return Object.entries(treeOf(root, /^\.|^Inbox|^Sources/)).flatMap(([file, bytes]) =>
    Buffer.from(bytes, 'latin1')
      .toString('utf8')
      .split('\n')
      .filter(line => id.test(line))
      .map(line => `${file.split('/').at(-1)}: ${line}`),
  )
}
const MANAGED = /\^[adfqro]-[a-z2-9]{6}$/
const idIn = (line: string): string => /\^([adfqro]-[a-z2-9]{6})$/.exec(line)?.[1] ?? ''

/** What the person does to a file, line by line; null takes the line away. */
function rewrite(root: string, file: string, change: (line: string) => string | null): void {
  const lines = readText(root, file).split('\n')
  fs.writeFileSync(path.join(root, file), lines.flatMap(l => change(l) ?? []).join('\n'))
}

type Hand = 'deletes the line' | 'rejects the box' | 'deletes the line on the page'
/** Files the first talk, lets the person act, files the later one. Gives the managed lines that are new since. */
async function later([kind, first, then]: Pair, hand: Hand, between?: (root: string) => void): Promise<string[]> {
  const root = await newVault()
  const engine = answering({ [FIRST]: answer(kind, first), [LATER]: answer(kind, then) })
  deliver(root, { [FIRST]: talk(first) })
  await ingest(root, { engine, now: '2026-03-10T09:00:00.000Z' })
  const lines = standing(root, MANAGED)
  const note = 'People/Kaveh Rostami/2026-03-02 - Kaveh.md'
  const page = 'People/Kaveh Rostami/Kaveh Rostami.md'
  const id = idIn(lines.find(l => l.startsWith('2026-03-02')) ?? '')
  expect(id).not.toBe('')
  const act = (file: string, change: (line: string) => string | null) => rewrite(root, file, l => (l.endsWith(`^${id}`) ? change(l) : l))
  if (hand === 'rejects the box') act(note, l => l.replace('[?]', '[-]'))
  else {
    if (hand === 'deletes the line') act(note, () => null)
    act(page, () => null)
  }
  between?.(root)
  const before = standing(root, MANAGED)
  deliver(root, { [LATER]: talk(then) })
  await ingest(root, { engine, now: '2026-03-11T09:00:00.000Z' })
  return standing(root, MANAGED).filter(l => !before.includes(l) || l.includes(then))
}

describe('a statement whose line the person deleted', () => {
  test.each(SAID_AGAIN)('%s "%s" stays away when it is said as "%s"', async (...pair) => {
    expect(await later(pair, 'deletes the line')).toEqual([])
  })
})

describe('another matter in nearly the same words', () => {
  test.each(ANOTHER)('%s: after "%s" was deleted, "%s" is written', async (...pair) => {
    const lines = await later(pair, 'deletes the line')
    expect(lines.some(l => l.startsWith('2026-03-09') && l.includes(pair[2]))).toBe(true)
  })
})

describe('it makes no difference', () => {
  const one = (kind: StatementKind): Pair => SAID_AGAIN.find(p => p[0] === kind) ?? ['fact', '', '']
  test('that a task was rejected and not deleted', async () => {
    expect(await later(one('action'), 'rejects the box')).toEqual([])
  })
  test.each(['decision', 'question', 'fact'] as const)('that a %s was deleted on the page alone', async kind => {
    const lines = await later(one(kind), 'deletes the line on the page')
    expect(lines.filter(l => l.startsWith('Kaveh Rostami.md'))).toEqual([])
  })
  test.each([
    'decision',
    'risk',
    'question',
    'fact',
    'action',
  ] as const)('for a %s that the index was made again in between', async kind => {
    const lines = await later(one(kind), 'deletes the line', root => fs.rmSync(path.join(root, '.afterword/index.db')))
    expect(lines).toEqual([])
  })
})

const mail = (id: string, day: string, reply: string | null, text: string): string =>
  `From: Siobhan Carrick <s.carrick@corranwater.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>\nDate: ${day}\nSubject: ${
    reply ? 'Re: ' : ''
  }Valves\nMessage-ID: <${id}@corranwater.example>\n${reply ? `In-Reply-To: <${reply}@corranwater.example>\n` : ''}\nHi Mira,\n\n${text}\n\nSiobhan\n`
const MAILS = ['Mon, 02 Mar 2026 09:12:00 +0000', 'Wed, 04 Mar 2026 09:12:00 +0000'] as const

test.each(SAID_AGAIN.filter(p => p[0] !== 'action').slice(0, 12))('in one thread, too: %s "%s", "%s"', async (kind, first, then) => {
  const root = await newVault()
  const engine = answering({ 'a.eml': answer(kind, first), 'b.eml': answer(kind, then) })
  deliver(root, { 'a.eml': mail('a', MAILS[0], null, first) })
  await ingest(root, { engine, now: '2026-03-10T09:00:00.000Z' })
  const files = fs.globSync('{Accounts,People}/**/*.md', { cwd: root })
  expect(files.flatMap(f => readText(root, f).split('\n')).some(l => MANAGED.test(l))).toBe(true)
  for (const f of files) rewrite(root, f, l => (MANAGED.test(l) ? null : l))
  deliver(root, { 'b.eml': mail('b', MAILS[1], 'a', then) })
  await ingest(root, { engine, now: '2026-03-11T09:00:00.000Z' })
  expect(standing(root, MANAGED)).toEqual([])
})

test('after a hundred other decisions of the same company, too', async () => {
  const root = await newVault()
  const [kind, first, then] = SAID_AGAIN[0] ?? ['decision', '', '']
  deliver(root, { [FIRST]: talk(first) })
  await ingest(root, { engine: answering({ [FIRST]: answer(kind, first) }), now: '2026-03-10T09:00:00.000Z' })
  const note = 'People/Kaveh Rostami/2026-03-02 - Kaveh.md'
  for (const f of [note, 'People/Kaveh Rostami/Kaveh Rostami.md']) rewrite(root, f, l => (MANAGED.test(l) ? null : l))
  const name = '2026-03-05 Kaveh.txt'
  // Each of words of its own, so that none is the other again.
  const parts = 'bar dol fen gim hus kal lom mir nob pek'.split(' ')
  const word = (n: number): string => `${parts[n % 10]}${parts[Math.floor(n / 10) % 10]}${parts[(n * 7 + 3) % 10]}`
  const many = Array.from({ length: 110 }, (_, n) => `The ${word(n)} gets a ${word(n + 200)} and a ${word(n + 500)}`)
  const engine = answering({
    [name]: { title: 'Paint', statements: many.map(text => ({ kind, text, quote: text })) },
    [LATER]: answer(kind, then),
  })
  deliver(root, { [name]: `Kaveh Rostami: Good morning.\n${many.map(m => `Mira Lindholm: ${m}\nKaveh Rostami: Good.\n`).join('')}` })
  await ingest(root, { engine, now: '2026-03-11T09:00:00.000Z' })
  deliver(root, { [LATER]: talk(then) })
  await ingest(root, { engine, now: '2026-03-12T09:00:00.000Z' })
  const left = standing(root, MANAGED)
  expect(left.length).toBeGreaterThan(100)
  expect(left.filter(l => /valves/.test(l))).toEqual([])
})
