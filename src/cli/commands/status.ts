import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findVault } from '../../find-vault.ts'
import { CONFIG_PATH } from '../../model/layout.ts'
import type { CommandContext } from '../context.ts'

/** What waits, what failed, what was done last. Reads a few folder listings, never the vault; loads neither the database nor the config's schema. */
export async function status(context: CommandContext): Promise<number> {
  const root = findVault(context.vault)
  const { out } = context
  const inbox = await inboxFolder(root)
  const waiting = filesBelow(join(root, inbox)).filter(f => !f.startsWith('_failed/') && !/(?:^|\/)\./.test(f))
  const failed = filesBelow(join(root, inbox, '_failed')).filter(f => !f.endsWith('.problem.md'))
  const sources = list(join(root, '.afterword/records')).filter(f => f.endsWith('.json')).length
  const entries = list(join(root, '.afterword/journal'))
    .filter(f => /^\d+\.json$/.test(f))
    .sort()
  const last = entries.at(-1)
  const entry = last
    ? (JSON.parse(readFileSync(join(root, '.afterword/journal', last), 'utf8')) as { seq: number; at: string; title: string })
    : null
  const open = list(join(root, '.afterword/journal')).some(f => f.endsWith('.open.json'))
  // Seldom there, and what reads it brings the journal's code along.
  const forgotten = existsSync(join(root, '.afterword/forgotten.json'))
    ? (await import('../../forget-window.ts')).waitingToBeForgotten(root)
    : []
  const lock = join(root, '.afterword/lock')
  const data = {
    vault: root,
    waiting,
    failed,
    sources,
    entries: entries.length,
    last: entry ? { seq: entry.seq, at: entry.at, title: entry.title } : null,
    unfinished: open,
    forgotten: forgotten.map(w => ({ entry: w.seq, undoUntil: w.until })),
    locked: existsSync(lock),
  }
  out.data(data)
  out.line(`${out.bold('Vault')}      ${root}`)
  out.line(`${out.bold('Sources')}    ${sources} filed`)
  out.line(`${out.bold('Inbox')}      ${waiting.length === 0 ? 'empty' : `${waiting.length} waiting`}`)
  for (const f of waiting.slice(0, 10)) out.line(`             ${f}`)
  if (failed.length > 0) {
    out.line(`${out.bold('Set aside')}  ${failed.length}; afterword redrive puts them back`)
    for (const f of failed.slice(0, 10)) out.line(`             ${f}`)
  }
  out.line(`${out.bold('Last step')}  ${entry ? `${entry.seq}  ${entry.at.slice(0, 16).replace('T', ' ')}  ${entry.title}` : 'none yet'}`)
  for (const w of forgotten) out.line(`Somebody was forgotten: until ${w.until.slice(0, 10)} afterword undo ${w.seq} brings them back.`)
  if (open) out.line('A step was interrupted; the next command that writes finishes it.')
  if (data.locked) out.line('Another process is working in this vault.')
  return 0
}

/** The Inbox folder's name. A config as `init` writes it is right by its looks; any other is checked, and what is wrong with it said. */
async function inboxFolder(root: string): Promise<string> {
  const lines = readFileSync(join(root, CONFIG_PATH), 'utf8')
    .split(/\r?\n/)
    .filter(line => line.trim() !== '' && !line.startsWith('#') && !/^ {2}#/.test(line))
  if (AS_MADE.test(lines.join('\n'))) return 'Inbox'
  const { readConfig } = await import('../../config.ts')
  const config = readConfig(root)
  if (config.engine !== 'embedded') (await import('../../workspace.ts')).engineOf(root, config)
  return config.folders.inbox
}
const TEXT = '"[^"\\\\]+"'
const AS_MADE = new RegExp(
  `^owner:\\n {2}name: ${TEXT}\\n {2}aliases: \\[\\]\\n {2}emails: \\[(?:${TEXT},?)*\\]\\n {2}company: (?:null|${TEXT})$`,
)

function list(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir) : []
}

function filesBelow(dir: string, prefix = ''): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(e => (e.isDirectory() ? filesBelow(join(dir, e.name), `${prefix}${e.name}/`) : [`${prefix}${e.name}`]))
}
