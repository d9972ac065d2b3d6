import { describe, expect, test } from 'vitest'
import type { Address } from '../../model/document.ts'
import type { Owner } from '../../model/entity.ts'
import type { Sha256 } from '../../model/ids.ts'
import { needsReply } from './needs-reply.ts'
import type { RawMessage } from './raw-message.ts'
import { threadDocument } from './thread.ts'

const owner: Owner = { name: 'Mira Solberg', aliases: ['Mira'], emails: ['mira@norvik.example'], company: 'Norvik' }
const address = (text: string): Address => {
  const m = /^(.*) <(.*)>$/.exec(text)
  return m ? { name: m[1] ?? null, email: m[2] ?? '' } : { name: null, email: text }
}
const MIRA = 'Mira Solberg <mira@norvik.example>'
const OTTO = 'Otto Brandl <otto@kessel.example>'
const JUNE = 'June Achterberg <june@norvik.example>'

interface Mail {
  readonly from?: string
  readonly to?: readonly string[]
  readonly cc?: readonly string[]
  readonly subject?: string
  readonly bulk?: boolean
  readonly body: string
}
let minute = 0
const raw = (mail: Mail): RawMessage => ({
  messageId: `m${minute}@kessel.example`,
  inReplyTo: [],
  from: address(mail.from ?? OTTO),
  to: (mail.to ?? [MIRA]).map(address),
  cc: (mail.cc ?? []).map(address),
  subject: mail.subject ?? 'Pump house',
  date: { day: '2026-03-02' as never, time: '09:00', instantMs: 1_772_442_000_000 + minute++ * 60_000, from: 'header' },
  bulk: mail.bulk ?? false,
  sensitivity: null,
  attachments: [],
  body: mail.body,
})
const decide = (...mails: readonly Mail[]) =>
  needsReply(
    threadDocument(
      { fileName: 'x.eml', bytes: new Uint8Array(), sha256: 'a'.repeat(64) as Sha256, folders: [], modifiedMs: 0 },
      'email',
      mails.map(raw),
    ),
    owner,
  )

