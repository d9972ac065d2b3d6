import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readRecords } from '../../src/workspace.ts'
import { deliver, ingest, newVault, readText, removeFolders, treeOf } from '../journeys/harness.ts'

afterAll(removeFolders)

const CALL = `Mira Lindholm  00:00:04
Hello Siobhan, hello Thandeka. Let us talk about the pump.

Siobhan Carrick  00:00:09
Hello. The pump is paid, it comes on the ninth of March.

Thandeka Mbele  00:00:17
I'll book the crane by Friday.

Mira Lindholm  00:00:22
Good. I'll send you the drawings on Monday.

Siobhan Carrick  00:00:30
Thank you, bye.
`
const MINUTES = `From: Siobhan Carrick <s.carrick@corranwater.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>, Thandeka Mbele <t.mbele@corranwater.example>
Subject: Minutes: Corran Water pump call
Date: Fri, 06 Mar 2026 17:00:00 +0000
Message-ID: <m1@corranwater.example>

Dear both,

here is what we agreed today.

We decided that the old pump stays as a spare.

Best
Siobhan
`
const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:c@x.example\r\nDTSTAMP:20260301T090000Z\r\nDTSTART:20260312T090000Z\r\nDTEND:20260312T093000Z\r\nSUMMARY:Pump visit\r\nORGANIZER;CN=Siobhan Carrick:mailto:s.carrick@corranwater.example\r\nATTENDEE;CN=Mira Lindholm:mailto:mira.lindholm@brightwater.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
const withAttachments = `From: Siobhan Carrick <s.carrick@corranwater.example>
To: Mira Lindholm <mira.lindholm@brightwater.example>
Subject: Pump papers
Date: Sat, 07 Mar 2026 09:00:00 +0000
Message-ID: <m2@corranwater.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"

Dear Mira, the papers of the pump are attached.

--b
Content-Type: text/calendar; charset="utf-8"; name="visit.ics"
Content-Disposition: attachment; filename="visit.ics"
Content-Transfer-Encoding: base64

${Buffer.from(calendar).toString('base64')}
--b
Content-Type: text/plain; charset="utf-8"; name="../../pump notes.txt"
Content-Disposition: attachment; filename="../../pump notes.txt"

Pump notes

The pump weighs 340 kilograms.
--b--
`

