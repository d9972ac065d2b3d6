import type { MeetingRecord } from '../scripts/train-data.ts'
import { claimModel, talkModel } from '../src/extract/engines/embedded/load.ts'
import { readMeeting } from '../src/extract/meeting.ts'
import { talkOf } from '../src/extract/talk.ts'

const EDGES = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 1]

/** How often items of the models were right, by the probability they came with: AMI validation, within two utterances of an annotated one. */
export async function reliability(records: readonly MeetingRecord[]): Promise<string> {
  const model = talkModel()
  const bins = EDGES.slice(1).map(() => ({ n: 0, said: 0, right: 0 }))
  for (const m of records) {
    const found = readMeeting(
      talkOf(
        m.id,
        m.utterances.map(u => ({ speaker: u.speaker, text: u.text })),
      ),
      model,
      claimModel().linear,
      0,
    )
    for (const kind of ['actions', 'decisions', 'problems'] as const) {
      const gold = new Set((m.links[kind] ?? []).flatMap(x => x.utts))
      for (const item of found[kind]) {
        const bin = bins[EDGES.findLastIndex(e => item.probability >= e)] ?? bins.at(-1)
        if (!bin) continue
        bin.n++
        bin.said += item.probability
        if (gold.has(item.segments[0] ?? -1)) bin.right++
      }
    }
  }
  const rows = bins.map(
    (b, i) =>
      `| ${EDGES[i]}–${EDGES[i + 1]} | ${b.n} | ${b.n ? (b.said / b.n).toFixed(2) : '–'} | ${b.n ? (b.right / b.n).toFixed(2) : '–'} |`,
  )
  return ['| probability | items | mean probability | share whose best utterance was annotated |', '|---|---|---|---|', ...rows].join('\n')
}
