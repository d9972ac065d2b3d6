import { describe, expect, it } from 'vitest'
import { person, transcript } from '../../test/pairs/source.ts'
import { HeardForms } from './heard-forms.ts'
import { judgeHeard, leastAsked } from './heard-judge.ts'
import { wordsIn } from './words.ts'

// Each place where least is asked for: after a greeting, after a verb that takes a person, before a comma, before what people do, and none of these.
const BEFORE = ['', 'hi ', 'ask ', 'dear ', 'so ', 'the ', 'it was ']
const AFTER = ['', ', please', ' said so', ' Rao said so', ' then']
const WINDOWS = ['zandel', 'kanchen', 'grid loom', 'zandel brax', 'can chan', 'oh me car', 'to zandel']
const bearer = { ...person('Kanchan Rao'), aliases: ['Zandel', 'Gridloom'] }

describe('what a place asks for at least', () => {
  it.each([true, false])('is asked for by every form (source with capitals: %s)', cased => {
    const candidates = [{ entity: bearer, strength: 3, why: 'participant' }]
    const form = new HeardForms(candidates).best(
      [{ own: ['zandle'], spoken: ['zandle'], sounds: 'zandl', bones: 'SNTL', letter: false }],
      false,
    )?.form
    expect(form).toBeDefined()
    if (!form) return
    for (const before of BEFORE)
      for (const after of AFTER)
        for (const window of WINDOWS) {
          const words = wordsIn(transcript([{ label: 'Omkar Salvi', text: `Yes. ${before}${window}${after}` }]))
          const n = window.split(' ').length
          const from = words.findIndex(
            (_, i) =>
              words
                .slice(i, i + n)
                .map(w => w.text)
                .join(' ') === window,
          )
          const least = leastAsked(words, from, from + n, 0, cased)
          const best = { form, sim: least - 0.001, rivals: [{ form, total: least - 0.001 }] }
          expect(least).toBeGreaterThan(0.5)
          expect([before + window + after, judgeHeard(words, from, from + n, window, best, 0, cased)]).toEqual([
            before + window + after,
            null,
          ])
        }
  })
  it('is nothing where a word has a capital', () => {
    const words = wordsIn(transcript([{ label: 'Omkar Salvi', text: 'Yes, ask Zandle then.' }]))
    const at = words.findIndex(w => w.text === 'Zandle')
    expect(leastAsked(words, at, at + 1, 0, true)).toBe(0)
  })
})
