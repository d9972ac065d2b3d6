/** `npm run bench -- NAME [args]`: one benchmark. Each is a file here that also runs alone: `node --expose-gc bench/NAME.ts`. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const BENCHES: Readonly<Record<string, string>> = {
  speed: 'one-hour transcript by stage, throughput, vault size, cold start; [SHARED] takes real meetings',
  quality: 'SHARED: every measure on the public corpora and the fictional worlds',
  names: 'FILE: choosing among candidates for misheard names',
  heard: 'DIR: misheard names in real talks: wrong repairs and what is found',
  linking: 'linking against large vaults',
  inputs: 'every input form, times and memory',
  search: '[notes]: searching a vault',
  brief: '[notes]: one page before a call',
  store: '[notes…]: look-ups, updates and rebuilds of the index',
  apply: '[runs]: one plan, synced and renamed',
}

const [name = '', ...args] = process.argv.slice(2)
if (!(name in BENCHES)) {
  const list = Object.entries(BENCHES).map(([n, what]) => `  ${n.padEnd(9)} ${what}`)
  process.stderr.write(`usage: npm run bench -- NAME [args]\n${list.join('\n')}\n`)
  process.exit(2)
}
const file = path.join(import.meta.dirname, `${name}.ts`)
const module_ = name === 'quality' || name === 'speed' ? ((await import(file)) as { run(args: readonly string[]): Promise<number> }) : null
process.exitCode = module_
  ? await module_.run(args)
  : (spawnSync(process.execPath, ['--expose-gc', file, ...args], { stdio: 'inherit' }).status ?? 1)
