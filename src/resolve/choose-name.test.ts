import { describe, expect, it } from 'vitest'
import { CHOICE, type ChoiceContext, rankNames } from './choose-name.ts'

const PEOPLE = [
  'Tamsin Oakley',
  'Bertil Quist',
  'Oluwaseun Adeyinka',
  'Marguerite Vance',
  'Piotr Wrzosek',
  'Shreya Balan',
  'Declan Fairweather',
  'Ximena Urrutia',
  'Robert Hale',
  'Katharine Moss',
]
const THINGS = [
  'Melrose Research',
  'Larkfield Capital Partners',
  'Nautica Energy',
  'GridLoom',
  'Quaystone',
  'PERMEC',
  'NSTERA',
  'Velluma',
  'Foxglove Gas Company',
  'AxelRx',
  'IBRT',
  'Brackwater',
]
const choose = (heard: string, names: readonly string[], context?: ChoiceContext): string | null => {
  const [best] = rankNames(heard, names, context)
  return best && best.confidence >= CHOICE.accept ? (names[best.index] ?? null) : null
}

describe('a person is found', () => {
  it.each([
    // the whole name
    ['Tamsin Oakley', 'Tamsin Oakley'],
    ['tamsin oakly', 'Tamsin Oakley'],
    ['Thompson Oakley', 'Tamsin Oakley'],
    ['Tamzin Oak Lee', 'Tamsin Oakley'],
    ['bertel quest', 'Bertil Quist'],
    ['Bertol Quist', 'Bertil Quist'],
    ['Margaret Vance', 'Marguerite Vance'],
    ['Marguerite Vans', 'Marguerite Vance'],
    ['olu a shown adeyinka', 'Oluwaseun Adeyinka'],
    ['Peter Rososek', 'Piotr Wrzosek'],
    ['Shreya Ballon', 'Shreya Balan'],
    ['Declan fair weather', 'Declan Fairweather'],
    ['Decklin Fairweather', 'Declan Fairweather'],
    ['himena urutia', 'Ximena Urrutia'],
    ['catherine moss', 'Katharine Moss'],
    // only the first name
    ['Tamsin', 'Tamsin Oakley'],
    ['Tamzin', 'Tamsin Oakley'],
    ['bertel', 'Bertil Quist'],
    ['Marguerite', 'Marguerite Vance'],
    ['Decklan', 'Declan Fairweather'],
    ['Shreya', 'Shreya Balan'],
    ['Catherine', 'Katharine Moss'],
    // only the surname
    ['Mr Fairweather', 'Declan Fairweather'],
    ['ms urrutia', 'Ximena Urrutia'],
    ['adeyinka', 'Oluwaseun Adeyinka'],
    // usual short forms
    ['Bob', 'Robert Hale'],
    ['Bob Hale', 'Robert Hale'],
    // small words that were glued to it
    ['thanks Tamsin', 'Tamsin Oakley'],
    ['hi Declan', 'Declan Fairweather'],
    ['to Bertil Quist', 'Bertil Quist'],
  ])('%s → %s', (heard, name) => expect(choose(heard, PEOPLE)).toBe(name))
})

describe('a company, a product or a term is found', () => {
  it.each([
    ['Melrose Research', 'Melrose Research'],
    ['mel rose research', 'Melrose Research'],
    ['Melrows research', 'Melrose Research'],
    ['lark field capital partners', 'Larkfield Capital Partners'],
    ['Larkfeld Capital Partner', 'Larkfield Capital Partners'],
    ['nautical energy', 'Nautica Energy'],
    ['grid loom', 'GridLoom'],
    ['Gridlume', 'GridLoom'],
    ['key stone', 'Quaystone'],
    ['perm eck', 'PERMEC'],
    ['permek', 'PERMEC'],
    ['en stera', 'NSTERA'],
    ['Valuma', 'Velluma'],
    ['fox glove gas company', 'Foxglove Gas Company'],
    ['axel r x', 'AxelRx'],
    ['i b r t', 'IBRT'],
    ['back water', 'Brackwater'],
    ['the Brackwater', 'Brackwater'],
  ])('%s → %s', (heard, name) => expect(choose(heard, THINGS)).toBe(name))
})

