/**
 * Dead letters: `Inbox/_failed/<date>/<file>` with `<file>.problem.md` beside it, which says in words what was expected, what was found
 * and what to do. Setting aside and putting back are plans like any other: journaled, undoable, never overwriting.
 */
import fs from 'node:fs'
import path from 'node:path'
import { applyPlan } from '../apply/apply.ts'
import type { ApplyDeps } from '../apply/transact.ts'
import type { Change, ChangePlan, IndexUpdate } from '../model/change-plan.ts'
import type { VaultView } from '../model/contracts.ts'
import type { InboxItem } from '../model/document.ts'
import type { IsoInstant, Sha256, VaultPath } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import type { Problem } from '../model/problem.ts'
import { baseName, lstat, readBytes, sha256 } from '../vault/files.ts'
import { safeFileNameWithExtension, splitExtension, uniqueName } from '../vault/names.ts'
import { FAILED, hashFile, type InboxFile } from './inbox.ts'

/** Plan that sets one read item aside with its Problem. */
export function setAside(
  item: Pick<InboxItem, 'fileName' | 'sha256'>,
  inboxPath: VaultPath,
  problem: Problem,
  now: IsoInstant,
  layout: VaultLayout,
  view: VaultView,
): ChangePlan {
  const folder = `${layout.folders.inbox}/${FAILED}/${now.slice(0, 10)}`
  const [stem, extension] = splitExtension(safeFileNameWithExtension(item.fileName))
  const taken = (name: string): boolean => view.exists(`${folder}/${name}` as VaultPath) || view.exists(problemPath(`${folder}/${name}`))
  const to = `${folder}/${uniqueName(stem, extension, taken)}` as VaultPath
  const reason = `Set aside: ${problem.message}`
  return {
    title: `Set aside ${item.fileName}`,
    sources: [],
    changes: [
      { type: 'move', from: inboxPath, to, sha256: item.sha256, reason },
      { type: 'put', path: problemPath(to), before: null, after: problemNote(item.fileName, inboxPath, problem, now), reason },
    ],
    index: NOTHING,
    notes: [`${item.fileName} is set aside: ${problem.message}`],
  }
}

/** The same for a file that could not be read into memory. One that cannot be read at all stays where it is: the plan is empty. */
export function setAsideUnread(file: InboxFile, problem: Problem, now: IsoInstant, layout: VaultLayout, view: VaultView): ChangePlan {
  const fileName = baseName(file.path)
  let hash: Sha256
  try {
    hash = hashFile(file.absolute)
  } catch {
    const notes = [`${fileName} stays in ${layout.folders.inbox}: ${problem.message}`]
    return { title: `Leave ${fileName}`, sources: [], changes: [], index: NOTHING, notes }
  }
  return setAside({ fileName, sha256: hash }, file.path, problem, now, layout, view)
}

/**
 * Puts dead letters back where they came from and removes their problem notes; one journal entry a file. `names`: only files of these names
 * (or paths); empty: all. Returns the paths in the Inbox. A name that is taken there meanwhile gets a number.
 */
export async function redrive(deps: ApplyDeps, inbox: string, names: readonly string[] = []): Promise<VaultPath[]> {
  const moved: VaultPath[] = []
  for (const failed of failedFiles(deps.root, inbox)) {
    if (names.length > 0 && !names.some(name => name === failed || name === baseName(failed) || failed.endsWith(`/${name}`))) continue
    const plan = planRedrive(deps.root, inbox, failed)
    await applyPlan(deps, plan)
    const move = plan.changes.find(change => change.type === 'move')
    if (move) moved.push(move.to)
  }
  return moved
}

/** Files that are set aside, oldest first, without their problem notes. */
export function failedFiles(root: string, inbox: string): VaultPath[] {
  const folder = `${inbox}/${FAILED}`
  if (lstat(path.join(root, folder)) === null) return []
  return (fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }) as string[])
    .map(name => `${folder}/${name.split(path.sep).join('/')}`)
    .filter(file => lstat(path.join(root, file))?.isFile() && !baseName(file).startsWith('.') && !isProblemNote(root, file))
    .sort() as VaultPath[]
}

function planRedrive(root: string, inbox: string, failed: VaultPath): ChangePlan {
  const note = problemPath(failed)
  const noteBytes = readBytes(root, note)
  const before = placeBefore(noteBytes?.toString('utf8') ?? '', inbox) ?? `${inbox}/${baseName(failed)}`
  const [stem, extension] = splitExtension(baseName(before))
  const folder = before.slice(0, before.lastIndexOf('/'))
  const to = `${folder}/${uniqueName(stem, extension, name => lstat(path.join(root, folder, name)) !== null)}` as VaultPath
  const reason = 'Put back to be tried again'
  const changes: Change[] = [{ type: 'move', from: failed, to, sha256: hashFile(path.join(root, failed)), reason }]
  if (noteBytes) changes.push({ type: 'delete', path: note, before: sha256(noteBytes), reason })
  return { title: `Redrive ${baseName(failed)}`, sources: [], changes, index: NOTHING, notes: [] }
}

/** A file of the person's own that ends in `.problem.md` is a dead letter like any other: a note belongs to the file whose name it bears. */
function isProblemNote(root: string, file: string): boolean {
  return file.endsWith('.problem.md') && lstat(path.join(root, file.slice(0, -'.problem.md'.length))) !== null
}

const problemPath = (file: string): VaultPath => `${file}.problem.md` as VaultPath

/** `from:` of a problem note, if it still leads into the Inbox. */
function placeBefore(note: string, inbox: string): string | null {
  const quoted = /^from: ("(?:[^"\\]|\\.)*")$/m.exec(note)?.[1]
  if (quoted === undefined) return null
  try {
    const before: unknown = JSON.parse(quoted)
    const inside =
      typeof before === 'string' && before.startsWith(`${inbox}/`) && !before.split('/').includes('..') && !before.includes('\\')
    return inside && !before.startsWith(`${inbox}/${FAILED}/`) ? before : null
  } catch {
    return null
  }
}

/** What a person reads. Words of the source are shown as plain text: they make no links, tags, tasks or HTML. */
function problemNote(fileName: string, from: string, problem: Problem, now: IsoInstant): string {
  const rows = [
    ['What happened', problem.message],
    ['Expected', problem.expected],
    ['Found', problem.found],
    ['Where', problem.where],
    ['What to do', problem.hint],
  ].flatMap(([label, words]) => (words ? [`**${label}**: ${plain(words)}`] : []))
  return [
    '---',
    'type: problem',
    `code: ${problem.code}`,
    `date: ${now.slice(0, 10)}`,
    `from: ${JSON.stringify(from)}`,
    'tags: [generated]',
    '---',
    '',
    `# ${plain(fileName)} was set aside`,
    '',
    rows.join('\n\n'),
    '',
    'The file itself is unchanged, here beside this note. `afterword redrive` puts it back into the Inbox and it is tried again; delete both files if it is not wanted.',
    '',
  ].join('\n')
}

function plain(words: string): string {
  const oneLine = words
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
  const cut =
    oneLine.length > 600 ? `${oneLine.slice(0, oneLine.lastIndexOf(' ', 600) > 0 ? oneLine.lastIndexOf(' ', 600) : 600)} …` : oneLine
  return cut.replace(/[[\]#*_<>|\\]/g, c => `\\${c}`)
}

const NOTHING: IndexUpdate = { records: [], removedRecords: [], pages: [], removedPages: [], decisions: [] }
