import { describe, expect, it, test } from 'vitest'
import type { EntityId, IsoDate } from '../model/ids.ts'
import { fold } from '../model/text.ts'
import { reportCompletes, ticksOff } from './report-match.ts'
import type { OpenTask, Report, Said } from './report-thing.ts'

const PEOPLE: Readonly<Record<string, string>> = { I: 'Iris Vale', B: 'Bram Oud', L: 'Lotte Quist', N: 'Nuno Prado' }
const id = (letter: string): EntityId => `person/${fold(PEOPLE[letter] ?? letter)}` as EntityId
const words = (letter: string) => new Set(fold(PEOPLE[letter] ?? '').split(' '))
const people = {
  words: new Set(Object.keys(PEOPLE).flatMap(k => [...words(k)])),
  wordsOf: (e: EntityId) => words(Object.keys(PEOPLE).find(k => id(k) === e) ?? ''),
}
/** `B>L send the mill drawings`: Bram owes it to Lotte; `?` is nobody known. */
function task(text: string, quote: string | undefined): OpenTask {
  const [, owner = '?', about = '', said = ''] = /^(.)(?:>(\w+))? (.*)$/.exec(text) ?? []
  return { text: said, quotes: [quote ?? said], owner: owner === '?' ? null : id(owner), about: [...about].map(id) }
}
/** `B>L: text`: Bram says it to Lotte; `before` after a bar. */
function report(text: string): Report {
  const [, voice = '?', reader = '', said = '', before = ''] = /^(.)(?:>(\w))?: ([^|]*)(?:\|(.*))?$/.exec(text) ?? []
  const named = new Set(
    Object.keys(PEOPLE).flatMap(k =>
      [...words(k)].some(w =>
        fold(said)
          .split(/[^a-z]+/)
          .includes(w),
      )
        ? [id(k)]
        : [],
    ),
  )
  return { text: said.trim(), before, voice: voice === '?' ? null : id(voice), reader: reader ? id(reader) : null, named }
}
const completes = (t: string, r: string, quote: string | undefined) => reportCompletes(task(t, quote), report(r), people) !== null

/** Task, report, and the words in which the task was said where they differ from its text. */
type Pair = readonly [task: string, report: string, quote?: string]

