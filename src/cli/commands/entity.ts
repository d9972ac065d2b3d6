import { randomBytes } from 'node:crypto'
import { applyPlan } from '../../apply/apply.ts'
import { lastSeq, listSealed, readEntry } from '../../apply/journal.ts'
import { reverseMerge } from '../../apply/merge.ts'
import { bytesOf, hashOf, utf8 } from '../../apply/step.ts'
import { undo } from '../../apply/undo.ts'
import { rememberForgetting } from '../../forget-for-good.ts'
import { UNDO_DAYS, waitingToBeForgotten } from '../../forget-window.ts'
import type { ChangePlan } from '../../model/change-plan.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityId } from '../../model/ids.ts'
import { ProblemError } from '../../model/problem.ts'
import { fold, foldName } from '../../model/text.ts'
import { planAlias, planHeard } from '../../plan/entity-ops/alias.ts'
import { planForget, saltOf } from '../../plan/entity-ops/forget.ts'
import { pagesOf } from '../../plan/entity-ops/identity.ts'
import { planMerge } from '../../plan/entity-ops/merge.ts'
import { planRename } from '../../plan/entity-ops/rename.ts'
import { planSplit, speaksOf } from '../../plan/entity-ops/split.ts'
import { type MergeEntry, planUnmerge } from '../../plan/entity-ops/unmerge.ts'
import type { VaultSnapshot } from '../../plan/entity-ops/vault-draft.ts'
import { explainPlan } from '../../plan/explain.ts'
import { readSnapshot } from '../../snapshot.ts'
import { openVaultView } from '../../vault/files.ts'
import { findVault, openWorkspace, type Workspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, type Output } from '../output.ts'

type Options = Readonly<Record<string, unknown>>

/** Runs one action on the vault: reading for `--dry-run`, with the lock otherwise. */
export async function withVault(
  context: CommandContext,
  command: string,
  write: boolean,
  work: (ws: Workspace, snapshot: VaultSnapshot) => Promise<number>,
): Promise<number> {
  const root = findVault(context.vault)
  const ws = await openWorkspace(root, { mode: write ? 'write' : 'read', command })
  try {
    return await work(ws, readSnapshot(root, ws.layout))
  } finally {
    await ws.close()
  }
}

/** Shows a plan (`--dry-run`) or carries it out. */
export async function carryOut(ws: Workspace, plan: ChangePlan, out: Output, dry: boolean, undoable = true): Promise<number> {
  if (dry) {
    out.data({
      plan: {
        title: plan.title,
        notes: plan.notes,
        changes: plan.changes.map(c => ({ type: c.type, path: c.type === 'move' ? c.to : c.path })),
      },
    })
    out.line(plan.changes.length > 0 ? explainPlan(plan, openVaultView(ws.root)) : 'Nothing to change.')
    return EXIT.done
  }
  const entry = await applyPlan(ws.deps, plan)
  out.data({ title: plan.title, notes: plan.notes, entry: entry?.seq ?? null })
  out.line(entry ? `${out.bold(plan.title)} (entry ${entry.seq}${undoable ? '; afterword undo takes it back' : ''})` : 'Nothing to change.')
  for (const note of plan.notes) out.line(`  ${note}`)
  return EXIT.done
}

/** The page that a person means: page name, canonical name or id; a Problem where none or several fit. */
export function pageNamed(snapshot: VaultSnapshot, name: string): Entity {
  const all = [...pagesOf(snapshot).values()]
  const key = foldName(name)
  const exact = all.filter(e => e.id === name || foldName(e.pageName) === key)
  const loose = exact.length > 0 ? exact : all.filter(e => [e.name, ...e.aliases].some(n => foldName(n) === key))
  const [only] = loose
  if (loose.length === 1 && only) return only
  if (loose.length > 1)
    throw new ProblemError({
      code: 'USAGE_ENTITY',
      message: `Several pages bear the name ${name}`,
      found: loose.map(e => `${e.pageName} (${e.type})`).join(', '),
      hint: `Use the id: ${loose.map(e => e.id).join(' or ')}`,
    })
  const near = all.filter(e => fold(e.pageName).includes(fold(name.split(' ')[0] ?? name))).slice(0, 5)
  throw new ProblemError({
    code: 'USAGE_ENTITY',
    message: `There is no page for ${name}`,
    ...(near.length > 0
      ? { hint: `Did you mean ${near.map(e => e.pageName).join(', ')}?` }
      : { hint: 'afterword entity list shows all pages.' }),
  })
}

