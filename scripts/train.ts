import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { denseRows, type Evidence } from '../src/extract/learned/dense.ts'
import { type SparseRows, sparseRows, talkWords } from '../src/extract/learned/features.ts'
import { type Grouping, itemsOf } from '../src/extract/learned/items.ts'
import { encodeModel } from '../src/extract/learned/model-file.ts'
import { judge, SECOND, type SecondTask, shortlist, TASKS, type TalkModel } from '../src/extract/learned/scorer.ts'
import type { TreeModel } from '../src/extract/learned/trees.ts'
import { cueRows, type Unit, unitsOf } from '../src/extract/learned/units.ts'
import { readingOf } from '../src/extract/reading.ts'
import { talkOf } from '../src/extract/talk.ts'
import { dialogueActs, foldsOf, type MeetingRecord, meetings } from './train-data.ts'
import { fitLinear, floatScores, quantise } from './train-linear.ts'
import { add, type Counts, countMeeting, matchF1, noCounts, utteranceF1 } from './train-measure.ts'
import { referenceRows } from './train-reference.ts'
import { trainSearch } from './train-search.ts'
import { fitTrees } from './train-trees.ts'
import { fitWorth } from './train-worth.ts'

const FOLDS = 5
const MOVE_BITS = 14
const started = Date.now()
const say = (text: string): void =>
  void process.stderr.write(`${String(((Date.now() - started) / 1000).toFixed(1)).padStart(6)} s  ${text}\n`)

/** One transcript (manual or automatic text) of one meeting, prepared once. */
interface Sample {
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

function sample(
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
    cues: cueRows(reading, units),
  }
  return { meeting, text, units, rows: sparseRows(talk), labels, moves, fold, evidence }
}

/** Utterances of a task; null where the corpus has no such annotation. */
function goldOf(m: MeetingRecord, task: (typeof TASKS)[number]): Set<number> | null {
  if (task === 'extractive') return new Set(m.extractive)
  if (task === 'actions' && m.corpus === 'icsi') return null
  return new Set((m.links[task] ?? []).flatMap(x => x.utts))
}

// A slow and a fast learner: the mean of linear models is a linear model.
const RATES = [0.025, 0.1]
function fitFirst(samples: readonly Sample[]): Float32Array {
  const all = RATES.map((rate, seed) => fitLinear(samples, { tasks: TASKS, rate, epochs: 3, seed: seed + 1 }))
  const [sum, ...rest] = all as [Float32Array, ...Float32Array[]]
  for (const w of rest) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (w[i] as number)
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) / all.length
  return sum
}
function fitMoves(samples: readonly Sample[], tags: readonly string[]): Float32Array {
  const parts = samples.flatMap(s => (s.moves ? [{ rows: s.rows, labels: s.moves }] : []))
  // Every other transcript: manual and automatic text alternate, one epoch is enough for hints.
  return fitLinear(
    parts.filter((_, i) => i % 3 !== 0),
    { tasks: tags, rate: 0.05, epochs: 1, bits: MOVE_BITS },
  )
}
const withScores = (s: Sample, first: Float32Array, moves: Float32Array, tags: readonly string[]): Sample => ({
  ...s,
  evidence: { ...s.evidence, first: floatScores(first, TASKS.length, s.rows), moves: floatScores(moves, tags.length, s.rows, MOVE_BITS) },
})

interface Table {
  readonly sample: Sample
  readonly chosen: readonly number[]
  readonly x: Float32Array
  readonly width: number
}
const table = (s: Sample, task: SecondTask): Table => {
  const chosen = shortlist(s.evidence, task)
  return { sample: s, chosen, ...denseRows(s.evidence, chosen) }
}

