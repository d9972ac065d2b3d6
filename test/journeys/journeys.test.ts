import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { lastSeq } from '../../src/apply/journal.ts'
import { embedded } from '../../src/extract/engines/embedded/embedded.ts'
import { DEFAULT_LAYOUT } from '../../src/model/layout.ts'
import { openIndex } from '../../src/store/index.ts'
import { reindex } from '../../src/store/reindex.ts'
import { checkVault } from '../../src/vault/check.ts'
import { scaffold } from '../../src/vault/scaffold.ts'
import { type Answer, answering } from './answers.ts'
import { ingest, newVault, readText, removeFolders, stampsOf, tempFolder, treeOf, withVault } from './harness.ts'

/**
 * A case is a folder: what stands in the vault before (`vault-before/`), what is delivered (`inbox/`, `inbox-2/` …), what was understood
 * (`answers.json`, by file name), and the vault that comes of it (`vault-after/`), approved by a person. `UPDATE_JOURNEYS=1` writes
 * `vault-after/` anew; read the difference before you commit it. A new bug is a new folder.
 */
interface Options {
  /** What the case shows, in one sentence. */
  readonly shows: string
  readonly config?: string
  /** Default: what was understood stands in `answers.json`. */
  readonly engine?: 'embedded'
  /** What happens, in order. Default: the Inbox is delivered and filed. */
  readonly steps?: readonly (
    | { readonly deliver: string }
    /** The person replaces `find`, which stands in the file once, `\n` meaning what the file ends its lines with. */
    | { readonly edit: string; readonly find: string; readonly replace: string }
    | { readonly rename: string; readonly to: string }
    /** The person deletes the one line that holds these words. */
    | { readonly drop: string; readonly line: string }
  )[]
  /** Findings of `doctor` that are the person's own doing. */
  readonly findings?: readonly string[]
}

afterEach(removeFolders)
const HERE = import.meta.dirname
const cases = fs.readdirSync(HERE).filter(name => fs.existsSync(path.join(HERE, name, 'options.json')))
const json = (file: string): unknown => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {})

/** What the case is about: not what `init` made, not the journal, whose before-images repeat it, and nothing that is derived. */
const APPROVED = /^\.afterword\/(?:index\.db|lock|journal|config|\.gitignore)|^\.obsidian|^\.DS_Store$/
function result(root: string): Record<string, string> {
  const made = new Set(Object.keys(scaffold(DEFAULT_LAYOUT)))
  return Object.fromEntries(Object.entries(treeOf(root, APPROVED)).filter(([p]) => !p.endsWith('/') && !made.has(p)))
}

describe.each(cases)('%s', name => {
  const folder = path.join(HERE, name)
  const options = json(path.join(folder, 'options.json')) as Options

  test(options.shows, async () => {
    const root = await newVault(options.config === undefined ? {} : { config: options.config })
    const before = path.join(folder, 'vault-before')
    if (fs.existsSync(before)) fs.cpSync(before, root, { recursive: true })
    const engine = options.engine === 'embedded' ? embedded : answering(json(path.join(folder, 'answers.json')) as Record<string, Answer>)
    let day = 10
    for (const step of options.steps ?? [{ deliver: 'inbox' }]) {
      if ('deliver' in step) {
        fs.cpSync(path.join(folder, step.deliver), path.join(root, 'Inbox'), { recursive: true })
        await ingest(root, { engine, now: `2026-03-${day++}T09:00:00.000Z` })
      } else if ('edit' in step) {
        const text = readText(root, step.edit)
        expect(text.split(step.find).length, `${step.find} in ${step.edit}:\n${text}`).toBe(2)
        fs.writeFileSync(
          path.join(root, step.edit),
          text.replace(step.find, () => step.replace),
        )
      } else if ('rename' in step) {
        fs.mkdirSync(path.dirname(path.join(root, step.to)), { recursive: true })
        fs.renameSync(path.join(root, step.rename), path.join(root, step.to))
      } else {
        const lines = readText(root, step.drop).split('\n')
        expect(lines.filter(l => l.includes(step.line)).length, `${step.line} in ${step.drop}`).toBe(1)
        fs.writeFileSync(path.join(root, step.drop), lines.filter(l => !l.includes(step.line)).join('\n'))
      }
    }

    const after = path.join(folder, 'vault-after')
    const made = result(root)
    if (process.env.UPDATE_JOURNEYS) {
      fs.rmSync(after, { recursive: true, force: true })
      for (const [file, bytes] of Object.entries(made)) {
        fs.mkdirSync(path.dirname(path.join(after, file)), { recursive: true })
        fs.writeFileSync(path.join(after, file), Buffer.from(bytes, 'latin1'))
      }
    }
    const approved = fs.existsSync(after) ? Object.fromEntries(Object.entries(treeOf(after, /^$/)).filter(([p]) => !p.endsWith('/'))) : {}
    const readable = (tree: Record<string, string>) =>
      Object.fromEntries(Object.entries(tree).map(([p, bytes]) => [p, Buffer.from(bytes, 'latin1').toString('utf8')]))
    expect(Object.keys(made).sort()).toEqual(Object.keys(approved).sort())
    expect(readable(made)).toEqual(readable(approved))
    expect(made).toEqual(approved)

    // Whatever the case: nothing to find for the doctor, nothing to do for a second run, and the index can be made again.
    const notes = new Map(
      Object.entries(readable(treeOf(root, /^\.(?:afterword|obsidian)|^Inbox/))).filter(
        ([p]) => /\.md$/.test(p) && !p.includes('_originals'),
      ),
    )
    const paths = Object.keys(treeOf(root, /^\.(?:afterword|obsidian)|^Inbox/))
    expect(checkVault({ notes, paths }).map(f => `${f.code} ${f.path}: ${f.detail}`)).toEqual(options.findings ?? [])
    const stamps = stampsOf(root)
    await ingest(root, { engine })
    expect(without(stampsOf(root))).toEqual(without(stamps))
    await withVault(root, {}, async ws => {
      const fresh = await openIndex(path.join(tempFolder(), 'index.db'))
      reindex(root, fresh, lastSeq(root), ws.layout)
      expect(fresh.dump()).toBe(ws.index.dump())
      fresh.close()
    })
  })
})

const without = (stamps: Record<string, string>) =>
  Object.fromEntries(Object.entries(stamps).filter(([p]) => !/^\.afterword\/(?:$|index|lock)/.test(p)))
