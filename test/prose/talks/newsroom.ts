import type { ProseTalk } from '../talk.ts'

/** Regional newsroom, recogniser text with long turns, names in lower case. */
export const newsroom: ProseTalk = {
  name: 'newsroom',
  day: '2026-07-01',
  owner: 'Freya Lund',
  source: `
Freya Lund: right so the flood piece where are we with the flood piece
Mateo Rivas: so I have the mayor and I have two families from the lower street and the insurance people won't talk to me I tried three times
Freya Lund: okay what about the dam operator
Mateo Rivas: he said he'd call back he never calls back
Freya Lund: try his deputy um what's her name
Mateo Rivas: hoffman yeah I'll call her this afternoon
Freya Lund: good and I need eighteen hundred words by friday noon
Mateo Rivas: friday noon is fine
Oluchi Eze: can I bring up the pictures because the drone pictures from the tuesday flight are unusable they're all blurred
Freya Lund: oh really all of them
Oluchi Eze: all of them yeah so I want to fly again tomorrow if the wind drops the permit is valid until sunday so that's not the problem
Freya Lund: okay then fly tomorrow
Oluchi Eze: I'll need a second person though
Mateo Rivas: I'll come with you
Oluchi Eze: great
Freya Lund: okay so and the front page we said flood on the front page for saturday and the hospital story moves to page three
Mateo Rivas: yes
Oluchi Eze: agreed
Freya Lund: the lawyer wants to see the piece before it goes out because of the quote about the dam
Mateo Rivas: I can send it to her thursday night
Freya Lund: please do that and copy me
Mateo Rivas: okay
Freya Lund: my fear is the dam people get an injunction on friday and then we have an empty front page
Oluchi Eze: that happened in twenty nineteen
Freya Lund: exactly so I want a spare story ready oluchi could you get the market hall series ready as a spare
Oluchi Eze: um yes I think so it needs captions I'll do the captions tomorrow evening
Freya Lund: thanks
Mateo Rivas: do we pay the families for the photos they gave us
Freya Lund: I don't know we've never done that I'll ask the publisher
Mateo Rivas: okay because they asked me twice
Freya Lund: if I had a budget like the nationals I'd pay everybody
Oluchi Eze: ha yeah
Freya Lund: circulation is up by the way four percent since may we're at twenty one thousand
Mateo Rivas: nice
Freya Lund: okay go go go we talk tomorrow at nine
Oluchi Eze: bye
`,
  actions: [
    'Call Hoffman / Call her | Mateo Rivas | 2026-07-01',
    'Fly again / Fly the drone again tomorrow | Oluchi Eze | 2026-07-02',
    'Send the piece to the lawyer / Send it to her | Mateo Rivas | 2026-07-02',
    'Get the market hall series ready as a spare | Oluchi Eze | -',
    'Do the captions | Oluchi Eze | 2026-07-02',
    'Ask the publisher (whether we pay the families for the photos) | Freya Lund | -',
    '?Write eighteen hundred words | Mateo Rivas | 2026-07-03',
    '?Come with Oluchi | Mateo Rivas | -',
    '?Copy Freya | Mateo Rivas | -',
    '?Try his deputy | Mateo Rivas | -',
  ],
  decisions: ['Flood on the front page for Saturday and the hospital story moves to page three', '?Fly tomorrow'],
  facts: [
    'The permit is valid until Sunday',
    'The drone pictures from the Tuesday flight are unusable',
    'Circulation is up four percent since May, at twenty one thousand',
    '?The lawyer wants to see the piece before it goes out',
    '?The mayor and two families from the lower street',
  ],
  risks: ['The dam people get an injunction on Friday and then we have an empty front page'],
  questions: ['Do we pay the families for the photos they gave us'],
  topics: ['flood', 'drone', 'front page', 'dam', 'market hall', 'pictures', 'families', 'captions'],
  next: '2026-07-02',
  absent: [/never calls back/i, /where are we/i, /nationals/i],
}
