import { writeFileSync } from 'node:fs'
import { allSuites, type Row } from '../test/conformance/suites.ts'

/**
 * `node scripts/conformance.ts [--webvtt <folder of .test files>] [--out docs/conformance.md]`: reads the material of others and writes
 * how many files parse as their authors say, and why the rest do not.
 */
const option = (name: string): string | null => {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : (process.argv[at + 1] ?? null)
}

const SUITES: Readonly<Record<string, string>> = {
  'python-email': 'Messages of the tests of Python’s `email` package 3.11 (PSF licence); expected: what that package reads',
  mailparser: 'Messages shipped with the npm package mailparser 0.6.2 (MIT); expected: what Python’s `email` reads',
  ical: 'Calendars shipped with the npm package ical 0.8.0 (Apache 2.0); expected: every event of the file, on its day',
  subsrt: 'Captions shipped with the npm package subsrt 1.1.1 (MIT); expected: every caption’s words in order',
  webvtt: 'W3C WebVTT file-parsing tests (web-platform-tests, BSD 3-clause), from a folder; expected: the assertions’ texts',
}

const rows = await allSuites(option('--webvtt'))
const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').slice(0, 160)
const bySuite = Map.groupBy(rows, r => r.suite)
const good = (list: readonly Row[]) => list.filter(r => r.differences.length === 0).length
const lines = [
  '# Conformance',
  '',
  'Written by `node scripts/conformance.ts`. Material that nobody here wrote, and how much of it parses as its authors say.',
  '',
  '| suite | files | as their authors say |',
  '|---|---|---|',
  ...[...bySuite].map(([suite, list]) => `| ${SUITES[suite] ?? suite} | ${list.length} | ${good(list)} |`),
  '',
  '## Why the rest do not',
  '',
  '| file | difference |',
  '|---|---|',
  ...rows.filter(r => r.differences.length > 0).map(r => `| ${r.suite}/${r.file} | ${cell(r.differences.join('; '))} |`),
  '',
]
const REMARKS = [
  '## Remarks',
  '',
  '- The WebVTT tests of the W3C are read from a folder that is given (`--webvtt`), since no package ships them; the figures above are those of the last run.',
  '- Times that the WebVTT grammar calls malformed are read on purpose where they can be understood (`0:1.5`): recorders write them.',
  '- A mail without a From address is kept with none; nothing is guessed.',
  '',
]
lines.push(...REMARKS)
const out = option('--out')
if (out === null) console.log(lines.join('\n'))
else writeFileSync(out, lines.join('\n'))
console.error(`${good(rows)} of ${rows.length} files`)
