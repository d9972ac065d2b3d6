/** The command line. Loads as little as possible before it knows what is asked. */
import module from 'node:module'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Afterword needs Node 22.22 or newer; this is ${process.versions.node}.\nFrom a checkout, \`npm run -s afterword -- ARGS\` brings its own Node. Otherwise install a newer one from https://nodejs.org.\n`,
  )
  process.exit(3)
}
// `afterword … | head` closes the pipe early: what is being done is finished all the same.
process.stdout.on('error', error => {
  if ('code' in error && error.code !== 'EPIPE') throw error
})
// Compiled code is kept between runs, in the folder for temporary files.
module.enableCompileCache?.()
const { run } = await import('./program.ts')
process.exitCode = await run(process.argv.slice(2))