function fitSecond(tables: readonly Table[], task: SecondTask, seeds: readonly number[]): TreeModel {
  const t = TASKS.indexOf(task)
  const width = tables[0]?.width ?? 0
  const used = tables.filter(d => d.sample.labels[t] !== 255)
  const n = used.reduce((a, d) => a + d.chosen.length, 0)
  const x = new Float32Array(n * width)
  const y = new Float32Array(n)
  let at = 0
  for (const d of used) {
    x.set(d.x, at * width)
    for (const i of d.chosen) y[at++] = d.sample.labels[i * TASKS.length + t] as number
  }
  const dense = task === 'extractive'
  const models = seeds.map(seed =>
    fitTrees(
      { x, width, y },
      {
        trees: dense ? 130 : 110,
        depth: 4,
        rate: dense ? 0.1 : 0.05,
        leaf: dense ? 50 : 15,
        sample: dense ? 0.35 : 0.6,
        columns: 0.2,
        lambda: 4,
        seed,
      },
    ),
  )
  return average(models)
}

/** The mean of several forests as one. */
function average(models: readonly TreeModel[]): TreeModel {
  const first = models[0] as TreeModel
  if (models.length === 1) return first
  const roots: number[] = []
  const feature: number[] = []
  const threshold: number[] = []
  const left: number[] = []
  for (const m of models) {
    const shift = feature.length
    for (const r of m.roots) roots.push(r + shift)
    for (let i = 0; i < m.feature.length; i++) {
      const leaf = (m.feature[i] as number) < 0
      feature.push(m.feature[i] as number)
      threshold.push(leaf ? (m.threshold[i] as number) / models.length : (m.threshold[i] as number))
      left.push((m.left[i] as number) + shift)
    }
  }
  return {
    roots: Int32Array.from(roots),
    feature: Int16Array.from(feature),
    threshold: Float32Array.from(threshold),
    left: Int32Array.from(left),
    base: models.reduce((a, m) => a + m.base, 0) / models.length,
  }
}

const segmentsOf = (s: Sample, units: readonly number[]): number[] => [...new Set(units.map(u => s.units[u]?.segment ?? 0))]
type Judged = { readonly sample: Sample; readonly p: Float32Array }
function count(judged: readonly Judged[], kind: string, g: Grouping): Counts {
  let c = noCounts()
  for (const { sample: s, p } of judged)
    c = add(
      c,
      countMeeting(
        s.meeting,
        kind,
        itemsOf(p, g).map(i => segmentsOf(s, i.units)),
      ),
    )
  return c
}

const GRID: Readonly<
  Record<'actions' | 'decisions' | 'problems', { radius: readonly number[]; reach: readonly number[]; share: readonly number[] }>
> = {
  actions: { radius: [0, 1, 2], reach: [0, 2, 3, 5], share: [0.2, 0.3, 0.5] },
  decisions: { radius: [10, 20, 30, 40], reach: [3, 10, 25], share: [0.3, 0.6] },
  problems: { radius: [10, 20, 30, 40], reach: [3, 10, 25], share: [0.3, 0.6] },
}
const THRESHOLDS = [0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.26, 0.3, 0.35, 0.4]

function tune(judged: readonly Judged[], kind: 'actions' | 'decisions' | 'problems'): Grouping {
  let best: { g: Grouping; value: number } | null = null
  for (const threshold of THRESHOLDS)
    for (const radius of GRID[kind].radius)
      for (const reach of GRID[kind].reach)
        for (const share of GRID[kind].share) {
          const g = { threshold, radius, reach, share, own: kind === 'actions' ? threshold : 2 }
          const c = count(judged, kind, g)
          const value = matchF1(c) + (kind === 'actions' ? 0.4 * utteranceF1(c) : 0.1 * utteranceF1(c))
          if (!best || value > best.value) best = { g, value }
        }
  return (best as { g: Grouping }).g
}
function tuneExtractive(judged: readonly Judged[]): { threshold: number; f1: number } {
  let best = { threshold: 0.3, f1: 0 }
  for (let threshold = 0.15; threshold < 0.6; threshold += 0.02) {
    const f1 = extractiveF1(judged, threshold)
    if (f1 > best.f1) best = { threshold, f1 }
  }
  return best
}
function extractiveF1(judged: readonly Judged[], threshold: number): number {
  let hits = 0
  let cited = 0
  let gold = 0
  for (const { sample: s, p } of judged) {
    const g = new Set(s.meeting.extractive)
    const mine = new Set<number>()
    for (const [i, u] of s.units.entries()) if ((p[i] as number) >= threshold) mine.add(u.segment)
    for (const i of mine) if (g.has(i)) hits++
    cited += mine.size
    gold += g.size
  }
  return (200 * hits) / (cited + gold)
}

