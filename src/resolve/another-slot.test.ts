import { describe, expect, it } from 'vitest'
import { takesItsPlace } from './another-slot.ts'

const names = new Set(['iris', 'bram', 'lotte'])

describe('takes its place', () => {
  it.each([
    ['The kiln stands in the barn', 'The kiln stands in the old dairy now'],
    ['Ida Moor runs the seed library', 'Ole Tarn runs the seed library these days'],
    ['The banners are made of felt', 'The banners are made of linen instead of felt'],
    ['Our auditor is Ravn and Sons', 'Skov Audit has replaced Ravn and Sons as our auditor'],
    ['The treasurer of the choir is Mrs Hale', 'The choir has a new treasurer, Mr Dunn'],
    ['The ward has forty beds', 'The ward takes 44, not forty, beds'],
    ['Nils Ager works at the tannery', 'Nils Ager has left the tannery and works at the mill'],
  ])('%s → %s', (a, b) => expect(takesItsPlace(a, b, names, 'maybe')).toBe(true))
})

describe('stands beside it', () => {
  it.each([
    ['The kiln stands in the barn', 'The loom stands in the old dairy now'],
    ['The kiln stands in the barn', 'The kiln could stand in the old dairy'],
    ['The kiln stands in the barn', 'The kiln used to stand in the yard'],
    ['The kiln stands in the barn', 'Does the kiln stand in the old dairy now?'],
    ['Ida Moor runs the seed library', 'Ole Tarn runs the tool library now'],
    ['Ida Moor runs the seed library', 'Ole Tarn runs the seed library'],
    ['The shop sells twine', 'The shop now also sells rope'],
    ['The lock of the boat house is new', 'The lock of the club house was changed'],
    ['Iris is away for three weeks', 'Iris says the fee is two, not three, percent'],
  ])('%s | %s', (a, b) => expect(takesItsPlace(a, b, names, 'maybe')).toBe(false))
})