describe('one message to the owner', () => {
  const cases: readonly [string, boolean, Mail][] = [
    ['a plain question', true, { body: 'Hi Mira,\n\nwhich valve did you order in the end?\n\nBest\nOtto' }],
    ['a polite request', true, { body: 'Could you send me the pump curve before Friday?' }],
    ['a request without a question mark', true, { body: 'Please return the signed offer by 12 March.' }],
    ['a need that is told', true, { body: 'We need your sign-off on the revised drawings by Thursday.' }],
    ['let me know', true, { body: 'Let me know which of the two dates suits you.' }],
    ['an indirect wish', true, { body: "I'd appreciate it if you looked at section three again." }],
    ['waiting for an answer', true, { body: 'I am still waiting for your comments on the layout.' }],
    ['something is missing on the owner’s side', true, { body: 'The purchase order is still missing from your side.' }],
    [
      'a question inside a long mail',
      true,
      {
        body: 'The trench is done.\n\nThe cable arrives Monday. Do you want the red one or the grey one? We have both.\n\nOtherwise all is quiet.',
      },
    ],
    [
      'a request after the signature, in a postscript',
      true,
      { body: 'All fine here.\n\nBest,\nOtto\n\nPS: could you bring the old key on Monday?' },
    ],
    ['an answer is appreciated', true, { body: 'The yard would appreciate a short answer this week.' }],
    ['hoping to hear', true, { body: 'The offer is attached. I hope to hear from you soon.' }],
    ['comments until a day', true, { body: 'The draft is attached, comments by Thursday.' }],
    ['a question that lost its mark', true, { body: 'Did you get a chance to look at the curve' }],
    ['in German', true, { body: 'Hallo Mira,\n\nkönnten Sie mir bitte die Kennlinie schicken?\n\nViele Grüße\nOtto' }],
    ['in German without a question mark', true, { body: 'Bitte bestätigen Sie den Termin bis Freitag.' }],
    ['in French', true, { body: 'Bonjour Mira,\n\npourriez-vous nous confirmer la date ?' }],
    ['in Spanish', true, { body: 'Hola Mira, ¿puedes enviarme el plano?' }],
    ['in Norwegian', true, { body: 'Hei Mira,\n\nkan du sende meg tegningene?\n\nMvh\nOtto' }],
    ['in Dutch', true, { body: 'Kun je mij laten weten wie er komt?' }],
    ['in Portuguese', true, { body: 'Oi Mira, você pode confirmar a visita de terça?' }],
    ['a hint only: thanks and news', false, { body: 'Thanks, got it. The crew starts on Monday.' }],
    ['an offer of help', false, { body: "The report is attached. Please don't hesitate to call if anything is unclear." }],
    ['a courtesy: questions welcome', false, { body: 'The minutes are attached. If you have any questions, let me know.' }],
    ['a courtesy: feel free', false, { body: 'Please feel free to use the photos.' }],
    ['a courtesy: find attached', false, { body: 'Please find attached the invoice for February.\n\nKind regards\nOtto' }],
    ['a courtesy: please note', false, { body: 'Please note that our office is closed on Friday.' }],
    ['how are you', false, { body: 'How are you? Here the snow is melting. The pump runs.' }],
    ['no need to answer', false, { body: 'No need to reply, I only wanted you to have it.' }],
    ['a promise of the sender', false, { body: 'I will send you the drawings tomorrow and call the port.' }],
    ['what the sender asked others', false, { body: 'I asked the port whether they could send me the key, and they will.' }],
    [
      'a question that stands only in the quote',
      false,
      { body: 'Yes, on Tuesday.\n\nOn Mon, 2 Mar 2026 at 08:10, Mira Solberg <mira@norvik.example> wrote:\n> When can you come?' },
    ],
    [
      'a request that stands only in the signature',
      false,
      { body: 'Done.\n\nBest regards\nOtto Brandl\nPlease consider the environment before printing this e-mail' },
    ],
    [
      'a question in a legal footer',
      false,
      { body: 'Done.\n\nIf you have received this e-mail in error please notify the sender and delete it.' },
    ],
    [
      'a newsletter with an imperative',
      false,
      { from: 'Valve Weekly <no-reply@valves.example>', bulk: true, body: 'Please register before Friday! Are you ready?' },
    ],
    ['an alert', false, { from: 'Monitoring <alerts@grid.example>', body: 'Please confirm this alarm. Did you restart the pump?' }],
    [
      'a notice of absence',
      false,
      { subject: 'Automatic reply: Pump house', body: 'I am away until Monday. Could you contact June meanwhile?' },
    ],
    ['an answer to an invitation', false, { subject: 'Accepted: Site walk', body: 'Could you add June?' }],
    ['a bounce', false, { from: 'MAILER-DAEMON@kessel.example', subject: 'Undeliverable: Pump house', body: 'Please check the address.' }],
    [
      'an unsubscribe line gives a shop away',
      false,
      { body: 'Would you like to save 20 %?\n\nYou can unsubscribe at any time: https://shop.example/u/1' },
    ],
    ['the owner’s own mail', false, { from: MIRA, to: [OTTO], body: 'Could you send me the curve?' }],
    ['a mail the owner sent to herself', false, { from: MIRA, to: [MIRA], body: 'Remember: can you order the valve?' }],
  ]
  test.each(cases)('%s', (_, expected, mail) => expect(decide(mail)).toBe(expected))
})

