import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CRASH_POINTS } from '../../src/apply/apply.ts'
import { openIndex } from '../../src/store/index.ts'
import { prepareVault } from './apply-child.ts'
import { crashRun, crashSchedule } from './driver.ts'
import { removeVaults, snapshot, tempVault } from './vault-fixture.ts'

// Hundreds of folders: a busy disk needs more than the usual ten seconds.
afterAll(removeVaults, 120_000)

const PLANS = 24
/** `AFTERWORD_CRASH_KILLS=200 npx vitest run test/crash` kills that often; by default every point is met at least once or so. */
const KILLS = Number(process.env.AFTERWORD_CRASH_KILLS ?? 60)
const CHILD = path.join(import.meta.dirname, 'apply-child.ts')
const commandFor = (root: string): string[] => [process.execPath, CHILD, root, String(PLANS)]

async function stateOf(root: string): Promise<{ tree: Record<string, string>; index: string; seq: number }> {
  const index = await openIndex(path.join(root, '.afterword/index.db'))
  const state = { tree: snapshot(root), index: index.dump(), seq: index.seq }
  index.close()
  return state
}

async function uninterrupted(env: Record<string, string>): Promise<Awaited<ReturnType<typeof stateOf>> & { workMs: number }> {
  const root = tempVault()
  prepareVault(root, PLANS)
  const { code, output, workMs } = await crashRun({ command: commandFor(root), env })
  expect(output).toBe('ready\n')
  expect(code).toBe(0)
  return { ...(await stateOf(root)), workMs }
}

describe('a process that is killed while it applies plans', () => {
  test.each<[string, Record<string, string>, number]>([
    ['on one disk', {}, KILLS],
    ['with the Inbox on another disk', { AFTERWORD_TEST_EXDEV: '1' }, Math.ceil(KILLS / 3)],
  ])(
    '%s: after any number of kills the vault is byte for byte that of an uninterrupted run',
    async (_name, env, wanted) => {
      const expected = await uninterrupted(env)
      expect(expected.seq).toBe(PLANS)
      const schedule = crashSchedule(CRASH_POINTS, 20_26, Math.max(40, expected.workMs))
      const reached = new Set<string>()
      let kills = 0
      while (kills < wanted) {
        const root = tempVault()
        prepareVault(root, PLANS)
        for (let done = false; !done; ) {
          const next = kills < wanted ? (schedule.next().value ?? {}) : {}
          const outcome = await crashRun({ command: commandFor(root), env, ...next })
          if (outcome.killed) {
            kills++
            if (next.crashAt) reached.add(next.crashAt.replace(/:\d+$/, ''))
          } else {
            expect(outcome.output).toBe('ready\n')
            done = true
          }
        }
        const { tree, index, seq } = await stateOf(root)
        expect(tree).toEqual(expected.tree)
        expect(index === expected.index ? '' : index).toBe('')
        expect(seq).toBe(expected.seq)
      }
      // A rename between two disks is a copy; on one disk there is no copy.
      const reachable = CRASH_POINTS.filter(point => env.AFTERWORD_TEST_EXDEV || !/^copy:|^move:copied/.test(point))
      if (wanted >= 150) expect(reachable.filter(point => !reached.has(point))).toEqual([])
      else expect(reached.size).toBeGreaterThan(wanted / 6)
    },
    600_000,
  )
})
