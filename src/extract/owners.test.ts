import { describe, expect, it } from 'vitest'
import type { EngineContext } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Statement } from '../model/extraction.ts'
import type { IsoDate, Sha256 } from '../model/ids.ts'
import { normalize } from '../normalize/normalize.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { talkOf } from './talk.ts'

const CONTEXT: EngineContext = {
  owner: { name: 'Ines Faria', aliases: [], emails: ['ines.faria@lindgate.example'], company: null },
  knownNames: [],
  correction: null,
}
/** A Wednesday. */
const DAY = '2024-05-15' as IsoDate
const VOICES: Readonly<Record<string, string>> = { A: 'Anna Wolk', B: 'Marek Dusek', C: 'Petra Lindqvist' }

/** The first task whose words or evidence hold `about`. */
async function taskIn(doc: SourceDocument, about: string): Promise<Statement | undefined> {
  return (await embedded.extract(doc, CONTEXT)).statements.find(
    s => s.kind === 'action' && `${s.text} ${s.evidence.map(e => e.quote).join(' ')}`.toLowerCase().includes(about),
  )
}

/** Its owner's first name and its day. */
function owing(doc: SourceDocument, task: Statement | undefined): string {
  if (!task) return 'nothing'
  const owner = task.owner?.by === 'speaker' ? doc.speakers[task.owner.speaker]?.label : task.owner?.name
  return `${owner?.split(' ')[0] ?? 'nobody'}${task.due ? ` ${task.due}` : ''}`
}

/** "A: words | B: words" → a talk of a Wednesday. */
function talk(words: string): SourceDocument {
  const turns = words.split(' | ').map(t => ({ speaker: VOICES[t.charAt(0)] ?? t, text: t.slice(3) }))
  return talkOf(
    'talk',
    [{ speaker: 'Anna Wolk', text: 'Good morning everybody.' }, ...turns, { speaker: 'Anna Wolk', text: 'All right.' }],
    DAY,
  )
}
async function owed(words: string, about: string): Promise<string> {
  const doc = talk(words)
  return owing(doc, await taskIn(doc, about))
}
const written = async (words: string, about: string): Promise<string> => (await taskIn(talk(words), about))?.text ?? 'nothing'

/** What a mail asks and promises: head and body → as `owed`. */
async function mailed(head: string, body: string, about: string): Promise<string> {
  const text = `${head}\nDate: Wed, 15 May 2024 09:00:00 +0200\nSubject: The hall\nMessage-ID: <1@x.example>\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`
  const bytes = new TextEncoder().encode(text)
  const made = await normalize({ fileName: 'hall.eml', bytes, sha256: '0'.repeat(64) as Sha256, folders: [], modifiedMs: 0 })
  const doc = made.ok ? made.value[0] : undefined
  return doc ? owing(doc, await taskIn(doc, about)) : 'unread'
}

