import type { ProseTalk } from '../talk.ts'

/** School trip, recogniser text without punctuation and case. */
export const school: ProseTalk = {
  name: 'school trip',
  day: '2026-05-04',
  owner: 'Nadia Brandt',
  source: `
Nadia Brandt: okay so hi both shall we go through the trip
Colm Heaney: yes let's do it I have twenty minutes
Nadia Brandt: so we have forty six children signed up and four adults and the hostel has fifty beds
Colm Heaney: that's exactly fifty then
Nadia Brandt: yes so nobody can come on top of that
Petra Lind: I still don't have the forms from seven b um nine parents have not signed
Nadia Brandt: can you chase them petra
Petra Lind: yes I'll write to the parents tonight
Colm Heaney: and the coach the coach company wants a deposit of six hundred by the fifteenth of may
Nadia Brandt: okay I'll pay the deposit this week
Colm Heaney: great they said the coach leaves at seven not at eight because of the roadworks
Petra Lind: seven in the morning oh my goodness
Colm Heaney: yeah I know I know
Nadia Brandt: okay then we leave at seven that's decided
Petra Lind: fine I'll tell the kids
Colm Heaney: what about the allergies do we have a list
Petra Lind: there are three nut allergies and one child with diabetes
Colm Heaney: somebody needs to send that list to the hostel
Nadia Brandt: I'll do that
Petra Lind: wait I have the newest one I can send it to you tomorrow nadia
Nadia Brandt: perfect thank you
Colm Heaney: and who carries the medicine
Nadia Brandt: hmm I don't know that's a good question the nurse can't come
Petra Lind: I'm not allowed to give injections
Nadia Brandt: let's leave that open until we talk to the parents
Colm Heaney: my daughter went there last year and she came back with a tick so
Petra Lind: oh no
Colm Heaney: yes so I'll buy two of those tick cards
Nadia Brandt: good idea um the museum
Petra Lind: the museum costs four euros a child and it's closed on mondays
Nadia Brandt: so we go on tuesday
Petra Lind: yes tuesday
Colm Heaney: what if it rains on the hike day
Nadia Brandt: if it rains all day we have nothing to do there is no plan b that worries me a bit
Colm Heaney: the hostel has a sports hall I could ask them whether we can use it
Nadia Brandt: yes please do that
Colm Heaney: okay I'll ring them on wednesday
Nadia Brandt: super then we're done I think we meet again on the eighteenth of may same time
Petra Lind: yes works for me
Colm Heaney: bye bye
`,
  actions: [
    'Write to the parents (who have not signed) / Chase the parents for the forms | Petra Lind | 2026-05-04',
    'Pay the deposit | Nadia Brandt | 2026-05-08',
    'Tell the kids | Petra Lind | -',
    'Send the list of allergies to the hostel / Send that list to the hostel | Nadia Brandt | -',
    'Send Nadia the newest list / Send it to Nadia | Petra Lind | 2026-05-05',
    'Buy two tick cards | Colm Heaney | -',
    'Ring the hostel / Ask the hostel whether we can use the sports hall | Colm Heaney | 2026-05-06',
  ],
  decisions: ['We leave at seven', '?We go (to the museum) on Tuesday'],
  facts: [
    'Forty six children signed up and four adults and the hostel has fifty beds',
    'Nine parents have not signed',
    'The coach company wants a deposit of six hundred by the fifteenth of May',
    'Three nut allergies and one child with diabetes',
    'The museum costs four euros a child and is closed on Mondays',
    '?The coach leaves at seven not at eight because of the roadworks',
    "?The nurse can't come",
    '?The hostel has a sports hall',
  ],
  risks: ['If it rains all day we have nothing to do, there is no plan b'],
  questions: ['Who carries the medicine'],
  topics: ['trip', 'hostel', 'coach', 'allergies', 'museum', 'medicine', 'forms', 'parents', 'deposit', 'list'],
  next: '2026-05-18',
  absent: [/tick so/i, /\bum\b/i, /goodness/i, /daughter/i],
}
