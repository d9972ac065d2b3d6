import { describe, expect, it } from 'vitest'
import { read } from '../../test/inputs/read-item.ts'
import type { IsoDate } from '../model/ids.ts'
import { embedded } from './engines/embedded/embedded.ts'
import { talkOf } from './talk.ts'

const CONTEXT = { owner: { name: 'Ines Faria', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
async function said(...turns: string[]): Promise<string[]> {
  const doc = talkOf(
    't',
    turns.map((text, i) => ({ speaker: i % 2 ? 'Bram Dusek' : 'Ada Wolk', text })),
    '2024-05-15' as IsoDate,
  )
  return (await embedded.extract(doc, CONTEXT)).statements.map(s => `${s.kind}: ${s.text}`)
}
async function written(text: string): Promise<string[]> {
  const doc = await read('2024-05-15 Memo.md', text)
  return (await embedded.extract(doc, CONTEXT)).statements.map(
    s => `${s.kind}: ${s.text}${s.owner?.by === 'name' ? ` {${s.owner.name}}` : ''}${s.due ? ` ${s.due}` : ''}`,
  )
}

describe('what is kept', () => {
  it('holds what two voices agree on', async () => {
    expect(await said('Shall we leave the harbour for the second phase?', 'Yes, agreed, the harbour waits.')).toContain(
      'decision: Leave the harbour for the second phase',
    )
  })

  it.each([
    "We'll go on now to questions from Suzy Okafor.",
    'Can I bring in Ms Okafor on this point?',
    'That is going to have to be the last question.',
    'Could you move to the next slide, please?',
  ])('holds nothing that only moves the meeting along: %s', async words => {
    expect(await said('Thank you very much, Chair.', words, 'Thank you.')).toEqual([])
  })

  it.each([
    "We're engaged with the two boroughs on that: where could that be developed.",
    'What the new roll-out allows us to do, backed by the sixty thousand in the fund, in terms of the sheds.',
  ])('holds no question that asks nothing: %s', async words => {
    expect(
      (await said('Who pays for the sheds, the council or the club?', words, 'I see.')).filter(
        s => s.includes(words.slice(0, 12)) && s.startsWith('question'),
      ),
    ).toEqual([])
  })

  it('holds what a heading announces', async () => {
    const found = await written(
      'Brake test, status\n\n## Decided\n\nThe brake test is done on damp rail.\n\n## Open\n\nWho signs for the rail?\n',
    )
    expect(found).toContain('decision: The brake test is done on damp rail')
    expect(found).toContain('question: Who signs for the rail?')
  })

  it('holds the tasks of a table without a head', async () => {
    const found = await written(
      'Tour memo\n\n## Actions\n\n| Sign the card agreement | Marta Lindholm | 19 June 2024 |\n|---|---|---|\n| Return the hired bassoon after the tour | Cosmin Varga | |\n',
    )
    expect(found).toContain('action: Sign the card agreement {Marta Lindholm} 2024-06-19')
    expect(found).toContain('action: Return the hired bassoon after the tour {Cosmin Varga}')
  })
})
