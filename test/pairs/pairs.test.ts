import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entity, Resolution } from '../../src/model/entity.ts'
import type { EntityId } from '../../src/model/ids.ts'
import { memoryKnowledge } from '../../src/resolve/memory-knowledge.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { actionBy, mail, nothing, OWNER, person, transcript } from './source.ts'

const lines = readFileSync(new URL('pairs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(l => l !== '' && !l.startsWith('#'))
const cases = lines.map(line => {
  const [known = '', seen = '', expected = '', why = ''] = line.split(' || ')
  const [how = '', ...rest] = seen.split(' ')
  return { line, known: known.split(' & '), how, seen: rest.join(' '), expected, why }
})

/** Who the seen name became, or null. */
function linked(how: string, seen: string, known: readonly Entity[]): { id: EntityId | null; result: Resolution } {
  const knowledge = memoryKnowledge({ entities: known })
  const ask = { owner: OWNER }
  if (how === 'mail') {
    const m = /^(.*?) <(.+)>$/.exec(seen)
    const document = mail({ name: m?.[1] ?? null, email: (m?.[2] ?? seen).toLowerCase() }, 'Hello Dana,\nthe drawings are on their way.')
    const result = resolve(document, nothing, knowledge, ask)
    return { id: result.participants.find(p => result.entities.some(e => e.id === p)) ?? null, result }
  }
  if (how === 'speaker') {
    const document = transcript([
      { label: OWNER.name, text: 'Shall we begin with the pump station?' },
      { label: seen, text: 'Yes, the pump station first.' },
    ])
    const result = resolve(document, nothing, knowledge, ask)
    return { id: result.speakers.find(s => s.speaker === 1)?.entity ?? null, result }
  }
  const document = transcript([
    { label: OWNER.name, text: `${seen} sends the drawings on Friday.` },
    { label: 'Remote', text: 'Good, then we can start.', kind: 'unidentified' },
  ])
  const result = resolve(document, actionBy(document, seen), knowledge, ask)
  return { id: result.statements[0]?.owner ?? null, result }
}

describe('hard pairs', () => {
  it('are at least 200', () => expect(cases.length).toBeGreaterThanOrEqual(200))
  it.each(cases)('$line', ({ known, how, seen, expected }) => {
    const entities = known.map((k, i) => person(k, i > 0 && known[0]?.split(' <')[0] === k.split(' <')[0] ? 'Pinegate' : ''))
    const { id, result } = linked(how, seen, entities)
    const ids = entities.map(e => e.id)
    if (expected === 'same') expect(id).toBe(ids[0])
    else if (expected === 'same:2') expect(id).toBe(ids[1])
    else if (expected === 'apart') {
      expect(id).not.toBeNull()
      expect(ids).not.toContain(id)
      const page = result.entities.find(e => e.id === id)
      expect(entities.map(e => e.pageName.toLowerCase())).not.toContain(page?.pageName.toLowerCase())
    } else {
      expect(ids).not.toContain(id)
      expect(result.ambiguous.flatMap(a => a.candidates.map(c => c.entity)).some(c => ids.includes(c))).toBe(true)
    }
  })
})
