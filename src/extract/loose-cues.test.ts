import { describe, expect, it } from 'vitest'
import { looseCue } from './loose-cues.ts'
import { readingOf } from './reading.ts'
import { talkOf } from './talk.ts'

const CONTEXT = { owner: { name: '', aliases: [], emails: [], company: null }, knownNames: [], correction: null }
const read = (text: string) => {
  const line = readingOf(talkOf('t', [{ speaker: 'Ada Wolk', text }]), CONTEXT).lines[0]
  const cue = line && looseCue(line)
  return cue ? `${cue.form}: ${cue.subject ? `${cue.subject} / ` : ''}${cue.body}` : null
}

describe('looser words for a task, where the model hears one', () => {
  it.each([
    ["I'll turn the hold into a booking by Monday.", 'commit: turn the hold into a booking by Monday'],
    ["I'm calling the crew from the truck.", 'commit: call the crew from the truck'],
    ['And Davie, grease the ways on Friday.', 'request: grease the ways on Friday'],
    ['Would you sit with Bev for a couple of afternoons?', 'request: sit with Bev for a couple of afternoons?'],
    ['Phone the health board first, will you?', 'request: phone the health board first'],
    ['R. Fennimore to strip the compressor.', 'third: R. Fennimore / strip the compressor'],
    ['The clerk to put up the barriers.', 'third: The clerk / put up the barriers'],
    ['Piet checks every drum before it is opened.', 'third: Piet / check every drum before it is opened'],
  ])('%s', (said, cue) => expect(read(said)).toBe(cue))

  it.each([
    ['It was a long drive up.'],
    ["I don't know the man."],
    ['Everybody knows that shop.'],
    ['The roof needs a new gutter.'],
    ['What did she say about it?'],
  ])('none: %s', said => expect(read(said)).toBeNull())
})
