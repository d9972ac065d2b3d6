/** The command line. Loads as little as possible before it knows what is asked. */
import module from 'node:module'

const YOUNG = '--max-semi-space-size'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Afterword needs Node 22.22 or newer; this is ${process.versions.node}.\nFrom a checkout, \`npm run -s afterword -- ARGS\` brings its own Node. Otherwise install a newer one from https://nodejs.org.\n`,
  )
  process.exit(3)
}
// Filing makes much that is thrown away at once. Node keeps up to 100 MB for that, which a small young generation does without (324 → 196 MB over 100
// mail threads, no slower); it can only be set as the program starts, so this process begins once more as itself.
if (
  process.argv.includes('ingest') &&
  process.platform !== 'win32' &&
  'execve' in process &&
  !process.execArgv.some(a => a.startsWith(YOUNG))
)
  process.execve?.(process.execPath, [process.execPath, `${YOUNG}=4`, ...process.execArgv, ...process.argv.slice(1)], process.env)
// `afterword … | head` closes the pipe early: what is being done is finished all the same.
process.stdout.on('error', error => {
  if ('code' in error && error.code !== 'EPIPE') throw error
})
// Compiled code is kept between runs, in the folder for temporary files.
module.enableCompileCache?.()
const { run } = await import('./program.ts')
process.exitCode = await run(process.argv.slice(2))
