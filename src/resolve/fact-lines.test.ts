import { describe, expect, it } from 'vitest'
import { record } from '../../test/pairs/source.ts'
import type { KnownStatement } from '../model/contracts.ts'
import type { ResolvedStatement } from '../model/entity.ts'
import { type EntityId, isoDate, type SourceId, type VaultPath } from '../model/ids.ts'
import { BARE_RECORDED_STATEMENT } from '../model/record.ts'
import { wordsOf } from '../model/text.ts'
import { relateStatements } from './fact-lines.ts'
import { memoryKnowledge } from './memory-knowledge.ts'

const PEOPLE: readonly string[] = ['Ana Prieto', 'Bert Lauwers', 'Nadia Okell', 'Piet Vann', 'Marta Sund', 'Lotte Brix']
const NAMES = new Set(PEOPLE.flatMap(wordsOf))
const HOME = 'account/quayside-hall' as EntityId
const THING = 'project/lanternfest' as EntityId

type Verdict = 'replaces' | 'restates' | 'contradicts' | 'independent'
/** Both about one thing; both about nothing, in talks with the same people; each about another thing; only the later one linked to what it is about. */
type Scene = 'one thing' | 'one home' | 'two things' | 'named later'

const personIds = (text: string): EntityId[] =>
  PEOPLE.filter(p => wordsOf(text).includes(wordsOf(p)[0] ?? '')).map(p => `person/${wordsOf(p).join('-')}` as EntityId)

function statement(id: string, text: string, thing: EntityId | null, day: string): KnownStatement {
  return {
    id: id as never,
    kind: 'fact',
    text,
    ...BARE_RECORDED_STATEMENT,
    about: [...(thing ? [thing] : []), ...personIds(text)],
    date: isoDate(day),
    evidence: [{ source: 'bbbbbbbbbbbb' as SourceId, anchor: 'u1', quote: `${text}.`, time: null, number: 1 }],
    confidence: 0.9,
    source: 'bbbbbbbbbbbb' as SourceId,
    note: null,
  }
}

/** What the later of two statements is to the earlier one. */
function verdict(scene: Scene, earlier: string, later: string, days: readonly [string, string] = ['2026-03-02', '2026-03-20']): Verdict {
  const [a, b] =
    scene === 'one thing'
      ? [THING, THING]
      : scene === 'one home'
        ? [null, null]
        : scene === 'named later'
          ? [null, THING]
          : [THING, 'project/harbour-run' as EntityId]
  const before = statement('f-aaaaaa', earlier, a, days[0])
  const told = record({ note: 'n.md' as VaultPath, date: isoDate(days[0]), primary: HOME, statements: [before] })
  const { id: _id, source: _source, note: _note, ...said } = statement('f-bbbbbb', later, b, days[1])
  const { relations, contradicts } = relateStatements({
    source: 'cccccccccccc' as SourceId,
    day: isoDate(days[1]),
    statements: [said as unknown as ResolvedStatement],
    nameWords: NAMES,
    knowledge: memoryKnowledge({ records: [told] }),
    primary: HOME,
    company: [],
  })
  const relation = relations[0]
  if (relation?.restates) return 'restates'
  if (relation?.supersedes) return 'replaces'
  return contradicts.has(0) ? 'contradicts' : 'independent'
}