describe('completes', () => {
  const pairs: readonly Pair[] = [
    ['B Print the badges', 'B: Badges are printed.'],
    ['B Send the quote to the school', 'B: That quote for the school went out yesterday.'],
    ['B Paint the shed door', "B: The shed door's painted."],
    ['B Ring the dentist about the bill', 'B: I got hold of the dentist about the bill.'],
    ['B Repair the pump', 'I: The pump is working again, it was only a seal.'],
    ['B Sweep the yard', 'B: The yard is swept.'],
    ['B Collect the tents from the depot', "B: I've picked the tents up from the depot."],
    ['B Have the ladders tested', 'B: I had the ladders tested on Friday.'],
    ['B Translate the leaflet', 'B: I managed to translate the leaflet on the train.'],
    ['B Send the file with the tide tables', 'B: I sent the tide tables the same evening.'],
    [
      'B Put the mill drawing in the shared folder',
      "I>L: Bram put the drawing in the folder on Monday, and you see, the wheels are where they've always been.",
    ],
    ['N>L Send Lotte a list of what is missing in the six crates', "I>L: Nuno's list of gaps in the crates went to you on Monday."],
    ['B>L Send Lotte the mill drawings', 'B>L: I sent you the mill drawings this morning.'],
    ['B>L Send Lotte the mill drawings', 'L>B: Got the mill drawings, thanks.'],
    ['B>L Send Lotte the mill drawings', 'L>B: Thank you for the drawings of the mill.'],
    ['B>L Send Lotte the mill drawings', 'B>L: I emailed that over on Friday.|Lotte, the mill drawings you asked for?'],
    ['B>L Send Lotte the mill drawings', 'B>L: The mill drawings went out on Friday.'],
    ['B>L Send Lotte the mill drawings', 'B>L: Attached are the mill drawings.'],
    ['B>L Send Lotte the mill drawings', 'L>B: The drawings reached me yesterday, two days early.'],
    ['B>L Send Lotte the mill drawings', 'L>B: I have the drawings from you since Tuesday.'],
    ['B>L Ship Lotte the sample crate', '?: The sample crate from Bram arrived on Monday, a little wet.'],
    ['B>L Put Lotte in touch with the foundry', 'L>I: Bram kindly put us in touch with the foundry.'],
    ['B>L Confirm by Friday that the hall price stands for the spring', 'B>L: I confirm that the hall price stands for the spring.'],
    ['B Square it with the harbour master', 'B: The harbour master has agreed to the crane.'],
    ['B Lock the kiln slot', 'I: The kiln slot is locked in for May.'],
    ['B Put the gate drawing in the shared drawer', 'I: Bram put the gate drawing in the drawer on Monday.'],
    ['B>L Send Lotte the loading plan, with the tide times', 'B>L: here comes the loading plan with the tide times'],
    ['B>L Get the mill drawings over to Lotte', 'I>N: Bram forwarded the mill drawings to Lotte.'],
    ['B>L Share the budget sheet with Lotte', 'B>L: I got the budget sheet over to you, did I, no wait, I shared it on Monday.'],
    ['B>L Let Lotte have the hygiene protocol', 'B>L: As promised, the hygiene protocol is attached.'],
    ['B>L Have the new quote with Lotte, for the forty-two', 'L>B: Bram, the new quote for the 42 desks came in on Monday.'],
    ['B>L Get Lotte the six names', 'I>N: Bram gave her the six names there.'],
    ['B Write the climate report', '?: Here is the climate report, with all numbers.'],
    ['B Write the climate report', 'B: The climate report is finished.'],
    ['B Write the climate report', 'B: The climate report is up since Tuesday.'],
    ['B Book the test hall for May', 'N: Bram told me, the test hall is booked.'],
    ['B Book the test hall for May', 'B: The hall is booked, all of May.'],
    ['B Book the test hall for May', 'B: All booked.|So the test hall for May?'],
    ['B Sort the room and the catering for both days', '?: the room and the catering are booked for the fourteenth and fifteenth'],
    ['B Arrange a permit with the harbour office', 'I: The harbour office has signed the permit for the crane.'],
    ['B Arrange the visit to the quarry', 'B: The visit to the quarry is in the calendar.'],
    ['B Order the spare gaskets', 'B: The gaskets have been ordered.'],
    ['B Order the spare gaskets', 'L: The spare gaskets arrived yesterday.'],
    ['B Place the gasket order with Kelder in two lots', 'I: Bram: order with Kelder is placed in two lots, they sent flowers.'],
    ['B>N Tell Nuno about the crane delay', 'B>L: I told Nuno about the crane delay.'],
    ['B>N Tell Nuno about the crane delay', "B>L: I'm after ringing him about the crane.|What does Nuno say?"],
    ['B>N Tell Nuno about the crane delay', 'N>I: Bram told me about the crane on Monday.'],
    ['B>N Ring Nuno about the crane', 'B>L: Nuno has been rung, the crane is late.'],
    ['B>N Have a word with Nuno about a second crane', 'B>L: I talked to Nuno about the second crane and he says no.'],
    ['B>N Have a word with Nuno about a second crane', 'B>L: I spoke to Nuno about it.|And the second crane?'],
    ['B>N Call Nuno about the invoice', 'B: I rang Nuno about the invoice yesterday.'],
    ['B>N Mail Nuno that the covers can be washed', 'N>B: Thank you also for the answer about the covers.'],
    ['B>N Ask Nuno who keeps the training records', 'B: I found out about the training records: the archive keeps them.'],
    ['B Find out who keeps the training records', 'L: Bram found the training records in the cellar.'],
    ['B>N Ask Nuno about the lease', 'B: I asked Nuno about the lease, he is fine with it.'],
    ['B>N Ask Nuno about the lease', 'N>B: You did ask me about the lease.'],
    ['B Ask the Danish supplier for an offer', 'B: The offer from the Danish supplier is here since Thursday.'],
    ['B Sign the framework agreement', 'B: The framework agreement is signed and back.'],
    ['B Sign the framework agreement', 'L: Bram signed the framework agreement.'],
    ['B Approve the revised layout', 'B: I approved the revised layout last night.'],
    ['B Read the battery chapter of the tender', 'L: Bram read the battery chapter: they want twelve months.'],
    ['B Review the risk register', 'B: I went through the risk register with the night team.'],
    ['B Go through the alarm settings with the night team', 'I: Bram went through the settings with the night team on Sunday.'],
    ['B Look into the pump noise', 'B: I looked into the pump noise, it is a bearing.'],
    ['B Count the foil rolls', 'B: I counted the rolls the same afternoon and it is thirty-two.'],
    ['B Rerun the leak test', 'B: The leak test was rerun on Tuesday.'],
    // Told by somebody else.
    ['B Book the test hall for May', 'I: Bram is ill, but he says to tell you the hall is booked.'],
    ['B Order the spare gaskets', 'I: Bram asked me to pass on that the gaskets have been ordered.'],
    ['B Book the test hall for May', 'I: Bram wants you to know the test hall is booked.'],
    // So since a while, and where it is.
    ['B Put the harvest films on the website', "B: Yes, they've been up on our page since last Friday.|Oh, the harvest films!"],
    ['B Get the banner up at the mill', "B: It's been up two days and the crows hate it.|The banner at the mill?"],
    ['B Put the tide log in the shared folder', 'B: The tide log is next to the one I put in there on Monday.'],
    ['B Put the tide log in the shared folder', "B: The one I put in there, yes.|It's all in the tide log."],
    // Where it was to go, what was to be found, what comes of it.
    ['B Move the tents to the barn', 'B: The tents are in the barn.'],
    ['B Put the posters up in the window', "B: They're all up in the window.|And the posters?"],
    ['B Take the car to the garage', "B: The car's at the garage."],
    ['B Find a caterer for the gala', 'B: We have a caterer for the gala.'],
    ['B Buy a new kettle', "B: There's a new kettle."],
    ['B Clear the attic', 'B: The attic is clear now.'],
    ['B Update the staff list', 'B: The staff list is up to date.'],
    ['B Repair the hoist', 'B: The hoist runs again.'],
    ['B>L Send Lotte the mill drawings', 'B>L: Please find the mill drawings attached.'],
    ['B>L Send Lotte the mill drawings', "B>L: You'll find the mill drawings enclosed."],
    ['B>L Send Lotte the mill drawings', "B>L: I'm attaching the mill drawings."],
    ['B Send the mill drawings to the council', 'B: The mill drawings are on their way to the council.'],
    ['B Ring the dentist about the bill', "B: I've just come off the phone with the dentist, the bill was wrong."],
    ['B Write to the bishop about the cracked bell', "B: I've had an answer from the bishop about the bell."],
    ['B Order the cake', "B: The cake's on order."],
    // Laid before them: whoever has it has got it.
    ['B Obtain three offers for the quay wall', 'I: Bram laid three offers for the quay wall before the board.'],
    ['B Collect the readings from the wards', 'I: Bram presented the readings from the wards.'],
    ['B Write to the bishop about the cracked bell', "B: My letter to the bishop about the bell went in Friday's post."],
    ['B Get the glazier in', 'B: The glazier came Thursday, new pane.'],
    ['B Get the glazier in', "B: The glazier's been, new pane."],
    ['B Collect the tents from the depot', 'B: I fetched them in two goes.|The tents from the depot?'],
    ['B Swap the bilge pump out', 'B: One bilge pump, supplied and fitted on the 5th.'],
    ['B Replace the bilge pump', 'B: The new bilge pump is fitted.'],
    ['B Chase the clinic about the blood results', 'B: I got through to the clinic at last, the blood results were stuck.'],
    ['B Lay the seating plan out', 'B: I made it on Sunday.|You saw the seating plan?'],
    ['B Draw up the duty list', 'B: The duty list is written.'],
    ['B Walk the two floors with the porters', 'I: Bram walked both floors with the porters yesterday.'],
    ['B Update the price list', 'B: Price list is updated and on the drive.'],
    ['B Fix the login page', 'B: The login page is fixed.'],
    ['B Clean up the contact list', 'B: Contact list, done.'],
    ['B Publish the safety note', 'B: The safety note has been published.'],
    ['B Translate the leaflet into Dutch', 'B: The leaflet is translated.'],
    ['B Pay the pond invoice', 'B: The pond invoice, that is taken care of.'],
    ['B Close the ticket about the badge reader', 'B: The badge reader ticket is closed.'],
    ['B Upload the nineteen audit documents', 'B: The nineteen documents are uploaded.'],
    ['B Hang the access points on ward six', 'I: Both access points hang since yesterday.'],
    ['B Load release 4.2 on the server', 'B: Release 4.2 is live on the server.'],
    ['B>L Send Lotte the audit plan, and the request for the papers is in the same mail', 'B>L: The audit plan is attached as well.'],
    ['B Put the baseline on one page', 'B: I put the baseline on one page, it is with you.'],
    ['B Get a price from the Basque foundry', 'B: The foundry sent a price, the Basque one.', "I'll get a price off the Basque foundry"],
    ['B Book it', 'B: The climate room is booked.', 'I can book it, the climate room, I have the key'],
    ['B Ship the clay to Tarn', 'B: Yes, they went off to Tarn.|For the clay pots, the courier?', 'I will ship the clay pots to Tarn'],
    ['B Apply for the mooring permit', 'B: I put the application for the mooring permit in on the fourth.'],
    ['B Have a new winch put in', 'I: The new winch was put in on Tuesday.'],
    ['B Write to the tenant about the mould', 'B: My letter about the mould only went out on Monday.'],
    ['B Put the tide tables on the website', "B: They've been on the website since Monday.|Who asks for the tide tables?"],
    ['B>L Send Lotte the lease', "I>L: You've had Bram's lease since the 19th (yes, all of it)."],
    ['B Weigh the anchor', "B: So I've weighed.|Next, the anchor."],
    ['B Lodge the appeal in Arden', 'B: The notice of appeal in Arden was lodged with the registry.'],
    ['B Fix a date with the pilot school for the drill', "B: I've fixed the date for the drill with them.|When are the pilots?"],
    ['B Clear the loft', 'B: I cleared the loft before the rain came in.'],
  ]
  it.each(pairs.map(([t, r, quote = '']) => [t, r, quote] as const))('%s — %s', (t, r, quote) =>
    expect(completes(t, r, quote || undefined)).toBe(true))
})

