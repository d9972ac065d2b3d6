/** What two talks say in other words is one line with the evidence of both, in the note where it was said first and on the page. */
import { afterEach, describe, expect, test } from 'vitest'
import { type Answer, answering } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'
import { ANOTHER, type Pair, SAID_AGAIN } from './pairs.ts'

afterEach(removeFolders)
const FIRST = '2026-03-02 Corran Water.txt'
const LATER = '2026-03-09 Corran Water.txt'
const MAIL = `From: Siobhan Carrick <s.carrick@corranwater.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Date: Mon, 23 Feb 2026 09:12:00 +0000
Subject: Corran Water visit
Message-ID: <m1@corranwater.example>

Hi Mira, we look forward to your visit at Corran Water.

Siobhan Carrick
Head of Networks, Corran Water
`
const answer = ([kind]: Pair, text: string): Answer => ({
  title: 'Corran Water',
  statements: [{ kind, text, quote: text, about: ['Corran Water'] }],
})
const talk = (text: string): string =>
  `Siobhan Carrick: Good morning, Mira, welcome to Corran Water.\nMira Lindholm: ${text}\nSiobhan Carrick: Fine, until next week.\n`

/** Managed lines of notes and pages of the account after both talks, by file. */
async function linesAfter(pair: Pair): Promise<Record<string, string[]>> {
  const root = await newVault()
  deliver(root, { 'm.eml': MAIL })
  await ingest(root, { now: '2026-03-01T09:00:00.000Z', engine: answering({}) })
  for (const [name, text, now] of [
    [FIRST, pair[1], '2026-03-10T09:00:00.000Z'],
    [LATER, pair[2], '2026-03-11T09:00:00.000Z'],
  ] as const) {
    deliver(root, { [name]: talk(text) })
    await ingest(root, { now, engine: answering({ [name]: answer(pair, text) }) })
  }
  const files = Object.keys(treeOf(root, /^\.|^Inbox|^Sources/)).filter(f => /^Accounts\/.*\.md$/.test(f))
  return Object.fromEntries(
    files.map(f => [
      f.split('/').at(-1) ?? '',
      readText(root, f)
        .split('\n')
        .filter(l => /\^[adfqro]-[a-z2-9]{6}$/.test(l)),
    ]),
  )
}

const PAGE = 'Corran Water.md'
describe('said again in another talk', () => {
  test.each(SAID_AGAIN.filter(p => p[0] !== 'action'))('%s "%s" and "%s" are one line', async (...pair) => {
    const lines = await linesAfter(pair)
    const [note, ...others] = Object.entries(lines).filter(([f, l]) => f !== PAGE && l.length > 0)
    expect(others).toEqual([])
    expect(note?.[1]).toHaveLength(1)
    expect(note?.[1][0]).toContain(pair[1])
    expect(note?.[1][0]?.match(/\[\[/g)).toHaveLength(2)
    if (pair[0] === 'outcome') return
    expect(lines[PAGE]).toHaveLength(1)
    expect(lines[PAGE]?.[0]?.match(/\[\[/g)).toHaveLength(2)
  })
})

describe('another matter', () => {
  test.each(ANOTHER.filter(p => p[0] !== 'action' && p[0] !== 'outcome'))('%s "%s" and "%s" are two lines', async (...pair) => {
    const lines = await linesAfter(pair)
    expect(
      Object.entries(lines)
        .filter(([f]) => f !== PAGE)
        .flatMap(([, l]) => l),
    ).toHaveLength(2)
    // One of them may have replaced the other: then it stands under Earlier.
    expect(lines[PAGE]).toHaveLength(2)
  })
})
