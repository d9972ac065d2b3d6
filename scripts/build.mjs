// Bundles the CLI into dist/ (or the folder given): one file per entry plus chunks that are loaded when needed, so that `--help` stays as fast as bare Node.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

if (!existsSync('src/cli/main.ts')) process.exit(0)
// What every command loads comes into the bundle: one file is read sooner than ten. It is CommonJS, hence the `require` of the banner.
const inside = ['commander', 'picocolors']
const external = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).filter(d => !inside.includes(d))
const out = process.argv[2] ?? 'dist'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
await build({
  entryPoints: { afterword: 'src/cli/main.ts', 'normalize-worker': 'src/inbox/normalize-worker-entry.ts' },
  outdir: out, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node22', external,
  sourcemap: true, logLevel: 'warning', banner: { js: `#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);` },
})
