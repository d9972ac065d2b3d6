import { expect, it } from 'vitest'
import { nounPhrases } from './refer.ts'

it.each([
  ['Our clerk likes to weigh the parcel', 'clerk | parcel'],
  ['I will pass on the summer timetable the moment the harbour prints it', 'summer timetable | harbour'],
  ['even the wardens on my council understood them', 'wardens | council'],
  ['the winch driver checks the seals', 'winch driver | seals'],
  ['the new parking permits are in the blue folder', 'new parking permits | blue folder'],
  ['we keep the spare keys in the boat shed', 'spare keys | boat shed'],
])('%s', (text, phrases) => {
  expect(
    nounPhrases(text)
      .map(p => p.words.join(' '))
      .join(' | '),
  ).toBe(phrases)
})
