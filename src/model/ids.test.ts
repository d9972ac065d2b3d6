import { expect, test } from 'vitest'
import { slug } from './ids.ts'

test.each([
  ['Kanchan Rao', 'kanchan-rao'],
  ['Håkon Bjerkeseth', 'hakon-bjerkeseth'],
  ['Işıl Yıldız', 'isil-yildiz'],
  ['İpek Çelik', 'ipek-celik'],
  ['Þóra Œuvre', 'thora-oeuvre'],
  ['Łódź (project)', 'lodz-project'],
  ['???', 'x'],
])('the slug of %s is %s', (name, expected) => {
  expect(slug(name)).toBe(expected)
})
