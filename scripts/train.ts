import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Grouping } from '../src/extract/learned/items.ts'
import { encodeModel } from '../src/extract/learned/model-file.ts'
import { judge, SECOND, type SecondTask, shortlist, TASKS, type TalkModel } from '../src/extract/learned/scorer.ts'
import type { TreeModel } from '../src/extract/learned/trees.ts'
import { dialogueActs, foldsOf, meetings } from './train-data.ts'
import { count, extractiveF1, type Judged, nested, tryAll, tune, tuneExtractive } from './train-items.ts'
import { quantise } from './train-linear.ts'
import { matchF1, utteranceF1 } from './train-measure.ts'
import { referenceRows } from './train-reference.ts'
import { type Sample, sample } from './train-samples.ts'
import { trainSearch } from './train-search.ts'
import { fitFirst, fitMoves, fitSecond, MOVE_BITS, table, withScores } from './train-stages.ts'
import { writeSums } from './train-sums.ts'
import { fitWorth } from './train-worth.ts'

const FOLDS = 5
const started = Date.now()
const say = (text: string): void =>
  void process.stderr.write(`${String(((Date.now() - started) / 1000).toFixed(1)).padStart(6)} s  ${text}\n`)

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
        task === 'extractive' ? [1] : [1, 2],
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
      const ami = oof.filter(j => j.sample.meeting.corpus === 'ami')
      const tried = tryAll(ami, task)
      const g = tune(ami, tried, task)
      grouping[task] = g
      for (const [corpus, text] of [
        ['ami', 'text'],
        ['ami', 'asr'],
        ['icsi', 'text'],
      ] as const) {
        if (corpus === 'icsi' && task === 'actions') continue
        // AMI: grouped as tuned on the other folds.
        const a = corpus === 'ami' ? nested(ami, tried, task, FOLDS, j => j.sample.text === text) : count(pick(oof, corpus, text), task, g)
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
  writeSums(out, { 'talk.bin': sha, 'search.bin': search.sha, 'reference.json': referenceSha })
  writeFileSync(path.join(out, 'training-report.md'), report(lines, bytes.length, sha, samples.length, tags))
  say(`models/talk.bin: ${bytes.length} bytes, ${sha}`)
}

function report(lines: readonly string[], size: number, sha: string, transcripts: number, tags: readonly string[]): string {
  return `# Training report

Made by \`npm run train -- DIR\` (scripts/train.ts); the same data give the same bytes.

- File: talk.bin, ${size} bytes, SHA-256 ${sha}
- Trained on ${transcripts} transcripts: AMI train (manual and automatic text) and ICSI train (manual text).
- First stage: logistic regression on hashed n-grams of the utterance and its neighbours, bags of words further off, n-grams in the
  talk's last part, position, length, change of speaker (int8).
- Dialogue moves: ${tags.length} AMI tags, predicted from the same features; gold tags are used for training only.
- Second stage: boosted trees over first-stage scores around the utterance, predicted moves, scores of the rules, lexical cohesion.
- No roles, no names of the scenario, no gold dialogue acts at run time.
- Out of fold: five folds, groups of one series of meetings kept together; the second stage sees out-of-fold first-stage scores, and how
  single utterances are grouped to items is tuned on the out-of-fold predictions of AMI train (figures: on the other four folds).
  Validation is only measured.

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
