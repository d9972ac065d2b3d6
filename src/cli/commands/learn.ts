import { learn as learnFrom, readLearned, resetLearned } from '../../learn.ts'
import { findVault, openWorkspace, readRecords } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'

/** Learns from all that the person accepted and rejected so far, shows it, or resets it. */
export async function learn(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  const { out } = context
  const root = findVault(context.vault)
  const ws = await openWorkspace(root, { mode: 'write', command: 'learn' })
  try {
    if (options.reset === true) {
      resetLearned(root)
      out.data({ reset: true })
      out.line('What was learned is emptied; the shipped model works as it is.')
      return 0
    }
    const learned = learnFrom(root, readRecords(root)) ?? readLearned(root)
    out.data(learned?.correction ?? { bias: {}, weights: {}, seen: 0 })
    if (!learned || learned.correction.seen === 0) {
      out.line('Nothing to learn from yet: accept or reject some proposed tasks.')
      return 0
    }
    const judged = Object.values(learned.judged)
    out.line(
      `Learned from ${judged.filter(j => j.accepted).length} accepted and ${judged.filter(j => !j.accepted).length} rejected proposals.`,
    )
    const shifts = Object.entries({ ...learned.correction.bias, ...learned.correction.weights }).sort(
      (a, b) => Math.abs(b[1]) - Math.abs(a[1]),
    )
    for (const [what, by] of shifts.slice(0, 12)) out.line(`  ${by > 0 ? 'more' : 'less'} often: ${what} (${by.toFixed(2)})`)
    return 0
  } finally {
    await ws.close()
  }
}
