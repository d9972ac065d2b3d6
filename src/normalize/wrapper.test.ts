import { describe, expect, it } from 'vitest'
import { itemOf, lines, read, utterances } from '../../test/inputs/read-item.ts'
import type { SourceDocument } from '../model/document.ts'
import { normalize } from './normalize.ts'

const talk = `[00:00:01.20] Mira Lund :  Mira LundHello, can you hear me?
[00:00:11.35] Remote : Yes I can hear you.
[00:00:20.22] Mira Lund :  Mira LundOkay. [BLANK_AUDIO]
[00:00:28.28] Remote : Then we start.`

const spoken = [
  'Mira Lund 1.2 | Hello, can you hear me?',
  'Remote 11.35 | Yes I can hear you.',
  'Mira Lund 20.22 | Okay.',
  'Remote 28.28 | Then we start.',
]

const items = (doc: SourceDocument): string[] =>
  doc.statedItems.map(
    i =>
      `${i.kind} ${i.status ?? '-'} ${i.owner ?? '-'} due ${i.due ?? '-'} done ${i.done ?? '-'} ${i.priority ?? '-'}${i.followUp ? ' follow-up' : ''} | ${i.text}`,
  )

const header = `---
title: "1:1 with Ines Okafor"
date: 2025-03-05
tags: [type/people, auto]
entities:
  people: ["[[Ines Okafor]]", Mira Lund, Speaker 3]
  accounts: [Nordhavn Port]
---

# 1:1 — Ines Okafor — 2025-03-05

> [!info] Purpose
> Talk about the crane

## Summary

The crane, the berth plan and the offsite.
It was short.

## Key facts learned
- The crane lifts 40 tonnes
  - measured in March

## Decisions
- [ ] Keep the old crane until June
- None

## Action items (for Ines Okafor)
- [x] Send the berth plan to Mira ⏫ ✅ 2025-03-07
\t- [ ] Ask Tomas for the tide table @Mira Lund 🔼 📅 2025-03-14
 - [x] Book the boat @Myself
- [/] Write the report (due: 2025-03-20) #task
- [-] Paint the crane @TBD

## Follow-ups
- [ ] Call the tug company 🔽

## Risks
- The tide may be too low

## Open questions
- Who pays for the paint?

> Next meeting (if any): 12 March
`

