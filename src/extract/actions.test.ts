import { describe, expect, it } from 'vitest'
import type { EngineContext } from '../model/contracts.ts'
import type { IsoDate } from '../model/ids.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { talkOf } from './talk.ts'

const CONTEXT: EngineContext = { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
/** A Wednesday. */
const DAY = '2024-05-15' as IsoDate
const VOICES: Readonly<Record<string, string>> = { A: 'Anna Wolk', B: 'Marek Dusek', C: 'Petra Lindqvist' }

/** "A: words | B: words" → every action that the engine keeps, as "Text {owner} due". */
async function actionsOf(talk: string): Promise<string[]> {
  const turns = talk.split(' | ').map(t => ({ speaker: VOICES[t.charAt(0)] ?? t, text: t.slice(3) }))
  const doc = talkOf(
    'talk',
    [{ speaker: 'Anna Wolk', text: 'Good morning everybody.' }, ...turns, { speaker: 'Anna Wolk', text: 'All right.' }],
    DAY,
  )
  return (await embedded.extract(doc, CONTEXT)).statements.flatMap(s => {
    if (s.kind !== 'action') return []
    const owner = s.owner?.by === 'speaker' ? doc.speakers[s.owner.speaker]?.label : s.owner?.name
    return [`${s.text}${owner ? ` {${owner.split(' ')[0]}}` : ''}${s.due ? ` ${s.due}` : ''}`]
  })
}

describe('a promise', () => {
  it.each([
    ["A: I owe you the storyboard, you'll have it Tuesday. | B: Great.", 'Send Marek the storyboard {Anna} 2024-05-21'],
    [
      "A: I'll send you the parts list on Wednesday, next Wednesday, with the sizes. | B: Good.",
      'Send Marek the parts list, with the sizes {Anna} 2024-05-22',
    ],
    ['A: I still owe Petra the revised quote. | B: Okay.', 'Send Petra the revised quote {Anna}'],
    ["A: I'll write the museum a note on Friday, won't I. | B: Good.", 'Write the museum a note {Anna} 2024-05-17'],
    ["A: I'll get the samples over to the lab first thing Monday. | B: Good.", 'Get the samples over to the lab {Anna} 2024-05-20'],
    ['A: Let me have a word with the warehouse about the pallets. | B: Thanks.', 'Have a word with the warehouse about the pallets {Anna}'],
    ["A: I'll put something in the calendar for the review. | B: Cheers.", 'Put something in the calendar for the review {Anna}'],
    ['A: I need to get back to Helene on the licence numbers. | B: Okay.', 'Get back to Helene on the licence numbers {Anna}'],
    [
      "A: I'm gonna draft the announcement tonight and circulate it. | B: Nice.",
      'Draft the announcement and circulate it {Anna} 2024-05-15',
    ],
    ["A: I'll make a note to call the insurer. | B: Good.", 'Make a note to call the insurer {Anna}'],
    ['A: My action is to update the risk log. | B: And mine is the budget sheet.', 'Update the risk log {Anna}'],
    ['A: i will send over the updated roadmap by end of day | B: okay thanks', 'Send over the updated roadmap {Anna} 2024-05-15'],
    ["A: I'll be sending you the minutes later today. | B: Thanks.", 'Send Marek the minutes {Anna} 2024-05-15'],
    ["A: I promise I'll fix the label template this week. | B: Good.", 'Fix the label template {Anna} 2024-05-17'],
    ["A: I'll circle back with Legal and let you know. | B: Perfect.", 'Circle back with Legal and let Marek know {Anna}'],
    ["A: I'm going to go ahead and book the studio for the 3rd. | B: Cool.", 'Book the studio {Anna}'],
    ["A: I'll do the needful and revert by Monday. | B: Okay.", 'Do the needful and revert {Anna} 2024-05-20'],
    ["A: I guess I'll write the FAQ. | B: Thank you.", 'Write the FAQ {Anna}'],
    ["A: I'll try and get the sign-off from Jonas this week. | B: Good.", 'Get the sign-off from Jonas {Anna} 2024-05-17'],
    ['A: I send you the drawing tomorrow. | B: Good.', 'Send Marek the drawing {Anna} 2024-05-16'],
    ['A: I come back to you with the price until Wednesday. | B: Okay.', 'Come back to Marek with the price {Anna} 2024-05-22'],
    ["A: I said I'd have the storyboard ready by the 20th, and I will. | B: Great.", 'Have the storyboard ready {Anna} 2024-05-20'],
    ["A: I'll bring the inspector a badge for the Monday. | B: Good.", 'Bring the inspector a badge {Anna}'],
    ["A: I'll put the eight on the rota for the Saturday then. | B: Good.", 'Put the eight on the rota {Anna}'],
    ["A: I'll get Petra a seat for Friday. | B: Good.", 'Get Petra a seat {Anna}'],
    ["A: I'll have the samples ready for the Friday. | B: Good.", 'Have the samples ready {Anna} 2024-05-17'],
    ["A: I'll ring the two drivers over the weekend. | B: Good.", 'Ring the two drivers {Anna} 2024-05-19'],
    ["A: I'll order that permit, it takes ages, I'll put it in this week. | B: Good.", 'Order that permit {Anna} 2024-05-17'],
    [
      "A: I'll tell the warehouse about the label. I have longer legs. | B: You do it. From a distance. Today, would you? | A: Fine.",
      'Tell the warehouse about the label {Anna} 2024-05-15',
    ],
    [
      "A: I'll let you know as soon as they are up. It is dusty work. | B: I can wait. Not long. Seventh of June. | A: Fine.",
      'Let Marek know as soon as they are up {Anna}',
    ],
    ["A: So the ball is in my court, I'll propose three dates. | B: Good.", 'Propose three dates {Anna}'],
  ])('%s', (talk, ...expected) => expect(actionsOf(talk)).resolves.toEqual(expected))
})

describe('a request', () => {
  it.each([
    ['A: Can you send me the price list? | B: Can do.', 'Send Anna the price list {Marek}'],
    ['A: Could I ask you to look over the draft contract before Thursday? | B: Sure.', 'Look over the draft contract {Marek} 2024-05-16'],
    ['A: Marek, can I leave the visa forms with you? | B: Yep.', 'Take care of the visa forms {Marek}'],
    ["A: So Marek, you're doing the visa forms, right? | B: Right.", 'Take care of the visa forms {Marek}'],
    ['A: Marek is going to chase the visa forms. | B: Okay.', 'Chase the visa forms {Marek}'],
    ['A: Would you be able to pull the March figures? | B: Yeah, should be fine.', 'Pull the March figures {Marek}'],
    ['A: Do you want to take the customs paperwork? | B: Sure, happy to.', 'Take the customs paperwork {Marek}'],
    ['A: Petra, over to you for the supplier list. | B: Will do.', 'Take care of the supplier list {Marek}'],
    ['A: Remind me to renew the domain on Friday. | B: I will.', 'Remind Anna to renew the domain {Marek} 2024-05-17'],
    ["A: If you could just forward me the invoice, that'd be great. | B: Of course.", 'Forward Anna the invoice {Marek}'],
    ["A: You were going to share the wireframes. | B: Oh yes, I'll share them this afternoon.", 'Share the wireframes {Marek} 2024-05-15'],
    ['A: Action for Petra: book the venue by the 12th of June. | B: Okay.', 'Book the venue {Petra} 2024-06-12'],
    ["A: Then I'd ask you, Marek, to prepare the slides for the board. | B: Okay.", 'Prepare the slides for the board {Marek}'],
    ["A: Petra's going to set up the test account for us. | B: Great.", 'Set up the test account for us {Petra}'],
    ["A: Why don't you draft the press note and I'll edit it? | B: Deal.", 'Draft the press note {Marek}'],
    ['A: Dude, shoot me the numbers when you get a sec. | B: For sure.', 'Send Anna the numbers {Marek}'],
    ['A: Kindly do share the attendance sheet. | B: Yes.', 'Share the attendance sheet {Marek}'],
    ["A: You'll send me the invoice then? | B: Yes, tomorrow.", 'Send Anna the invoice {Marek} 2024-05-16'],
    ['A: Can you make that the PDF has the new logo? | B: Yes.', 'Make that the PDF has the new logo {Marek}'],
    ['A: please check with tiago if the booth is paid | B: ok will do', 'Check with tiago if the booth is paid {Marek}'],
    ["A: Can we get a copy of the permit? | B: Sure, I'll dig it out.", 'Dig the copy out {Marek}'],
    ['A: Do me a favour and cancel the Thursday slot. | B: Done.', 'Cancel the Thursday slot {Marek}'],
    ["A: I'd appreciate it if you could translate the leaflet. | B: No problem.", 'Translate the leaflet {Marek}'],
    ['A: Any chance you could share the deck? | B: Yep.', 'Share the deck {Marek}'],
    ['A: It would be great if you could test the link on your phone. | B: Will do.', 'Test the link on the phone {Marek}'],
    ["A: Marek, you're on the hook for the safety sheet. | B: Fine.", 'Take care of the safety sheet {Marek}'],
    ['A: I need you to sign the timesheet. | B: Okay.', 'Sign the timesheet {Marek}'],
  ])('%s', (talk, ...expected) => expect(actionsOf(talk)).resolves.toEqual(expected))
})

describe('what was asked of nobody and somebody takes up', () => {
  it.each([
    ['A: And the tender documents? | B: Leave that with me.', 'Take care of the tender documents {Marek}'],
    ["A: Somebody has to tell the printers. | B: Yeah no, I'll grab that one.", 'Tell the printers {Marek}'],
    ["A: We still need the floor plan for the annex. | B: That one's on me.", 'Get the floor plan for the annex {Marek}'],
    ['A: Who can check the sprinkler certificate? | B: I can.', 'Check the sprinkler certificate {Marek}'],
    ['A: we need someone to translate the leaflet | B: sure, i can do that', 'Translate the leaflet {Marek}'],
    ["A: We should ask the printer for a proof. | B: I'll ask them.", 'Ask the printer for a proof {Marek}'],
    ["A: Someone should update the website. | B: I'll do it tonight.", 'Update the website {Marek} 2024-05-15'],
    ["A: I'll print the choir sheets by Palm Sunday. | B: Good.", 'Print the choir sheets by Palm Sunday {Anna}'],
  ])('%s', (talk, ...expected) => expect(actionsOf(talk)).resolves.toEqual(expected))
})

describe('no task', () => {
  it.each([
    ['A: We will have the full roll-out by Monday, I am sure. | B: Good.'],
    ['A: I would have sent the contract if the lawyer had signed. | B: Sure.'],
    ["A: I'll be honest, the weather was awful. | B: Ha."],
    ['A: Yesterday I sent the report to Petra. | B: Good.'],
    ['A: They will launch their own app next year. | B: Interesting.'],
    ["A: I'll see you on Thursday then. | B: Bye."],
    ['A: From May I will be Head of Printing at the new house. | B: Congratulations.'],
    ["A: I'll be the contact for the stall. | B: Good."],
    ['A: Please call me Petra, everybody does. | B: Gladly.'],
    ['A: I have sent you the proofs today, by courier. | B: Thanks.'],
    ["A: If I won the lottery I'd buy you a boat. | B: Ha."],
    ['A: She said she would send it, but she never does. | B: Typical.'],
    ["A: I can't send the file before the audit. | B: Okay."],
    ["A: You'll find the canteen on the second floor. | B: Thanks."],
    ["A: I'll have the soup, please. | B: Me too."],
    ['A: We sent them the contract in March. | B: Right.'],
    ['A: You could always paint it yourself. | B: Ha ha.'],
    ['A: I would love to go to Lisbon one day. | B: Same.'],
    ['A: Can you see my screen? | B: Yes.'],
    ['A: Let me just share my screen. | B: Okay.'],
    ['A: He told me he will resign. | B: Oh.'],
    ['A: I should have called them last year. | B: Yes.'],
    ['A: Can you believe the price? | B: No.'],
    ["A: I'll let you go then. | B: Bye."],
    ['A: The system sends you an email when it is done. | B: Ah okay.'],
    ['A: When I was in Porto I had to write everything by hand. | B: Wow.'],
    ["A: Maybe some day we'll build our own lab. | B: Dreams."],
    ['A: You need to press the green button twice. | B: Got it.'],
    ["A: I'd sooner eat my laptop than send that. | B: Ha."],
    ['A: Can you hear me now? | B: Yes.'],
    ["A: Forget the brochure, we don't need it. | B: Okay."],
    ['A: I sent the brochure yesterday. | B: Thanks.'],
    ['A: He wants to redo the whole kitchen himself. | B: Brave.'],
  ])('%s', talk => expect(actionsOf(talk)).resolves.toEqual([]))
})
