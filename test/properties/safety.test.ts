import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { lastSeq } from '../../src/apply/journal.ts'
import { undo } from '../../src/apply/undo.ts'
import { dryRun } from '../../src/dry-run.ts'
import { openIndex } from '../../src/store/index.ts'
import { reindex } from '../../src/store/reindex.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { phrases } from '../journeys/answers.ts'
import { deliver, ingest, newVault, readText, removeFolders, stampsOf, tempFolder, treeOf, withVault } from '../journeys/harness.ts'
import { carryOut, edit, editable, linesOf, type Talk, talk } from './talks.ts'

afterEach(removeFolders)
const RUNS = Number(process.env.AFTERWORD_PROPERTY_RUNS ?? 12)
const options = { numRuns: RUNS, endOnFailure: true } as const

const file = (root: string, talks: readonly Talk[], now?: string) => {
  deliver(root, Object.fromEntries(talks.map(t => [t.name, t.text])))
  return ingest(root, { engine: phrases, ...(now ? { now } : {}) })
}
const talks = (from: number, min: number, max: number): fc.Arbitrary<Talk[]> =>
  fc.tuple(...Array.from({ length: max }, (_, i) => talk(from + i)), fc.integer({ min, max })).map(all => {
    const n = all.at(-1) as number
    return all.slice(0, n) as Talk[]
  })

/** Tree without journal and index: what a person sees, and the records. */
const content = (root: string) => treeOf(root, /^\.afterword\/(?:index\.db|lock|journal)/)

describe('whatever is in the Inbox', () => {
  test('filing again does nothing: no byte, no time, no entry', async () => {
    await fc.assert(
      fc.asyncProperty(talks(1, 1, 3), async some => {
        const root = await newVault()
        await file(root, some)
        const before = stampsOf(root)
        const seq = lastSeq(root)
        await ingest(root, { engine: phrases, now: '2026-04-01T00:00:00.000Z' })
        expect(lastSeq(root)).toBe(seq)
        // The lock comes and goes beside the index.
        const passing = (tree: Record<string, string>) =>
          Object.fromEntries(Object.entries(tree).filter(([p]) => p !== '.afterword/' && !/^\.afterword\/(?:index\.db|lock)/.test(p)))
        expect(passing(stampsOf(root))).toEqual(passing(before))
      }),
      options,
    )
  })

  test('delivering the same bytes again, under any name, changes no note', async () => {
    await fc.assert(
      fc.asyncProperty(talks(1, 1, 2), fc.boolean(), async (some, renamed) => {
        const root = await newVault()
        await file(root, some)
        const notes = (): Record<string, string> =>
          Object.fromEntries(
            Object.entries(stampsOf(root)).filter(([p]) => !/^(?:$|Inbox|\.afterword|Sources\/$|Sources\/_originals)/.test(p)),
          )
        const before = notes()
        await file(
          root,
          some.map(t => (renamed ? { ...t, name: `copy of ${t.name}` } : t)),
        )
        expect(notes()).toEqual(before)
        expect(fs.readdirSync(path.join(root, 'Inbox'))).toEqual([])
      }),
      options,
    )
  })

  test('undo, step by step, restores the tree byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(talks(1, 1, 2), talks(10, 1, 3), async (first, second) => {
        const root = await newVault()
        await file(root, first)
        deliver(root, { ...Object.fromEntries(second.map(t => [t.name, t.text])), 'nothing.txt': '' })
        const before = content(root)
        const seq = lastSeq(root)
        await ingest(root, { engine: phrases })
        expect(content(root)).not.toEqual(before)
        await withVault(root, {}, async ws => {
          for (let n = lastSeq(root); n > seq; n--) await undo(ws.deps, n)
          const fresh = await openIndex(path.join(tempFolder(), 'index.db'))
          reindex(root, fresh, lastSeq(root), ws.layout)
          expect(ws.index.dump()).toBe(fresh.dump())
          fresh.close()
        })
        expect(content(root)).toEqual(before)
      }),
      options,
    )
  })

  test('a dry run touches nothing at all, times and folders included, and foretells what the run does', async () => {
    await fc.assert(
      fc.asyncProperty(talks(1, 1, 2), talks(10, 1, 3), async (first, second) => {
        const root = await newVault()
        await file(root, first)
        deliver(root, Object.fromEntries(second.map(t => [t.name, t.text])))
        const before = stampsOf(root)
        const opened = await openWorkspace(root, { mode: 'read', command: 'test' })
        const foretold = await dryRun({ ...opened, engine: phrases })
        await opened.close()
        expect(stampsOf(root)).toEqual(before)
        const true_ = await ingest(root, { engine: phrases })
        expect(foretold.outcomes.map(o => [o.fileName, o.type])).toEqual(true_.outcomes.map(o => [o.fileName, o.type]))
        const paths = (outcomes: typeof true_.outcomes) =>
          outcomes.flatMap(o => (o.type === 'set-aside' ? [] : o.done.flatMap(p => p.paths)))
        expect(paths(foretold.outcomes)).toEqual(paths(true_.outcomes))
      }),
      options,
    )
  })

  test('the index made again from Markdown and records is the one that grew', async () => {
    await fc.assert(
      fc.asyncProperty(talks(1, 2, 4), talks(10, 1, 2), fc.array(edit, { maxLength: 6 }), async (first, second, edits) => {
        const root = await newVault()
        await file(root, first)
        carryOut(
          root,
          edits.filter(e => e.do !== 'delete' && e.do !== 'tick'),
        )
        await file(root, second)
        await withVault(root, {}, async ws => {
          const fresh = await openIndex(path.join(tempFolder(), 'index.db'))
          reindex(root, fresh, lastSeq(root), ws.layout)
          expect(fresh.dump()).toBe(ws.index.dump())
          fresh.close()
        })
      }),
      options,
    )
  })
})

