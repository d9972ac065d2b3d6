import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IsoDate, VaultPath } from '../../src/model/ids.ts'
import { ILSE, pageWorld, section, statement } from './page-world.ts'

const dayAt = (n: number): string => new Date(Date.UTC(2016, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
const WORDS = 'harbour quay crane ledger copper winter signal anchor barrel timber glass engine rope chart lantern bridge'.split(' ')
const phrase = (n: number): string =>
  `${[n % 16, (n * 7 + 3) % 16, (n * 5 + 1) % 13, (n * 11 + 5) % 15].map(i => WORDS[i]).join(' ')} number ${n}`

describe('pages stay short', () => {
  test('a page of 300 sources has the length of one of 30, give or take a line a year and section', () => {
    const grow = (sources: number, everyDays: number) => {
      const page = pageWorld()
      for (let n = 0; n < sources; n++) {
        const day = dayAt(n * everyDays)
        page.add(day, {
          statements: [
            statement(`f-a${n}`, phrase(n), day),
            statement(`d-a${n}`, `Agreed on ${phrase(n + 500)}`, day),
            statement(`q-a${n}`, `Who pays for ${phrase(n + 900)}?`, day),
          ],
          topics: [phrase(n), 'pier'],
        })
      }
      return page.text().split('\n').length
    }
    const [short, long] = [grow(30, 12), grow(300, 12)]
    expect(long - short).toBeLessThanOrEqual(4 * 10 + 6)
    expect(long).toBeLessThan(170)
  })

  test('the last ten notes are shown, the newest first; older ones are one line a year with a count and three links', () => {
    const page = pageWorld()
    for (let n = 0; n < 25; n++) page.add(dayAt(n * 30))
    const lines = section(page.text(), 'Recent Context')
    const live = lines.filter(l => l.startsWith('- '))
    expect(live.map(l => l.slice(2, 12))).toEqual([...live.map(l => l.slice(2, 12))].sort().reverse())
    expect(live).toHaveLength(10)
    expect(live[0]).toContain(dayAt(24 * 30))
    const folded = lines.filter(l => l.startsWith('> '))
    expect(folded.map(l => l.slice(4, 17))).toEqual(['2017: 2 notes', '2016: 13 note'])
    expect(folded[1]?.match(/\[\[/g)).toHaveLength(3)
    expect(page.text()).toContain('last_contact: 2017-12-21')
  })

  test('no note is told in the words of another one, whatever its day', () => {
    const page = pageWorld()
    const told = (day: string) => ({ day: day as IsoDate, note: `People/Ilse Brandt/${day} - Mail.md` as VaultPath })
    const sentences = ['Mira wrote to Ilse about the berth report.', 'The berth takes ships of ninety metres.']
    page.add('2025-11-12', { context: { ...told('2025-11-12'), sentences } })
    page.add('2026-03-20', { context: { ...told('2026-03-20'), sentences } })
    expect(
      section(page.text(), 'Recent Context')
        .map(l => l.replace(/^.*\]\]: (.*) \^.*$/, '$1'))
        .filter(l => l !== ''),
    ).toEqual([...sentences].reverse())
  })

  test('topics: the twelve most frequent, then the newest', () => {
    const page = pageWorld()
    for (let n = 0; n < 20; n++) page.add(dayAt(n), { topics: ['tariffs', `subject ${n}`] })
    const lines = section(page.text(), 'Topics')
    expect(lines).toHaveLength(12)
    expect(lines.find(l => l.includes('tariffs'))).toMatch(/^- tariffs, 20 times \(\[\[2016-01-20 - Talk\|2016-01-20\]\]\)/)
    expect(lines.some(l => l.includes('subject 19'))).toBe(true)
    expect(lines.some(l => /subject 3 /.test(l))).toBe(false)
  })
})

describe('the order in which sources come does not count', () => {
  const source = fc.record({ day: fc.integer({ min: 0, max: 900 }), topic: fc.constantFrom('tariffs', 'quay', 'crane') })
  test('the same lines stand on the page in the end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(source, { selector: s => s.day, maxLength: 40 }), fc.infiniteStream(fc.nat()), (sources, order) => {
        const make = (list: typeof sources) => {
          const page = pageWorld()
          for (const s of list) {
            const day = dayAt(s.day)
            page.add(day, {
              created: '2016-01-01' as IsoDate,
              statements: [
                statement(`f-x${s.day}`, phrase(s.day), day),
                statement(`d-x${s.day}`, `Agreed on ${phrase(s.day + 2000)}`, day),
              ],
              topics: [s.topic],
              // Which of two sentences in nearly the same words gives way depends on which came first: here no two are.
              context: {
                day: day as IsoDate,
                note: `People/Ilse Brandt/${day} - Talk.md` as VaultPath,
                sentences: [`They spoke of ${phrase(s.day + 4000)}.`],
              },
            })
          }
          return page.text().split('\n').sort().join('\n')
        }
        const keys = new Map(sources.map(s => [s.day, order.next().value ?? 0]))
        const shuffled = [...sources].sort((a, b) => (keys.get(a.day) ?? 0) - (keys.get(b.day) ?? 0))
        expect(make(shuffled)).toBe(make(sources))
      }),
      { numRuns: 60 },
    )
  })
  test('the same source again changes nothing', () => {
    const page = pageWorld()
    for (let n = 0; n < 14; n++) page.add(dayAt(n * 40), { statements: [statement(`f-y${n}`, phrase(n), dayAt(n * 40))], topics: ['quay'] })
    const before = page.text()
    for (const n of [0, 5, 13])
      page.add(dayAt(n * 40), { statements: [statement(`f-y${n}`, phrase(n), dayAt(n * 40))], topics: ['quay'], newNote: false })
    expect(page.text()).toBe(before)
  })
})

