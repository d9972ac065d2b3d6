import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { predictMeetings, predictQuestions } from '../scripts/predict.ts'
import { predictNames } from '../scripts/predict-names.ts'
import { type MeetingRecord, type QueryRecord, readJsonl } from '../scripts/train-data.ts'
import { reliability } from './quality-reliability.ts'
import { measureSpeed } from './quality-speed.ts'

const root = path.join(import.meta.dirname, '..')

/** What `score.mjs` of the benchmark gives: values 0–1, and their 95 % intervals from resampled meetings. */
interface Scored {
  readonly scores: Readonly<Record<string, number>>
  readonly ci: Readonly<Record<string, readonly [number, number]>> | null
}
interface Scorer {
  score(mode: string, gold: readonly string[], predictions: string, options: { boot: number; src?: string }): Scored
}
interface Row {
  readonly what: string
  readonly value: string
  readonly interval: string
  readonly target: string
}

/**
 * `npm run bench -- quality SHARED`: every measure of quality on the validation parts and the fictional worlds in one go; writes
 * docs/scorecard.md and prints it. SHARED holds `bench/` and `worlds/`. Returns the exit code.
 */
export async function run(args: readonly string[]): Promise<number> {
  const shared = args.find(a => !a.startsWith('--'))
  if (!shared || !existsSync(path.join(shared, 'bench', 'score.mjs'))) {
    process.stderr.write('usage: bench quality SHARED   (a folder with bench/score.mjs and worlds/)\n')
    return 2
  }
  const work = mkdtempSync(path.join(os.tmpdir(), 'afterword-quality-'))
  try {
    const text = await scorecard(path.resolve(shared), work)
    writeFileSync(path.join(root, 'docs', 'scorecard.md'), text)
    process.stdout.write(text)
    return 0
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function scorecard(shared: string, work: string): Promise<string> {
  const scorer = (await import(pathToFileURL(path.join(shared, 'bench', 'score.mjs')).href)) as Scorer
  const dev = (name: string): string => path.join(shared, 'bench', 'dev', name)
  const saved = (name: string, lines: readonly string[]): string => {
    const file = path.join(work, name)
    writeFileSync(file, lines.map(l => `${l}\n`).join(''))
    return file
  }
  const ami = readJsonl<MeetingRecord>(dev('ami.val.jsonl.gz'))
  const manual = scorer.score('extract', [dev('ami.val.jsonl.gz')], saved('ami.jsonl', predictMeetings(ami, false)), { boot: 500 })
  const automatic = scorer.score('extract', [dev('ami.val.jsonl.gz')], saved('asr.jsonl', predictMeetings(ami, true)), { boot: 500 })
  const icsi = scorer.score(
    'extract',
    [dev('icsi.val.jsonl.gz')],
    saved('icsi.jsonl', predictMeetings(readJsonl<MeetingRecord>(dev('icsi.val.jsonl.gz')), false)),
    { boot: 500 },
  )
  const questions = scorer.score(
    'retrieval',
    [dev('qmsum.val.jsonl.gz')],
    saved('qmsum.jsonl', predictQuestions(readJsonl<QueryRecord>(dev('qmsum.val.jsonl.gz')))),
    {
      boot: 500,
    },
  )
  const names = scorer.score(
    'names',
    [dev('names.dev.jsonl.gz')],
    saved('names.jsonl', await collected(predictNames(dev('names.dev.jsonl.gz')))),
    {
      boot: 500,
      src: 'earnings21',
    },
  )
  const rows = (s: Scored, list: readonly (readonly [string, string, string])[]): Row[] =>
    list.map(([what, key, target]) => row(s, what, key, target))
  const talk = [
    ...rows(manual, [
      ['AMI actions, match F1', 'actions.match.f1', '54'],
      ['AMI actions, utterance F1', 'actions.utt.f1', '54'],
      ['AMI decisions, match F1', 'decisions.match.f1', '27'],
      ['AMI problems, match F1', 'problems.match.f1', '24'],
      ['AMI extractive, utterance F1', 'ext.f1', '62'],
      ['AMI summary, ROUGE-1 at 300 words', 'rouge.all@300.r1', '42'],
      ['AMI summary, specific words (spec)', 'spec@300.f', '22'],
      ['AMI summary, own meeting closest (top1)', 'spec@300.top1', '50'],
    ]),
    ...rows(automatic, [
      ['AMI actions, automatic text, match F1', 'actions.match.f1', '47'],
      ['AMI decisions, automatic text, match F1', 'decisions.match.f1', ''],
      ['AMI problems, automatic text, match F1', 'problems.match.f1', ''],
      ['AMI extractive, automatic text, utterance F1', 'ext.f1', ''],
    ]),
    ...rows(icsi, [
      ['ICSI decisions, match F1', 'decisions.match.f1', 'above logistic regression'],
      ['ICSI problems, match F1', 'problems.match.f1', 'above logistic regression'],
    ]),
    ...rows(questions, [
      ['QMSum spans, F1', 'f1', '34'],
      ['QMSum words within the first 1,000', 'wrec@1000', '65'],
      ['QMSum mean reciprocal rank', 'mrr', '62'],
    ]),
    ...rows(names, [
      ['Names, F1', 'f1', ''],
      ['Names, false links', 'false_link_rate', ''],
    ]),
  ]
  const worlds = readdirSync(path.join(shared, 'worlds'), { withFileTypes: true })
    .filter(d => d.isDirectory() && existsSync(path.join(shared, 'worlds', d.name, 'gold.json')))
    .map(d => worldSection(path.join(shared, 'worlds'), d.name, work))
  return `# Scorecard

Written by \`npm run bench -- quality SHARED\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit()}. Values in per cent with
95 % intervals from 500 resamplings of meetings; validation parts, which no model was trained on. Out-of-fold figures of the training
part stand in \`models/training-report.md\`.

## Public meetings

${table(talk)}

${worlds.join('\n\n')}

## Confidence

${await reliability(ami)}

## Speed

${await measureSpeed(ami)}
`
}

function row(s: Scored, what: string, key: string, target: string): Row {
  const per = (v: number | undefined): string => (v === undefined ? '–' : (100 * v).toFixed(1))
  const ci = s.ci?.[key]
  return { what, value: per(s.scores[key]), interval: ci ? `${per(ci[0])}–${per(ci[1])}` : '', target }
}
const table = (rows: readonly Row[]): string =>
  [
    '| measure | value | interval | target |',
    '|---|---|---|---|',
    ...rows.map(r => `| ${r.what} | ${r.value} | ${r.interval} | ${r.target} |`),
  ].join('\n')

async function collected(lines: AsyncIterable<string>): Promise<string[]> {
  const out: string[] = []
  for await (const l of lines) out.push(l)
  return out
}

const commit = (): string => {
  const r = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' })
  return r.status === 0 ? r.stdout.trim() : 'unknown'
}

/** The whole journey over a fictional inbox, scored by the world's own scorer. */
function worldSection(worlds: string, name: string, work: string): string {
  const vault = path.join(work, `vault-${name}`)
  const gold = JSON.parse(readFileSync(path.join(worlds, name, 'gold.json'), 'utf8')) as {
    owner: string
    entities: { name: string; emails?: string[] }[]
  }
  const cli = (args: readonly string[]): string =>
    execFileSync(process.execPath, [path.join(root, 'src/cli/main.ts'), ...args], { cwd: work, encoding: 'utf8', maxBuffer: 1 << 28 })
  const email = gold.entities.find(e => e.name === gold.owner)?.emails?.[0]
  cli(['init', vault, '--owner', gold.owner, ...(email ? ['--email', email] : [])])
  cpSync(path.join(worlds, name, 'inbox'), path.join(vault, 'Inbox'), { recursive: true })
  const ingest = spawnSync(process.execPath, [path.join(root, 'src/cli/main.ts'), 'ingest', '--vault', vault], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const file = path.join(work, `${name}.json`)
  writeFileSync(file, cli(['export', '--vault', vault]))
  const out = execFileSync(process.execPath, [path.join(worlds, 'score-world.mjs'), path.join(worlds, name), file], { encoding: 'utf8' })
  const failed = ingest.status === 0 ? '' : `\n\nIngest ended with ${ingest.status}.`
  return `## World ${name.toUpperCase()} (the whole journey)

Targets: actions F1 0.70, owner 0.92, due 0.90, no date invented, at most two traps; decisions, risks, questions recall 0.6 at precision 0.5;
facts recall 0.6 at precision 0.35; no near duplicates.

\`\`\`
${out.trim()}
\`\`\`${failed}`
}