describe('does not complete', () => {
  const pairs: readonly Pair[] = [
    ['B Send the quote to the school', 'B: The school sent us a quote.'],
    ['B Send the quote to the school', 'B: The quote from the school arrived.'],
    ['B File the claim for the barge', 'B: The claim for the barge is drafted, but I cannot file it yet.'],
    ['B Publish the timetable', 'B: Ferrolink published their timetable yesterday.', "I'll publish our timetable"],
    ['B Get the rails for the slipway laid', 'B: The gravel for the rails was delivered this morning.'],
    ['B Send the core samples to the town lab', 'B: Those were core samples for the college, they went off yesterday.'],
    ['B Oil the winch on the second quay', 'L: The winch on the ferry quay has been oiled.'],
    ['B Repair the hoist', 'L: The hoist has been broken since Monday.'],
    ['B Order the mill wheel', "B: I've sent it to about nine people.|The mill wheel is a sorry sight."],
    ['B Send the quote to the school', 'B: I sent the school a first version of the quote.'],
    ['B Send the quote to the school', 'B: I sent the school a question about the quote.'],
    ['B Send the quote to Tern Motors', 'B: I sent the quote to Wren Garage on Monday.'],
    ['B Order new nets', 'B: Somebody ordered the wrong nets.'],
    ['B Return the library books', 'B: I returned the video camera to the library.'],
    ['B Change the lock of the boat house', 'B: I changed the lock of the club house.'],
    ['B Write up the notes of the April session', 'B: I wrote up the notes of the March session.'],
    ['B Email the catalogue to the curator', 'B: I emailed the catalogue to the curator but it bounced.'],
    ['B Call the keeper about the honey', 'B: I called the keeper about the honey but nobody picked up.'],
    ['B Paint the shed door', 'B: The painter came to look at the shed door.'],
    ['B Pay the gas bill', 'B: The gas bill came in on Tuesday.'],
    ['B Write the report on the flood', 'B: The report on the flood was written by the council in 2019.'],
    ['B Renew the boat licence', 'B: I renewed that one late as well.|Is the boat licence in the drawer?  That is last year\u2019s.'],
    ['B Repair the gate for Ferndale Farm', 'B: The gate at Heron Lodge is repaired.'],
    ['B Collect the tents from the barn', 'B: The tents are in the barn.'],
    ['B Move the tents to the barn', 'B: The tents are in the garage.'],
    ['B Move the tents to the barn', 'B: The tents are not in the barn.'],
    ['B Move the tents to the barn', 'B: The chairs are in the barn.'],
    ['B Find a caterer for the gala', 'B: We have a problem with the caterer for the gala.'],
    ['B Buy a new kettle', "B: There's a leak in the kettle."],
    ['B Clear the attic', 'B: The attic is never clear.'],
    ['B Paint the attic', 'B: The attic is clear now.'],
    ['B Repair the hoist', 'B: The hoist squeaks again.'],
    ['B>L Send Lotte the mill drawings', 'B>L: Please find the mill drawings for me.'],
    ['B Lay the seating plan out', 'B: I saw it on Sunday.|You saw the seating plan?'],
    ['B Chase the clinic about the blood results', 'B: The blood results came in on Monday and were bad.'],
    ['B Swap the bilge pump out', 'B: The bilge pump arrived.'],
    ['B Get the glazier in', 'B: The glazier came up on Thursday in the talk about the roof.'],
    ['B Get the banner up at the mill', "B: It's been up and down all week.|The price of the banner?"],
    ['B Repair the hoist', "B: It's been out for two days.|The hoist?"],
    ['B Book the test hall for May', 'I: Bram says to tell you the hall is too small.'],
    ['B Obtain three offers for the quay wall', 'I: The board laid three questions about the quay wall before Bram.'],
    // Asked without a question mark.
    [
      'B>L Confirm the furnace slot',
      'B>L: so you confirmed the furnace slot in May can you look which week suits your four and let me know',
    ],
    [
      'B>L Let Lotte have the tracking number of the crate once it is on its way',
      'L: The crate from Izmir arrived on Monday, with a sweet in it.',
    ],
    ['I Send two real crates, before the frost', "I>L: Nuno's list of gaps in the crates went to you on Monday."],
    ['B>L Send Lotte the mill drawings', 'B>L: Every Monday, I sent the mill drawings to you.'],
    ['B>L Send Lotte the mill drawings', "B>L: I haven't sent you the mill drawings yet."],
    ['B>L Send Lotte the mill drawings', 'B>L: I will send you the mill drawings tomorrow.'],
    ['B>L Send Lotte the mill drawings', "B>L: I'll have the mill drawings sent to you."],
    ['B>L Send Lotte the mill drawings', 'B>L: Have I sent you the mill drawings?'],
    ['B>L Send Lotte the mill drawings', 'B>L: Once I have sent the mill drawings we can talk.'],
    ['B>L Send Lotte the mill drawings', 'B>L: I sent you the bridge drawings this morning.'],
    ['B>L Send Lotte the mill drawings', 'B>N: I sent Nuno the invoice for the crane.'],
    ['B>L Send Lotte the mill drawings', 'N>L: I sent you the mill drawings this morning.'],
    ['B>L Send Lotte the mill drawings', 'I>N: Nuno sent the mill drawings to Iris.'],
    ['B>L Send Lotte the mill drawings', 'B>L: I sent half of the mill drawings.'],
    ['B>L Send Lotte the mill drawings', 'B>L: Some of the mill drawings went out.'],
    ['B>L Send Lotte the mill drawings', 'B>L: I nearly sent the mill drawings.'],
    ['B>L Send Lotte the mill drawings', 'L>B: I need the mill drawings sent before Friday.'],
    ['B>L Send Lotte the mill drawings', 'L>B: Nobody sent me the mill drawings.'],
    ['B>L Send Lotte the mill drawings', 'L>B: The mill was cleaned on Friday.'],
    ['B>L Send Lotte the mill drawings', 'B>L: I have looked at the mill drawings.'],
    ['B>N Send the mill drawings to Nuno', 'B>L: I sent the mill drawings to Lotte.'],
    ['B>L Have the quote with Lotte, for the 42 desks', 'B>L: The quote for the 58 desks went out on Monday.'],
    ['B>L Send Lotte the mill drawings', 'L>B: I sent the mill drawings to my board.'],
    ['B Write the climate report', 'B: I read the climate report of last spring.'],
    ['B Write the climate report', 'B: The climate report is not finished.'],
    ['B Write the climate report', 'B: I have started on the climate report.'],
    ['B Write the climate report', 'B: The climate report should be finished on Monday.'],
    ['B Write the climate report', 'B: The cost report is finished.'],
    ['B Book the test hall for May', 'B: If the test hall is booked we go elsewhere.'],
    ['B Book the test hall for May', 'B: I tried to book the test hall, it was taken.'],
    ['B Book the test hall for May', 'B: The test hall was warm.'],
    ['B Book the test hall for May', 'B: We should have booked the test hall.'],
    ['B Arrange a permit with the harbour office', 'I: The harbour office has moved to the old mill.'],
    ['B Order the spare gaskets', 'B: The gaskets will be ordered next week.'],
    ['B Order the spare gaskets', 'B: I ordered the spare filters.'],
    ['B>N Tell Nuno about the crane delay', 'B>L: I told Lotte about the crane delay.'],
    ['B>N Tell Nuno about the crane delay', 'B>L: I did not tell Nuno about the crane.'],
    ['B>N Tell Nuno about the crane delay', 'B>L: I told Nuno about the party.'],
    ['B>N Ring Nuno about the crane', 'B>L: Nuno rang me about the heating.'],
    ['B>N Ask Nuno about the lease', 'B>L: I asked Nuno about the car.'],
    ['B Sign the framework agreement', 'B: The framework agreement has to be signed by Friday.'],
    ['B>L Talk to Lotte', 'N: So Bram and Lotte rang me on Monday.'],
    ['B Set the other eleven up', '?: Readings eleven to fourteen are out.'],
    ['B Write a page on the tide log', 'I: I have taken over the tide log page from him.'],
    ['B Take the boathouse up with Nuno', '?: The boathouse was ordered on 2 May.'],
    ['B Tell the ward that', '?: We agreed this with both ward sisters on Monday.'],
    ['B Put the code in the budget', 'I: We pay a code for a canteen that is closed.'],
    ['B Sign the framework agreement', 'B: Who signed the framework agreement?'],
    ['B Sign the framework agreement', 'B: I need the framework agreement signed.'],
    ['B Read the battery chapter of the tender', 'B: I wrote the battery chapter of the tender.'],
    ['B Review the risk register', 'B: The risk register is empty every year.'],
    ['B Review the risk register', 'B: We used to go through the risk register with everybody.'],
    ['B Look into the pump noise', 'B: Without the pump it was done in an hour.'],
    ['B Count the foil rolls', 'B: The foil came in on Tuesday.'],
    ['B Rerun the leak test', 'B: The leak test failed, as always.'],
    ['B Update the price list', 'B: The price list goes out when it is updated.'],
    ['B Fix the login page', 'B: The landing page is fixed.'],
    ['B Publish the safety note', 'B: The safety note is almost published.'],
    ['B Put the server through', 'I: Nuno has been rung and will put the server through as soon as he has a paper.'],
    ['B Upload the nineteen audit documents', 'B: Two of the documents are uploaded.'],
    ['?>L Ask her for the poster', "?: no no our people done it in an hour i'll ask her for the poster you'll have a draft friday"],
    ['B Send the spec to the purchasing office', 'I: Nuno is through with purchasing and wants a spec as soon as possible.'],
    [
      'B Train the eight users',
      'B: It worked there, you took four people and trained them and gave them a badge, so eight users would do.',
    ],
  ]
  it.each(pairs.map(([t, r, quote = '']) => [t, r, quote] as const))('%s — %s', (t, r, quote) =>
    expect(completes(t, r, quote || undefined)).toBe(false))
})