describe('the day of a task', () => {
  it.each([
    ['how long it takes', "A: I'll ask the mill for a sample, but I need two weeks. | B: Fine.", 'mill', 'Anna 2024-05-29'],
    [
      'asked when',
      "A: I'll draw the floor plan for you. | B: Nice. When, Anna? | A: Hm, I'm in Graz next week. After that. The thirty-first. | B: Good.",
      'floor plan',
      'Anna 2024-05-31',
    ],
    ['when the listener sees it', "A: Petra will paint the sign and you'll see it by Tuesday. | B: Good.", 'sign', 'Petra 2024-05-21'],
    [
      'before then',
      "A: The tasting is next Thursday, the twenty-third. | B: Then I'll order the glasses for the cellar before then. | A: Good.",
      'glasses',
      'Marek 2024-05-23',
    ],
    [
      'another day, for a reason',
      "A: I'll send you the plan by Friday, no, on Friday I'm skiing, make it Tuesday. | B: Good.",
      'plan',
      'Anna 2024-05-21',
    ],
    [
      'said when it is taken up',
      'A: Would you send me the wiring notes, Marek? | B: They are in a drawer. | A: No hurry. | B: Well. You have them this week.',
      'wiring',
      'Marek 2024-05-17',
    ],
    [
      'the next meeting, whose day is said',
      "B: I'll write the quiz for the next evening class. | A: When's that? That's the fourth of June. | B: Yes.",
      'quiz',
      'Marek 2024-06-04',
    ],
    [
      'not the day of the next task',
      "A: I'll sort the complaints by shop, give me till Monday. | B: Great. And I'll rewrite the letter to the shops. Wednesday, let's say.",
      'complaints',
      'Anna 2024-05-20',
    ],
    [
      'its own day',
      "A: I'll sort the complaints by shop, give me till Monday. | B: Great. And I'll rewrite the letter to the shops. Wednesday, let's say.",
      'letter',
      'Marek 2024-05-22',
    ],
    [
      'by when it is needed',
      "A: Can you get me the pump spec, Marek? I'd need it by the twentieth to order it. | B: Yes.",
      'pump',
      'Marek 2024-05-20',
    ],
    ['Thursday week', "B: So you'll have the cast list on Thursday week, the twenty-third. | A: Good.", 'cast list', 'Marek 2024-05-23'],
    [
      'on the way',
      "A: I'm walking by the library anyway so I'm returning the atlas there tomorrow. | B: Good.",
      'atlas',
      'Anna 2024-05-16',
    ],
    [
      'who gets the outcome',
      "A: I'll tidy it up a bit and Petra will have the parts list by Friday. | B: Good.",
      'parts',
      'Anna 2024-05-17',
    ],
    ['what is told is no deadline', "A: I'll tell Petra that the audit is on Friday. | B: Fine.", 'audit', 'Anna'],
    ['an event without a day', "A: I'll tidy the archive before the offsite. | B: Good.", 'archive', 'Anna'],
    [
      'an event whose day was said',
      "A: The offsite is on the twelfth of June. | B: Okay. Then I'll tidy the archive before the offsite. | A: Good.",
      'archive',
      'Marek 2024-06-12',
    ],
    [
      'put off when it is answered',
      "A: I'll send the quote by Friday. | B: Could we say Monday? | A: Monday's fine. | B: Good.",
      'quote',
      'Anna 2024-05-20',
    ],
    ['a weekend', "C: I'll oil the shutters on the weekend of the eighth of June. | A: Good.", 'shutters', 'Petra 2024-06-09'],
  ])('%s', (_, words, about, expected) => expect(owed(words, about)).resolves.toBe(expected))
})

describe('a day that is a range', () => {
  it.each([
    ["A: I'll clear the attic next week or the week after. | B: Good.", 'attic', 'Anna'],
    ["A: I'll phone the glazier on Monday or Tuesday. | B: Good.", 'glazier', 'Anna 2024-05-21'],
    ["A: I'll phone the glazier on Monday, and Petra on Tuesday. | B: Good.", 'glazier', 'Anna 2024-05-20'],
  ])('%s', (words, about, expected) => expect(owed(words, about)).resolves.toBe(expected))
})

describe('who owes a task', () => {
  it.each([
    [
      'who asks to be given it',
      'A: The stock count is open again. | B: Well, give me the stock count, I know the cellar. | A: Are you sure?',
      'stock count',
      'Marek',
    ],
    ['with whom it is left', 'A: Then there is the puppet show. | B: Leave the puppet show with me. | A: Fine.', 'puppet show', 'Marek'],
    ['to whom it is given', "A: Okay. Let's give the Saturday shift to Petra. | B: Good.", 'saturday', 'Petra'],
    ['who would be a star', "A: Marek you'd be a hero if you could check the insurance papers. | B: Okay.", 'insurance', 'Marek'],
    [
      'who was called before',
      'A: Petra, I think that covers the roof. Could you send me the photos? | B: And the gutters. | C: Sure.',
      'photos',
      'Petra',
    ],
    ['who takes it from another', "A: Marek, can you call the florist? | B: I'm away. | C: I'll take it. | A: Thanks.", 'florist', 'Petra'],
    [
      'who takes what was asked of anybody',
      "A: Can somebody scan the receipts from the trip to Brno before Friday? | C: Yeah, I'll take it. | A: Thanks.",
      'receipts',
      'Petra 2024-05-17',
    ],
    [
      'who is told off to do it',
      'A: Right. Petra will send the minutes to the printer on Monday. | C: Yes.',
      'printer',
      'Petra 2024-05-20',
    ],
    ['somebody elsewhere', 'B: Klara in accounts will send you the form by Friday. | A: Good.', 'form', 'Klara 2024-05-17'],
    ['from whom it comes', "A: You'll have the slides from me on Monday. | B: Good.", 'slides', 'Anna 2024-05-20'],
    ['nobody where all are meant', 'A: We should paint the fence this summer. | B: True.', 'fence', 'nothing'],
    [
      'who is called at the end',
      'A: Could you keep a list of the noises, Petra, the hour and how loud? | C: Yes. | B: Good.',
      'noises',
      'Petra',
    ],
  ])('%s', (_, words, about, expected) => expect(owed(words, about)).resolves.toBe(expected))
})