/** All pages of entities, by type and name; `--type` for one type. */
export async function entityList(context: CommandContext, options: Options): Promise<number> {
  return withVault(context, 'entity list', false, async (_, snapshot) => {
    const { out } = context
    const all = [...pagesOf(snapshot).values()]
      .filter(e => typeof options.type !== 'string' || e.type === options.type)
      .sort((a, b) => (a.type === b.type ? (a.pageName < b.pageName ? -1 : 1) : a.type < b.type ? -1 : 1))
    out.data(all)
    for (const e of all)
      out.line(
        `${e.type.padEnd(8)} ${out.bold(e.pageName)}${e.company ? `, ${e.company}` : ''}${e.lastContact ? `, last contact ${e.lastContact}` : ''}`,
      )
    if (all.length === 0) out.line('No pages yet.')
    return EXIT.done
  })
}

/** One entity with its names, its heard forms and its sources. */
export async function entityShow(context: CommandContext, _options: Options, args: readonly string[]): Promise<number> {
  return withVault(context, 'entity show', false, async (ws, snapshot) => {
    const { out } = context
    const e = ws.index.view.entity(pageNamed(snapshot, args[0] ?? '').id) ?? pageNamed(snapshot, args[0] ?? '')
    const sources = snapshot.records.filter(r => speaksOf(r, e.id)).sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
    const heard = new Map<string, number>()
    for (const r of sources) for (const x of r.entities) if (x.id === e.id) for (const h of x.heardAs) heard.set(h, (heard.get(h) ?? 0) + 1)
    out.data({
      ...e,
      heard: Object.fromEntries(heard),
      sources: sources.map(r => ({ id: r.source, fileName: r.fileName, date: r.date, note: r.note })),
    })
    out.line(out.bold(e.pageName))
    const rows: [string, string | null][] = [
      ['id', e.id],
      ['page', e.path],
      ['aliases', e.aliases.join(', ') || null],
      ['mail', e.emails.join(', ') || null],
      ['company', e.company],
      ['role', e.role],
      ['last contact', e.lastContact],
      ['heard as', [...heard].map(([h, n]) => `${h} (${n} source${n === 1 ? '' : 's'})`).join(', ') || null],
    ]
    for (const [key, value] of rows) if (value) out.line(`  ${key.padEnd(13)} ${value}`)
    out.line(`  ${'sources'.padEnd(13)} ${sources.length}`)
    for (const r of sources.slice(0, 15)) out.line(`    ${r.date ?? 'undated   '}  ${r.fileName}${r.note ? `  → ${r.note}` : ''}`)
    return EXIT.done
  })
}

/** Two pages become one; `entity split` takes it back. Refuses the owner's own page as the one that goes. */
export async function entityMerge(context: CommandContext, options: Options, args: readonly string[]): Promise<number> {
  const dry = options.dryRun === true
  return withVault(context, 'entity merge', !dry, async (ws, snapshot) => {
    const [from, into] = [pageNamed(snapshot, args[0] ?? ''), pageNamed(snapshot, args[1] ?? '')]
    refuseOwner(ws, from.id)
    return carryOut(ws, planMerge(snapshot, from.id, into.id, ws.now()), context.out, dry)
  })
}

/** The page, its folder and every link get the new name. Refuses the owner's own page: its name stands in the config. */
export async function entityRename(context: CommandContext, options: Options, args: readonly string[]): Promise<number> {
  const dry = options.dryRun === true
  return withVault(context, 'entity rename', !dry, async (ws, snapshot) => {
    const entity = pageNamed(snapshot, args[0] ?? '')
    refuseOwner(ws, entity.id)
    return carryOut(ws, planRename(snapshot, entity.id, args[1] ?? '', ws.now()), context.out, dry)
  })
}

