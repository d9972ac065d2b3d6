/** Nine files of five kinds about one pilot: a customer, a project, people who are known in full from one of them alone. Read with the `phrases` engine. */
const small = (day: number): string =>
  Array.from({ length: 14 }, (_, i) => {
    const things =
      'rain pier gull rope lamp quay tide buoy hull keel mast sail deck oar net cod eel kelp sand dune reef cape bay fog'.split(' ')
    const at = (n: number) => things[(day * 7 + n * n + i * day + i) % things.length] ?? ''
    return `The ${at(1)} by the ${at(4)} was ${at(7)} near our ${at(11)}, I mean the ${at(13)}.`
  }).join(' ')

const vtt = (turns: readonly (readonly [who: string, text: string])[]): string =>
  `WEBVTT\n\n${turns
    .map(([who, text], i) => {
      const at = (s: number) => `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`
      return `${at(i * 9)} --> ${at(i * 9 + 8)}\n<v ${who}>${text}</v>\n`
    })
    .join('\n')}`

const talk = (turns: readonly (readonly [who: string, text: string])[]): string => turns.map(([who, text]) => `${who}: ${text}\n`).join('')

const mail = (id: string, day: string, more: { from: string; to: string; subject: string; reply?: string; body: string }): string =>
  `From: ${more.from}\nTo: ${more.to}\nDate: ${day}\nSubject: ${more.subject}\nMessage-ID: <${id}@corranwater.example>\n${
    more.reply ? `In-Reply-To: <${more.reply}@corranwater.example>\n` : ''
  }\n${more.body}\n`

const MIRA = 'Mira Lindholm <mira.lindholm@brightwater.example>'
const SIOBHAN = 'Siobhan Carrick <s.carrick@corranwater.example>'

export const INBOX: Readonly<Record<string, string>> = {
  '2026-03-02 Kaveh.txt': talk([
    ['Kaveh Rostami', `Good morning Mira. ${small(2)}`],
    ['Mira Lindholm', 'I will send Kaveh Rostami the load sheet by 2026-03-06'],
    ['Kaveh Rostami', 'It is known that Kaveh Rostami has 40 loggers on the shelf'],
    ['Mira Lindholm', 'There is a risk that the batteries fail in the cold'],
    ['Kaveh Rostami', 'We decided to start the pilot with 40 valves'],
  ]),
  '2026-03-02 Kaveh phone.vtt': vtt([
    ['Kaveh Rostami', `Good morning Mira. ${small(2)}`],
    ['Mira Lindholm', 'I will send Kaveh Rostami the load sheet by 2026-03-06'],
    ['Kaveh Rostami', 'It is known that Kaveh Rostami has 40 loggers on the shelf'],
    ['Mira Lindholm', 'There is a risk that the batteries fail in the cold'],
    ['Kaveh Rostami', 'We decided to start the pilot with 40 valves'],
  ]),
  '2026-03-09 Kaveh.txt': talk([
    ['Kaveh Rostami', `Good morning Mira. ${small(9)}`],
    ['Mira Lindholm', 'I will send Kaveh Rostami the load sheet by 2026-03-20'],
    ['Kaveh Rostami', 'It is known that Kaveh Rostami has 25 loggers on the shelf'],
    ['Kaveh Rostami', 'There is a risk that the batteries fail when it gets cold'],
    ['Mira Lindholm', 'Who knows which crane lifts the east slab'],
  ]),
  '2026-03-16 Kaveh.txt': talk([
    ['Kaveh Rostami', `Good morning Mira. ${small(16)}`],
    ['Mira Lindholm', 'We decided to start the pilot with forty valves as we said'],
    ['Kaveh Rostami', 'I will order the spare antennas'],
    ['Mira Lindholm', 'I will book the harbour crane for the pilot by 2026-03-27'],
  ]),
  '2026-03-11 Heron kick-off.vtt': vtt([
    ['Mira Lindholm', `Welcome to the Heron kick-off. ${small(11)}`],
    ['Siobhan Carrick', 'It is known that Heron has 12 sites at Corran Water'],
    ['Kaveh Rostami', 'I will write the test plan of Heron by 2026-03-18'],
    ['Mira Lindholm', 'We decided to measure Heron at night'],
  ]),
  'visit 1.eml': mail('v1', 'Thu, 05 Mar 2026 09:12:00 +0000', {
    from: SIOBHAN,
    to: MIRA,
    subject: 'Visit at Corran Water',
    body: `Hi Mira,\n\nWe decided to meet at the north gate.\n\nWho knows where the vans are parked.\n\nBest,\nSiobhan Carrick\nHead of Networks, Corran Water`,
  }),
  'visit 2.eml': mail('v2', 'Fri, 06 Mar 2026 10:40:00 +0000', {
    from: MIRA,
    to: SIOBHAN,
    subject: 'Re: Visit at Corran Water',
    reply: 'v1',
    body: 'Hi Siobhan,\n\nI will bring the plans of the north gate.\n\nMira',
  }),
  'calendar.ics': `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:k1\r\nSUMMARY:Heron kick-off\r\nDTSTART:20260311T090000Z\r\nDTEND:20260311T100000Z\r\nORGANIZER;CN=Mira Lindholm:mailto:mira.lindholm@brightwater.example\r\nATTENDEE;CN=Siobhan Carrick:mailto:s.carrick@corranwater.example\r\nATTENDEE;CN=Kaveh Rostami:mailto:kaveh.rostami@brightwater.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  'Heron memo 2026-03-13.md':
    '# Project Heron: memo\n\nDate: 2026-03-13\n\nIt is known that Heron has 14 sites at Corran Water\n\nWe decided to measure Heron at night\n',
}