describe('what changes with time', () => {
  test('a fact that is replaced moves under Earlier with the day and the link of what replaced it', () => {
    const page = pageWorld()
    const old = statement('f-old', 'Ilse leads purchasing at Northpier', '2024-03-04')
    const now = statement('f-new', 'Ilse is the head of storage now', '2024-11-06')
    page.add('2024-03-04', { statements: [old] })
    page.add('2024-11-06', { statements: [now], replaced: [{ old, by: now, how: 'replaced' }] })
    expect(section(page.text(), 'Key Facts')).toEqual([
      '- Ilse is the head of storage now ([[2024-11-06 - Talk (transcript)#^u1|2024-11-06]]) ^f-new',
      '> - Ilse leads purchasing at Northpier ([[2024-03-04 - Talk (transcript)#^u1|2024-03-04]]), replaced 2024-11-06 ([[2024-11-06 - Talk (transcript)#^u1|2024-11-06]]) ^f-old',
    ])
    expect(page.text()).toContain('\n\n> [!note]- Earlier\n> - Ilse leads')
  })
  test('an answered question leaves the open ones and keeps its answer', () => {
    const page = pageWorld()
    const asked = statement('q-1', 'Who signs the safety sheet?', '2024-03-04')
    const answer = statement('f-1', 'The safety sheet is signed by Ilse', '2024-03-09')
    page.add('2024-03-04', { statements: [asked] })
    page.add('2024-03-09', { statements: [answer], replaced: [{ old: asked, by: answer, how: 'answered' }] })
    const [line] = section(page.text(), 'Open Questions')
    expect(line).toMatch(/^> - Who signs the safety sheet\? .* answered 2024-03-09: The safety sheet is signed by Ilse \(\[\[/)
  })
  test('nearly the same words are one line with two links', () => {
    const page = pageWorld()
    page.add('2024-03-04', { statements: [statement('f-1', 'The east quay carries forty tonnes at most', '2024-03-04')] })
    page.add('2024-05-04', { statements: [statement('f-2', 'The east quay carries at most forty tonnes', '2024-05-04')] })
    expect(section(page.text(), 'Key Facts')).toEqual([
      '- The east quay carries forty tonnes at most ([[2024-03-04 - Talk (transcript)#^u1|2024-03-04]], [[2024-05-04 - Talk (transcript)#^u1|2024-05-04]]) ^f-1',
    ])
  })
  test('two facts that contradict each other and cannot be ordered are shown as such', () => {
    const page = pageWorld()
    page.add('2024-03-04', { statements: [statement('f-1', 'The rent is 4,000 a month', '2024-03-04')] })
    page.add(
      '2024-03-04',
      {
        statements: [statement('f-2', 'The rent is 5,000 a month', '2024-03-04', { review: 'says otherwise: The rent is 4,000 a month' })],
      },
      'other',
    )
    expect(section(page.text(), 'Key Facts')[1]).toContain('; another source says: “The rent is 4,000 a month” ^f-2')
  })
  test('a thread that goes on after it was folded comes back to the top and is counted no more', () => {
    const page = pageWorld()
    for (let n = 0; n < 12; n++) page.add(dayAt(n * 10), {}, `seed${n}`)
    expect(section(page.text(), 'Recent Context').at(-1)).toMatch(/^> - 2016: 2 notes/)
    page.add(dayAt(200), {}, 'seed0')
    const lines = section(page.text(), 'Recent Context')
    expect(lines[0]).toContain(dayAt(200))
    expect(lines.filter(l => l.startsWith('- '))).toHaveLength(10)
    expect(lines.at(-1)).toMatch(/^> - 2016: 2 notes/)
  })
})

describe('what the person wrote stays', () => {
  test('an edited line is neither moved nor folded, a deleted one does not come back, own lines stay', () => {
    const page = pageWorld()
    page.add('2024-01-01', {
      statements: [statement('f-1', 'Ilse keeps bees', '2024-01-01'), statement('f-2', 'Ilse sails', '2024-01-01')],
    })
    page.set(
      page
        .text()
        .replace('Ilse keeps bees', 'Ilse keeps bees and sheep')
        .replace(/^- Ilse sails.*\n/m, '- my own line\n'),
    )
    for (let n = 1; n < 40; n++)
      page.add(dayAt(3000 + n), {
        statements: [statement(`f-z${n}`, phrase(n), dayAt(3000 + n)), statement('f-2', 'Ilse sails', '2024-01-01')],
      })
    const lines = section(page.text(), 'Key Facts')
    expect(lines[0]).toContain('Ilse keeps bees and sheep')
    expect(lines[1]).toBe('- my own line')
    expect(lines.some(l => l.includes('sails'))).toBe(false)
    expect(lines.filter(l => l.startsWith('- '))).toHaveLength(22)
  })
  test('the owner page gets no context', () => {
    const page = pageWorld({ ...ILSE, lastContact: null })
    page.add('2024-01-01', { isOwner: true, context: null })
    expect(page.text()).not.toContain('Recent Context')
    expect(page.text()).not.toContain('last_contact')
  })
})