/** Takes an earlier merge back where there was one, keeping what came since; else tells two apart by the evidence given. */
export async function entitySplit(context: CommandContext, options: Options, args: readonly string[]): Promise<number> {
  const dry = options.dryRun === true
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
  const evidence = { sources: list(options.source), forms: list(options.form), mails: list(options.mail) }
  const given = evidence.sources.length + evidence.forms.length + evidence.mails.length > 0
  return withVault(context, 'entity split', !dry, async (ws, snapshot) => {
    const entity = pageNamed(snapshot, args[0] ?? '')
    const merged = given ? null : lastMerge(ws.root, entity, args[1])
    if (merged === null) {
      if (!given || args[1] === undefined)
        throw new ProblemError({
          code: 'USAGE_SPLIT',
          message: 'What tells the two apart?',
          expected: 'the new page name, and --source, --form or --mail (several may be given)',
          hint: `afterword entity split "${entity.pageName}" "New Name" --source "words of a file name"`,
        })
      return carryOut(ws, planSplit(snapshot, entity.id, args[1], evidence, ws.now()), context.out, dry)
    }
    const entry = readEntry(ws.root, merged)
    context.out.line(`Entry ${merged} merged them.`)
    // Nothing has happened since: back to the byte.
    if (merged === lastSeq(ws.root) && entry.files.every(f => hashOf(ws.root, f.path) === f.afterHash)) {
      if (dry) return EXIT.done
      const undone = await undo(ws.deps, merged)
      context.out.data({ title: undone.title, entry: undone.seq })
      context.out.line(`${context.out.bold(undone.title)} (entry ${undone.seq}); all is as it was.`)
      return EXIT.done
    }
    return carryOut(ws, planUnmerge(snapshot, entity.id, mergeEntry(ws.root, merged), reverseMerge, ws.now()), context.out, dry)
  })
}

/** The newest entry, not undone, that merged a page into this one; where a name is given, the page of that name. */
function lastMerge(root: string, into: Entity, name: string | undefined): number | null {
  const names = new Set([into.pageName, into.name, ...into.aliases].map(foldName))
  const undone = new Set<number>()
  for (const seq of [...listSealed(root)].reverse()) {
    const entry = readEntry(root, seq)
    if (undone.has(seq)) continue
    if (entry.undoes !== null) undone.add(entry.undoes)
    const [, from = '', to = ''] = /^Merge (.+) into (.+)$/.exec(entry.title) ?? []
    if (from === '' || !names.has(foldName(to)) || (name !== undefined && foldName(name) !== foldName(from))) continue
    return seq
  }
  return null
}

/** A journal entry as planning reads it: before-images as text. */
export function mergeEntry(root: string, seq: number): MergeEntry {
  const entry = readEntry(root, seq)
  const after = listSealed(root).filter(n => n > seq)
  return {
    at: entry.at,
    into: / into (.+)$/.exec(entry.title)?.[1] ?? '',
    later: new Set(after.flatMap(n => readEntry(root, n).sources.map(s => s.id))),
    files: entry.files.map(f => ({
      path: f.path,
      ...(f.movedFrom === undefined ? {} : { movedFrom: f.movedFrom }),
      before: f.before === undefined ? null : utf8(bytesOf(f.before)),
      beforeHash: f.beforeHash,
      afterHash: f.afterHash,
      ...(f.lines === undefined ? {} : { lines: f.lines }),
    })),
  }
}

/** Adds or removes another right name. Throws ProblemError `USAGE_ALIAS`. */
export async function entityAlias(context: CommandContext, options: Options, args: readonly string[]): Promise<number> {
  const dry = options.dryRun === true
  const [action, name = '', alias = ''] = args
  if (action !== 'add' && action !== 'remove')
    throw new ProblemError({
      code: 'USAGE_ALIAS',
      message: 'Add or remove?',
      expected: 'add or remove',
      found: action ?? 'nothing',
      hint: 'afterword entity alias add "Page name" "Other name"',
    })
  return withVault(context, 'entity alias', !dry, async (ws, snapshot) =>
    carryOut(ws, planAlias(snapshot, pageNamed(snapshot, name).id, alias, action === 'add'), context.out, dry),
  )
}

