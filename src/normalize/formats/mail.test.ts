import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { generateMails, shuffledDeliveries, toEml, toExport, toMbox } from '../../../test/generate/mails.ts'
import type { SourceDocument } from '../../model/document.ts'
import type { Sha256 } from '../../model/ids.ts'
import { normalize } from '../normalize.ts'

const read = async (fileName: string, text: string): Promise<readonly SourceDocument[]> => {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256
  const result = await normalize({ fileName, bytes, sha256, folders: [], modifiedMs: 0 })
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
const one = async (text: string): Promise<SourceDocument> => (await read('m.eml', text))[0] as SourceDocument
const HEAD =
  'From: Otto Brandl <otto@kessel.example>\r\nTo: mira@norvik.example\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nMessage-ID: <h1@kessel.example>\r\nMIME-Version: 1.0\r\nSubject: Valve\r\n'

test('attachments: safe distinct names, the same bytes once, forwarded mails kept whole', async () => {
  const part = (type: string, name: string, body: string) =>
    `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}\r\n`
  const document = await one(
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n${part('text/plain', '../a.txt', 'one')}${part('text/plain', 'a.txt', 'two')}${part('text/plain', 'c.txt', 'two')}--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: inner\r\n\r\nhello\r\n--b--\r\n`,
  )
  expect(document.messages[0]?.attachments.map(a => [a.fileName, a.mediaType])).toEqual([
    ['a.txt', 'text/plain'],
    ['a (2).txt', 'text/plain'],
    ['attachment-3.eml', 'message/rfc822'],
  ])
  expect(document.text).toBe('See below.')
})

test('eight-bit text in another charset than the one declared is read', async () => {
  const latin = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0))
  const bytes = latin(`${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\nDas Ventil für die Mühle hängt, bitte prüfen Sie die Höhe.`)
  const result = await normalize({ fileName: 'm.eml', bytes, sha256: 'e'.repeat(64) as Sha256, folders: [], modifiedMs: 0 })
  expect(result.ok && result.value[0]?.text).toBe('Das Ventil für die Mühle hängt, bitte prüfen Sie die Höhe.')
})

test('a message without Message-ID has the same id again, another one has another', async () => {
  const text = (body: string) => `${HEAD.replace(/Message-ID.*\r\n/, '')}\r\n${body}`
  const [a, again, other] = [
    await one(text('The valve is grey.')),
    await one(text('The  valve is\r\ngrey.')),
    await one(text('The valve is red.')),
  ]
  expect(again?.messages[0]?.messageId).toBe(a?.messages[0]?.messageId)
  expect(other?.messages[0]?.messageId).not.toBe(a?.messages[0]?.messageId)
})

test('the same message from a mailbox and from an export shares the id of its words', async () => {
  const [mail] = generateMails(5, 1, 1)
  if (!mail) throw new Error('no mail')
  const [eml] = await read('a.eml', toEml(mail))
  const [md] = await read('a.md', toExport([mail], '2026-03-01 10:00:00', '\r'))
  expect(md?.messages[0]?.wordsId).toBe(eml?.messages[0]?.wordsId)
  expect(md?.format).toBe('mail-export')
})

test('sensitivity of the header', async () =>
  expect((await one(`${HEAD}Sensitivity: Company-Confidential\r\n\r\nhello there`)).sensitivity).toBe('confidential'))

describe('a mailbox', () => {
  const mails = generateMails(11, 60, 20)
  test('is one document a thread, with ids that stay', async () => {
    const documents = await read('all.mbox', toMbox(mails))
    expect(documents).toHaveLength(20)
    expect(documents.reduce((n, d) => n + d.messages.length, 0)).toBe(60)
    expect(new Set(documents.map(d => d.id)).size).toBe(20)
    expect((await read('again.mbox', toMbox(mails))).map(d => d.id)).toEqual(documents.map(d => d.id))
  })
  test('messages stand oldest first, anchors count them', async () => {
    const documents = await read('all.mbox', toMbox([...mails].reverse()))
    for (const d of documents) {
      const times = d.messages.map(m => m.date?.instantMs ?? 0)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect([...new Set(d.segments.map(s => s.anchor))]).toEqual(d.messages.map((_, i) => `m${i + 1}`))
    }
  })
  test('a line that begins with From inside a message does not part it', async () => {
    const [document] = await read(
      'a.mbox',
      `From a@b.example Mon Mar  2 09:00:00 2026\r\n${HEAD}\r\nhello there\r\n>From the yard: all well.\r\nFrom now on it is grey.\r\n`,
    )
    expect(document?.text).toContain('From the yard: all well.')
    expect(document?.text).toContain('From now on it is grey.')
    expect(document?.messages).toHaveLength(1)
  })
})

// What reconciliation builds on: whatever way a message comes, it is known again by its id or by its words.
test('500 mails of 120 threads, delivered three times in overlapping exports, are 500 messages', async () => {
  const mails = generateMails(21, 500, 120)
  const known = new Map<string, string>()
  for (const { fileName, text } of shuffledDeliveries(mails, 3, 4)) {
    for (const document of await read(fileName, text)) {
      for (const message of document.messages) {
        const id =
          known.get(message.messageId) ?? (message.wordsId === undefined ? undefined : known.get(message.wordsId)) ?? message.messageId
        known.set(message.messageId, id)
        if (message.wordsId !== undefined) known.set(message.wordsId, id)
      }
    }
  }
  expect(new Set(known.values()).size).toBe(500)
}, 120_000)
