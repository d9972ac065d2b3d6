import { expect, it } from 'vitest'
import type { IsoDate } from '../model/ids.ts'
import { readingOf } from './reading.ts'
import { talkOf } from './talk.ts'
import { topicsOf } from './topics.ts'

const NOBODY = { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
const topicsIn = (...lines: readonly string[]): readonly string[] => {
  const turns = lines.map((text, i) => ({ speaker: i % 2 === 0 ? 'Anna Wolk' : 'Marek Dusek', text }))
  return topicsOf(readingOf(talkOf('talk', turns, '2024-05-15' as IsoDate), NOBODY), []).map(t => t.text)
}

it.each<[string, readonly string[], string, string]>([
  [
    'how long',
    ['Can we keep the harbour barge longer?', 'The harbour barge longer, yes, the harbour barge costs nothing.'],
    'harbour barge',
    'harbour barge longer',
  ],
  [
    'an adverb',
    ['This is the terribly slow winch.', 'Yes, the terribly slow winch, and the slow winch again.'],
    'slow winch',
    'terribly slow winch',
  ],
  ['a verb', ['Our clerk weighs the parcels.', 'Right, the clerk weighs the parcels on the parcel scale.'], 'parcels', 'clerk weighs'],
])('a topic has no %s in it', (_what, lines, topic, never) => {
  expect(topicsIn(...lines)).toContain(topic)
  expect(topicsIn(...lines)).not.toContain(never)
})
