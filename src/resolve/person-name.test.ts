import { describe, expect, it } from 'vitest'
import { personName } from './person-name.ts'

describe('what a label says of a person', () => {
  it.each([
    ['Rao, Kanchan (Harbourgrid)', 'Kanchan Rao', 'Harbourgrid'],
    ['Dr Amaru Quispe', 'Amaru Quispe', null],
    ['Dilys Pugh AM', 'Dilys Pugh', null],
    ['Rowan Odell KC OBE', 'Rowan Odell', null],
    ['Ines Prieto MBA', 'Ines Prieto', null],
    ['Right Hon. Dilys Pugh', 'Dilys Pugh', null],
    ['Hon. Rowan Odell', 'Rowan Odell', null],
    ['ROWAN TD', 'Rowan TD', null],
    ['Kim MS', 'Kim MS', null],
  ])('%s is %s', (label, name, company) => expect(personName(label)).toMatchObject({ name, company }))
  it.each([
    'Harbour Support',
    'The Chair',
    'The Acting Chair',
    'Madam Speaker',
    'The Chair (Hon. Rowan Odell (Northpier))',
  ])('%s is nobody', label => expect(personName(label)).toBeNull())
})
