import type { ProseTalk } from '../talk.ts'

/** A mail with a request, a promise, a courtesy and a deadline. */
export const printMail: ProseTalk = {
  name: 'print shop mail',
  day: '2026-11-12',
  owner: 'Marit Engen',
  kind: 'mail',
  source: `From: Hugo Pelletier <hugo@pelletierprint.example>
To: Marit Engen <marit@nordkalott.example>
Subject: Re: Catalogue, second proof
Date: Thu, 12 Nov 2026 10:20:00 +0100
Message-ID: <77@pelletierprint.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

Dear Marit,

thank you for the quick reply and for the coffee last week.

The second proof is attached. We moved the map to page 14, as you wanted, and the cover is now matte. Could you please check the prices on pages 20 to 26 and send me your corrections by Tuesday 17 November? The press is booked for the nineteenth, so there is no slack at all: if we miss it, the next slot is in January.

I will send you the invoice for the paper separately. The paper costs 2,140 euros, 60 more than in the offer, because you chose the heavier one.

One open point: we still do not know whether the catalogue goes to the shops or to the warehouse. Please let me know as soon as you can.

If you have any questions, please do not hesitate to call me.

Kind regards
Hugo

--
Hugo Pelletier
Pelletier Print
`,
  actions: [
    'Check the prices on pages 20 to 26 and send Hugo the corrections | Marit Engen | 2026-11-17',
    'Send Marit the invoice for the paper separately | Hugo Pelletier | -',
    '?Let Hugo know whether the catalogue goes to the shops or to the warehouse / Let Hugo know as soon as possible | Marit Engen | -',
  ],
  decisions: [],
  facts: [
    'The press is booked for the nineteenth',
    'The paper costs 2,140 euros, 60 more than in the offer',
    '?The map moved to page 14 and the cover is now matte',
  ],
  risks: ['No slack at all: if we miss it, the next slot is in January / press is booked for the nineteenth, so there is no slack at all'],
  questions: ['Do not know whether the catalogue goes to the shops or to the warehouse'],
  topics: ['proof', 'catalogue', 'prices', 'paper', 'cover', 'invoice', 'press'],
  next: null,
  absent: [/hesitate/i, /quick reply/i, /for the coffee/i],
}

/** Two mails, several in To, a list. */
export const clubMail: ProseTalk = {
  name: 'rowing club mail',
  day: '2026-01-22',
  owner: 'Sindre Moe',
  kind: 'mail',
  source: `From: Paula Achterberg <paula@rowing.example>
To: Sindre Moe <sindre@rowing.example>, Kofi Mensah <kofi@rowing.example>
Subject: Boathouse roof
Date: Thu, 22 Jan 2026 18:02:00 +0000
Message-ID: <a1@rowing.example>
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

Hi Sindre, hi Kofi,

short update after the visit of the roofer. He says the roof has to be done before the autumn, the beams on the river side are rotten. His estimate is 18,500 pounds, and the scaffold alone is 4,000 of it.

Kofi, could you ask the council whether there is still money in the heritage fund? The deadline for applications is 27 February.
Sindre, please get a second quote, if possible before the committee meets on the ninth.
I'll write the text for the members' letter this weekend.

We decided on Monday that the junior crew trains at the lake until the roof is done, so nobody should use the upper rack.

Best,
Paula
`,
  actions: [
    'Ask the council whether there is still money in the heritage fund | Kofi Mensah / Kofi | -',
    'Get a second quote (before the committee meets on the ninth) | Sindre Moe / Sindre | 2026-02-09',
    "Write the text for the members' letter | Paula Achterberg / Paula | 2026-01-25",
  ],
  decisions: ['The junior crew trains at the lake until the roof is done'],
  facts: [
    'His estimate is 18,500 pounds, and the scaffold alone is 4,000 of it',
    'The deadline for applications is 27 February',
    '?The roof has to be done before the autumn, the beams are rotten',
  ],
  risks: [],
  questions: [],
  topics: ['roof', 'heritage fund', 'quote', 'beams', 'boathouse', 'scaffold', 'letter'],
  next: null,
  absent: [/short update/i],
}

/** Minutes as a document: headings, bullets, prose. */
export const councilMinutes: ProseTalk = {
  name: 'parish minutes',
  day: '2026-03-05',
  owner: 'Tove Lindqvist',
  kind: 'document',
  source: `# Minutes of the library committee, 5 March 2026

Present: Tove Lindqvist, Graham Abara, Linnea Storm

## Reading room

The reading room reopens on 13 April. The painters need two more weeks than planned. Graham reported that the new lamps cost 1,900, which is 300 above the budget.

It was agreed that the old armchairs are sold and not given away.

## Children's hour

Linnea will ask the school for two volunteers by 20 March. Attendance has doubled since October, from 14 to 28 children. There is a risk that the room is too small in the winter.

## Actions

- Graham to order the lamps by 10 March
- Tove: write to the donors
- Linnea to send the poster to the printer

## Open points

- Who locks up on Thursdays?
`,
  actions: [
    'Ask the school for two volunteers | Linnea Storm / Linnea | 2026-03-20',
    'Order the lamps | Graham Abara / Graham | 2026-03-10',
    'Write to the donors | Tove Lindqvist / Tove | -',
    'Send the poster to the printer | Linnea Storm / Linnea | -',
  ],
  decisions: ['The old armchairs are sold and not given away'],
  facts: [
    'The reading room reopens on 13 April',
    'The new lamps cost 1,900, which is 300 above the budget',
    'Attendance has doubled since October, from 14 to 28 children',
    '?The painters need two more weeks than planned',
  ],
  risks: ['The room is too small in the winter'],
  questions: ['Who locks up on Thursdays?'],
  topics: ['reading room', 'lamps', "children's hour", 'armchairs', 'volunteers', 'poster'],
  next: null,
  absent: [/^It was agreed that it was/i],
}
