import { expect, test } from 'vitest'
import { isoDate } from '../../model/ids.ts'
import { quotedMessages } from './quoted.ts'

const quoter = {
  from: { name: 'Siri Aune', email: 'siri@fjordlast.example' },
  date: { day: isoDate('2026-03-05') as NonNullable<ReturnType<typeof isoDate>>, time: '10:00', from: 'header' as const },
}
const read = (body: string): string[] =>
  quotedMessages(body, quoter).map(
    q => `${q.depth} ${q.from.name ?? '-'} <${q.from.email}> ${q.date.day} ${q.date.time ?? ''}: ${q.body.trim().replace(/\n+/g, ' / ')}`,
  )

test.each([
  [
    'a quote under an attribution is a message',
    'Fine.\n\nOn Tue, 3 Mar 2026 at 17:02, Odd Brekke <odd@havnvakt.example> wrote:\n> The crane is late.\n> Two weeks.',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: The crane is late. / Two weeks.'],
  ],
  [
    'two attributions in a row are two',
    'Both fine.\n\nOn 3 Mar 2026, at 17:02, Odd Brekke <odd@havnvakt.example> wrote:\n\n> The crane is late.\n\nOn 2 Mar 2026, at 09:00, Liv Moe <liv@havnvakt.example> wrote:\n\n> I will ask the yard.\n',
    [
      '1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: The crane is late.',
      '1 Liv Moe <liv@havnvakt.example> 2026-03-02 09:00: I will ask the yard.',
    ],
  ],
  [
    'a quote in a quote is deeper',
    'Ok\n\nOn Wed, Mar 4, 2026 at 8:15 AM Odd Brekke <odd@havnvakt.example> wrote:\n\n> The crane is late.\n>\n> On Mon, Mar 2, 2026 at 9:00 PM Liv Moe <liv@havnvakt.example> wrote:\n>\n>> When does the crane come?\n',
    [
      '1 Odd Brekke <odd@havnvakt.example> 2026-03-04 08:15: The crane is late.',
      '2 Liv Moe <liv@havnvakt.example> 2026-03-02 21:00: When does the crane come?',
    ],
  ],
  [
    'Outlook writes a block and marks nothing',
    'Ok\n\n________________________________\nFrom: Odd Brekke <odd@havnvakt.example>\nSent: Tuesday, March 3, 2026 5:02 PM\nTo: Siri Aune; Moe, Liv\nSubject: RE: Crane\n\nThe crane is late.\n\nFrom: Moe, Liv\nSent: Monday, March 2, 2026 9:00 AM\nTo: Odd Brekke\nSubject: Crane\n\nWhen does it come?',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: The crane is late.', '2 Liv Moe <> 2026-03-02 09:00: When does it come?'],
  ],
  [
    'a forward has a separator above its block',
    'Please see below.\n\n---------- Forwarded message ---------\nFrom: Odd Brekke <odd@havnvakt.example>\nDate: Tue, 3 Mar 2026 at 17:02\nSubject: Crane\nTo: Siri Aune <siri@fjordlast.example>\n\nThe crane is late.',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: The crane is late.'],
  ],
  [
    'Apple marks the block too',
    'See below\n\nBegin forwarded message:\n\n> From: Odd Brekke <odd@havnvakt.example>\n> Subject: Crane\n> Date: 3 March 2026 at 17:02:11 CET\n> To: Siri Aune <siri@fjordlast.example>\n>\n> The crane is late.',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: The crane is late.'],
  ],
  [
    'other languages',
    'Gut.\n\nAm 03.03.2026 um 17:02 schrieb Jörg Übel <j.uebel@kranbau.example>:\n> Der Kran ist spät.',
    ['1 Jörg Übel <j.uebel@kranbau.example> 2026-03-03 17:02: Der Kran ist spät.'],
  ],
  [
    'Norwegian',
    'Fint.\n\ntir. 3. mars 2026 kl. 17:02 skrev Odd Brekke <odd@havnvakt.example>:\n\n> Krana er sein.',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: Krana er sein.'],
  ],
  [
    'French',
    'Bien.\n\nLe mar. 3 mars 2026 à 17:02, Odile de la Tour <odile@grues.example> a écrit :\n> La grue est en retard.',
    ['1 Odile de la Tour <odile@grues.example> 2026-03-03 17:02: La grue est en retard.'],
  ],
  [
    'days in slashes are read so that they lie before the answer',
    'Ok\n\nOn 03/02/26, 17:02, "Brekke, Odd" <odd@havnvakt.example> wrote:\n> Late.',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-02 17:02: Late.'],
  ],
  [
    'a message that is answered piece by piece',
    'On Tue, 3 Mar 2026 at 17:02, Odd Brekke <odd@havnvakt.example> wrote:\n> The crane is late.\nHow late?\n> The yard is closed.\nNoted.',
    ['1 Odd Brekke <odd@havnvakt.example> 2026-03-03 17:02: The crane is late. / The yard is closed.'],
  ],
  ['marked lines that nobody introduces are nobody’s', 'Ok\n\n> The crane is late.', []],
  ['an attribution without a day stays a quote', 'Ok\n\nOdd Brekke <odd@havnvakt.example> wrote:\n> The crane is late.', []],
  ['a day after the answer is none', 'Ok\n\nOn Tue, 3 Mar 2027 at 17:02, Odd Brekke <odd@havnvakt.example> wrote:\n> Late.', []],
])('%s', (_, body, expected) => expect(read(body)).toEqual(expected))

test('nested a thousand times it ends at once', () => {
  const body = Array.from(
    { length: 2000 },
    (_, i) => `${'>'.repeat(i)} On Tue, 3 Mar 2026 at 17:02, Odd Brekke <odd@havnvakt.example> wrote:`,
  ).join('\n')
  const started = performance.now()
  quotedMessages(body, quoter)
  expect(performance.now() - started).toBeLessThan(2000)
})
