/** The child of the crash test: `afterword ingest` with the time of the test and a place to be killed at. `ingest-child.ts ROOT`. */
import { ingestAll } from '../../src/ingest.ts'
import type { IsoInstant } from '../../src/model/ids.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { crashPointFromEnvironment } from './driver.ts'

const [root = ''] = process.argv.slice(2)
process.stdout.write('ready\n')
const ws = await openWorkspace(root, {
  mode: 'write',
  command: 'ingest-child',
  waitMs: 20_000,
  now: () => '2026-03-20T09:00:00.000Z' as IsoInstant,
  crashPoint: crashPointFromEnvironment(),
})
await ingestAll(ws, { settleMs: 0 })
await ws.close()