describe('a header that an earlier tool wrote', () => {
  const wrapped: readonly (readonly [string, string])[] = [
    ['comments and a fence', `${header}\n<!-- ai:transcript:start -->\n\n\`\`\`text\n${talk}\n\`\`\`\n\n<!-- ai:transcript:end -->\n`],
    [
      'heading, comments and a fence',
      `${header}\n## Transcript (auto)\n\n<!-- ai:transcript:start -->\n\`\`\`\n${talk}\n\`\`\`\n<!-- ai:transcript:end -->\n`,
    ],
    ['a heading and a fence', `${header}\n## Transcript (auto)\n\n\`\`\`text\n${talk}\n\`\`\`\n`],
    ['a heading, unfenced', `${header}\n## Original Transcript\n\n${talk}\n`],
    ['a fence that is never closed', `${header}\n<!-- ai:transcript:start -->\n\`\`\`text\n${talk}\n`],
  ]
  it.each(wrapped)('in front of a transcript: %s', async (_, text) => {
    const doc = await read('x.md', text)
    expect(doc.kind).toBe('transcript')
    expect(utterances(doc)).toEqual(spoken)
    expect(items(doc)).toEqual([
      'context - - due - done - - | Talk about the crane',
      'fact - - due - done - - | The crane lifts 40 tonnes',
      'decision open - due - done - - | Keep the old crane until June',
      'action done Ines Okafor due - done 2025-03-07 high | Send the berth plan to Mira',
      'action open Mira Lund due 2025-03-14 done - medium | Ask Tomas for the tide table',
      'action done Myself due - done - - | Book the boat',
      'action doing Ines Okafor due 2025-03-20 done - - | Write the report',
      'action rejected Ines Okafor due - done - - | Paint the crane',
      'action open - due - done - low follow-up | Call the tug company',
      'risk - - due - done - - | The tide may be too low',
      'question - - due - done - - | Who pays for the paint?',
    ])
    expect(doc.statedParticipants).toEqual(['Ines Okafor', 'Mira Lund'])
    expect(doc.statedEntities).toEqual([{ type: 'account', name: 'Nordhavn Port' }])
    expect(doc.date).toEqual({ day: '2025-03-05', from: 'header' })
    expect(doc.title).toEqual({ text: '1:1 with Ines Okafor', from: 'header' })
    expect(doc.statedSummary && doc.text.slice(doc.statedSummary.start, doc.statedSummary.end)).toBe(
      'The crane, the berth plan and the offsite.\nIt was short.',
    )
    expect(doc.speakers.map(s => s.identified?.name ?? null)).toEqual([null, 'Ines Okafor'])
    for (const i of doc.statedItems) {
      const segment = doc.segments[i.segment]
      expect(segment && segment.span.start <= i.span.start && i.span.end <= segment.span.end).toBe(true)
    }
    const anchors = doc.segments.map(s => s.anchor)
    expect(new Set(anchors).size).toBe(anchors.length)
    expect(anchors.indexOf('b1')).toBeLessThan(anchors.indexOf('u1'))
  })

  it('alone is a document with the same items', async () => {
    const doc = await read('Ines.md', header)
    expect([doc.kind, doc.format]).toEqual(['document', 'earlier-note'])
    expect(items(doc)).toHaveLength(11)
    expect(lines(doc)).toContain('quote | Next meeting (if any): 12 March')
  })

  it('with its signs damaged in Windows-1254 keeps status, dates and owners', async () => {
    const damaged = damage(header, '1254')
    expect(damaged).not.toContain('✅')
    const doc = await read('Ines.md', damaged)
    expect(items(doc)).toEqual(items(await read('Ines.md', header)))
    expect(doc.repairs.some(r => r.code === 'mojibake-1254')).toBe(true)
  })
})

describe('who the one unidentified voice is', () => {
  const identified = async (fileName: string, text: string): Promise<string | null> => {
    const doc = await read(fileName, text)
    return doc.speakers.find(s => s.label === 'Remote')?.identified?.name ?? null
  }
  it.each([
    ['the 1:1 line names one other', 'x.md', `# 1:1 — Ines Okafor — 2025-03-05\n\n## Transcript\n${talk}`, 'Ines Okafor'],
    ['the file name names one', '2025-03-05 1-1 Ines.txt', talk, 'Ines'],
    [
      'the header names two others: two voices may share the channel',
      'x.md',
      `---\nparticipants: [Mira Lund, Ines Okafor, Tomas Reyes]\n---\n${talk}`,
      null,
    ],
    ['nothing says it', '2025-03-05 10-40-12 recording.txt', talk, null],
    ['two voices are named', 'x.md', `# 1:1 — Ines Okafor — 2025-03-05\n\n## Transcript\n${talk}\n[00:01:00.00] Tomas Reyes : Hi.`, null],
    ['the header names the owner too', 'x.md', `# 1:1 — Mira / Ines — 2025-03-05\n\n## Transcript\n${talk}`, 'Ines'],
  ])('%s', async (_, fileName, text, name) => {
    expect(await identified(fileName, text)).toBe(name)
  })
})