describe('who is named by another', () => {
  it.each([
    ["A: I'd ask Marek to order the flags for the parade. | B: Sure.", 'flags', 'Marek'],
    ['A: Marek to order the flags for the parade by Friday. | B: Yes.', 'flags', 'Marek 2024-05-17'],
    ['A: It would help if Petra could bring the key back on Monday. | C: Sure.', 'key', 'Petra 2024-05-20'],
    ['A: Maybe Petra can send us the key on Monday? | C: Sure, will do.', 'key', 'Petra 2024-05-20'],
    ["A: Petra said she'd send the floor plan by Monday. | C: Yes, I will.", 'floor plan', 'Petra 2024-05-20'],
    ['A: Can you order the flags for the parade by Friday? | B: Me? | A: No, Petra. | C: Sure.', 'flags', 'Petra 2024-05-17'],
    ['A: Marek, can you order the flags by Friday? | B: Can Petra do it? | C: I can.', 'flags', 'Petra 2024-05-17'],
    ["A: I'll order the flags for the parade by Friday. | B: No, let me do that. | A: Thanks.", 'flags', 'Marek 2024-05-17'],
    ['A: Could either of you send the choirs the invitations by Friday? | C: I can do that.', 'choirs', 'Petra 2024-05-17'],
    ['B: My colleague Joost will send you the contract on Monday. | A: Thanks.', 'contract', 'Joost 2024-05-20'],
  ])('%s', (words, about, expected) => expect(owed(words, about)).resolves.toBe(expected))
})

describe('who owes what a mail asks', () => {
  it.each([
    [
      'the only reader',
      'From: Ilse Brandt <ilse@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>',
      'Dear Ines,\n\ncould you send me the rota by Friday?\n\nRegards\nIlse',
      'rota',
      'Ines 2024-05-17',
    ],
    [
      'who is called',
      'From: Ines Faria <ines.faria@lindgate.example>\nTo: Ilse Brandt <ilse@moorhof.example>, Bram Vos <bram@moorhof.example>',
      'Hi both,\n\nBram, please book the hall for the ninth of June.\n\nInes',
      'book the hall',
      'Bram',
    ],
    [
      'the writer',
      'From: Ilse Brandt <ilse@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>, Bram Vos <bram@moorhof.example>',
      "Hi both,\n\nI'll order the paint tomorrow.\n\nIlse",
      'paint',
      'Ilse 2024-05-16',
    ],
    [
      'who is named',
      'From: Ilse Brandt <ilse@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>\nCc: Bram Vos <bram@moorhof.example>',
      'Dear Ines,\n\nBram will bring the ladder on Monday.\n\nIlse',
      'ladder',
      'Bram 2024-05-20',
    ],
    [
      'what is needed of the reader',
      'From: Ilse Brandt <ilse@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>',
      'Dear Ines,\n\nI need from you the deposit slip, by Friday please.\n\nIlse',
      'deposit',
      'Ines 2024-05-17',
    ],
  ])('%s', (_, head, body, about, expected) => expect(mailed(head, body, about)).resolves.toBe(expected))
})

