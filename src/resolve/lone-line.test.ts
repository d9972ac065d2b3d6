import { describe, expect, it } from 'vitest'
import { nothing, OWNER, transcript } from '../../test/pairs/source.ts'
import { memoryKnowledge } from './memory-knowledge.ts'
import { resolve } from './resolve.ts'

const took = (turns: Parameters<typeof transcript>[0]) =>
  resolve(transcript(turns), nothing, memoryKnowledge({}), { owner: OWNER }).participants
const remote = (text: string) => ({ label: 'Remote', text, kind: 'unidentified' as const })

describe('who took part where one line is all there is', () => {
  it('nobody, where nothing says whose voice it is', () => expect(took([remote('The pump is in.')])).toEqual([]))
  it('the owner, where the line bears their name', () =>
    expect(took([{ label: OWNER.name, text: 'The pump is in.' }])).toEqual(['person/dana-whitfield']))
  it('the owner, of a talk with more than one line', () =>
    expect(took([remote('The pump is in.'), remote('Then we can start.')])).toEqual(['person/dana-whitfield']))
})
