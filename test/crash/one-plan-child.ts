/**
 * Applies one plan to a vault and prints the Problem, if any: run as another user or on a full disk. `one-plan-child.ts ROOT [BYTES]`.
 * The plan rewrites a page, makes a note of BYTES characters, and moves the Inbox file.
 */
import path from 'node:path'
import { applyPlan, recover } from '../../src/apply/apply.ts'
import { acquireLock } from '../../src/apply/lock.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { writeProblem } from '../../src/store/disk-problem.ts'
import { openIndex } from '../../src/store/index.ts'
import { move, planOf, put, putRecord, recordOf, steadyClock } from './vault-fixture.ts'

const [root = '', bytes = '10'] = process.argv.slice(2)
try {
  const lock = await acquireLock(root, { command: 'one-plan', waitMs: 1000 })
  const index = await openIndex(path.join(root, '.afterword/index.db'))
  try {
    const deps = { root, now: steadyClock(), index }
    await recover(deps)
    const record = recordOf('aaaaaaaaaaaa')
    const big = Array.from({ length: Math.ceil(Number(bytes) / 20) }, (_, n) => `line ${n} of the talk\n`).join('')
    const changes = [
      put(root, 'People/Ada/Ada.md', '# Ada\nnew\n'),
      put(root, record.readable, big),
      putRecord(root, record),
      move(root, 'Inbox/talk.txt', 'Sources/_originals/talk.txt.orig'),
    ]
    await applyPlan(deps, planOf('One plan', changes, { records: [record] }))
    process.stdout.write('OK\n')
  } finally {
    index.close()
    lock.release()
  }
} catch (thrown) {
  const error = writeProblem(thrown, root)
  if (!(error instanceof ProblemError)) throw thrown
  process.stdout.write(`${error.problem.code}\n`)
}