describe('a later statement replaces an earlier one about the same thing', () => {
  it.each([
    ['The opening is on 7 May', 'The opening moves to the 14th'],
    ['The opening is on 7 May', 'The opening is put back a week, to 14 May'],
    ['The choir has 44 singers', 'The choir is up to 51 singers now'],
    ['The orchard covers 30 hectares', 'The orchard covers 34 hectares since the purchase'],
    ['The insurance runs until September', 'The insurance runs until December now, not September'],
    ['Her contract ends in June', 'Her contract is extended to the end of August'],
    ['The roof is not insulated yet', 'The roof was insulated last week'],
    ['The licence has not been granted', 'The licence was granted on Tuesday'],
    ['The invoice is unpaid', 'The invoice was paid on Monday'],
    ['The ferry is out of service', 'The ferry is back in service'],
    ['The bridge is open to lorries', 'The bridge is closed to lorries'],
    ['Rent for the studio is 900 euro a month', 'The landlord has put the rent of the studio up to 980 euro a month'],
    ['The first lorry leaves on the ninth of June', 'The first lorry comes two days later, it leaves you on Thursday 11 June'],
    ["We're counting on the permit by the first of April", 'The permit is going to be the twentieth of April now'],
    ['Second of March to go live, that suits us', 'The go-live slips by a week, to 9 March'],
    ['The rehearsal begins at 19:00', 'The rehearsal begins at 18:30 from now on'],
    ['The rehearsal begins at half past seven', 'The rehearsal now begins at eight'],
    ['The retention period is 30 days', 'The retention period is 90 days as of today'],
    ['The grant covers 60 percent of the cost', 'The grant covers 55 percent of the cost'],
    ['Tickets cost 18 pounds', 'Tickets are 21 pounds from the autumn'],
    [
      'The shoot is the ninth of March, one day, with the second on pencil',
      'She is only free the week after, so the shoot moves to Monday 16 March',
    ],
    ['The yard says the boat is ready on 28 April', 'The yard now says the boat is out on 15 May'],
    ['Our seat price is £412 per seat, delivered', 'With the bigger order the price comes down to £398 per seat'],
    ['Ana Prieto is the stage manager', 'From June the stage manager is Bert Lauwers'],
    ['Ana Prieto is the stage manager', 'Bert Lauwers takes over from Ana Prieto as stage manager'],
    ['Nadia Okell chairs the committee', 'Nadia Okell stepped down, Piet Vann chairs the committee now'],
    [
      "Ana Prieto's the field lead so she's got squatters' rights",
      'Field lead from 3 November is Bert Lauwers; Ana Prieto moves to Bergen',
    ],
    ['Ana Prieto looks after the sponsors', 'Bert Lauwers looks after the sponsors from April'],
    ['The app runs on version 3.1', 'The app runs on version 3.2 since Monday'],
    ['The server has 16 gb of memory', 'The server has 32 gb of memory now'],
    ['Bags in bay four: four hundred and eighteen', 'The recount of bay four came to 412 bags, not 418'],
  ])('%s → %s', (a, b) => expect(verdict('one thing', a, b)).toBe('replaces'))
})

describe('of the same talk partners, without a name for the thing', () => {
  it.each([
    ["We've got cash until September", "The bridge note's signed, which means that we're good until November now and not September"],
    ['The demurrage is two hundred and ten dollars a day', 'Meanwhile the line has put the demurrage up to 260 dollars a day since Friday'],
    [
      'The first lorry leaves on the sixteenth of March',
      'The first lorry must therefore come one week later, it leaves you on Monday 23 March',
    ],
    ['The kiln is fired on 4 May', 'The kiln is fired on 11 May instead of the fourth'],
    ['The subsidy is 12,000 euros', 'The subsidy is now 9,500 euros'],
  ])('%s → %s', (a, b) => expect(verdict('one home', a, b)).toBe('replaces'))
})

it('a name in the words counts where it was proven only later', () => {
  expect(verdict('one thing', 'The opening of the fair is on 7 May', 'The opening of the fair is on 14 May')).toBe('replaces')
  expect(verdict('named later', 'The Lanternfest opening is on 7 May', 'The opening is on 14 May')).toBe('replaces')
  expect(verdict('named later', 'The Harbour Days opening is on 7 May', 'The opening is on 14 May')).toBe('independent')
})

describe('said again', () => {
  it.each([
    ['The opening is on 7 May', 'The opening is on the seventh of May'],
    ['The tent holds 300 people', 'The tent holds three hundred people'],
    ['Rent for the studio is 900 euro a month', 'The rent for the studio is nine hundred euro a month'],
    ['Her contract ends in June', 'Her contract ends in June'],
    ['The licence has not been granted', 'The licence still has not been granted'],
    ['Ana Prieto is the stage manager', 'The stage manager is Ana Prieto'],
  ])('%s | %s', (a, b) => expect(verdict('one thing', a, b)).toBe('restates'))
})

