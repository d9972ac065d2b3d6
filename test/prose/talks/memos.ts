import type { ProseTalk } from '../talk.ts'

/** Phone memo in one line, no punctuation. */
export const boatMemo: ProseTalk = {
  name: 'boatyard memo',
  day: '2026-03-19',
  owner: 'Esra Aydin',
  kind: 'memo',
  source: `okay this is a note to myself it's Thursday the nineteenth of March I just came out of the boatyard with Marlow and Ines so the keel is worse than we thought there are eleven bolts that have to be replaced and Marlow says a bolt costs eighty pounds so that's nine hundred roughly we agreed that we do all eleven now and not six now and five next year so that is settled um Ines will order the bolts she wants to do it before the weekend and I have to send her the drawing number tonight I forgot to ask who pays for the crane it's not in the quote Marlow promised to send me the new quote by Wednesday the launch moves from the second of May to the sixteenth of May because of the paint what worries me is the mast if the rigger gets ill again we have nobody who can step it oh and I called the insurance this morning so that's done they want photos of the hull I'll take them on Saturday okay that's it I'm hungry`,
  actions: [
    'Order the bolts | Ines | 2026-03-20 / 2026-03-21 / -',
    'Send Ines the drawing number / Send her the drawing number | Esra Aydin | 2026-03-19',
    'Send Esra the new quote / Send the new quote | Marlow | 2026-03-25',
    'Take photos of the hull / Take them | Esra Aydin | 2026-03-21',
  ],
  decisions: [
    'We do all eleven now and not six now and five next year',
    '?The launch moves from the second of May to the sixteenth of May',
  ],
  facts: [
    'Eleven bolts have to be replaced',
    'A bolt costs eighty pounds',
    'The launch moves from the second of May to the sixteenth of May',
    '?They want photos of the hull',
    '?The keel is worse than we thought',
  ],
  risks: ['If the rigger gets ill again we have nobody who can step the mast'],
  questions: ['?Who pays for the crane'],
  topics: ['keel', 'bolts', 'quote', 'launch', 'mast', 'hull', 'insurance', 'crane', 'boatyard', 'drawing number'],
  next: null,
  absent: [/hungry/i, /note to myself/i, /call(?:ed)? the insurance/i, /that's done/i],
}

/** Phone memo of a recogniser that puts capitals and full stops here and there. */
export const clinicMemo: ProseTalk = {
  name: 'dentist memo',
  day: '2026-08-21',
  owner: 'Leif Aasen',
  kind: 'memo',
  source: `So I had lunch with Dr. Okafor, she wants to sell the practice in the spring and she'd like me to take over the lease as well. The lease is three thousand two hundred a month and it runs until twenty thirty. I told her I'd come back to her by the end of August. There are two chairs and room for a third, um, the X-ray machine is from twenty fourteen so it won't live long. I need to ask the bank what they'd lend me and I should talk to Solveig about it this weekend. Oh and Mrs. Okafor's assistant, Lena, she would stay, she has been there for nineteen years. What I don't know is whether the parking spaces belong to the lease. I'll call the landlord on Tuesday. And I must not forget the birthday cake. Right.`,
  actions: [
    'Come back to Dr. Okafor (about the lease) / Come back to her | Leif Aasen | 2026-08-31',
    "Ask the bank what they'd lend Leif / Ask the bank what they'd lend | Leif Aasen | 2026-08-23",
    'Talk to Solveig about the practice / Talk to Solveig about it | Leif Aasen | 2026-08-22 / 2026-08-23 / -',
    'Call the landlord | Leif Aasen | 2026-08-25',
    '?Take over the lease | - | -',
  ],
  decisions: [],
  facts: [
    'The lease is three thousand two hundred a month and runs until twenty thirty',
    'Two chairs and room for a third',
    'Lena has been there for nineteen years / Assistant Lena would stay',
    '?The X-ray machine is from twenty fourteen',
    '?Dr. Okafor wants to sell the practice in the spring',
  ],
  risks: [],
  questions: ['?Whether the parking spaces belong to the lease'],
  topics: ['practice', 'lease', 'parking', 'bank', 'chairs', 'ray machine', 'landlord'],
  next: null,
  absent: [/had lunch/i, /told her I'd/i],
}
