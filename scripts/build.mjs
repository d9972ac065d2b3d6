// Bundles the CLI into dist/ (or the folder given): one file per entry plus chunks that are loaded when needed, so that `--help` stays as fast as bare Node.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

if (!existsSync('src/cli/main.ts')) process.exit(0)
const out = process.argv[2] ?? 'dist'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
await build({
  entryPoints: { afterword: 'src/cli/main.ts', 'normalize-worker': 'src/inbox/normalize-worker-entry.ts' },
  outdir: out, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node22', packages: 'external',
  sourcemap: true, logLevel: 'warning', banner: { js: '#!/usr/bin/env node' },
})