/** The person's word on heard forms of a name: right, or wrong and never again. Throws ProblemError `USAGE_HEARD`. */
export async function entityHeard(context: CommandContext, options: Options, args: readonly string[]): Promise<number> {
  if ((options.yes === true) === (options.no === true))
    throw new ProblemError({
      code: 'USAGE_HEARD',
      message: 'Does this form stand for this name?',
      expected: '--yes or --no',
      found: options.yes === true ? 'both' : 'neither',
      hint: 'afterword entity heard "Page name" "misheard" --yes',
    })
  return withVault(context, 'entity heard', options.dryRun !== true, async (ws, snapshot) => {
    const name = args[0] ?? ''
    const term = snapshot.records
      .flatMap(r => r.entities)
      .find(e => foldName(e.name) === foldName(name) && /^(?:product|term)$/.test(e.type))
    const id: EntityId = term?.id ?? pageNamed(snapshot, name).id
    return carryOut(ws, planHeard(snapshot, id, args.slice(1), options.yes === true, ws.now()), context.out, options.dryRun === true)
  })
}

/** Shows what would go; `--yes` does it. What undo needs is kept for some days, with `--purge` not at all. */
export async function entityForget(context: CommandContext, options: Options, args: readonly string[]): Promise<number> {
  const sure = options.yes === true && options.dryRun !== true
  const purge = options.purge === true
  const { out } = context
  const code = await withVault(context, 'entity forget', sure, async (ws, snapshot) => {
    if (args[0] === undefined) {
      const waiting = waitingToBeForgotten(ws.root)
      if (!purge)
        throw new ProblemError({
          code: 'USAGE_FORGET',
          message: 'Who is to be forgotten?',
          expected: 'the name of a page',
          found: 'nothing',
          hint: 'afterword entity list shows all pages.',
        })
      if (sure) for (const w of waiting) await rememberForgetting(ws.root, w.seq, ws.now(), 0)
      else out.line(`${waiting.length} forgotten before can still be brought back by undo. With --yes nothing brings them back.`)
      return EXIT.done
    }
    const entity = pageNamed(snapshot, args[0] ?? '')
    refuseOwner(ws, entity.id)
    const salt = saltOf(snapshot.decisions) ?? randomBytes(8).toString('hex')
    const plan = planForget(snapshot, entity.id, salt, ws.now())
    if (sure) {
      // Remembered before it is done: a crash in between must not keep what was to go.
      const { until } = await rememberForgetting(ws.root, lastSeq(ws.root) + 1, ws.now(), purge ? 0 : UNDO_DAYS)
      await carryOut(ws, plan, out, false, !purge)
      if (!purge)
        out.line(
          `Until ${until.slice(0, 10)} undo brings everything back from the journal; then the next command that writes deletes it there too. afterword entity forget --purge --yes does so at once.`,
        )
      if (ws.config.git) out.line('Git keeps earlier commits: rewriting its history is yours to do.')
      return EXIT.done
    }
    out.data({
      plan: {
        title: plan.title,
        notes: plan.notes,
        changes: plan.changes.map(c => ({ type: c.type, path: c.type === 'move' ? c.to : c.path })),
      },
    })
    for (const note of plan.notes) out.line(note)
    for (const c of plan.changes) out.line(`  ${c.type === 'delete' ? 'delete' : 'change'}  ${c.type === 'move' ? c.to : c.path}`)
    out.line(
      `Nothing has been changed. With --yes this is done, originals included; for ${UNDO_DAYS} days afterword undo can take it back, then it is deleted from the journal too. With --yes --purge that is done at once.`,
    )
    return EXIT.done
  })
  if (sure && purge) {
    const ws = await openWorkspace(findVault(context.vault), { mode: 'write', command: 'entity forget' })
    for (const message of ws.messages) out.line(message)
    await ws.close()
    out.line(
      'Nothing of it is left in the vault, its journal and its index. It cannot be undone. Backups and copies elsewhere are yours to clear.',
    )
  }
  return code
}

function refuseOwner(ws: Workspace, id: EntityId): void {
  if (id === ws.ownerId)
    throw new ProblemError({
      code: 'USAGE_OWNER',
      message: 'This is you: the vault is yours',
      hint: 'Change owner.name in .afterword/config.yaml.',
    })
}
