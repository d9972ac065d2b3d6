import { describe, expect, test } from 'vitest'
import { splitBody } from './parts.ts'

/** `type: text` of every part; own words carry no prefix. */
const shape = (body: string, author: string | null = 'Otto Brandl') =>
  splitBody(body, author).map(p => (p.type === 'paragraph' ? p.text : `${p.type}: ${p.text.replace(/\n/g, ' / ')}`))

describe('quoted older mail is told from the sender’s own words', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'Gmail',
      'Yes.\n\nOn Mon, 2 Mar 2026 at 08:10, Mira Solberg <mira@norvik.example> wrote:\n> When?\n>\n> Mira',
      ['Yes.', 'quote: On Mon, 2 Mar 2026 at 08:10, Mira Solberg <mira@norvik.example> wrote: / > When? / > / > Mira'],
    ],
    [
      'Gmail, introduction folded over two lines',
      'Yes.\n\nOn Mon, 2 Mar 2026 at 08:10, Mira Solberg\n<mira@norvik.example> wrote:\n> When?',
      ['Yes.', 'quote: On Mon, 2 Mar 2026 at 08:10, Mira Solberg / <mira@norvik.example> wrote: / > When?'],
    ],
    [
      'answers between the quoted lines',
      '> When?\nOn Tuesday.\n> Where?\nAt the quay.',
      ['quote: > When?', 'On Tuesday.', 'quote: > Where?', 'At the quay.'],
    ],
    [
      'answer below',
      'On 2 Mar 2026 at 08:10, Mira wrote:\n> When?\n\nOn Tuesday.',
      ['quote: On 2 Mar 2026 at 08:10, Mira wrote: / > When?', 'On Tuesday.'],
    ],
    [
      'Outlook without marks',
      'Yes.\n\nFrom: Mira Solberg <mira@norvik.example>\nSent: Monday, March 2, 2026 8:10\nTo: Otto Brandl\nSubject: Valve\n\nWhen?',
      [
        'Yes.',
        'quote: From: Mira Solberg <mira@norvik.example> / Sent: Monday, March 2, 2026 8:10 / To: Otto Brandl / Subject: Valve /  / When?',
      ],
    ],
    [
      'Outlook in German',
      'Ja.\n\nVon: Mira Solberg\nGesendet: Montag, 2. März 2026 08:10\nAn: Otto Brandl\nBetreff: Ventil\n\nWann?',
      ['Ja.', 'quote: Von: Mira Solberg / Gesendet: Montag, 2. März 2026 08:10 / An: Otto Brandl / Betreff: Ventil /  / Wann?'],
    ],
    [
      'Outlook with its rule',
      'Yes.\n\n________________________________\nFrom: Mira Solberg\nSent: Monday, March 2, 2026\nTo: Otto\nSubject: Valve\n\nWhen?',
      [
        'Yes.',
        'quote: ________________________________ / From: Mira Solberg / Sent: Monday, March 2, 2026 / To: Otto / Subject: Valve /  / When?',
      ],
    ],
    [
      'original message',
      'Yes.\n\n-----Original Message-----\nFrom: Mira\nWhen?',
      ['Yes.', 'quote: -----Original Message----- / From: Mira / When?'],
    ],
    [
      'a forward with a word in front',
      'For you.\n\n---------- Forwarded message ---------\nFrom: Mira <mira@norvik.example>\nDate: Mon, 2 Mar 2026\nSubject: Valve\nTo: Otto\n\nThe valve is grey.',
      [
        'For you.',
        'quote: ---------- Forwarded message --------- / From: Mira <mira@norvik.example> / Date: Mon, 2 Mar 2026 / Subject: Valve / To: Otto /  / The valve is grey.',
      ],
    ],
    [
      'Apple’s forward',
      'Look.\n\nBegin forwarded message:\n\nFrom: Mira\nThe valve is grey.',
      ['Look.', 'quote: Begin forwarded message: /  / From: Mira / The valve is grey.'],
    ],
    [
      'German introduction',
      'Ja.\n\nAm 02.03.2026 um 08:10 schrieb Mira Solberg <mira@norvik.example>:\n> Wann?',
      ['Ja.', 'quote: Am 02.03.2026 um 08:10 schrieb Mira Solberg <mira@norvik.example>: / > Wann?'],
    ],
    [
      'Norwegian introduction',
      'Ja.\n\nman. 2. mars 2026 kl. 08:10 skrev Mira Solberg <mira@norvik.example>:\n> Når?',
      ['Ja.', 'quote: man. 2. mars 2026 kl. 08:10 skrev Mira Solberg <mira@norvik.example>: / > Når?'],
    ],
    [
      'a sentence that only sounds like an introduction',
      'On Monday the yard wrote:\nnothing at all, and on Tuesday as well.',
      ['On Monday the yard wrote:\nnothing at all, and on Tuesday as well.'],
    ],
    ['a memo’s own From line is no quote', 'From: the yard\nThe crane is free.', ['From: the yard\nThe crane is free.']],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(shape(body)).toEqual(expected))
})

