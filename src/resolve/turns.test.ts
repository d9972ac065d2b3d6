import { describe, expect, it } from 'vitest'
import { BARE_DOCUMENT, type SourceDocument } from '../model/document.ts'
import type { EntityId } from '../model/ids.ts'
import type { PresenceSign } from './presence.ts'
import { turnsOf } from './turns.ts'

const TILDA = 'person/tilda' as EntityId
const JORIS = 'person/joris' as EntityId

/**
 * Lines "R: words" of the shared channel and "O: words" of another voice, every ten seconds. `signs`: "introduces-self tilda 0" says that
 * line 0 does so. Result: T or J a line of the channel, "-" where nobody is told.
 */
function spoken(lines: readonly string[], signs: readonly string[]): string {
  let text = ''
  const segments = lines.map((line, index) => {
    const start = text.length
    text += `${line.slice(3)}\n`
    const span = { start, end: text.length - 1 }
    return { index, type: 'utterance' as const, anchor: `u${index}`, span, speaker: line.startsWith('R') ? 1 : 0, start: index * 10 }
  })
  const document = { ...BARE_DOCUMENT, text, segments } as unknown as SourceDocument
  const named = (index: number): EntityId[] => [
    ...(/tilda/i.test(lines[index] ?? '') ? [TILDA] : []),
    ...(/joris/i.test(lines[index] ?? '') ? [JORIS] : []),
  ]
  const read = signs.map((sign): PresenceSign => {
    const [kind, who, at] = sign.split(' ')
    const segment = Number(at)
    return {
      kind: kind as PresenceSign['kind'],
      entity: who === 'tilda' ? TILDA : JORIS,
      segment,
      speaker: lines[segment]?.startsWith('R') ? 1 : 0,
    }
  })
  const turns = turnsOf({ document, signs: read, namedIn: named, nameOf: id => id }, [
    { speaker: 1, entity: null, reason: '', confidence: 0 },
  ])
  return lines.flatMap((l, i) => (l.startsWith('R') ? [turns.get(i) === TILDA ? 'T' : turns.get(i) === JORIS ? 'J' : '-'] : [])).join('')
}

describe('two voices on one channel', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    ['who says so speaks on', ['R: This is Tilda.', 'O: Hello.', 'R: The kiln is hot.'], ['introduces-self tilda 0'], 'TT'],
    [
      'before somebody speaks again it was the other one',
      ['R: Tilda here, and Joris.', ...Array.from({ length: 17 }, () => 'R: Yes.'), 'R: I will glaze them.', 'R: It is Tilda again.'],
      ['introduces-self tilda 0', 'introduced-here joris 0', 'introduces-self tilda 19'],
      `${'T'.repeat(10)}${'J'.repeat(9)}T`,
    ],
    [
      'who is called answers',
      ['R: We are Tilda and Joris.', 'O: Right. Joris, and the clay?', 'R: Twelve bags.'],
      ['introduced-here tilda 0', 'introduced-here joris 0', 'addressed joris 1'],
      '-J',
    ],
    [
      'who names one of them is the other',
      ['R: We are Tilda and Joris.', 'R: I will fetch the bricks.', 'O: Whenever you like.', 'R: And Joris has the sand.'],
      ['introduced-here tilda 0', 'introduced-here joris 0'],
      '-TT',
    ],
    [
      'one bare name and then what its bearer says',
      ['R: We are Tilda and Joris.', 'O: And the bricks?', 'R: So, Joris. We have twelve.'],
      ['introduced-here tilda 0', 'introduced-here joris 0', 'addressed joris 2'],
      '-J',
    ],
    [
      'after a farewell the other one stays',
      ['R: We are Tilda and Joris.', 'O: Bye Tilda.', ...Array.from({ length: 8 }, () => 'R: Yes.')],
      ['introduced-here tilda 0', 'introduced-here joris 0', 'greeted tilda 1'],
      `-${'J'.repeat(8)}`,
    ],
    [
      'a farewell at the end says nothing',
      ['R: We are Tilda and Joris.', 'O: Bye Tilda.', 'R: Bye.'],
      ['introduced-here tilda 0', 'introduced-here joris 0'],
      '--',
    ],
  ])('%s', (_, lines, signs, expected) => expect(spoken(lines, signs)).toBe(expected))
})
