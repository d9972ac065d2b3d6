import { describe, expect, it } from 'vitest'
import { joinCaptions } from './captions.ts'
import { parseCues } from './cues.ts'
import { withoutEchoes } from './echo.ts'
import { noNoise, seamsOf, withoutNoise } from './noise.ts'
import { withoutRepetitions, withWords } from './repetition.ts'
import { cutSpeech } from './speech-cut.ts'
import { type Turn, turn } from './turn.ts'

describe('noise goes, spoken words stay', () => {
  it.each([
    ['Okay. [BLANK_AUDIO]', 'Okay.'],
    ['[BLANK_AUDIO]', ''],
    ['[ Silence ]', ''],
    ['BLANKAUDIO', ''],
    ['Bye bye. YouBLANKAUDIO', 'Bye bye.'],
    ['See it? BLANK_AUDIO Yes.', 'See it? Yes.'],
    ['(computer chiming) Sorry.', 'Sorry.'],
    ['(laughing)', ''],
    ['Well (clears throat), yes.', 'Well, yes.'],
    ['[INAUDIBLE] feeder?', 'feeder?'],
    ['♪ upbeat music ♪', ''],
    ['*sighs* Fine.', 'Fine.'],
    ['>> DIRECTOR DEWOLF: We vote now.', 'We vote now.'],
    ['>> We vote now. >> Yes.', 'We vote now. Yes.'],
    ['Thank you for watching!', ''],
    ['We are done. See you in the next video.', 'We are done.'],
    ['Subtitles by the Harbour Community', ''],
    ['...', ''],
    ['-', ''],
  ])('%s → %s', (text, clean) => {
    expect(seamsOf(withoutNoise(text, noNoise())).text).toBe(clean)
  })

  it.each([
    ['Well (laughing) I will ring him.', 'Well', 'I will ring him.'],
    ['Well (clears throat), yes.', 'Well', ', yes.'],
    ['We wait. See you in the next video. It is high.', 'We wait.', 'It is high.'],
    ['See it? BLANK_AUDIO Yes.', 'See it?', 'Yes.'],
  ])('where words now meet that did not is known: %s', (source, before, after) => {
    const { text, seams } = seamsOf(withoutNoise(source, noNoise()))
    expect(seams.map(at => [text.slice(0, at).trim(), text.slice(at).trim()])).toEqual([[before, after]])
  })
  it.each(['(laughing) Right.', 'Okay. [BLANK_AUDIO]', '(laughing)', 'Right.'])('nothing meets at an edge: %s', source =>
    expect(seamsOf(withoutNoise(source, noNoise())).seams).toEqual([]))

  it.each([
    'The the crane, I I think (the old one) is broken.',
    'We were laughing about it.',
    'Thank you.',
    'Thanks for the list, see you on Monday.',
    'Thank you for watching the demo with me, it helped.',
    'It is *really* late.',
    'The index [3] is off, see (4).',
    'a > b >= c',
    'Please like the post before Friday, and send me the figures.',
    'You',
    '👍',
    'Version (2) of [the plan]',
  ])('stays: %s', text => {
    expect(withoutNoise(text, noNoise())).toBe(text)
  })
})

const talk = (...rows: readonly (readonly [string, number | null, string])[]): Turn[] =>
  rows.map(([label, start, text]) => turn(label, text, start))
const said = (turns: readonly Turn[]): string[] => turns.map(t => `${t.label}: ${t.text}`)

describe('words said twice at a seam', () => {
  it.each([
    [
      'a sentence at the end comes again',
      [
        ['R', 1, 'We wait. Nobody knows the tide.'],
        ['R', 4, 'Nobody knows the tide. It is high.'],
      ],
      ['R: We wait. Nobody knows the tide.', 'R: It is high.'],
    ],
    [
      'a whole utterance comes again, longer',
      [
        ['R', 1, 'No problem at all, no problem.'],
        ['R', 4, 'No problem at all, no problem. We talk.'],
      ],
      ['R: No problem at all, no problem.', 'R: We talk.'],
    ],
    [
      'words without a full stop',
      [
        ['R', 1, 'and then we go down to the'],
        ['R', 4, 'we go down to the harbour'],
      ],
      ['R: and then we go down to the', 'R: harbour'],
    ],
    [
      'another voice repeats: an answer',
      [
        ['R', 1, 'Nobody knows the tide here.'],
        ['M', 4, 'Nobody knows the tide here?'],
      ],
      ['R: Nobody knows the tide here.', 'M: Nobody knows the tide here?'],
    ],
    [
      'three words are how people talk',
      [
        ['R', 1, 'I mean it.'],
        ['R', 4, 'I mean it. Really.'],
      ],
      ['R: I mean it.', 'R: I mean it. Really.'],
    ],
    [
      'a minute later it is said again',
      [
        ['R', 1, 'Nobody knows the tide here.'],
        ['R', 80, 'Nobody knows the tide here.'],
      ],
      ['R: Nobody knows the tide here.', 'R: Nobody knows the tide here.'],
    ],
    [
      'a loop of the recogniser',
      [
        ['R', 1, 'I am going home.'],
        ['R', 4, 'I am going home.'],
        ['R', 7, 'I am going home.'],
        ['R', 9, 'Now.'],
      ],
      ['R: I am going home.', 'R: Now.'],
    ],
  ] as const)('%s', (_, rows, expected) => {
    expect(said(withoutRepetitions(withWords(talk(...(rows as readonly (readonly [string, number, string])[])))).turns)).toEqual(expected)
  })
})