describe('signatures', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['behind the standard mark', 'Done.\n\n-- \nOtto Brandl\nKessel Valves', ['Done.', 'signature: -- / Otto Brandl / Kessel Valves']],
    ['formula and name', 'Done.\n\nBest regards,\nOtto', ['Done.', 'signature: Best regards, / Otto']],
    ['formula and name on one line', 'Done.\n\nCheers, Otto', ['Done.', 'signature: Cheers, Otto']],
    ['name alone', 'Done.\n\nOtto', ['Done.', 'signature: Otto']],
    ['initials behind a dash', 'Done.\n\n- OB', ['Done.', 'signature: - OB']],
    [
      'name, role, address below a blank line',
      'Done.\n\nKind regards\nOtto\n\nOtto Brandl\nSite Engineer\nKessel Valves | Hall 2, Quay Road | +49 555 0123',
      ['Done.', 'signature: Kind regards / Otto /  / Otto Brandl / Site Engineer / Kessel Valves | Hall 2, Quay Road | +49 555 0123'],
    ],
    [
      'a postscript is the sender’s own words',
      'Done.\n\nBest\nOtto\n\nPS: the key is under the mat.',
      ['Done.', 'signature: Best / Otto', 'PS: the key is under the mat.'],
    ],
    [
      'thanks in mid-mail are no signature',
      'Thanks!\n\nOne more thing: the crane is free on Monday.\n\nOtto',
      ['Thanks!', 'One more thing: the crane is free on Monday.', 'signature: Otto'],
    ],
    ['a list of names is no signature', 'These come:\n\n- Mira\n- June', ['These come:', 'list-item: Mira', 'list-item: June']],
    [
      'German',
      'Erledigt.\n\nMit freundlichen Grüßen\n\nOtto Brandl\nProjektleiter',
      ['Erledigt.', 'signature: Mit freundlichen Grüßen /  / Otto Brandl / Projektleiter'],
    ],
    ['phone mark below', 'Done.\n\nSent from my iPhone', ['Done.', 'footer: Sent from my iPhone']],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(shape(body)).toEqual(expected))
})

describe('footers and marks of programs', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    [
      'legal text folded over lines',
      'Done.\n\nThis e-mail and any attachment may contain confidential information that is\nintended only for the named recipient. If you are not the intended recipient,\nplease delete it.',
      [
        'Done.',
        'footer: This e-mail and any attachment may contain confidential information that is / intended only for the named recipient. If you are not the intended recipient, / please delete it.',
      ],
    ],
    [
      'a warning of the gateway above',
      'CAUTION: This email originated from outside of the organization.\n\nDone.',
      ['footer: CAUTION: This email originated from outside of the organization.', 'Done.'],
    ],
    [
      'unsubscribe line',
      'News of the week.\n\nUnsubscribe | View in browser',
      ['News of the week.', 'footer: Unsubscribe | View in browser'],
    ],
    [
      'dial-in block with its passcode',
      'See you there.\n\nJoin Zoom Meeting\nMeeting ID: 123 4567 8901\nPasscode: 9x8y7z',
      ['See you there.', 'footer: Join Zoom Meeting / Meeting ID: 123 4567 8901 / Passcode: 9x8y7z'],
    ],
    [
      'signature and legal line in one paragraph',
      'Done.\n\nOtto Brandl | Kessel Valves\nThis message may be a public record.',
      ['Done.', 'signature: Otto Brandl | Kessel Valves', 'footer: This message may be a public record.'],
    ],
    [
      'a sentence about a confidential offer stays',
      'The offer is confidential until Friday, please keep it here.',
      ['The offer is confidential until Friday, please keep it here.'],
    ],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(shape(body)).toEqual(expected))
})

test('hard-wrapped lines of a paragraph become one, short lines stay lines', () => {
  expect(shape('The crane is free on Monday from eight to twelve and again in the\nafternoon.\n\nQuay Road 1\nHall 2', null)).toEqual([
    'The crane is free on Monday from eight to twelve and again in the afternoon.',
    'Quay Road 1\nHall 2',
  ])
})

test('tasks, lists and table rows keep their kind', () => {
  expect(shape('- [ ] order the valve\n1. dig\n  * deep\n| What | Who |', null)).toEqual([
    'task: - [ ] order the valve',
    'list-item: dig',
    'list-item: deep',
    'table-row: What | Who',
  ])
})

test('invisible characters are gone and no letter is lost', () => {
  const body = 'A\ufeffb\u200bc \ufffcd\u202ee\n\n> quoted\n\n-- \nOtto'
  const text = splitBody(body, null)
    .map(p => p.text)
    .join('')
  expect(text.replace(/\W/g, '')).toBe('AbcdequotedOtto')
})
