/** Moves the index in FILE forward and is killed when half of its rows are written. `killed-child.ts FILE` */
import { openIndex } from '../../src/store/index.ts'
import { world } from '../contracts/store-world.ts'

const [file = ''] = process.argv.slice(2)
const { records, pages, decisions } = world(1, { records: 40, people: 20 })
function* half() {
  yield* records.slice(0, 20)
  process.kill(process.pid, 'SIGKILL')
}
await openIndex(file, { vault: { content: () => ({ records: half(), pages, decisions }), seq: 1 } })