describe('none of them is the answer', () => {
  it.each([
    ['another surname beside the right first name', 'Tamsin Delgado', PEOPLE],
    ['another surname, misheard', 'declan mcavoy', PEOPLE],
    ['another first name beside the right surname', 'Ingrid Moss', PEOPLE],
    ['another first name that begins alike', 'Brett', PEOPLE],
    ['another first name', 'Jonathan', PEOPLE],
    ['another whole name', 'Felicity Barron', PEOPLE],
    ['a common word', 'quarter', PEOPLE],
    ['a small common word', 'the', PEOPLE],
    ['another surname that somebody else bears', 'Robert Vance', PEOPLE],
    ['another surname beside the usual form of a first name', 'Katharine Delgado', PEOPLE],
    ['a common word that ends like a surname', 'weather', PEOPLE],
    ['a common word that ends like a company', 'milestone', THINGS],
    ['a word that opens like a name', 'marginal', PEOPLE],
    ['a greeting', 'good morning', PEOPLE],
    ['a surname of nobody here', 'Mr Lindqvist', PEOPLE],
    ['another company with the same last word', 'Hartwell Research', THINGS],
    ['another company with the same last words', 'Redmond Capital Partners', THINGS],
    ['another company of the same trade', 'Falcon Energy', THINGS],
    ['only the word that many companies bear', 'capital', THINGS],
    ['only the words that many companies bear', 'the gas company', THINGS],
    ['a part of a long name', 'partners', THINGS],
    ['another acronym', 'SQL', THINGS],
    ['a longer term', 'depreciation and amortisation', THINGS],
    ['a common word of the trade', 'revenue', THINGS],
    ['a common word that begins alike', 'network', THINGS],
    ['nothing that is said', '', THINGS],
  ])('%s: %s', (_why, heard, names) => expect(choose(heard, names)).toBeNull())
})

describe('names compete', () => {
  it.each([
    ['two whose first names sound the same', 'Jon', ['Jon Aldous', 'John Ferrier', 'Tamsin Oakley']],
    ['two whose first names differ in one vowel', 'shawna', ['Shauna Birch', 'Shaina Leroux', 'Robert Hale']],
    ['two of one first name', 'John', ['John Aldous', 'John Ferrier', 'Tamsin Oakley']],
    ['a first name and a surname', 'Ferrier', ['Ferrier Aldous', 'John Ferrier', 'Tamsin Oakley']],
    ['two companies of one first word', 'Nautica', ['Nautica Shipping', 'Nautica Insurance', 'Quaystone']],
  ])('%s are not chosen between', (_who, heard, names) => expect(choose(heard, names)).toBeNull())
  it.each([
    [
      'a name heard whole needs no neighbour',
      'margin',
      ['Adjusted Margin', 'Margin', 'Quaystone'],
      { left: 'the segment adjusted', right: 'was up' },
      'Margin',
    ],
    ['"the" where it was said', 'the brackwatter', ['Brackwater Yard', 'the Brackwater', 'Brackwater', 'Quaystone'], {}, 'the Brackwater'],
    ['another company of the same first words', 'nautica energy holdings', ['Nautica Energy Resources', 'Quaystone'], {}, null],
    ['who is named beside', 'pall', ['Paul Oakley', 'Bill Quist'], { left: 'good morning Paul' }, 'Paul Oakley'],
  ])('%s', (_which, heard, names, context, name) => expect(choose(heard, names, context)).toBe(name))
  it('the surname decides', () => {
    expect(choose('jon ferrier', ['Jon Aldous', 'John Ferrier', 'Tamsin Oakley'])).toBe('John Ferrier')
  })
  it('one who takes part comes before one who does not', () => {
    const names = ['Catherine Noble', 'Katharine Moss']
    expect(choose('Catharine', names)).toBeNull()
    expect(choose('Catharine', names, { prior: i => (i === 1 ? 2 : 0) })).toBe('Katharine Moss')
  })
  it('a word that can be no name here is none', () => {
    expect(choose('Tamzin', PEOPLE, { nobody: 9 })).toBeNull()
  })
  it('the whole name comes before a longer one that contains it', () => {
    expect(choose('Nautica', ['Nautica Energy', 'Nautica', 'Nautica Energy Partners'])).toBe('Nautica')
  })
  it('without names there is no answer', () => expect(choose('Tamsin', [])).toBeNull())
  it('the order of the names does not matter', () => {
    for (const heard of ['Tamzin', 'key stone', 'Decklan', 'back water', 'Hartwell Research'])
      expect(choose(heard, [...PEOPLE, ...THINGS].reverse())).toBe(choose(heard, [...PEOPLE, ...THINGS]))
  })
})

describe('the neighbours may hold the rest of the name', () => {
  it.each([
    ['on the right', 'fox', { left: 'our new', right: 'glove gas company customers' }, 'Foxglove Gas Company'],
    ['on the left', 'stone', { left: 'we signed with key', right: 'last week' }, 'Quaystone'],
    ['on the right of an acronym', 'perm', { left: 'as for', right: 'eck they wait' }, 'PERMEC'],
    ['but other words do not help', 'fox', { left: 'we saw a', right: 'in the garden' }, null],
  ])('%s', (_where, heard, context, name) => expect(choose(heard, THINGS, context)).toBe(name))
})