describe('independent, though alike', () => {
  it.each([
    ['The opening is on 7 May', 'The closing party is on 14 May'],
    ['The opening is on 7 May', 'Between 7 May and 14 May nobody takes leave'],
    ['Tickets cost 18 pounds', 'Programmes cost 4 pounds'],
    ['The choir has 44 singers', 'The orchestra has 51 players'],
    ['Rent for the studio is 900 euro a month', 'Rent for the hall is 980 euro a month'],
    ['The first lorry leaves on 9 June', 'The second lorry leaves on 11 June'],
    ['The licence has not been granted', 'The permit was granted on Tuesday'],
    ['The roof is not insulated yet', 'The cellar was insulated last week'],
    ['The invoice for January is unpaid', 'The invoice for February was paid on Monday'],
    ['Ana Prieto is the stage manager', 'Bert Lauwers is the lighting manager now'],
    ['Ana Prieto is the stage manager', 'Bert Lauwers thanked the stage manager'],
    ['Ana Prieto looks after the sponsors', 'Bert Lauwers looks after the volunteers from April'],
    ["We've said three years in the tender", 'Five years instead of three is a material change and would need a new tender'],
    ['The budget is 40,000 euros', 'If we drop the fireworks the budget is 32,000 euros'],
    ['The hall has 420 seats', 'Lotte Brix asked whether the hall could have 500 seats'],
    ['The hall has 420 seats', 'Last year the hall had 380 seats'],
    ['We pay three euro eighty-five a piece now', "It's three euro sixty a piece from the Greeks with ten weeks"],
    ['The training for the day shift is on 4 May', 'The training for the night shift is on 11 May'],
    ['The budget is 165,000 pounds, 15,000 went back into the reserve', 'The first six weeks run without any price promotion'],
    ['The lease runs until September', 'The office party is in October'],
    ['Marta Sund is away until 4 May', 'Marta Sund is back on 5 May'],
    ['The minimum order is 200 pieces', 'The maximum order is 500 pieces'],
    ['Turnover in March was 40,000 euros', 'Turnover in April was 46,000 euros'],
    ['The meeting on 3 June is about the budget', 'The meeting on 10 June is about the roof'],
    ['We sold 30 tickets on Monday', 'We sold 45 tickets on Tuesday'],
    ['The bridge is open to lorries', 'The tunnel is closed to lorries'],
    ['The bridge is open to lorries', 'The bridge was closed for the marathon in 2019'],
    ['The rehearsal begins at 19:00', 'The concert begins at 20:30'],
    ['The app runs on version 3.1', 'The checkout runs on version 4.0'],
    ['Sign up the last four people by 11 March', 'He has his visa, so Piet Vann is coming for the week of the thirtieth of March'],
    ['The tent is 12 metres wide', 'The tent is 30 metres long'],
    ['The marathon starts at 9:00 in the park', 'The prize giving starts at 14:00 in the park'],
    ['Delivery takes six weeks', 'Could we say four weeks for the delivery?'],
    ['The ferry is out of service', 'The lift is back in service'],
    ['One second for the report of the state of charge', 'The set was run again on 16 October and passed at every state of charge'],
    ['Three days till the end of April', 'Piet Vann can hold it till the end of March'],
    [
      'Three of twelve mats have moisture in seal A after five days',
      'The complaint stays open until the three mats are retested with the new seal',
    ],
    ['The first boat leaves us on the sixteenth of March', 'The return of the first boat is now Monday 22 June'],
    ['Our branch meets on the twenty-fourth of February', 'About our meeting: we meet on Monday 9 March instead of the fourth'],
    ['The walk of the site is booked for Wednesday 22 October', 'The acceptance test at the site is on 28 January'],
    ['The audit is on 14 April', 'The report of the audit is due on 28 April'],
  ])('%s | %s', (a, b) => expect(verdict('one thing', a, b)).toBe('independent'))
  it.each([
    ['The opening is on 7 May', 'The opening is on 14 May'],
    ['The budget is 40,000 euros', 'The budget is 52,000 euros'],
    ['The roof is not insulated yet', 'The roof was insulated last week'],
    ['The date is 7 May', 'The date is 14 May'],
  ])('of two things: %s | %s', (a, b) => expect(verdict('two things', a, b)).toBe('independent'))
  it.each([
    ['The price is 40 euros', 'The price is 55 euros'],
    ['The meeting is on 4 May', 'The meeting is on 11 May'],
    ['It takes six weeks', 'It takes nine weeks'],
    ['The fee for this year stays at 3,000 euros', 'The movement fee is now capped at 900 euros, and the price is 1.85 instead of 2.10'],
  ])('where nothing says of what: %s | %s', (a, b) => expect(verdict('one home', a, b)).toBe('independent'))
})

describe('two values of one day have no order', () => {
  it.each([
    ['The opening is on 7 May', 'The opening is on 14 May'],
    ['The choir has 44 singers', 'The choir has 51 singers'],
    ['Tickets cost 18 pounds', 'Tickets cost 21 pounds'],
  ])('%s | %s', (a, b) => expect(verdict('one thing', a, b, ['2026-03-02', '2026-03-02'])).toBe('contradicts'))
})