describe('echoes on the other track', () => {
  const two: readonly (readonly [string, number, string])[] = [
    ['Mira', 1, 'Hello! Can you see me? My camera is orange today.'],
    ['Ines', 2, "Hello can you see me my camera's orange today"],
    ['Ines', 6, 'You are a little orange.'],
    ['Mira', 8, 'It is very seasonal, how are you doing?'],
    ['Ines', 8, 'very seasonal how are you doing'],
    ['Ines', 12, 'I have had three coffees and nothing to eat at all.'],
    ['Mira', 13, 'I have had three coffees and nothing to eat at all'],
    ['Mira', 18, 'Okay.'],
    ['Ines', 19, 'Okay.'],
    ['Mira', 22, 'Three coffees!'],
  ]
  it('the worse copy goes, short answers stay', () => {
    expect(said(withoutEchoes(withWords(talk(...two))).turns)).toEqual([
      'Mira: Hello! Can you see me? My camera is orange today.',
      'Ines: You are a little orange.',
      'Mira: It is very seasonal, how are you doing?',
      'Ines: I have had three coffees and nothing to eat at all.',
      'Mira: Okay.',
      'Ines: Okay.',
      'Mira: Three coffees!',
    ])
  })
  it('in a talk that does not echo, people may repeat each other', () => {
    const rows = talk(
      ['Mira', 1, 'We cannot list the old crane.'],
      ['Ines', 3, 'We cannot list the old crane, no. He would want to see the reviews first.'],
      ['Mira', 8, 'On the first of June then.'],
      ['Ines', 10, 'On the first of June.'],
      ['Mira', 12, 'Good.'],
      ['Ines', 14, 'Is it still in the lamp?'],
      ['Mira', 15, 'It is still in the lamp!'],
    )
    expect(withoutEchoes(withWords(rows)).count).toBe(0)
  })
  it('the same words a minute later are no echo', () => {
    const rows = two.map(([label, start, text], i) => turn(label, text, i % 2 ? start + 100 : start))
    expect(withoutEchoes(withWords(rows)).count).toBe(0)
  })
})

describe('captions cut in mid-sentence', () => {
  const cap = (label: string, start: number, end: number, text: string): Turn => ({ label, start, end, text })
  it('are joined for the same voice within a breath', () => {
    expect(
      joinCaptions([
        cap('A', 0, 1, 'We go'),
        cap('A', 1.2, 2, 'home now.'),
        cap('A', 2.1, 3, 'Yes.'),
        cap('A', 3.2, 4, 'But'),
        cap('B', 4.1, 5, 'what?'),
        cap('B', 8, 9, 'Hm'),
      ]),
    ).toEqual([
      cap('A', 0, 2, 'We go home now.'),
      cap('A', 2.1, 3, 'Yes.'),
      cap('A', 3.2, 4, 'But'),
      cap('B', 4.1, 5, 'what?'),
      cap('B', 8, 9, 'Hm'),
    ])
  })
})

describe('captions are read tolerantly', () => {
  it.each([
    ['no blank lines, ids glued to the next', '1\n00:01,0 --> 00:02,0\nOne\n2\n00:03,0 --> 00:04,0\nTwo', [['One'], ['Two']]],
    ['style, region and notes', 'STYLE\n::cue{}\n\nREGION\nid:x\n\nNOTE hello\n\n00:01.000 --> 00:02.000\nOne', [['One']]],
    [
      'times without hours, long hours, settings',
      '1:01.5 --> 1:02.5 line:0\nOne\n\n100:00:01.000 --> 100:00:02.000\nTwo',
      [['One'], ['Two']],
    ],
    ['a number as words', '00:01.000 --> 00:02.000\nHow many?\n\n00:02.000 --> 00:03.000\n42', [['How many?'], ['42']]],
  ])('%s', (_, text, expected) => {
    expect(parseCues(text).cues.map(c => c.lines)).toEqual(expected)
  })
})

describe('talk on one line is cut', () => {
  it('at sentence ends, not in titles and numbers', () => {
    const text =
      'Dr. Lund said we need 3.5 metres of quay here. Is that so? Yes it is, and the crane needs more than that! Mr. Okafor agrees with it now.'
    expect(cutSpeech(text).map(p => text.slice(p.start, p.end))).toEqual([
      'Dr. Lund said we need 3.5 metres of quay here.',
      'Is that so? Yes it is, and the crane needs more than that!',
      'Mr. Okafor agrees with it now.',
    ])
  })
  it('without a full stop, where a turn probably begins, and nothing is lost', () => {
    const text =
      'okay so I put the phone in the middle because the system is dead again it said updating and then it just died yeah we can hear you it is a bit echoey but it is fine okay so first of all the ferry I took the big one this time and you were right it is a different thing altogether there is a café on it and there is soup '.repeat(
        12,
      )
    const pieces = cutSpeech(text).map(p => text.slice(p.start, p.end))
    expect(pieces.join(' ').split(/\s+/)).toEqual(text.trim().split(/\s+/))
    const lengths = pieces.map(p => p.split(' ').length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(60)
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(6)
    expect(pieces.filter(p => /^(?:okay|yeah|so)\b/.test(p)).length).toBeGreaterThan(pieces.length / 2)
  })
})
