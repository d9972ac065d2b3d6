import type { PagedType } from '../model/entity.ts'
import { typeWords, type VaultLayout } from '../model/layout.ts'

/** Files that `init` makes once; nothing rewrites them as the vault grows. Path → text. */
export function scaffold(layout: VaultLayout): Readonly<Record<string, string>> {
  const { folders } = layout
  return {
    'Tasks.md': DASHBOARD,
    'People.base': base(layout, folders.people, 'person', ['file.name', 'company', 'role', 'email', 'last_contact'], 'last_contact'),
    'Accounts.base': base(layout, folders.accounts, 'account', ['file.name', 'type', 'last_contact'], 'last_contact'),
    'Projects.base': base(layout, folders.projects, 'project', ['file.name', 'owner', 'status', 'last_contact'], 'last_contact'),
  }
}

/** The tables that `was` made and nobody changed, as another layout makes them. `read`: a file's text, null where there is none. */
export function movedBases(was: VaultLayout, layout: VaultLayout, read: (path: string) => string | null): Readonly<Record<string, string>> {
  const now = scaffold(layout)
  const old = Object.entries(scaffold(was)).filter(([path, text]) => path.endsWith('.base') && text !== now[path] && read(path) === text)
  return Object.fromEntries(old.map(([path, text]) => [path, now[path] ?? text]))
}

const tasks = (title: string, note: string, query: readonly string[]): string =>
  `## ${title}\n\n${note}\n\n\`\`\`tasks\n${query.join('\n')}\n\`\`\`\n`

const DASHBOARD = `---
title: Tasks
tags: [dashboard, generated]
---
# Tasks

A task stands in exactly one note; this page only asks for them. Click a box to move a task on: proposed, open, in progress, done. Set it to cancelled to reject it: it will not come back.

${tasks('Proposed', 'Found in your sources. Accept (open), or reject (cancelled).', ['status.name includes Proposed', 'tags include #task', 'group by filename', 'sort by created reverse'])}
${tasks('Mine by due date', 'Accepted and open.', ['not done', 'tags include #task', 'description includes @Myself', 'status.name does not include Proposed', 'sort by due', 'sort by priority'])}
${tasks('Waiting for others', 'Accepted, owed by somebody else.', ['not done', 'tags include #task', 'description regex matches /@(?!Myself)/', 'status.name does not include Proposed', 'sort by due'])}
${tasks('In progress', 'Started.', ['status.type is IN_PROGRESS', 'tags include #task', 'sort by due'])}
${tasks('Done this week', 'Finished.', ['done in this week', 'tags include #task', 'sort by done reverse'])}`

/** `file.name` ends in `.md`, so a page is told by its whole path. */
function base(layout: VaultLayout, folder: string, type: PagedType, columns: readonly string[], sort: string): string {
  const page = layout.pages === 'readme' ? '"README"' : 'file.folder.split("/").slice(-1)[0]'
  return `filters:
  and:
    - file.inFolder("${folder}")
    - file.path == file.folder + "/" + ${page} + ".md"
    - or:
${typeWords(type)
  .map(t => `        - type == "${t}"`)
  .join('\n')}
views:
  - type: table
    name: ${folder}
    order:
${columns.map(c => `      - ${c}`).join('\n')}
    sort:
      - property: ${sort}
        direction: DESC
`
}

/** Statuses of the Tasks plugin: an unconfigured \`[?]\` would count as an open task there. */
const TASKS_STATUSES = {
  coreStatuses: [
    { symbol: ' ', name: 'Open', nextStatusSymbol: '/', availableAsCommand: true, type: 'TODO' },
    { symbol: 'x', name: 'Done', nextStatusSymbol: ' ', availableAsCommand: true, type: 'DONE' },
  ],
  customStatuses: [
    { symbol: '?', name: 'Proposed', nextStatusSymbol: ' ', availableAsCommand: true, type: 'NON_TASK' },
    { symbol: '/', name: 'In progress', nextStatusSymbol: 'x', availableAsCommand: true, type: 'IN_PROGRESS' },
    { symbol: '-', name: 'Rejected', nextStatusSymbol: ' ', availableAsCommand: true, type: 'CANCELLED' },
  ],
} as const

/** Where Obsidian's Tasks plugin keeps its settings. */
export const TASKS_SETTINGS_PATH = '.obsidian/plugins/obsidian-tasks-plugin/data.json'

/** The plugin's settings with our statuses; settings that the person has stay. Null where nothing has to change or the file is not to be understood. */
export function tasksSettings(existing: string | null): string | null {
  let settings: Record<string, unknown> = {}
  if (existing !== null) {
    try {
      settings = JSON.parse(existing) as Record<string, unknown>
    } catch {
      return null
    }
  }
  const present = settings.statusSettings as { customStatuses?: readonly { symbol?: string }[] } | undefined
  const custom = present?.customStatuses ?? []
  const missing = TASKS_STATUSES.customStatuses.filter(s => !custom.some(c => c.symbol === s.symbol))
  if (existing !== null && missing.length === 0) return null
  return `${JSON.stringify({ ...settings, statusSettings: { coreStatuses: TASKS_STATUSES.coreStatuses, ...present, customStatuses: [...custom, ...missing] } }, null, 2)}\n`
}
