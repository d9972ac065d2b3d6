import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { layoutOf, readConfig } from '../../config.ts'
import { checkVault, type Finding } from '../../vault/check.ts'
import { sha256 } from '../../vault/files.ts'
import { findVault, readRecords } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

/** Looks for damage and says what it is; changes nothing. Exit 1 where something was found. */
export async function doctor(context: CommandContext): Promise<number> {
  const { out } = context
  const root = findVault(context.vault)
  const layout = layoutOf(readConfig(root))
  const paths = walk(root, '', new Set(['.git', '.afterword', '.obsidian', layout.folders.inbox]))
  const notes = new Map(
    paths.filter(p => p.endsWith('.md') && !p.includes('/_originals/')).map(p => [p, readFileSync(join(root, p), 'utf8')]),
  )
  const findings: { code: string; path: string; detail: string }[] = [...checkVault({ notes, paths }), ...recordFindings(root)]
  out.data({ findings })
  const byCode = new Map<string, typeof findings>()
  for (const f of findings) byCode.set(f.code, [...(byCode.get(f.code) ?? []), f])
  for (const [code, list] of [...byCode].sort((a, b) => b[1].length - a[1].length)) {
    out.line(`${String(list.length).padStart(5)}  ${out.bold(code)}: ${MEANING[code] ?? ''}`)
    for (const f of list.slice(0, 5)) out.line(`         ${f.path}: ${f.detail}`)
    if (list.length > 5) out.line(`         … ${list.length - 5} more (--json lists all)`)
  }
  out.line(
    findings.length === 0 ? `${notes.size} notes looked at: nothing wrong.` : `${notes.size} notes looked at: ${findings.length} findings.`,
  )
  return findings.length === 0 ? 0 : 1
}

const MEANING: Readonly<Record<string, string>> = {
  'front-matter-invalid': 'the front matter is no valid YAML; Obsidian shows no properties',
  'front-matter-twice': 'two front-matter blocks',
  'empty-key': 'a key without a value',
  'link-nowhere': 'a link leads nowhere',
  'link-ambiguous': 'a link could mean two notes',
  'block-missing': 'a link to a line that is gone',
  mojibake: 'text that was read in the wrong encoding',
  'near-duplicate': 'two lines say the same',
  'context-order': 'Recent Context is not newest first',
  'last-contact-old': 'last_contact is older than a note',
  'blanket-date': 'many tasks with one due date',
  'due-before-source': 'a task due before its source',
  'task-twice': 'one task in two places',
  'wrong-year': 'a source filed under another year',
  'two-pages-one-name': 'two pages for one name',
  'original-missing': 'an original is gone',
  'original-changed': 'an original is not bit for bit what was filed',
  'readable-missing': 'a readable source is gone: its links lead nowhere',
  'note-missing': 'a note was moved or deleted (reindex finds moved ones)',
} satisfies Record<Finding['code'] | 'original-missing' | 'original-changed' | 'readable-missing' | 'note-missing', string>

function recordFindings(root: string): { code: string; path: string; detail: string }[] {
  return readRecords(root).flatMap(r => {
    const out: { code: string; path: string; detail: string }[] = []
    const original = join(root, r.original)
    if (!existsSync(original)) out.push({ code: 'original-missing', path: r.original, detail: r.fileName })
    else if (sha256(readFileSync(original)) !== r.sha256) out.push({ code: 'original-changed', path: r.original, detail: r.fileName })
    if (!existsSync(join(root, r.readable))) out.push({ code: 'readable-missing', path: r.readable, detail: r.fileName })
    if (r.note !== null && !existsSync(join(root, r.note))) out.push({ code: 'note-missing', path: r.note, detail: r.fileName })
    return out
  })
}

function walk(root: string, below: string, skip: ReadonlySet<string>): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap(e => {
    const path = below === '' ? e.name : `${below}/${e.name}`
    if (skip.has(path)) return []
    if (e.isDirectory()) return walk(root, path, skip)
    return e.isFile() ? [path.normalize('NFC')] : []
  })
}
