/** A process that takes the lock: `hold MS` says `held` and keeps it; `count N` adds one to the file `count` N times, alone. */
import fs from 'node:fs'
import path from 'node:path'
import { acquireLock } from '../../src/apply/lock.ts'

const [root = '', what = '', amount = '0'] = process.argv.slice(2)
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

if (what === 'hold') {
  const lock = await acquireLock(root, { command: 'test-child', waitMs: 10_000 })
  process.stdout.write('held\n')
  await sleep(Number(amount))
  lock.release()
} else {
  const file = path.join(root, 'count')
  for (let n = 0; n < Number(amount); n++) {
    const lock = await acquireLock(root, { command: 'test-child', waitMs: 50_000 })
    const seen = Number(fs.readFileSync(file, 'utf8')) || 0
    await sleep(1)
    fs.writeFileSync(`${file}.${process.pid}`, String(seen + 1))
    fs.renameSync(`${file}.${process.pid}`, file)
    lock.release()
  }
}
