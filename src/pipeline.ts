/**
 * The journey, on one screen:
 * inbox ─InboxItem→ normalize ─SourceDocument→ extract ─Extraction→ resolve ─Resolution→ plan ─ChangePlan→ apply ─JournalEntry→ undo
 */
import { applyPlan } from './apply/apply.ts'
import { embedded } from './extract/engines/embedded/embedded.ts'
import { extract } from './extract/extract.ts'
import { extractThread } from './extract/thread.ts'
import { apartChanges } from './inbox/apart.ts'
import { setAside } from './inbox/dead-letter.ts'
import { isAudio, recognise } from './inbox/recognise.ts'
import { normalizeEach } from './inbox/worker-normalize.ts'
import type { Change, ChangePlan, JournalEntry } from './model/change-plan.ts'
import type { Engine, KnowledgeView, VaultView } from './model/contracts.ts'
import type { InboxItem, SourceDocument } from './model/document.ts'
import type { Owner, Resolution } from './model/entity.ts'
import type { EntityId, VaultPath } from './model/ids.ts'
import { type Problem, ProblemError } from './model/problem.ts'
import { needsReply } from './normalize/mail/needs-reply.ts'
import { sketchOf } from './normalize/sketch.ts'
import { asideMail, isAside } from './plan/aside.ts'
import { attachedTo, attachmentChanges } from './plan/attachments.ts'
import { withoutForgotten } from './plan/entity-ops/forgotten.ts'
import { findTarget, isArchived, minutesTarget, onlyNewMessages, planKnownAgain } from './plan/identity.ts'
import { freshMessages } from './plan/messages.ts'
import { originalPath } from './plan/names.ts'
import { planSource } from './plan/plan.ts'
import { rulesFor, withoutTasks, withSensitivity } from './plan/rules.ts'
import { mayLeave, sensitivityOf } from './plan/sensitivity.ts'
import { planUnfiled } from './plan/unfiled.ts'
import { planRenames } from './rename-proven.ts'
import { knownNames } from './resolve/known-names.ts'
import { resolve } from './resolve/resolve.ts'
import { openVaultView, sha256 } from './vault/files.ts'
import { withPersonsHand } from './vault/persons-hand.ts'
import type { Workspace } from './workspace.ts'

/** What became of one inbox file. */
export type ItemOutcome =
  | { readonly type: 'filed' | 'known'; readonly fileName: string; readonly done: readonly DonePlan[] }
  | { readonly type: 'set-aside'; readonly fileName: string; readonly problem: Problem }

/** What a report needs of a plan. The plan itself holds whole files: a run of a thousand sources may not keep them. */
export interface DonePlan {
  readonly notes: readonly string[]
  readonly paths: readonly VaultPath[]
  /** Number of its journal entry; null in a dry run and where nothing changed. */
  readonly seq: number | null
}

/** Applies a plan, or only remembers it (`--dry-run`). */
export type Applier = (plan: ChangePlan) => Promise<JournalEntry | null>

/** What the items of one run share. */
export interface IngestRun {
  /** A fresh look at the vault. */
  readonly view: () => VaultView
  readonly apply: Applier
  /** Names that the other sources of the run prove. */
  readonly waiting: KnowledgeView | null
  /** Nothing may be written, not even beside the plans. */
  readonly dry: boolean
}

/** Takes one inbox item through all stages. A Problem sets the item aside; a bug throws. */
export async function ingestItem(ws: Workspace, item: InboxItem, inboxPath: VaultPath, run: IngestRun): Promise<ItemOutcome> {
  const { view, apply } = run
  try {
    const again = ws.index.view.sourcesBySha(item.sha256)
    if (again.length > 0 && isArchived(again, view())) {
      const done = await replanned(view, apply, v => planKnownAgain(item, inboxPath, again, { vault: v, hash: sha256, layout: ws.layout }))
      return { type: 'known', fileName: item.fileName, done: [done] }
    }
    const heard = isAudio(item.bytes) ? await recognise(item, ws.config.recogniser) : item
    const original = originalPath(ws.layout, item.sha256, item.fileName)
    const all: DonePlan[] = []
    for await (const [document, last] of withLast(normalizeEach(heard, ws.config.limits))) {
      const move = last ? { from: inboxPath, to: original } : null
      const place = { move, original, folders: item.folders }
      // A run that ended in the middle of the file has filed this part of it.
      const filed = again.some(s => s.id === document.id)
      const apart = last && !filed && !run.dry ? apartChanges(ws.root, ws.layout.folders.inbox, item, document.unread ?? []) : []
      const planned = async (v: VaultView) => withChanges(await understand(ws, document, place, v, run.waiting), apart)
      if (!filed) all.push(await replanned(view, apply, planned))
      else if (last)
        all.push(await replanned(view, apply, v => planKnownAgain(item, inboxPath, again, { vault: v, hash: sha256, layout: ws.layout })))
    }
    return { type: 'filed', fileName: item.fileName, done: all }
  } catch (error) {
    if (!(error instanceof ProblemError) || /^(VAULT|DISK|PLAN|INDEX|JOURNAL)_/.test(error.problem.code)) throw error
    const { problem } = error
    await replanned(view, apply, v => setAside(item, inboxPath, problem, ws.now(), ws.layout, v))
    return { type: 'set-aside', fileName: item.fileName, problem }
  }
}