test.each([
  ['I sent the rent notice in January.', false],
  ['I sent the rent notice on 2 March.', false],
  ['I sent the rent notice on 6 March.', true],
  ['I sent the rent notice.', true],
])('what was done before it was promised does not complete it: %s', (said, is) => {
  const asked = { ...task('B Send the rent notice', undefined), date: '2026-03-05' as IsoDate }
  const told = { ...report(`B: ${said}`), day: '2026-03-09' as IsoDate }
  expect(reportCompletes(asked, told, people) !== null).toBe(is)
})

describe('a ticked box in fewer words', () => {
  const names = new Set(['nuno', 'prado', 'lotte'])
  it.each([
    ['Confirm to Nuno by Wednesday that the new dates suit the people', 'Confirm 3/4 June to Nuno', 0, true],
    ['Confirm to Nuno by Wednesday that the new dates suit the people', 'Confirm 3/4 June to Lotte', 0, false],
    ['Confirm to Nuno by Wednesday that the new dates suit the people', 'Confirm 3/4 June to Nuno', 9, false],
    ['Confirm to Nuno by Wednesday that the new dates suit the people', 'Book the flight for Nuno', 0, false],
    ['Send Nuno the lease', 'Send the lease', 0, false],
  ] as const)('%s — %s, %i days late', (task, ticked, days, is) => expect(ticksOff(task, ticked, days, names)).toBe(is))
})

