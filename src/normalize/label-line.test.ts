import { expect, it } from 'vitest'
import { read } from '../../test/inputs/read-item.ts'
import { labelled } from './label-line.ts'

it.each([
  ['Decision: we replace pump two before the summer.', 'decision', 'we replace pump two before the summer.'],
  ['- **Decision** - use steel pipes.', 'decision', 'use steel pipes.'],
  ['Action: Otto sends the drawings.', 'action', 'Otto sends the drawings.'],
  ['Risiko: Der Kran ist besetzt.', 'risk', 'Der Kran ist besetzt.'],
])('%s', (line, kind, text) => {
  const found = labelled(line)
  expect([found?.kind, found?.text]).toEqual([kind, text])
  expect(line.slice(found?.within?.start, found?.within?.end)).toBe(text)
})

it.each([
  'Decision: none so far',
  'Action: TBD',
  'Decision: approved',
  'Decisions taken in May were good',
  'Question: How do I reset it?',
  'Risk-taking is part of it',
])('no statement: %s', line => expect(labelled(line)).toBeNull())

it('label lines of a mail stand for themselves, also one below the other', async () => {
  const head = 'From: Otto <otto@kessel.example>\nTo: Mira <mira@norvik.example>\nSubject: Pumps\nDate: Mon, 3 Mar 2025 10:00:00 +0000\n\n'
  const document = await read('a.eml', `${head}Decision: we keep the crane.\nAction: Otto sends the drawings.\nAnd thanks to all.\n`)
  expect(document.statedItems.map(i => [i.kind, document.text.slice(i.span.start, i.span.end)])).toEqual([
    ['decision', 'we keep the crane.'],
    ['action', 'Otto sends the drawings.'],
  ])
})
