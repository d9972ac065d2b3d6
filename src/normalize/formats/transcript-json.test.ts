import { describe, expect, it } from 'vitest'
import { read, utterances } from '../../../test/inputs/read-item.ts'

const exports_: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    'whisper-json',
    {
      text: 'Hello there. Bye.',
      language: 'en',
      segments: [
        { id: 0, start: 0, end: 1.5, text: ' Hello there.' },
        { id: 1, start: 3, end: 4, text: ' Bye.' },
      ],
    },
    ['- 0 | Hello there.', '- 3 | Bye.'],
  ],
  [
    'whisper-json',
    {
      segments: [
        { start: 0, end: 1.5, text: 'Hello', speaker: 'SPEAKER_00' },
        { start: 1.6, end: 4, text: 'there.', speaker: 'SPEAKER_00' },
        { start: 5, end: 6, text: 'Hi.', speaker: 'SPEAKER_01' },
      ],
    },
    ['Speaker 1 0 | Hello there.', 'Speaker 2 5 | Hi.'],
  ],
  [
    'whisper-cpp-json',
    {
      model: {},
      transcription: [
        { timestamps: { from: '00:00:00,000', to: '00:00:02,000' }, offsets: { from: 0, to: 2000 }, text: ' So.' },
        { timestamps: { from: '00:00:02,000', to: '00:00:03,500' }, offsets: { from: 2000, to: 3500 }, text: ' Yes.' },
      ],
    },
    ['- 0 | So.', '- 2 | Yes.'],
  ],
  [
    'assemblyai-json',
    {
      id: 'x',
      audio_duration: 61,
      utterances: [
        { speaker: 'A', text: 'Hello.', start: 250, end: 900 },
        { speaker: 'B', text: 'Hi.', start: 1000, end: 1200 },
      ],
    },
    ['Speaker A 0.25 | Hello.', 'Speaker B 1 | Hi.'],
  ],
  [
    'assemblyai-json',
    {
      audio_url: 'x',
      words: [
        { text: 'The', start: 0, end: 100, speaker: 'A' },
        { text: 'crane', start: 100, end: 200, speaker: 'A' },
        { text: 'broke.', start: 200, end: 300, speaker: 'B' },
      ],
    },
    ['Speaker A 0 | The crane', 'Speaker B 0.2 | broke.'],
  ],
  [
    'deepgram-json',
    {
      metadata: {},
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: 'x',
                paragraphs: {
                  paragraphs: [
                    {
                      speaker: 0,
                      sentences: [
                        { text: 'One.', start: 0.1, end: 1 },
                        { text: 'Two.', start: 1.1, end: 2 },
                      ],
                    },
                    { speaker: 1, sentences: [{ text: 'Three.', start: 3, end: 4 }] },
                  ],
                },
              },
            ],
          },
        ],
      },
    },
    ['Speaker 1 0.1 | One.', 'Speaker 1 1.1 | Two.', 'Speaker 2 3 | Three.'],
  ],
  [
    'fireflies-json',
    {
      title: 'Crane review',
      dateString: '2025-03-05T09:00:00.000Z',
      sentences: [
        { index: 0, speaker_name: 'Ana Prieto', speaker_id: 0, text: 'It is broken.', start_time: 1.2, end_time: 2 },
        { index: 1, speaker_name: 'Lior Genz', text: 'Again?', start_time: 2.5, end_time: 3 },
      ],
    },
    ['Ana Prieto 1.2 | It is broken.', 'Lior Genz 2.5 | Again?'],
  ],
  [
    'fireflies-json',
    [
      { sentence: 'It is broken.', startTime: '00:01', endTime: '00:02', speaker_name: 'Ana Prieto', speaker_id: 0 },
      { sentence: 'Again?', startTime: '00:03', endTime: '00:04', speaker_name: 'Lior Genz', speaker_id: 1 },
    ],
    ['Ana Prieto 1 | It is broken.', 'Lior Genz 3 | Again?'],
  ],
  [
    'granola-json',
    {
      title: 'Crane review',
      created_at: '2025-03-05T09:00:00Z',
      transcript: [
        { source: 'microphone', text: 'Shall we.', start_timestamp: '2025-03-05T09:00:01Z', end_timestamp: '2025-03-05T09:00:02Z' },
        { source: 'system', text: 'Yes.', start_timestamp: '2025-03-05T09:00:04Z', end_timestamp: '2025-03-05T09:00:05Z' },
      ],
    },
    ['Me 0 | Shall we.', 'Them 3 | Yes.'],
  ],
  [
    'amazon-transcribe-json',
    {
      results: {
        transcripts: [{ transcript: 'Hello. Hi.' }],
        items: [
          { type: 'pronunciation', speaker_label: 'spk_0', start_time: '0.5', end_time: '0.9', alternatives: [{ content: 'Hello' }] },
          { type: 'punctuation', alternatives: [{ content: '.' }] },
          { type: 'pronunciation', speaker_label: 'spk_1', start_time: '1.5', end_time: '1.9', alternatives: [{ content: 'Hi' }] },
        ],
      },
    },
    ['Speaker 1 0.5 | Hello.', 'Speaker 2 1.5 | Hi'],
  ],
  [
    'rev-json',
    {
      speakers: [{ id: 0, name: 'Ana Prieto' }],
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'Well', ts: 0.2, end_ts: 0.4 },
            { type: 'punct', value: ', ' },
            { type: 'text', value: 'yes', ts: 0.5, end_ts: 0.7 },
          ],
        },
      ],
    },
    ['Ana Prieto 0.2 | Well, yes'],
  ],
  [
    'transcript-json',
    {
      title: 'Crane review',
      date: '2025-03-05',
      utterances: [
        { speaker: 'Ana Prieto', start: 0, end: 2, text: 'It is broken.' },
        { speaker: 'Lior Genz', start: 3, text: 'Again?' },
      ],
    },
    ['Ana Prieto 0 | It is broken.', 'Lior Genz 3 | Again?'],
  ],
  [
    'transcript-json',
    {
      utterances: [
        { speaker: 1, start: 0, text: 'It is broken.' },
        { speaker: '2', start: 3, text: 'Again?' },
      ],
    },
    ['Speaker 1 0 | It is broken.', 'Speaker 2 3 | Again?'],
  ],
]

describe('JSON of recorders is recognised by its members', () => {
  it.each(exports_)('%s', async (format, value, says) => {
    const doc = await read('export.dat', JSON.stringify(value, null, 2))
    expect(doc.format).toBe(format)
    expect(utterances(doc)).toEqual(says)
  })

  it('takes title and date of the export', async () => {
    const doc = await read('export.json', JSON.stringify(exports_[6]?.[1]))
    expect(doc.title).toEqual({ text: 'Crane review', from: 'content' })
    expect(doc.date).toMatchObject({ day: '2025-03-05', from: 'content' })
  })

  it('says so where an export holds no words', async () => {
    await expect(read('export.json', '{"segments":[{"start":0,"end":1,"text":"  "}]}')).rejects.toThrow('TRANSCRIPT_NO_SPEECH')
  })
})
