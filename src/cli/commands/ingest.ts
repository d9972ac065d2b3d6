import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { hasLeftovers, lastSeq } from '../../apply/journal.ts'
import { readConfig } from '../../config.ts'
import { dryRun } from '../../dry-run.ts'
import { listInbox } from '../../inbox/inbox.ts'
import { watchInbox } from '../../inbox/watch.ts'
import { ingestAll } from '../../ingest.ts'
import { learn, recentRecords } from '../../learn.ts'
import { ProblemError } from '../../model/problem.ts'
import type { ItemOutcome } from '../../pipeline.ts'
import { findVault, openWorkspace, type Workspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, type Output, problemText } from '../output.ts'

/**
 * The heap is cleaned when it has grown by half of what is in use, not when it is several times as large: a long run stays 50 MB smaller and takes
 * no longer (366 → 314 MB over 120 talks).
 */
const CLEAN_EARLIER = '--heap-growing-percent=50'

/** Files what waits in the Inbox, or the files given; `--dry-run` shows the plan, `--watch` stays. Exit code by the worst that happened. */
export async function ingest(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Promise<number> {
  const { out } = context
  const root = findVault(context.vault)
  const waitMs = secondsOf(options.wait) * 1000
  const given = args.map(existing)
  if (options.dryRun === true) {
    if (given.length > 0)
      throw new ProblemError({
        code: 'USAGE_DRY_RUN',
        message: 'A dry run copies nothing, so it looks only at what lies in the Inbox',
        hint: 'Put the files into the Inbox first, then run `afterword ingest --dry-run`.',
      })
    return showPlan(root, out)
  }
  if (options.watch !== true && args.length === 0 && (await nothingToDo(root))) {
    out.data({ outcomes: [], waiting: [] })
    out.line('The Inbox is empty: nothing to do.')
    return EXIT.done
  }
  setFlagsFromString(CLEAN_EARLIER)
  const open = () =>
    openWorkspace(root, {
      mode: 'write',
      command: options.watch === true ? 'ingest --watch' : 'ingest',
      waitMs,
      onWait: holder => out.progress(`waiting for ${holder}`),
    })
  if (options.watch === true) return watch(root, given, open, out)
  const ws = await open()
  try {
    for (const message of ws.messages) out.line(message)
    for (const file of given) copyIn(ws, file)
    const correction = learn(root, recentRecords(root))?.correction ?? ws.correction
    const report = await ingestAll(
      { ...ws, correction },
      {
        onProgress: (done, total, file) => out.progress(`${done + 1} of ${total}  ${file}`),
        onOutcome: outcome => printOutcome(out, outcome),
      },
    )
    out.endProgress()
    const aside = report.outcomes.filter(o => o.type === 'set-aside').length
    out.data({ outcomes: report.outcomes.map(summaryOf), waiting: report.waiting })
    if (report.outcomes.length === 0 && report.waiting.length === 0) out.line('The Inbox is empty: nothing to do.')
    for (const path of report.waiting) out.line(`${path}: still being written, taken on the next run`)
    if (aside > 0)
      out.line(
        `${aside} set aside in ${ws.layout.folders.inbox}/_failed, each with a .problem.md that says why; afterword redrive puts them back.`,
      )
    return aside > 0 ? EXIT.someSetAside : EXIT.done
  } finally {
    await ws.close()
  }
}

/** An empty Inbox and no interrupted step: then not even the lock is taken, and the vault's folder keeps its times. */
async function nothingToDo(root: string): Promise<boolean> {
  if (hasLeftovers(root, lastSeq(root))) return false
  return (await listInbox(root, readConfig(root).folders.inbox, { settleMs: 0 })).length === 0
}

async function showPlan(root: string, out: Output): Promise<number> {
  const ws = await openWorkspace(root, { mode: 'read', command: 'ingest --dry-run' })
  try {
    const { text, outcomes } = await dryRun(ws)
    out.data({ outcomes: outcomes.map(summaryOf), plan: text })
    out.line(text || 'The Inbox is empty: nothing would change.')
    return outcomes.some(o => o.type === 'set-aside') ? EXIT.someSetAside : EXIT.done
  } finally {
    await ws.close()
  }
}

/** Holds the vault only while it files something, so that undo and the other commands work beside a watch that runs for days. */
async function watch(root: string, given: readonly string[], open: () => Promise<Workspace>, out: Output): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      out.line(`${signal}: finishing the current step`)
      stop.abort()
    })
  let aside = 0
  const take = async (work: (ws: Workspace) => Promise<unknown>): Promise<void> => {
    const ws = await open()
    try {
      for (const message of ws.messages) out.line(message)
      await work(ws)
    } finally {
      out.endProgress()
      await ws.close()
    }
  }
  await take(async ws => {
    for (const file of given) copyIn(ws, file)
  })
  const { folders, watch: settings } = readConfig(root)
  out.line(`Watching ${join(root, folders.inbox)}; Ctrl-C stops.`)
  await watchInbox({
    root,
    inbox: folders.inbox,
    settleMs: settings.settle_ms,
    rescanMs: settings.rescan_s * 1000,
    signal: stop.signal,
    onReady: async () => {
      try {
        await take(ws =>
          ingestAll(ws, {
            signal: stop.signal,
            onOutcome: outcome => {
              if (outcome.type === 'set-aside') aside++
              printOutcome(out, outcome)
            },
          }),
        )
      } catch (error) {
        // Another command holds the vault for longer than we wait: what lies in the Inbox is announced again.
        if (!(error instanceof ProblemError) || error.problem.code !== 'VAULT_LOCKED') throw error
        out.warn(problemText(error.problem))
      }
    },
  })
  return aside > 0 ? EXIT.someSetAside : EXIT.done
}