describe('hand notes and documents', () => {
  it('read task lists with tabs and odd indentation, and completed tasks as done', async () => {
    const doc = await read(
      'notes.md',
      '# Harbour walk\n\n- [x] Buy paint @Ines 🔼 ✅ 2025-11-08\n\t- [ ] Ask Tomas\n - [x] Call\n* plain thought\n1. first\n',
    )
    expect(items(doc)).toEqual([
      'action done Ines due - done 2025-11-08 medium | Buy paint',
      'action open - due - done - - | Ask Tomas',
      'action done - due - done - - | Call',
    ])
    expect(lines(doc)).toEqual([
      'heading | Harbour walk',
      'task | Buy paint @Ines 🔼 ✅ 2025-11-08',
      'task | Ask Tomas',
      'task | Call',
      'list-item | plain thought',
      'list-item | first',
    ])
  })

  it('keep headings, wrapped paragraphs, tables and the date of a field', async () => {
    const doc = await read(
      'memo.md',
      '# Crane memo\n\nDate: 30 May 2025\nFrom: Ines Okafor\n\nThe crane is broken since Monday and nobody has yet\nfound out why.\n\n| What | Who |\n| --- | --- |\n| Repair | Tomas |\n',
    )
    expect(lines(doc)).toEqual([
      'heading | Crane memo',
      'paragraph | Date: 30 May 2025',
      'paragraph | From: Ines Okafor',
      'paragraph | The crane is broken since Monday and nobody has yet found out why.',
      'table-row | What | Who',
      'table-row | Repair | Tomas',
    ])
    expect(doc.date).toEqual({ day: '2025-05-30', from: 'content' })
    expect(doc.title).toEqual({ text: 'Crane memo', from: 'content' })
    expect(doc.statedParticipants).toEqual([])
  })

  it('read a table of tasks as actions, the year from the date of the document', async () => {
    const doc = await read(
      'memo.md',
      '# Memo\n\nDate: 30 October 2025\n\n| Who | What | When |\n|---|---|---|\n| Ines Okafor | Paint the crane | Tuesday 4 November |\n| TBD | Buy rope | 5 January |\n\n| Part | Price |\n|---|---|\n| Rope | 5 |\n',
    )
    expect(items(doc)).toEqual([
      'action - Ines Okafor due 2025-11-04 done - - | Paint the crane',
      'action - - due 2026-01-05 done - - | Buy rope',
    ])
    expect(doc.statedItems.map(i => doc.text.slice(i.span.start, i.span.end))).toEqual(['Paint the crane', 'Buy rope'])
  })

  it('say in the repairs that nothing more special was recognised', async () => {
    expect((await read('x.txt', 'Just a few words about nothing in particular.')).repairs).toMatchObject([{ code: 'plain-document' }])
  })

  it('survive invalid and doubled front matter', async () => {
    const doc = await read(
      'x.md',
      '---\ntitle: Crane: the "second\ndate: 2025-05-30\nparticipants:\n  - Ines Okafor\n---\n---\nproject: Berth plan\n---\n\nWords and more words.\n',
    )
    expect(doc.date?.day).toBe('2025-05-30')
    expect(doc.statedParticipants).toEqual(['Ines Okafor'])
    expect(doc.statedEntities).toEqual([{ type: 'project', name: 'Berth plan' }])
    expect(lines(doc)).toEqual(['paragraph | Words and more words.'])
  })
})

describe('what cannot be read is a Problem', () => {
  it.each([
    ['an empty file', '', 'INBOX_EMPTY'],
    ['blanks', ' \n\t\n ', 'INBOX_EMPTY'],
    ['zeros', new Uint8Array(5000), 'INBOX_EMPTY'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3]), 'FORMAT_BINARY'],
    ['noise', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff), 'FORMAT_BINARY'],
    ['captions without a word', 'WEBVTT\n\n00:01.000 --> 00:02.000\n[BLANK_AUDIO]\n', 'TRANSCRIPT_NO_SPEECH'],
  ])('%s', async (_, content, code) => {
    const result = await normalize(itemOf('x.bin', content))
    expect(result.ok ? 'read' : result.problem).toMatchObject({
      code,
      where: 'x.bin',
      expected: expect.any(String),
      found: expect.any(String),
      hint: expect.any(String),
    })
  })
})

/** Writes text as UTF-8 and reads it in the page; bytes that the page does not have are lost. */
function damage(text: string, page: '1252' | '1254'): string {
  const decoder = new TextDecoder(`windows-${page}`)
  let out = ''
  for (const b of new TextEncoder().encode(text)) {
    const char = decoder.decode(Uint8Array.of(b))
    out += char.charCodeAt(0) >= 0x80 && char.charCodeAt(0) <= 0x9f ? '' : char
  }
  return out
}