describe('the day of a task, in other words', () => {
  it.each([
    ["B: I'll ask the port for a berth, but I need ten days. | A: Fine.", 'berth', 'Marek 2024-05-25'],
    ["B: I'll write the lease summary up. | A: By when, Marek? | B: Monday. | A: Okay.", 'lease', 'Marek 2024-05-20'],
    ["A: Petra will check the valves and you'll hear from her by Monday. | B: Good.", 'valves', 'Petra 2024-05-20'],
    [
      "A: The board sits on the sixth of June. | B: Right. I'll send Petra the figures before that. | A: Good.",
      'figures',
      'Marek 2024-06-06',
    ],
    ["B: I'll ring the surveyor by Thursday, or no, Thursday is a holiday, say Friday. | A: Good.", 'surveyor', 'Marek 2024-05-17'],
    [
      "A: Can you mail me the glaze recipes, Marek? | B: It's a mess, but sure. | A: Doesn't matter. | B: You'll get them tomorrow.",
      'glaze',
      'Marek 2024-05-16',
    ],
    [
      "B: I'll have the sketches ready by the next review. | A: The next review's on the twenty-ninth. | B: Yes.",
      'sketches',
      'Marek 2024-05-29',
    ],
    [
      "B: I'll pull the meter readings, give me until Tuesday. | A: And I'll write the cover letter. Friday, let's say.",
      'meter',
      'Marek 2024-05-21',
    ],
    [
      "B: I'll pull the meter readings, give me until Tuesday. | A: And I'll write the cover letter for the landlord. Friday, let's say.",
      'cover letter',
      'Anna 2024-05-17',
    ],
    ['A: Petra, could you sign the permit form? I need it back by the twenty-fourth. | C: Will do.', 'permit', 'Petra 2024-05-24'],
    ["A: You'll have the proofs on Monday week, the twenty-seventh. | B: Good.", 'proofs', 'Anna 2024-05-27'],
    ["B: I'm going past the notary so I'm handing the deed in on Friday. | A: Good.", 'deed', 'Marek 2024-05-17'],
    ["B: I'll clean up the sheet and Petra will have the totals by Monday. | A: Good.", 'sheet', 'Marek 2024-05-20'],
    ["B: I'll ask her whether the concert is still on the ninth of June. | A: Okay.", 'concert', 'Marek'],
    ["B: I'll call the caterer before the fair. | A: Good.", 'caterer', 'Marek'],
    [
      "A: The audit starts on the third of June. | C: Okay. I'll label the shelves before the audit. | A: Good.",
      'shelves',
      'Petra 2024-06-03',
    ],
    ["B: I'll send the rota by Thursday. | A: Friday is enough. | B: Okay, Friday then. | A: Good.", 'rota', 'Marek 2024-05-17'],
    ["C: I'll sand the benches on the weekend of the first of June. | A: Good.", 'benches', 'Petra 2024-06-02'],
    ["B: I'll book the ferry. The ferry goes on the second of July. | A: Good.", 'ferry', 'Marek'],
  ])('%s', (words, about, expected) => expect(owed(words, about)).resolves.toBe(expected))
})
describe('who owes a task, in other words', () => {
  it.each([
    [
      'A: The ticket desk is still open. | C: Hand me the ticket desk, I did it in the old place. | A: Okay, then it is you.',
      'ticket desk',
      'Petra',
    ],
    ["C: Leave the wine list to me, I'd say end of the month. | A: Good.", 'wine list', 'Petra 2024-05-31'],
    ["A: Marek is off. Let's give the key handover to Petra. | C: Fine.", 'key handover', 'Petra'],
    ["A: Petra, you'd be an angel if you could count the chairs in the annex. | C: Fine.", 'chairs', 'Petra'],
    ['A: Marek, the cellar is dry, good. Will you order the pump? | C: About time. | B: Yes.', 'pump', 'Marek'],
    ["A: Petra, would you write to the landlord? | C: I'd rather not, he hates me. | B: I can do it. | A: Great.", 'landlord', 'Marek'],
    ["A: Someone has to send the florist the measures before Friday. | B: I'll do that. | A: Good.", 'florist', 'Marek 2024-05-17'],
    ['A: Okay. Marek will bring the flags to the hall. | B: Yes.', 'flags', 'Marek'],
    ['C: Joost from maintenance is going to send you the new key on Monday. | A: Good.', 'key', 'Joost 2024-05-20'],
    ["B: You'll get the estimate from me on Thursday. | A: Good.", 'estimate', 'Marek 2024-05-16'],
    ['A: We could build our own kiln one day. | B: Ha.', 'kiln', 'nothing'],
    ['A: Can you put the fault in two lines in a mail, Marek, the fault and the date? | B: Yes. | C: Good.', 'fault', 'Marek'],
  ])('%s', (words, about, expected) => expect(owed(words, about)).resolves.toBe(expected))
})
describe('who owes what a mail asks, in other words', () => {
  it.each([
    [
      'From: Ilse Brandt <ilse@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>',
      'Hello Ines,\n\nplease return the signed lease by Monday.\n\nIlse',
      'lease',
      'Ines 2024-05-20',
    ],
    [
      'From: Ilse Brandt <ilse@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>, Bram Vos <bram@moorhof.example>',
      'Dear Ines, dear Bram,\n\nInes, could you let me have the spare key by Friday?\n\nIlse',
      'spare key',
      'Ines 2024-05-17',
    ],
    [
      'From: Bram Vos <bram@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>',
      'Hi Ines,\n\nI will forward the drawings as soon as the clerk has signed them.\n\nBram',
      'drawings',
      'Bram',
    ],
    [
      'From: Bram Vos <bram@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>\nCc: Ilse Brandt <ilse@moorhof.example>',
      'Hi Ines,\n\nIlse will count the chairs on Thursday.\n\nBram',
      'chairs',
      'Ilse 2024-05-16',
    ],
    [
      'From: Bram Vos <bram@moorhof.example>\nTo: Ines Faria <ines.faria@lindgate.example>',
      'Hi Ines,\n\nwe need from you a list of the helpers, at the latest on Monday.\n\nBram',
      'helpers',
      'Ines 2024-05-20',
    ],
  ])('%s', (head, body, about, expected) => expect(mailed(head, body, about)).resolves.toBe(expected))
})