describe('whatever a person does between two runs', () => {
  /** Headings and folds of ours may go with their last line; everything else that has no block id must stay. */
  const ours =
    /^(?:## (?:Key Facts|Recent Context|Topics|Key Decisions|Open Questions|Related|Summary|Action Items|Follow-ups|Decisions|Outcomes|Key Information|Risks|Next Meeting)|> \[!note\]- Earlier|\*\*(?:Date|With|Account|Project|Forum|Attendees)\*\*: .*|\*Sources?: .*|- \[\[.*|)\r?\n?$/
  const body = (text: string): string[] => {
    const lines = linesOf(text)
    const end = /^---\r?\n/.test(lines[0] ?? '') ? lines.findIndex((l, i) => i > 0 && /^---\r?\n?$/.test(l)) : -1
    return lines.slice(end + 1)
  }
  const idOf = (line: string): string | undefined => /(?:^|\s)\^([A-Za-z0-9][\w-]*)\s*$/.exec(line)?.[1]

  test('the bytes stay: what was written stands, in its order, and what was deleted is not written again', async () => {
    await fc.assert(
      fc.asyncProperty(
        talks(1, 1, 2),
        talks(10, 1, 2),
        talks(20, 1, 1),
        fc.array(edit, { minLength: 1, maxLength: 14 }),
        async (first, second, third, edits) => {
          const root = await newVault()
          await file(root, first)
          const { removed } = carryOut(root, edits)
          const before = new Map(editable(root).map(f => [f, readText(root, f)]))
          await file(root, second)
          // Once more, with the index made again and the first files delivered again under other names.
          await withVault(root, {}, async ws => void reindex(root, ws.index, lastSeq(root), ws.layout))
          await file(root, [...first.map(t => ({ name: `again ${t.name}`, text: `${t.text}\n` })), ...third])
          for (const [f, was] of before) {
            const now = readText(root, f)
            const left = body(now)
            let at = 0
            for (const line of body(was)) {
              const mine = /~\d+~/.test(line) || (idOf(line) === undefined && !ours.test(line))
              if (!mine) continue
              // A line without an end may get one; nothing else may happen to it.
              const found = left.findIndex((l, i) => i >= at && (l === line || (!line.endsWith('\n') && l.replace(/\r?\n$/, '') === line)))
              expect({ file: f, line, found: found >= 0 }).toEqual({ file: f, line, found: true })
              at = found + 1
            }
            for (const key of removed) {
              const [where, id] = key.split('#')
              const still = body(was).some(l => idOf(l) === id)
              if (where === f && !still)
                expect(
                  left.some(l => idOf(l) === id),
                  `${key} is back`,
                ).toBe(false)
            }
            if (/\r\n/.test(was) && !/(^|[^\r])\n/.test(was)) expect(/(^|[^\r])\n/.test(now), `${f} is all CRLF`).toBe(false)
          }
        },
      ),
      options,
    )
  })

  test('a task that was rejected, ticked, taken up or deleted stays so, whatever comes again', async () => {
    await fc.assert(
      fc.asyncProperty(
        talks(1, 2, 3),
        talks(10, 1, 2),
        fc.array(fc.constantFrom('-', 'x', '/', ' ', 'gone', 'due'), { minLength: 3, maxLength: 8 }),
        async (first, second, deeds) => {
          const root = await newVault()
          await file(root, first)
          const done = new Map<string, string | null>()
          let n = 0
          for (const f of editable(root)) {
            const lines = linesOf(readText(root, f)).flatMap(line => {
              const id = idOf(line)
              if (!id?.startsWith('a-')) return [line]
              const deed = deeds[n++ % deeds.length] ?? 'x'
              const changed =
                deed === 'gone'
                  ? null
                  : deed === 'due'
                    ? line.replace(/( #task)/, ' 📅 2026-12-24$1').replace(/ 📅 2026-04-\d\d/, '')
                    : line.replace(/- \[.\]/, `- [${deed}]`)
              done.set(`${f}#${id}`, changed)
              return changed === null ? [] : [changed]
            })
            fs.writeFileSync(path.join(root, f), lines.join(''))
          }
          await file(root, second)
          fs.rmSync(path.join(root, '.afterword/index.db'))
          for (const suffix of ['-wal', '-shm']) fs.rmSync(path.join(root, `.afterword/index.db${suffix}`), { force: true })
          await file(
            root,
            first.map(t => ({ name: `again ${t.name}`, text: `${t.text}\n` })),
          )
          await file(root, first)
          for (const [key, line] of done) {
            const [f = '', id] = key.split('#')
            const now = linesOf(readText(root, f)).filter(l => idOf(l) === id)
            expect({ key, now }).toEqual({ key, now: line === null ? [] : [line] })
          }
          // Nor does it come back somewhere else.
          const all = editable(root).flatMap(f => linesOf(readText(root, f)).flatMap(l => idOf(l) ?? []))
          for (const [key, line] of done) expect(all.filter(id => id === key.split('#')[1]).length, key).toBe(line === null ? 0 : 1)
        },
      ),
      options,
    )
  })
})

describe('pages that the person made by hand', () => {
  const page = (title: string, email: string) => `---\ntype: people\ntitle: ${title}\nemail: ${email}\n---\n# ${title}\n`
  const put = (root: string, name: string, email: string) => {
    fs.mkdirSync(path.join(root, 'People', name), { recursive: true })
    fs.writeFileSync(path.join(root, 'People', name, `${name}.md`), page(name, email))
  }
  const known = (root: string, email: string) => withVault(root, {}, ws => Promise.resolve(ws.index.view.entityByEmail(email)?.name))

  test('are known before the first file is filed, and from then on as they come', async () => {
    const root = await newVault()
    put(root, 'Olu Bankole', 'olu@guild.example')
    expect(await known(root, 'olu@guild.example')).toBe('Olu Bankole')
    await file(root, [
      { name: '2026-03-02 talk.txt', text: 'Mira Lindholm: Hello.\nAmaru Quispe: Hello.\nMira Lindholm: So.\nAmaru Quispe: So.\n' },
    ])
    await new Promise(resolve => setTimeout(resolve, 20))
    put(root, 'Petra Novak', 'petra@guild.example')
    expect(await known(root, 'petra@guild.example')).toBe('Petra Novak')
    expect(await known(root, 'olu@guild.example')).toBe('Olu Bankole')
  })
})