test('of talk, what it was about may come after', () => {
  const asked = task('B Chase the clinic about the blood results for the dog', undefined)
  const told = (after: string) => ({ ...report('B: I got through to the clinic after forty minutes.'), after })
  expect(reportCompletes(asked, told('They had mislaid the blood results.'), people)).not.toBeNull()
  expect(reportCompletes(asked, told('They close on Fridays now.'), people)).toBeNull()
})

/** `B: text` each: what is said after the report. */
const follows = (lines: readonly string[]): readonly Said[] => lines.map(l => ({ text: l.slice(3), voice: id(l.slice(0, 1)) }))
describe('what is said next takes a report back', () => {
  it.each([
    [
      'B Send the parish the roof photos',
      'B: The roof photos have gone to the parish.',
      ['B: No, wait.', 'B: Those were the cellar photos.'],
      false,
    ],
    ['B Send the parish the roof photos', 'B: The roof photos have gone to the parish.', ['B: No, wait, on Tuesday.'], true],
    [
      'B Send the parish the roof photos',
      'B: The roof photos have gone to the parish.',
      ['L: No problem with the size?', 'B: None.'],
      true,
    ],
    ['B Send the parish the roof photos', 'L: Bram sent the parish the roof photos.', ['L: No, that was the floor plan.'], false],
    ['B Send the parish the roof photos', 'L: Bram sent the parish the roof photos.', ['B: Not yet.'], false],
    ['B Sweep the yard', 'L: I see Bram swept the yard.', ['B: Very funny.', "B: I told you I'll do it."], false],
    ['B Sweep the yard', 'L: I see Bram swept the yard.', ['B: I did.', 'L: And the attic stairs?', "B: I'll do it tomorrow."], true],
    ['B Sweep the yard', 'B: I swept the yard.', ["B: I'll do the stairs next."], true],
    ['B Repair the pump at Ferndale', 'B: The pump is repaired.', ['B: Ferndale is another matter, I have no key.'], false],
    ['B Repair the pump at Ferndale', 'B: The pump is repaired.', ['B: The seal is still to come.'], true],
  ] as const)('%s — %s %j: %s', (asked, said, next, is) =>
    expect(reportCompletes(task(asked, undefined), { ...report(said), follows: follows(next) }, people) !== null).toBe(is))
})