describe('the words of a task for a reader who was not there', () => {
  it.each([
    [
      'who stands around a promise gets it',
      "B: So the tent. | C: Do you have the poles as well? It says four on the label. | A: I'll lend you the tent and the poles. | C: Great.",
      'tent and',
      'Lend Petra the tent and the poles',
    ],
    [
      'a recipient nobody knows is left out',
      "C: The drums are in the van. | A: I'll order you the two mats tomorrow. | B: Which colour?",
      'mats',
      'Order the two mats',
    ],
    [
      'ready where it would lie with nobody',
      "C: The drums are in the van. | A: I'll have the revised score with you by Monday. | B: Which one?",
      'score',
      'Have the revised score ready',
    ],
    [
      'what was begun anew',
      "A: I'll wash it, I'll put the big tarpaulin in the machine on Monday. | B: Good.",
      'tarpaulin',
      'Put the big tarpaulin in the machine',
    ],
    [
      'what comes of it',
      "A: I'll clean it up and you'll have the seating plan by Monday. | B: Good.",
      'seating',
      'Send Marek the seating plan',
    ],
    [
      'what is told keeps its day',
      "A: I'll tell Petra that the audit is on Friday. | B: Fine.",
      'audit',
      'Tell Petra that the audit is on Friday',
    ],
    [
      'reassurance belongs to no task',
      "A: I'll send you the receipt tomorrow, don't worry about it. | B: Good.",
      'receipt',
      'Send Marek the receipt',
    ],
    [
      'two tasks for one person stay two',
      "A: I'll lend Petra the key. | B: Yes. | C: Thank you. | A: I'll drive Petra to the station on Monday. | C: Great.",
      'station',
      'Drive Petra to the station',
    ],
  ])('%s', (_, words, about, expected) => expect(written(words, about)).resolves.toBe(expected))
})
