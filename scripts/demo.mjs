// npm run demo: builds a vault in a fresh folder from examples/inbox and says what it made and what to open.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const given = process.argv[2]
const fresh = () => {
  for (let n = 1; ; n++) {
    const dir = join(root, `demo-vault${n === 1 ? '' : `-${n}`}`)
    if (!existsSync(dir)) return dir
  }
}
const vault = given ?? fresh()
const cli = (args, stdio = 'inherit') => spawnSync(process.execPath, [join(root, 'scripts/afterword.mjs'), ...args], { stdio, encoding: 'utf8', env: { ...process.env, INIT_CWD: root } })
const must = (what, result, codes = [0]) => {
  if (!codes.includes(result.status ?? -1)) {
    console.error(`demo: ${what} ended with ${result.status}\n${result.stderr ?? ''}`)
    process.exit(1)
  }
}
const said = text => console.log(`\n\u2500\u2500 ${text}`)

said(`A vault for Mira Lindholm in ${vault}`)
must('init', cli(['init', vault, '--owner', 'Mira Lindholm', '--email', 'mira.lindholm@brightwater.example', '--company', 'Brightwater'], 'pipe'))
const inbox = join(root, 'examples/inbox')
cpSync(inbox, join(vault, 'Inbox'), { recursive: true })
for (const file of readdirSync(inbox).sort()) console.log(`   Inbox/${file}`)

said('Filing them')
const started = performance.now()
must('ingest', cli(['ingest', '--vault', vault]), [1])
const seconds = (performance.now() - started) / 1000

const data = JSON.parse(cli(['export', '--vault', vault], 'pipe').stdout)
const count = kind => data.statements.filter(s => s.kind === kind && s.status !== 'rejected').length
said('What it made')
console.log(`   ${data.meetings.length} meetings, ${data.threads.length} mail thread, ${data.documents.length} document, in ${seconds.toFixed(1)} s`)
console.log(`   ${data.entities.length} pages: ${data.entities.map(e => e.name).join(', ')}`)
console.log(`   ${count('action')} tasks, ${count('decision')} decisions, ${count('fact')} facts, ${count('risk')} risks, ${count('question')} open questions`)
const repaired = data.entities.flatMap(e => (e.heard_as.length > 0 ? [`${e.heard_as.join(', ')} \u2192 ${e.name}`] : []))
if (repaired.length > 0) console.log(`   names that the recorders misheard: ${repaired.join('; ')}`)
const twice = data.meetings.filter(m => m.sources.length > 1)
for (const m of twice) console.log(`   one meeting, ${m.sources.length} recordings, one note: ${m.path}`)
const failed = existsSync(join(vault, 'Inbox/_failed')) ? readdirSync(join(vault, 'Inbox/_failed'), { recursive: true }).filter(f => String(f).endsWith('.problem.md')) : []
for (const f of failed) console.log(`   set aside with a reason: Inbox/_failed/${f}`)
const task = data.statements.find(s => s.kind === 'action' && s.due && s.evidence[0])
if (task) {
  said('One of the tasks, with the words it comes from')
  console.log(`   ${task.text} (${task.owner ?? 'nobody named'}, due ${task.due})`)
  console.log(`   "${task.evidence[0].quote}"\n   ${task.evidence[0].source}${task.evidence[0].time ? `, ${task.evidence[0].time}` : ''}`)
}
said('Open it')
console.log(`   ${vault} in Obsidian (Open folder as vault) or any Markdown viewer; begin with Tasks.md`)
const first = data.meetings[0]
if (first) console.log(`   a meeting note: ${first.path}`)
const person = data.entities.find(e => e.type === 'person' && e.name !== data.owner)
if (person) console.log(`   a page:         ${person.path}`)
console.log(`   take it all back, step by step: npm run -s afterword -- undo --vault ${JSON.stringify(vault)}\n`)
if (!readFileSync(join(vault, 'Tasks.md'), 'utf8').includes('tasks')) process.exit(1)
