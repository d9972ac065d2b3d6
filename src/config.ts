import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Owner } from './model/entity.ts'
import { CONFIG_PATH, DEFAULT_LAYOUT, isWithin, type VaultLayout } from './model/layout.ts'
import { ProblemError } from './model/problem.ts'

const folder = (name: string, what: string) => z.string().min(1).default(name).describe(what)

const levels = (all: ('open' | 'confidential' | 'private')[]) => z.array(z.enum(['open', 'confidential', 'private'])).default(all)

/** `.afterword/config.yaml`. Every key has a default but the owner's name. */
const configSchema = z
  .strictObject({
    owner: z
      .strictObject({
        name: z.string().min(1).describe('Your full name, as your meetings write it'),
        aliases: z.array(z.string()).default([]).describe('Other right forms of your name'),
        emails: z.array(z.string()).default([]).describe('Your mail addresses'),
        company: z.string().nullable().default(null).describe('Your company; colleagues are told from customers by it'),
      })
      .describe('Whose vault this is: "I" in a task is this person'),
    folders: z
      .strictObject({
        inbox: folder(DEFAULT_LAYOUT.folders.inbox, 'Where you drop files'),
        people: folder(DEFAULT_LAYOUT.folders.people, 'Pages of people'),
        accounts: folder(DEFAULT_LAYOUT.folders.accounts, 'Pages of customers and partners'),
        projects: folder(DEFAULT_LAYOUT.folders.projects, 'Pages of projects'),
        forums: folder(DEFAULT_LAYOUT.folders.forums, 'Pages of recurring group meetings'),
        journal: folder(DEFAULT_LAYOUT.folders.journal, 'Notes that belong to nobody else'),
        sources: folder(DEFAULT_LAYOUT.folders.sources, 'Readable sources and originals'),
        outbox: folder(DEFAULT_LAYOUT.folders.outbox, 'Drafts'),
      })
      .prefault({})
      .describe('Folder names'),
    links: z.enum(['wiki', 'markdown']).default('wiki').describe('wiki: [[Name]]; markdown: relative links'),
    pages: z.enum(['name', 'readme']).default('name').describe('name: People/X/X.md; readme: People/X/README.md'),
    engine: z.string().default('embedded').describe('embedded needs no network, no key and no model download'),
    git: z.boolean().default(false).describe('One commit of exactly the touched files after each source'),
    watch: z
      .strictObject({
        settle_ms: z.number().int().min(100).default(2000).describe('A file is taken when it has not grown for so long'),
        rescan_s: z.number().int().min(5).default(60).describe('The Inbox is read again this often, for what events missed'),
      })
      .prefault({}),
    limits: z
      .strictObject({
        megabytes: z.number().min(1).default(200).describe('Largest file'),
        seconds: z.number().min(1).default(20).describe('Longest time for reading one file'),
        memory_mb: z.number().min(64).default(260).describe('Most memory for reading one file'),
      })
      .prefault({}),
    rules: z
      .array(
        z.strictObject({
          folder: z.string().optional().describe('Folder below the Inbox'),
          sender: z.string().optional().describe('Mail address or domain'),
          subject: z.string().optional().describe('Words of the subject or title'),
          action: z.enum(['ignore', 'private', 'confidential', 'no-tasks']).describe('What to do with such sources'),
        }),
      )
      .default([])
      .describe('What to keep out of pages and tasks'),
    leaving: z
      .strictObject({
        export: levels(['open', 'confidential', 'private']).describe('Sources that `afterword export` tells of'),
        engine: levels(['open']).describe('Sources that an engine on another machine may read; the embedded engine reads the rest'),
      })
      .prefault({})
      .describe('What may leave this machine: open, confidential, private'),
    recogniser: z
      .strictObject({
        command: z.string().describe('Command that writes a transcript of {input} to {output}'),
        extension: z.string().default('json').describe('What it writes: json, vtt, srt, txt'),
      })
      .nullable()
      .default(null)
      .describe('Your own speech recogniser, for voice memos'),
  })
  .describe('Settings of one Afterword vault')

