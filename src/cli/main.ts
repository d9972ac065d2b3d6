/** The command line. Loads as little as possible before it knows what is asked. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Afterword needs Node 22.22 or newer; this is ${process.versions.node}.\nFrom a checkout, \`npm run -s afterword -- ARGS\` brings its own Node. Otherwise install a newer one from https://nodejs.org.\n`,
  )
  process.exit(3)
}
const { run } = await import('./program.ts')
process.exitCode = await run(process.argv.slice(2))
