import { claimModel, searchModel, talkModel } from '../src/extract/engines/embedded/load.ts'
import { readMeeting } from '../src/extract/meeting.ts'
import { preparePassages, retrieve } from '../src/extract/retrieval.ts'
import { talkOf } from '../src/extract/talk.ts'
import { predictNames } from './predict-names.ts'
import { type MeetingRecord, type QueryRecord, readJsonl } from './train-data.ts'

/** Words of a predicted summary: the benchmark reads the first 150 and 300. */
const SUMMARY_WORDS = 300

/** Predictions for the benchmark's meeting records, one line each, by the product's own engine. `asr`: read the automatic text. */
export function predictMeetings(records: readonly MeetingRecord[], asr: boolean): string[] {
  const model = talkModel()
  return records.map(m => {
    const doc = talkOf(
      m.id,
      m.utterances.map(u => ({ speaker: u.speaker, text: asr ? u.asr : u.text, start: u.start, end: u.end })),
    )
    // The scorer counts utterances by their number, we by their place.
    const number = (segment: number): number => m.utterances[segment]?.i ?? segment
    const found = readMeeting(doc, model, claimModel().linear, SUMMARY_WORDS)
    const items = (list: (typeof found)['actions']) =>
      list.map(i => ({
        text: i.text,
        evidence: i.segments.map(number),
        ...(i.speaker === null ? {} : { owner: doc.speakers[i.speaker]?.label }),
      }))
    return JSON.stringify({
      id: m.id,
      actions: items(found.actions),
      decisions: items(found.decisions),
      problems: items(found.problems),
      summary: found.summary,
      extractive: found.extractive.map(number),
    })
  })
}

/** Predictions for the benchmark's questions, one line each. */
export function predictQuestions(records: readonly QueryRecord[]): string[] {
  const model = searchModel()
  return records.flatMap(m => {
    const talk = preparePassages(m.turns, model.words)
    return m.specific.map(q => JSON.stringify({ qid: q.qid, ...retrieve(talk, q.query, model) }))
  })
}

async function main(args: readonly string[]): Promise<number> {
  const [mode, ...rest] = args
  const file = rest.find(a => !a.startsWith('--'))
  if (mode === 'names') {
    if (!file) {
      process.stderr.write('usage: predict names FILE\n')
      return 2
    }
    for await (const line of predictNames(file)) process.stdout.write(`${line}\n`)
    return 0
  }
  if (!file || (mode !== 'extract' && mode !== 'retrieval')) {
    process.stderr.write('usage: predict extract FILE [--asr] | retrieval FILE | names FILE\n')
    return 2
  }
  const lines =
    mode === 'extract'
      ? predictMeetings(readJsonl<MeetingRecord>(file), rest.includes('--asr'))
      : predictQuestions(readJsonl<QueryRecord>(file))
  process.stdout.write(lines.map(l => `${l}\n`).join(''))
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