export type Config = z.infer<typeof configSchema>

export { CONFIG_PATH }

/** Reads and checks the config of a vault. Throws ProblemError `CONFIG_*` that names the key, what is right, and the line. */
export function readConfig(root: string): Config {
  let text: string
  try {
    text = readFileSync(join(root, CONFIG_PATH), 'utf8')
  } catch (cause) {
    throw new ProblemError(
      {
        code: 'CONFIG_UNREADABLE',
        message: 'The config of the vault cannot be read',
        where: join(root, CONFIG_PATH),
        hint: 'Run `afterword init` in the vault.',
      },
      cause,
    )
  }
  return parseConfig(text)
}

/** Throws ProblemError `CONFIG_SYNTAX`, `CONFIG_UNKNOWN_KEY` or `CONFIG_VALUE`, each with the line or the key. */
export function parseConfig(text: string): Config {
  const doc = parseDocument(text)
  const error = doc.errors[0]
  if (error)
    throw new ProblemError({
      code: 'CONFIG_SYNTAX',
      message: 'The config is no valid YAML',
      expected: 'YAML as `afterword init` writes it',
      found: error.message.split('\n')[0] ?? '',
      where: `${CONFIG_PATH} line ${error.linePos?.[0].line ?? '?'}`,
      hint: 'Look at the indentation and the quotes of that line.',
    })
  const values: unknown = doc.toJS() ?? {}
  const result = configSchema.safeParse(values)
  if (result.success) {
    checkFolders(result.data.folders)
    return result.data
  }
  const issue = result.error.issues[0]
  const path = issue?.path.join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const near = nearestKey(key, issue.path)
    throw new ProblemError({
      code: 'CONFIG_UNKNOWN_KEY',
      message: `The config has a key that nothing reads: ${path ? `${path}.` : ''}${key}`,
      expected: `one of ${keysAt(issue.path).join(', ')}`,
      found: key,
      where: CONFIG_PATH,
      hint: near ? `Did you mean \`${near}\`?` : 'Remove it, or see the comments in the file.',
    })
  }
  throw new ProblemError({
    code: 'CONFIG_VALUE',
    message: `The config has a value that does not fit: ${path || 'the file as a whole'}`,
    expected: issue ? inPlainWords(issue) : '',
    ...foundAt(values, issue?.path ?? []),
    where: `${CONFIG_PATH}, ${path}`,
    hint: path.startsWith('owner') ? 'Set `owner: { name: Your Full Name }`.' : 'See the comments in the file.',
  })
}

/** What would fit, in words for a person; the checker's own words are for programmers. */
function inPlainWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'a text that is not empty' : `${Number(issue.minimum)} or more`
  if (issue.code === 'invalid_value')
    return issue.values
      .map(String)
      .join(' or ')
      .replace(/ or (?=.* or )/g, ', ')
  if (issue.code !== 'invalid_type') return issue.message
  return TYPES[issue.expected] ?? issue.expected
}
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings, `key: value`',
}

function foundAt(values: unknown, path: readonly PropertyKey[]): { found?: string } {
  const value = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), values)
  return value === undefined ? { found: 'nothing' } : { found: JSON.stringify(value) }
}

