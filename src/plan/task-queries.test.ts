import { expect, it } from 'vitest'
import type { EntityType } from '../model/entity.ts'
import { renamedQuery, taskQueries } from './task-queries.ts'

const page = (name: string, type: EntityType = 'person') => ({ name, pageName: name, type })
const nearOf = (name: string, type?: EntityType): string =>
  taskQueries(page(name, type), false)
    .split('\n')
    .find(l => l.startsWith('(path')) ?? ''

it.each<[string, string, EntityType | undefined, string]>([
  [
    'a person also by the first name',
    'Greta Solberg',
    undefined,
    '(path includes Greta Solberg) OR (description includes Greta Solberg) OR (description regex matches /\\bGreta\\b/)',
  ],
  [
    'one with a dot in it',
    'J.P. Marsh',
    undefined,
    '(path includes J.P. Marsh) OR (description includes J.P. Marsh) OR (description includes J.P.)',
  ],
  [
    'one whose first letter the plugin takes for no letter',
    'Øyvind Berg',
    undefined,
    '(path includes Øyvind Berg) OR (description includes Øyvind Berg) OR (description includes Øyvind)',
  ],
  ['one with a single name', 'Kofi', undefined, '(path includes Kofi) OR (description includes Kofi)'],
  ['a project by its whole name', 'East Quay', 'project', '(path includes East Quay) OR (description includes East Quay)'],
])('a page asks for tasks of %s', (_what, name, type, near) => {
  expect(nearOf(name, type)).toBe(near)
})

it.each([
  ['Kofi', 'Kofi Asante'],
  ['Greta Solberg', 'Greta Holm'],
  ['Greta Holm', 'Øyvind Berg'],
])('%s renamed %s and back asks as before', (from, to) => {
  const [a, b] = [page(from), page(to)]
  expect(renamedQuery(nearOf(from), a, b)).toBe(nearOf(to))
  expect(renamedQuery(nearOf(to), b, a)).toBe(nearOf(from))
})

it('queries of an older page, without the first name, follow a new name too', () => {
  const was = '(path includes Greta Solberg) OR (description includes Greta Solberg)'
  expect(renamedQuery(was, page('Greta Solberg'), page('Greta Holm'))).toBe(
    '(path includes Greta Holm) OR (description includes Greta Holm)',
  )
})