function withChanges(plan: ChangePlan, more: readonly Change[]): ChangePlan {
  if (more.length === 0) return plan
  const note =
    more.length === 1
      ? 'a message that cannot be read here is tried by itself'
      : `${more.length} messages that cannot be read here are tried each by itself`
  return { ...plan, changes: [...plan.changes, ...more], notes: [...plan.notes, note] }
}

/** Each with whether it is the last: with that one the file leaves the Inbox. */
async function* withLast<T>(items: AsyncIterable<T>): AsyncGenerator<readonly [item: T, last: boolean]> {
  let held: { readonly item: T } | null = null
  for await (const item of items) {
    if (held) yield [held.item, false]
    held = { item }
  }
  if (held) yield [held.item, true]
}

/** One document through extract, resolve and plan. */
async function understand(
  ws: Workspace,
  whole: SourceDocument,
  place: {
    readonly move: { readonly from: VaultPath; readonly to: VaultPath } | null
    readonly original: VaultPath
    readonly folders: readonly string[]
  },
  vault: VaultView,
  waiting: KnowledgeView | null,
): Promise<ChangePlan> {
  const knowledge: KnowledgeView = withPersonsHand(ws.index.view, vault)
  const planning = { vault, knowledge, layout: ws.layout, owner: ws.ownerId, hash: sha256, now: ws.now() }
  const actions = rulesFor(ws.config.rules, whole, place.folders)
  const mail = attachedTo(place.folders, knowledge)
  if (whole.kind === 'calendar' || actions.has('ignore')) return planUnfiled(whole, place, planning)
  const sketch = whole.kind === 'transcript' ? sketchOf(whole) : []
  const target = findTarget(whole, sketch, knowledge)
  if (target && whole.kind === 'mail' && freshMessages(whole, target).size === 0) return planUnfiled(whole, place, planning, target)
  const attachments = attachmentChanges(whole, freshMessages(whole, target), {
    vault,
    layout: ws.layout,
    base64: bytes => Buffer.from(bytes).toString('base64'),
  })
  if (target === null && isAside(whole)) {
    const kept = withSensitivity(whole, actions, mail ? sensitivityOf(mail, vault) : null)
    return planUnfiled(kept, place, planning, null, asideMail(kept, place.original, attachments, planning))
  }
  const document = withSensitivity(
    whole.kind === 'mail' ? onlyNewMessages(whole, target) : whole,
    actions,
    mail ? sensitivityOf(mail, vault) : null,
  )
  const context = { owner: ws.owner, knownNames: knownNames(document, knowledge, ws.owner), correction: ws.correction }
  const extraction = withoutTasks(
    await (document.kind === 'mail' ? extractThread : extract)(document, engineFor(ws, document), context),
    actions,
  )
  const resolved = (view: KnowledgeView) =>
    withoutForgotten(
      resolve(document, extraction, view, { owner: ws.owner, layout: ws.layout, ...(waiting ? { waiting } : {}) }),
      view,
      ws.ownerId,
    )
  const planned = (resolution: Resolution, on: VaultView, view: KnowledgeView): ChangePlan => {
    const there = findTarget(whole, sketch, view)
    const into = there ?? minutesTarget(document, resolution, view)
    return planSource(
      {
        document,
        extraction,
        resolution,
        ...place,
        target: into,
        sketch,
        // Minutes in a meeting's note wait for no reply there.
        needsReply:
          whole.kind === 'mail' && into === there ? needsReply(whole, withKnownAddresses(ws.owner, ws.ownerId, resolution, view)) : null,
        attachedTo: mail?.note ?? null,
        attachments,
      },
      { ...planning, vault: on, knowledge: view },
    )
  }
  const resolution = resolved(knowledge)
  // A person who turns out to be called more than the page says is renamed first, in the same plan.
  const renamed = planRenames(ws, resolution, vault, (view, on) => planned(resolved(view), on, view))
  return renamed ?? planned(resolution, vault, knowledge)
}

/** The engine of the vault; where it sends texts away and this one may not leave, the one that stays here. */
const engineFor = (ws: Workspace, document: SourceDocument): Engine =>
  ws.engine.leaves && !mayLeave(document.sensitivity, ws.config.leaving.engine) ? embedded : ws.engine

/** Plans on a fresh look at the vault and applies; where the person changed a file in between, plans again instead of overwriting. */
async function replanned(
  view: () => VaultView,
  apply: Applier,
  plan: (vault: VaultView) => ChangePlan | Promise<ChangePlan>,
): Promise<DonePlan> {
  for (let attempt = 1; ; attempt++) {
    const made = await plan(view())
    try {
      const entry = await apply(made)
      return { notes: made.notes, paths: made.changes.map(c => (c.type === 'move' ? c.to : c.path)), seq: entry?.seq ?? null }
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'PLAN_STALE' || attempt >= 5) throw error
    }
  }
}

/** The applier of a true run. */
export const applier =
  (ws: Workspace): Applier =>
  plan =>
    plan.changes.length === 0 ? Promise.resolve(null) : applyPlan(ws.deps, plan)

/** A fresh look at the files of the vault with each call. */
export const diskView = (ws: Workspace) => (): VaultView => openVaultView(ws.root)

/** The owner with the addresses that the vault has learned: a reply waits for them under each. */
function withKnownAddresses(owner: Owner, id: EntityId, resolution: Resolution, view: KnowledgeView): Owner {
  const known = [view.entity(id), ...resolution.entities.filter(e => e.id === id)].flatMap(e => e?.emails ?? [])
  return { ...owner, emails: [...new Set([...owner.emails, ...known])] }
}