function run(dir: string, out: string, oofFile: string | null): void {
  const ami = meetings(dir, 'ami.train')
  const icsi = meetings(dir, 'icsi.train')
  const acts = dialogueActs(dir, 'ami.train')
  const tags = [...new Set([...acts.values()].flat())].sort()
  const train = [...ami, ...icsi]
  const folds = foldsOf(
    train.map(m => m.id),
    FOLDS,
  )
  const samples = train.flatMap((m, i) => {
    const keys = m.corpus === 'ami' ? (['text', 'asr'] as const) : (['text'] as const)
    return keys.map(k => sample(m, k, folds[i] ?? 0, m.corpus === 'ami' ? (acts.get(m.id) ?? null) : null, tags))
  })
  const held = [...meetings(dir, 'ami.val'), ...meetings(dir, 'icsi.val')].flatMap(m =>
    (['text', 'asr'] as const).map(k => sample(m, k, -1, null, tags)),
  )
  say(`${samples.length} transcripts read`)

  const scored: Sample[] = []
  for (let f = 0; f < FOLDS; f++) {
    const rest = samples.filter(s => s.fold !== f)
    const first = fitFirst(rest)
    const moves = fitMoves(rest, tags)
    for (const s of samples) if (s.fold === f) scored.push(withScores(s, first, moves, tags))
    say(`first stage, fold ${f + 1}`)
  }
  const firstAll = fitFirst(samples)
  const movesAll = fitMoves(samples, tags)
  const val = held.map(s => withScores(s, firstAll, movesAll, tags))
  say('first stage, all')

  const second: Partial<Record<SecondTask, TreeModel>> = {}
  const grouping: Partial<Record<'actions' | 'decisions' | 'problems', Grouping>> = {}
  let extractive = 0.3
  const lines: string[] = []
  const pick = (list: readonly Judged[], corpus: string, text: string): Judged[] =>
    list.filter(j => j.sample.meeting.corpus === corpus && j.sample.text === text)
  const dump = new Map<string, Record<string, number[]>>()
  for (const task of SECOND) {
    const tables = scored.map(s => table(s, task))
    const oof: Judged[] = []
    for (let f = 0; f < FOLDS; f++) {
      const model = fitSecond(
        tables.filter(d => d.sample.fold !== f),
        task,
        [1],
      )
      for (const d of tables) if (d.sample.fold === f) oof.push({ sample: d.sample, p: judge(d.sample.evidence, d.chosen, model, task) })
    }
    for (const { sample: s, p } of oof) {
      const key = `${s.meeting.id} ${s.text}`
      dump.set(key, { ...dump.get(key), [task]: Array.from(p, v => Math.round(v * 1e4) / 1e4) })
    }
    const model = fitSecond(tables, task, [1, 2])
    second[task] = model
    const onVal = val.map(s => ({ sample: s, p: judge(s.evidence, shortlist(s.evidence, task), model, task) }))
    if (task === 'extractive') {
      const best = tuneExtractive(oof.filter(j => j.sample.meeting.corpus === 'ami'))
      extractive = best.threshold
      for (const text of ['text', 'asr'])
        lines.push(
          `| AMI extractive, ${text} | utterance F1 | ${extractiveF1(pick(oof, 'ami', text), extractive).toFixed(1)} | ${extractiveF1(pick(onVal, 'ami', text), extractive).toFixed(1)} |`,
        )
    } else {
      const g = tune(
        oof.filter(j => j.sample.meeting.corpus === 'ami'),
        task,
      )
      grouping[task] = g
      for (const [corpus, text] of [
        ['ami', 'text'],
        ['ami', 'asr'],
        ['icsi', 'text'],
      ] as const) {
        if (corpus === 'icsi' && task === 'actions') continue
        const a = count(pick(oof, corpus, text), task, g)
        const b = count(pick(onVal, corpus, text), task, g)
        lines.push(
          `| ${corpus.toUpperCase()} ${task}, ${text} | match F1 / utterance F1 | ${matchF1(a).toFixed(1)} / ${utteranceF1(a).toFixed(1)} | ${matchF1(b).toFixed(1)} / ${utteranceF1(b).toFixed(1)} |`,
        )
      }
      lines.push(`| ${task} grouping | ${JSON.stringify(g)} | | |`)
    }
    for (const l of lines.slice(-4)) say(l)
  }
  if (oofFile) writeFileSync(oofFile, [...dump].map(([key, p]) => `${JSON.stringify({ key, ...p })}\n`).join(''))
  const model: TalkModel = {
    moves: quantise(movesAll, tags, MOVE_BITS),
    first: quantise(firstAll, TASKS),
    second: second as TalkModel['second'],
    worth: fitWorth(
      scored
        .filter(s => s.meeting.corpus === 'ami' && s.text === 'text')
        .map(s => {
          const p = dump.get(`${s.meeting.id} ${s.text}`) ?? {}
          const scores = {
            extractive: p.extractive ?? [],
            decisions: p.decisions ?? [],
            problems: p.problems ?? [],
            actions: p.actions ?? [],
          }
          return { meeting: s.meeting, texts: s.units.map(u => u.text), scores, fold: s.fold }
        }),
    ),
    grouping: grouping as TalkModel['grouping'],
    extractive,
  }
  const bytes = encodeModel(model)
  mkdirSync(out, { recursive: true })
  writeFileSync(path.join(out, 'talk.bin'), bytes)
  const sha = createHash('sha256').update(bytes).digest('hex')
  const reference = referenceRows(ami)
  const referenceText = `${JSON.stringify(reference)}\n`
  writeFileSync(path.join(out, 'reference.json'), referenceText)
  const referenceSha = createHash('sha256').update(referenceText).digest('hex')
  const search = trainSearch(dir, out, say)
  lines.push(...search.lines)
  writeFileSync(path.join(out, 'SHA256SUMS'), `${sha}  talk.bin\n${search.sha}  search.bin\n${referenceSha}  reference.json\n`)
  writeFileSync(path.join(out, 'training-report.md'), report(lines, bytes.length, sha, samples.length, tags))
  say(`models/talk.bin: ${bytes.length} bytes, ${sha}`)
}

