import { describe, expect, it } from 'vitest'
import { textHints, titleHints } from './things.ts'

const projects = (hints: readonly { readonly type: string; readonly name: string; readonly weight: number }[]) =>
  [...new Set(hints.filter(h => h.type === 'project' && h.weight > 0).map(h => h.name))].sort()

describe('a title that names a customer and what is sold to it names no project', () => {
  it.each([
    'Corran Water pilot terms',
    'Corran Water pilot',
    'Harbourlight contract renewal',
    'Northpier - offer for the lamps',
    'Ardmore Steel: price list',
    'Brightwater quote for 40 loggers',
    'Corran Water account review',
    'Re: Northpier purchase order 4411',
  ])('%s', title => expect(projects(titleHints(title))).toEqual([]))
})

describe('a title that names a project still does', () => {
  it.each([
    ['Heron kick-off', 'Heron'],
    ['Kestrel pilot', 'Kestrel'],
    ['Project Corran Water: terms', 'Corran Water'],
    ['Heron - test plan', 'Heron'],
    ['Blue Heron project status', 'Blue Heron'],
  ])('%s', (title, name) => expect(projects(titleHints(title)).some(n => name.startsWith(n))).toBe(true))
})

describe('in running text', () => {
  it('a pilot at a customer is no project of the customer’s name', () =>
    expect(projects(textHints('The Corran Water pilot starts in May. After the Corran Water pilot we decide.'))).toEqual([]))
  it('a pilot of a code name is', () => expect(projects(textHints('The Heron pilot starts in May.'))).toEqual(['Heron']))
  it('and so is what is called a project', () =>
    expect(projects(textHints('The Blue Heron project starts in May.'))).toEqual(['Blue Heron']))
})
