import { existsSync, readFileSync } from 'node:fs'
import { layoutOf, readConfig } from '../../config.ts'
import { lostPages } from '../../hand-edits.ts'
import type { SourceRecord } from '../../model/record.ts'
import { explainPlan } from '../../plan/explain.ts'
import { oldWords } from '../../plan/repair/old-words.ts'
import { countsOf, planVaultRepair } from '../../plan/repair/repair.ts'
import { readSnapshot } from '../../snapshot.ts'
import { checkVault } from '../../vault/check.ts'
import { onDisk, openVaultView, sha256 } from '../../vault/files.ts'
import type { Finding } from '../../vault/finding.ts'
import { ownNotes } from '../../vault/whose.ts'
import { engineOf, findVault } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'
import { carryOut, withVault } from './entity.ts'

/** Looks for damage and says what it is; changes nothing. Exit 1 where something was found. */
export async function doctor(context: CommandContext, options: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const { out } = context
  if (options.fix === true) return fix(context, options.yes === true)
  const root = findVault(context.vault)
  const config = readConfig(root)
  engineOf(root, config)
  const layout = layoutOf(config)
  const { files: notes, others, notUtf8 = [], records } = readSnapshot(root, layout)
  const unwritten: { path: string; link: string }[] = []
  const findings: { code: string; path: string; detail: string }[] = [
    ...checkVault({ notes, paths: others, notUtf8, sources: layout.folders.sources, own: ownNotes(records) }, (path, link) =>
      unwritten.push({ path, link }),
    ),
    ...recordFindings(root, records),
    ...lostPages(records, notes).map(p => ({ code: 'page-astray', path: p.from, detail: `its lines stand in ${p.to}` })),
    ...oldWords(records, notes, sha256).map(o => ({
      code: 'old-words',
      path: o.page,
      detail: o.now === null ? `^${o.id} is deleted in its note` : `its note says: ${o.now}`,
    })),
  ]
  out.data({ findings, unwritten })
  const byCode = new Map<string, typeof findings>()
  for (const f of findings) byCode.set(f.code, [...(byCode.get(f.code) ?? []), f])
  for (const [code, list] of [...byCode].sort((a, b) => b[1].length - a[1].length)) {
    out.line(`${String(list.length).padStart(5)}  ${out.bold(code)}: ${MEANING[code] ?? ''}`)
    for (const f of list.slice(0, 5)) out.line(`         ${f.path}: ${f.detail}`)
    if (list.length > 5) out.line(`         … ${list.length - 5} more (--json lists all)`)
  }
  const looked = notes.size === 1 ? '1 note' : `${notes.size} notes`
  out.line(
    findings.length === 0
      ? `${looked} looked at: nothing wrong.`
      : `${looked} looked at: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`,
  )
  const [wish] = unwritten
  if (wish)
    out.line(
      `${unwritten.length === 1 ? 'A link' : `${unwritten.length} links`} of your own ${unwritten.length === 1 ? 'leads' : 'lead'} to notes still to be written (${wish.path}: ${wish.link}${unwritten.length > 1 ? ' …' : ''}): no damage.`,
    )
  return findings.length === 0 ? 0 : 1
}

/** Plans the repair of all that is found; `sure` carries it out as one step. Exit 1 where something is left to do. */
async function fix(context: CommandContext, sure: boolean): Promise<number> {
  return withVault(context, 'doctor --fix', sure, async (ws, snapshot) => {
    const { plan, before, after } = planVaultRepair(snapshot, ws.now())
    const left = new Map(countsOf(after))
    for (const [code, n] of countsOf(before))
      context.out.line(`${String(n).padStart(5)} → ${left.get(code) ?? 0}  ${context.out.bold(code)}`)
    if (sure) {
      await carryOut(ws, plan, context.out, false)
      return after.length === 0 ? 0 : 1
    }
    context.out.data({
      before: countsOf(before),
      after: countsOf(after),
      changes: plan.changes.map(c => ({ type: c.type, path: c.type === 'move' ? c.to : c.path })),
    })
    context.out.line(explainPlan(plan, openVaultView(ws.root)))
    context.out.line(
      plan.changes.length === 0
        ? 'Nothing to repair.'
        : `Nothing has been changed. With --yes ${plan.changes.length === 1 ? '1 change is' : `${plan.changes.length} changes are`} made, as one step that undo takes back.`,
    )
    return before.length === 0 ? 0 : 1
  })
}

const MEANING: Readonly<Record<string, string>> = {
  'not-utf8': 'a note in another encoding: nothing can be read or written there',
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
  'same-person': 'two pages for one person',
  'no-person': 'a page of a person that is none',
  'cut-context': 'a context line was cut off',
  'empty-link': 'a link to nothing',
  'junk-participant': 'a participant that is nobody',
  'placeholder-owner': 'a task owned by a placeholder',
  'absolute-path': 'a source_ref that holds on one computer only',
  'source-twice': 'one source filed several times',
  'reopened-task': 'a task that its source ticks is open again',
  'done-as-due': 'the day a task was done as its due day',
  'no-source-ref': 'a note that does not say its source',
  'wrong-participants': 'a talk whose participants are not its voices',
  'review-unsaid': 'needs-review without a question',
  'misfiled-fact': 'a fact about somebody of a similar name',
  'two-pages-one-name': 'two pages for one name',
  'original-missing': 'an original is gone',
  'original-changed': 'an original is not bit for bit what was filed',
  'readable-missing': 'a readable source is gone: its links lead nowhere',
  'page-astray': 'a page stands where no page can be: give folder and file one name, or put it back',
  'old-words': 'a page says what you deleted or reworded in the note',
  'note-missing': 'a note was moved or deleted; one that was moved is not followed',
} satisfies Record<
  Finding['code'] | 'original-missing' | 'original-changed' | 'readable-missing' | 'note-missing' | 'page-astray' | 'old-words',
  string
>

function recordFindings(root: string, records: readonly SourceRecord[]): { code: string; path: string; detail: string }[] {
  return records.flatMap(r => {
    const out: { code: string; path: string; detail: string }[] = []
    const original = onDisk(root, r.original)
    // Adopted notes are their own source and go on changing; of a forgotten person's talks only the readable source is left.
    const single = r.engine === 'adopted' || (r.kind !== 'calendar' && r.original === r.readable) || r.original.startsWith('.afterword/')
    if (!single && !existsSync(original)) out.push({ code: 'original-missing', path: r.original, detail: r.fileName })
    else if (!single && sha256(readFileSync(original)) !== r.sha256)
      out.push({ code: 'original-changed', path: r.original, detail: r.fileName })
    if (!r.readable.startsWith('.afterword/') && !existsSync(onDisk(root, r.readable)))
      out.push({ code: 'readable-missing', path: r.readable, detail: r.fileName })
    if (r.note !== null && !existsSync(onDisk(root, r.note))) out.push({ code: 'note-missing', path: r.note, detail: r.fileName })
    return out
  })
}