function report(lines: readonly string[], size: number, sha: string, transcripts: number, tags: readonly string[]): string {
  return `# Training report

Made by \`npm run train -- DIR\` (scripts/train.ts); the same data give the same bytes.

- File: talk.bin, ${size} bytes, SHA-256 ${sha}
- Trained on ${transcripts} transcripts: AMI train (manual and automatic text) and ICSI train (manual text).
- First stage: logistic regression on hashed n-grams of the utterance and its neighbours, position, length, change of speaker (int8).
- Dialogue moves: ${tags.length} AMI tags, predicted from the same features; gold tags are used for training only.
- Second stage: boosted trees over first-stage scores around the utterance, predicted moves, scores of the rules, lexical cohesion.
- No roles, no names of the scenario, no gold dialogue acts at run time.
- Out of fold: five folds, groups of one series of meetings kept together; the second stage sees out-of-fold first-stage scores, and how
  single utterances are grouped to items is tuned on the out-of-fold predictions of AMI train. Validation is only measured.

| what | measure | out of fold (train) | validation |
|---|---|---|---|
${lines.join('\n')}
`
}

const dir = process.argv[2]
const option = (name: string): string | null => {
  const at = process.argv.indexOf(name)
  return at > 0 ? (process.argv[at + 1] ?? null) : null
}
if (!dir) {
  process.stderr.write('usage: train DIR [--out FOLDER] [--oof FILE]\n')
  process.exitCode = 2
} else run(dir, option('--out') ?? path.join(import.meta.dirname, '..', 'models'), option('--oof'))