describe('several people', () => {
  const both = [MIRA, JUNE]
  const cases: readonly [string, boolean, Mail][] = [
    ['a question to all in To', true, { to: both, body: 'Hi both,\n\nwho brings the key on Monday?' }],
    [
      'a request to another by name',
      false,
      { to: both, body: 'Hello all,\n\nthe trench is done.\n\nJune, please send me your comments by Friday.' },
    ],
    ['a request to each by name', true, { to: both, body: 'June, please send me the list. Mira, can you bring the key?' }],
    ['the greeting names only another', false, { to: [JUNE, MIRA], body: 'Hi June,\n\ncould you send me the list?' }],
    [
      'the greeting names another, the text the owner',
      true,
      { to: [JUNE, MIRA], body: 'Hi June,\n\nthe list is complete. @Mira could you check the totals?' },
    ],
    ['only in copy, a question to the addressee', false, { to: [JUNE], cc: [MIRA], body: 'Could you send me the list?' }],
    [
      'only in copy, but called by name',
      true,
      { to: [JUNE], cc: [MIRA], body: 'The list is attached.\n\nMira, could you check the totals?' },
    ],
    [
      'only in copy, but called by title and surname',
      true,
      {
        to: [JUNE],
        cc: [MIRA],
        body: 'Dear June, dear Ms. Solberg,\n\nthe list is attached.\n\nMs. Solberg, I have a question also to you: who signs on your side?',
      },
    ],
    [
      'only in copy, another called by title and surname',
      false,
      { to: [JUNE], cc: [MIRA], body: 'Dear June, dear Ms. Solberg,\n\nthe list is attached.\n\nMrs. Achterberg, who signs on your side?' },
    ],
    ['the greeting names only another by title', false, { to: [JUNE, MIRA], body: 'Dear Dr. Achterberg,\n\ncould you send me the list?' }],
    ['through a list, not named', false, { to: ['crew@lists.example'], body: 'Who brings the key on Monday?' }],
    ['through a list, named', true, { to: ['crew@lists.example'], body: 'Mira, do you still have the key?' }],
    ['an export that names no recipients', true, { to: [], body: 'Hi Mira,\n\nwhen does the crane come?' }],
    [
      'the name at the end of a request',
      true,
      { to: both, body: 'I need you to approve the drawing by Friday please, Mira, it blocks the port.' },
    ],
    ['a question to another with the name behind', false, { to: both, body: 'When does the crane come, June?' }],
  ]
  test.each(cases)('%s', (_, expected, mail) => expect(decide(mail)).toBe(expected))
})

describe('threads', () => {
  test('the owner answered last', () =>
    expect(decide({ body: 'Which valve?' }, { from: MIRA, to: [OTTO], body: 'The grey one.' })).toBe(false))
  test('the other answered and asks again', () =>
    expect(decide({ body: 'Which valve?' }, { from: MIRA, to: [OTTO], body: 'The grey one.' }, { body: 'And which flange?' })).toBe(true))
  test('thanks settle what the owner answered', () =>
    expect(decide({ body: 'Which valve?' }, { from: MIRA, to: [OTTO], body: 'The grey one.' }, { body: 'Thanks!' })).toBe(false))
  test('an unanswered question stays open when somebody else adds a line', () =>
    expect(
      decide({ body: 'Which valve do you want?' }, { from: JUNE, to: [OTTO], cc: [MIRA], body: 'The trench is done, by the way.' }),
    ).toBe(true))
  test('a question to several is answered by another', () =>
    expect(decide({ to: [MIRA, JUNE], body: 'Who brings the key?' }, { from: JUNE, to: [OTTO], cc: [MIRA], body: 'I do.' })).toBe(false))
  test('the asker takes it back', () =>
    expect(decide({ body: 'Which valve do you want?' }, { body: 'Never mind, I found it in the offer.' })).toBe(false))
  test('messages count by their date, not by their place in the file', () => {
    const question = raw({ body: 'Which valve?' })
    const answer = raw({ from: MIRA, to: [OTTO], body: 'The grey one.' })
    const item = { fileName: 'x', bytes: new Uint8Array(), sha256: 'b'.repeat(64) as Sha256, folders: [], modifiedMs: 0 }
    expect(needsReply(threadDocument(item, 'mbox', [answer, question]), owner)).toBe(false)
  })
  test('an owner known only by name', () => {
    const bare: Owner = { name: 'Mira Solberg', aliases: [], emails: [], company: null }
    const item = { fileName: 'x', bytes: new Uint8Array(), sha256: 'c'.repeat(64) as Sha256, folders: [], modifiedMs: 0 }
    const doc = threadDocument(item, 'mail-export', [raw({ body: 'Which valve?' })])
    expect(needsReply(doc, bare)).toBe(true)
  })
})

describe('a mail that says it wants no answer', () => {
  test.each<[string, boolean]>([
    ['Mira, please bring two copies on the 12th.\n\nNo need to answer this, we meet then.', false],
    ['Please bring two copies on the 12th. No need to reply.', false],
    ["Please bring two copies on the 12th. Don't answer this.", false],
    ['No need to answer this today. Please send me the drawing by Friday.', true],
    ['No need to reply to the long part. Can you send me the drawing by Friday?', true],
    ['No answer needed on the lamps. Could you confirm the date?', true],
    ['No need to answer.\n\nOne more thing: can you send me the drawing?', true],
  ])('%s → %s', (body, waits) => expect(decide({ body })).toBe(waits))
})
