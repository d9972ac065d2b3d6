import { judgedCandidates } from '../src/extract/candidates.ts'
import { correctionFeatures, type ReferenceRow } from '../src/extract/correction.ts'
import { claimModel } from '../src/extract/engines/embedded/load.ts'
import { readingOf } from '../src/extract/reading.ts'
import { talkOf } from '../src/extract/talk.ts'
import type { MeetingRecord } from './train-data.ts'

const NOBODY = { owner: { name: 'Nobody', aliases: [], emails: [], company: null }, knownNames: [], correction: null }

/** Action candidates of the product on AMI train, right where an annotated utterance is near: what a vault's correction is held against. */
export function referenceRows(records: readonly MeetingRecord[]): ReferenceRow[] {
  return records.flatMap(m => {
    const gold = new Set((m.links.actions ?? []).flatMap(x => x.utts))
    const reading = readingOf(
      talkOf(
        m.id,
        m.utterances.map(u => ({ speaker: u.speaker, text: u.text })),
      ),
      NOBODY,
    )
    return judgedCandidates(reading, claimModel())
      .action.filter(c => c.score > -1.5)
      .map(c => ({
        kind: 'action' as const,
        features: correctionFeatures('action', c.statement.text, c.statement.owner !== null, c.statement.due !== null),
        score: Math.round(c.score * 100) / 100,
        right: [-2, -1, 0, 1, 2].some(d => gold.has(c.line.segment + d)),
      }))
  })
}
