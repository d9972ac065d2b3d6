import { claimModel } from '../src/extract/engines/embedded/load.ts'
import type { Evidence } from '../src/extract/learned/dense.ts'
import { type SparseRows, sparseRows, talkWords } from '../src/extract/learned/features.ts'
import { TASKS } from '../src/extract/learned/scorer.ts'
import { cueRows, type Unit, unitsOf } from '../src/extract/learned/units.ts'
import { readingOf } from '../src/extract/reading.ts'
import { talkOf } from '../src/extract/talk.ts'
import type { MeetingRecord } from './train-data.ts'

/** One transcript (manual or automatic text) of one meeting, prepared once. */
export interface Sample {
  readonly meeting: MeetingRecord
  readonly text: 'text' | 'asr'
  readonly units: readonly Unit[]
  readonly rows: SparseRows
  readonly labels: Uint8Array
  readonly moves: Uint8Array | null
  readonly fold: number
  readonly evidence: Evidence
}

const NOBODY = { owner: { name: 'Nobody', aliases: [], emails: [], company: null }, knownNames: [], correction: null }

/** Units of one transcript with their labels and everything that needs no trained model. */
export function sample(
  meeting: MeetingRecord,
  text: 'text' | 'asr',
  fold: number,
  acts: readonly string[] | null,
  tags: readonly string[],
): Sample {
  const reading = readingOf(
    talkOf(
      meeting.id,
      meeting.utterances.map(u => ({ speaker: u.speaker, text: u[text] })),
    ),
    NOBODY,
  )
  const units = unitsOf(reading)
  const talk = talkWords(units)
  const k = TASKS.length
  const labels = new Uint8Array(units.length * k)
  for (const [t, task] of TASKS.entries()) {
    const gold = goldOf(meeting, task)
    for (const [i, u] of units.entries()) labels[i * k + t] = gold === null ? 255 : gold.has(u.segment) ? 1 : 0
  }
  let moves: Uint8Array | null = null
  if (acts) {
    moves = new Uint8Array(units.length * tags.length)
    for (const [i, u] of units.entries()) moves[i * tags.length + tags.indexOf(acts[u.segment] ?? '')] = 1
  }
  const evidence: Evidence = {
    talk,
    first: new Float32Array(0),
    tasks: k,
    moves: new Float32Array(0),
    moveCount: tags.length,
    cues: cueRows(reading, units, claimModel().linear),
  }
  return { meeting, text, units, rows: sparseRows(talk), labels, moves, fold, evidence }
}

/** Utterances of a task; null where the corpus has no such annotation. */
function goldOf(m: MeetingRecord, task: (typeof TASKS)[number]): Set<number> | null {
  if (task === 'extractive') return new Set(m.extractive)
  if (task === 'actions' && m.corpus === 'icsi') return null
  return new Set((m.links[task] ?? []).flatMap(x => x.utts))
}