describe('the Inbox', () => {
  test('puts minutes that somebody mailed into the note of the meeting', async () => {
    const root = await newVault()
    deliver(root, { 'GMT20260306-140211 Corran Water pump call.txt': CALL, 'minutes.eml': MINUTES })
    await ingest(root)
    const notes = new Set(readRecords(root).map(r => r.note))
    expect(notes.size).toBe(1)
    const note = readText(root, [...notes][0] ?? '')
    expect(note).toContain('spare')
    expect(note).toMatch(/\*Sources: .*transcript.*mail/)
    expect(note).not.toContain('needs_reply')
  })

  test('puts minutes under another title into the note of the talk of that day by those people, and other mail of theirs into its own', async () => {
    const root = await newVault()
    const head = (subject: string, id: string) =>
      `From: Otto Brand <otto.brand@kessel.example>\nTo: Mira Lindholm <mira.lindholm@brightwater.example>, Jonas Reuter <jonas.reuter@brightwater.example>\nSubject: ${subject}\nDate: Wed, 5 Mar 2025 17:00:00 +0000\nMessage-ID: <${id}@kessel.example>\n\nHi both,\n\n`
    deliver(root, {
      '2025-03-05 Basin project call.txt': `Basin project call\nDate: 5 March 2025\nAttendees: Mira Lindholm, Otto Brand, Jonas Reuter\n
Mira Lindholm: Let's talk about the Basin project. Otto, where is the pump?
Otto Brand: The pump leaves Hamburg on Monday. I will send you the papers by Friday.
Jonas Reuter: We decided to drain the basin in June.
Mira Lindholm: Good. Jonas, can you order the seals by 12 March?
Jonas Reuter: Yes, I will order them.
Otto Brand: The crane is a risk, it is booked until May.\n`,
      'm.eml': `${head('Kessel: where we stand', 'm1')}Here are my notes from today's call:\n\n- The pump leaves Hamburg on Monday.\n- Kessel pays for the crane.\n\nOtto\n`,
      'n.eml': `${head('Kessel price list', 'n1')}The price list of Kessel is in the portal. Can you look at it by Monday?\n\nOtto\n`,
    })
    await ingest(root)
    const noteOf = (file: string) => readRecords(root).find(r => r.fileName === file)?.note
    expect(noteOf('m.eml')).toBe(noteOf('2025-03-05 Basin project call.txt'))
    expect(noteOf('n.eml')).not.toBe(noteOf('m.eml'))
  })

  test('makes items of what is attached to a mail, links them, and trusts no file name', async () => {
    const root = await newVault()
    deliver(root, { 'papers.eml': withAttachments })
    await ingest(root)
    const records = readRecords(root)
    expect(records.map(r => r.kind).sort()).toEqual(['calendar', 'document', 'mail'])
    const mail = records.find(r => r.kind === 'mail')
    const document = records.find(r => r.kind === 'document')
    expect(readText(root, mail?.note ?? '')).toContain(`[[${path.basename(document?.note ?? '', '.md')}]]`)
    expect(fs.readdirSync(path.join(root, 'Inbox'))).toEqual([])
    expect(fs.existsSync(path.join(root, '../pump notes.txt'))).toBe(false)
  })

  test('obeys the rules of the config', async () => {
    const root = await newVault({ config: 'rules:\n  - { sender: shop.example, action: ignore }\n  - { folder: Clinic, action: private }' })
    deliver(root, {
      'offer.eml':
        'From: Shop <hello@shop.example>\r\nTo: mira.lindholm@brightwater.example\r\nSubject: Ten percent off\r\nDate: Fri, 06 Mar 2026 08:00:00 +0000\r\nMessage-ID: <s@shop.example>\r\n\r\nPlease order by Friday.\r\n',
      'Clinic/visit.txt': CALL,
    })
    await ingest(root)
    const records = readRecords(root)
    expect(records.find(r => r.kind === 'mail')).toMatchObject({ note: null, statements: [] })
    const visit = records.find(r => r.kind === 'transcript')
    expect(visit?.sensitivity).toBe('private')
    expect(visit?.statements.filter(s => s.kind === 'action')).toEqual([])
    expect(readText(root, visit?.note ?? '')).toContain('sensitivity: private')
  })

  test('hands a voice memo to the recogniser of the config, and archives the sound', async () => {
    const sound = new Uint8Array([...Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1'), ...Array(40).fill(0)])
    const waiting = await newVault()
    deliver(waiting, { 'memo 2026-03-06.wav': sound })
    const report = await ingest(waiting)
    expect(report.outcomes).toMatchObject([{ type: 'set-aside', problem: { code: 'RECOGNISER_MISSING' } }])
    expect(Object.keys(treeOf(waiting)).some(p => p.includes('_failed') && p.endsWith('memo 2026-03-06.wav'))).toBe(true)

    const script = path.join(await newVault(), 'recogniser.mjs')
    fs.writeFileSync(
      script,
      `import fs from 'node:fs'\nfs.writeFileSync(process.argv[3] + '.txt', fs.statSync(process.argv[2]).size > 0 ? ${JSON.stringify(CALL)} : '')\n`,
    )
    const root = await newVault({ config: `recogniser: { command: "${process.execPath} ${script} {input} {output}", extension: txt }` })
    deliver(root, { 'memo 2026-03-06.wav': sound })
    await ingest(root)
    const [record] = readRecords(root)
    expect(record).toMatchObject({ kind: 'transcript', fileName: 'memo 2026-03-06.wav', date: '2026-03-06' })
    expect(new Uint8Array(fs.readFileSync(path.join(root, record?.original ?? '')))).toEqual(sound)
  })
})