function secondsOf(wait: unknown): number {
  const seconds = Number(wait ?? 10)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds
  throw new ProblemError({
    code: 'USAGE_WAIT',
    message: '--wait takes a number of seconds',
    expected: 'for example --wait 60',
    found: String(wait),
    where: '--wait',
    hint: 'With 0 a vault that is in use is not waited for.',
  })
}

/** Absolute path of a file that is there; all of them are looked at before the first is copied. */
function existing(file: string): string {
  const from = resolve(file)
  const found = statSync(from, { throwIfNoEntry: false })
  if (found?.isFile()) return from
  throw new ProblemError({
    code: 'USAGE_FILE',
    ...(found?.isDirectory()
      ? { message: 'That is a folder', expected: 'files', hint: 'Nothing was copied. Put the folder into the Inbox, or name its files.' }
      : {
          message: 'There is no such file',
          expected: 'files that are there',
          hint: 'Nothing was copied. What waits in the Inbox needs no name.',
        }),
    where: from,
  })
}

/** Files named on the command line are copied: what the person has elsewhere stays where it is. */
function copyIn(ws: Workspace, from: string): void {
  const dot = basename(from).lastIndexOf('.')
  const stem = dot > 0 ? basename(from).slice(0, dot) : basename(from)
  const extension = dot > 0 ? basename(from).slice(dot) : ''
  const inbox = join(ws.root, ws.layout.folders.inbox)
  mkdirSync(inbox, { recursive: true })
  for (let n = 1; ; n++) {
    const to = join(inbox, `${stem}${n === 1 ? '' : ` ${n}`}${extension}`)
    if (existsSync(to)) continue
    copyFileSync(from, to)
    return
  }
}

function printOutcome(out: Output, outcome: ItemOutcome): void {
  if (outcome.type === 'set-aside') {
    out.line(`${out.bold(outcome.fileName)}: set aside`)
    out.line(problemText(outcome.problem).replace(/^/gm, '  '))
    return
  }
  out.line(`${out.bold(outcome.fileName)}`)
  for (const note of outcome.done.flatMap(p => p.notes)) out.line(`  ${note}`)
}

function summaryOf(outcome: ItemOutcome): unknown {
  return outcome.type === 'set-aside'
    ? outcome
    : {
        type: outcome.type,
        fileName: outcome.fileName,
        notes: outcome.done.flatMap(p => p.notes),
        entries: outcome.done.flatMap(p => p.seq ?? []),
      }
}
