import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { VaultExport } from '../../src/vault/export.ts'
import { seeded } from '../generate/seeded.ts'
import { asEml, asMarkdown, asMbox, type GeneratedMail, generateMails, shuffled } from '../generate/threads.ts'
import { deliver, ingest, newVault, removeFolders } from '../journeys/harness.ts'
import { exportOf } from './exported.ts'

afterAll(removeFolders)

const MAILS = 500
const THREADS = 120

test(`${MAILS} mails in ${THREADS} threads, delivered three times in shuffled, overlapping exports, are ${THREADS} notes with each message once, as one clean delivery gives them`, async () => {
  const mails = generateMails(MAILS, THREADS)
  const next = seeded(7)

  const clean = await newVault()
  deliver(clean, { 'all.mbox': asMbox(mails) })
  await ingest(clean)

  const messy = await newVault()
  // First some mails one by one, then each thread as an export without Message-IDs that lacks some, then everything at once.
  const some = shuffled(mails, next).slice(0, MAILS * 0.3)
  deliver(messy, Object.fromEntries(some.map((m, i) => [`mail ${i}.eml`, asEml(m)])))
  await ingest(messy)
  const byThread = Map.groupBy(mails, m => m.thread)
  deliver(
    messy,
    Object.fromEntries(
      shuffled([...byThread], next).map(([thread, list]) => {
        const part = list.filter(() => next() < 0.7)
        return [
          `${list[0]?.subject.replace(/^Re: /, '')} ${10_000 + thread}.md`,
          asMarkdown(part.length > 0 ? part : list, '2026-04-01 10:00:00'),
        ]
      }),
    ),
  )
  await ingest(messy)
  deliver(messy, { 'everything again.mbox': asMbox(shuffled(mails, next)) })
  await ingest(messy)

  const [a, b] = [exportOf(clean), exportOf(messy)]
  expect(a.threads).toHaveLength(THREADS)
  expect(b.threads).toHaveLength(THREADS)
  expect(summaryOf(b)).toEqual(summaryOf(a))
  for (const root of [clean, messy]) expect(timesFound(root, mails)).toEqual(mails.map(() => 1))
}, 240_000)

/** What a thread's note says, without ids and without which file said it first. */
function summaryOf(data: VaultExport): unknown {
  return data.threads
    .map(t => ({
      subject: t.subject,
      date: t.date,
      participants: [...t.participants].sort(),
      needsReply: t.needs_reply,
      statements: data.statements
        .filter(s => s.path === t.path)
        .map(s => `${s.kind} ${s.text} ${s.owner} ${s.due}`)
        .sort(),
    }))
    .sort((x, y) => (x.subject < y.subject ? -1 : 1))
}

/** How often each message's own words stand in the readable sources. */
function timesFound(root: string, mails: readonly GeneratedMail[]): number[] {
  const folder = path.join(root, 'Sources/Email')
  const all = (fs.readdirSync(folder, { recursive: true }) as string[])
    .filter(f => f.endsWith('.md'))
    .map(f => fs.readFileSync(path.join(folder, f), 'utf8'))
    .join('\n')
  const found = new Map<string, number>()
  for (const ref of all.match(/ref \d+-\d+/g) ?? []) found.set(ref, (found.get(ref) ?? 0) + 1)
  return mails.map(m => found.get(/ref \d+-\d+/.exec(m.body)?.[0] ?? '') ?? 0)
}