/** Each folder lies inside the vault and apart from the others: what is dropped in one is never taken for what stands in another. */
function checkFolders(folders: VaultLayout['folders']): void {
  const fault = (key: string, message: string, expected: string, found: string): ProblemError =>
    new ProblemError({
      code: 'CONFIG_FOLDER',
      message,
      expected,
      found,
      where: `${CONFIG_PATH}, folders.${key}`,
      hint: `Give \`${key}\` another folder.`,
    })
  const all = Object.entries(folders)
  for (const [key, path] of all) {
    const parts = path.split('/')
    if (/^[\\~]|^[a-z]:|\\/iu.test(path) || parts.some(p => p.trim() !== p || p === '' || p === '.' || p === '..'))
      throw fault(key, `The folder ${key} is none inside the vault`, 'a name, or a path inside the vault: Inbox, Areas/People', path)
    if (/^\.(?:afterword|git|obsidian)$/i.test(parts[0] ?? ''))
      throw fault(key, `The folder ${key} belongs to a program`, 'a folder for notes', path)
  }
  for (const [i, [key, path]] of all.entries())
    for (const [other, above] of all.slice(0, i).concat(all.slice(i + 1)))
      if (isWithin(path, above))
        throw fault(
          key,
          `The folders ${key} and ${other} are not apart`,
          'a folder of its own for each',
          `${key}: ${path}, ${other}: ${above}`,
        )
}

function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = configJsonSchema()
  for (const p of path) {
    const s = schema as { properties?: Record<string, unknown>; items?: unknown }
    schema = typeof p === 'number' ? s.items : s.properties?.[String(p)]
  }
  return Object.keys((schema as { properties?: Record<string, unknown> } | undefined)?.properties ?? {})
}

function nearestKey(key: string, path: readonly PropertyKey[]): string | null {
  const [best] = keysAt(path)
    .map(k => ({ k, d: distance(k, key.toLowerCase()) }))
    .sort((a, b) => a.d - b.d)
  return best && best.d <= Math.max(2, key.length / 2) ? best.k : null
}

/** JSON Schema of the config, for editors; written beside the config by `init`. */
export function configJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(configSchema, { io: 'input' }) as Record<string, unknown>
}

/** Where the config puts pages, notes and sources. */
export const layoutOf = (config: Config): VaultLayout => ({ folders: config.folders, links: config.links, pages: config.pages })

/** The owner as the config tells; a blank address or company says nothing, and must not stand for one that is known. */
export const ownerOf = (config: Config): Owner => ({
  name: config.owner.name.trim(),
  aliases: filled(config.owner.aliases),
  emails: filled(config.owner.emails),
  company: config.owner.company?.trim() || null,
})
const filled = (values: readonly string[]): string[] => values.map(v => v.trim()).filter(v => v !== '')

/** The commented config that `init` writes. */
export function initialConfig(owner: {
  readonly name: string
  readonly emails: readonly string[]
  readonly company: string | null
}): string {
  return `# yaml-language-server: $schema=./config.schema.json
# Settings of this vault. Everything but the owner's name may be left out; the values shown in comments are the defaults.

owner:
  name: ${JSON.stringify(owner.name)}
  # Other right forms of your name, e.g. [Dan, D. Whitfield]
  aliases: []
  # Your mail addresses: they tell what you sent and what waits for your answer
  emails: ${JSON.stringify(filled(owner.emails))}
  # Your company: tells colleagues from customers
  company: ${owner.company?.trim() ? JSON.stringify(owner.company.trim()) : 'null'}

# Folder names; change them before the first ingest, or let \`afterword adopt\` find those of an existing vault.
# folders: { inbox: Inbox, people: People, accounts: Accounts, projects: Projects, forums: Forums, journal: Journal, sources: Sources, outbox: Outbox }

# wiki: [[Kanchan Rao]]; markdown: relative links with encoded paths
# links: wiki

# name: People/X/X.md; readme: People/X/README.md
# pages: name

# embedded: rules and small models inside the program; no network, no key, no download
# engine: embedded

# true: one commit of exactly the touched files after each source
# git: false

# watch: { settle_ms: 2000, rescan_s: 60 }
# limits: { megabytes: 200, seconds: 20, memory_mb: 260 }

# What to keep out of pages and tasks; action: ignore, private, confidential or no-tasks
# rules:
#   - { folder: Private, action: private }
#   - { sender: shop.example, action: ignore }

# Your own speech recogniser for voice memos, e.g. whisper.cpp:
# recogniser: { command: "whisper-cli -m model.bin -oj -of {output} {input}", extension: json }
`
}
