import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Scenario, scenarios } from '../test/inputs/scenarios.ts'

/**
 * `node scripts/walk-inputs.ts [part of a name]`: each kind of file that an Inbox meets, put by the real command line into a vault of its
 * own, and what it printed and wrote, in full, to be read by a person.
 */
const CLI = join(import.meta.dirname, '../scripts/afterword.mjs')

function run(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
  return `${stdout}${stderr}${status === 0 ? '' : `exit ${status}\n`}`
}

function walk(scenario: Scenario): void {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-walk-'))
  const vault = join(folder, 'Vault')
  try {
    run('init', vault, '--owner', 'Mira Lindholm', '--email', 'mira.lindholm@brightwater.example', '--company', 'Brightwater')
    if (scenario.config) writeFileSync(join(vault, '.afterword/config.yaml'), `\n${scenario.config(folder)}\n`, { flag: 'a' })
    console.log(`\n${'='.repeat(100)}\n${scenario.name}\n${'='.repeat(100)}`)
    for (const delivery of scenario.deliveries) {
      for (const [name, content] of Object.entries(delivery)) {
        const file = join(vault, 'Inbox', name)
        mkdirSync(dirname(file), { recursive: true })
        if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content)
        else cpSync(content.file, file)
      }
      console.log(run('ingest', '--vault', vault))
    }
    for (const name of (readdirSync(vault, { recursive: true }) as string[]).sort()) {
      const shown = /\.md$/.test(name) && !/^(?:Tasks\.md|Sources\/_originals)/.test(name)
      if (shown && !(scenario.notesOnly && /^(?:Sources|People)\//.test(name)))
        console.log(`--- ${name}\n${readFileSync(join(vault, name), 'utf8')}`)
    }
    for (const args of scenario.also ?? []) console.log(`$ afterword ${args.join(' ')}\n${run(...args, '--vault', vault)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const asked = (process.argv[2] ?? '').toLowerCase()
for (const scenario of scenarios) if (scenario.name.toLowerCase().includes(asked)) walk(scenario)
