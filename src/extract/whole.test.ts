import { describe, expect, it } from 'vitest'
import type { StatementKind } from '../model/extraction.ts'
import { clashes } from './grammar.ts'
import { breaksOff, isWhole, namesIll, pointsOnly } from './whole.ts'

describe('words that no written sentence has side by side', () => {
  it.each([
    ['We go for the with the lamp', 1],
    ['They the want a taller mast', 1],
    ['We can is better off without the shed', 1],
    ['That comes out of the of the budget', 1],
    ['What we are afraid of is that the pump stops', 0],
    ['Can the boat be lifted before May?', 0],
    ['Option A and option B cost the same', 0],
    ['This is where the money comes from', 0],
    ['Everything they will the committee to believe', 1],
    ['It is the thing that matters to the people who live there', 0],
  ])('%s: %i', (text, n) => expect(Math.min(1, clashes(text))).toBe(n))
})

describe('a text that ends before it is finished', () => {
  it.each([
    ['The hall is double the price, which might', true],
    ['She will paint the', true],
    ['We asked the museum and', true],
    ['The ferry leaves when it is full', false],
    ['That is who we are', false],
    ['Nobody knows what it could be', false],
  ])('%s: %s', (text, is) => expect(breaksOff(text)).toBe(is))
})

describe('what stands alone', () => {
  it.each<[StatementKind, string, boolean]>([
    ['risk', 'If the concern is around the kind of mast', false],
    ['risk', 'If the mast breaks we lose the season', true],
    ['risk', "If the strike goes ahead your oak's stuck in the port till March, at least", true],
    ['risk', 'If the roof is cheap and if we make the whole thing out of tin', false],
    ['risk', 'We are confident that the new piles will hold', false],
    ['risk', 'We are not confident that the new piles will hold', true],
    ['risk', "Why don't we follow what the islands have done", false],
    ['fact', 'Making a profit of fifty thousand', false],
    ['fact', 'The hull holds four tons of salt', true],
    ['fact', 'Per cent of the guests come by boat', false],
    ['fact', 'So we have one, two, three, four of them', false],
    ['decision', 'We ran out of yellow paint', false],
    ['decision', 'We sell the yellow boat', true],
    ['action', 'First with your drawings before we start', false],
    ['action', 'Thirteen of the lamps are fit to travel', false],
    ['action', 'Item 4 is a motion to close the pier', false],
    ['action', 'Thoughts before we break', false],
    ['action', 'Mention the pier to the mayor', true],
    ['action', 'Discuss the fee with the harbour', true],
    ['action', 'Ask Ottilie whether the pump is hers', true],
  ])('%s: %s: %s', (kind, text, is) => expect(isWhole(kind, text)).toBe(is))
  it('keeps a short note without a verb where it is sure of it', () => {
    expect(isWhole('fact', 'Eighth of October, at nine', 0.8)).toBe(true)
    expect(isWhole('fact', 'Eighth of October, at nine', 0.3)).toBe(false)
  })
  it.each([
    ['Rerun it with that', true],
    ['Look at it', true],
    ['Put it in the pack', false],
    ['Send them to Ottilie', false],
  ])('%s only points: %s', (text, is) => expect(pointsOnly(text)).toBe(is))
  it.each([
    ['If it can handle that, it could handle barges', false],
    ['If it rains the varnish will not dry', true],
  ])('%s says what is bad: %s', (text, is) => expect(namesIll(text)).toBe(is))
})
