import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceDocument } from '../../src/model/document.ts'
import type { Sha256 } from '../../src/model/ids.ts'
import { wordsOf } from '../../src/model/text.ts'
import { decode } from '../../src/normalize/decode.ts'
import { readVtt } from '../../src/normalize/formats/webvtt.ts'
import { foldSubject } from '../../src/normalize/mail/subject.ts'
import { normalize } from '../../src/normalize/normalize.ts'

/** Material that nobody here wrote, and what its authors say of it. One row a file. */
export interface Row {
  readonly suite: string
  readonly file: string
  /** Empty where the file parses as its authors say. */
  readonly differences: readonly string[]
}

const FIXTURES = join(import.meta.dirname, 'fixtures')

async function read(fileName: string, bytes: Uint8Array): Promise<readonly SourceDocument[] | string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256
  const result = await normalize({ fileName, bytes, sha256, folders: [], modifiedMs: 0 })
  return result.ok ? result.value : result.problem.code
}

interface ExpectedMail {
  readonly subject: string | null
  readonly from: string | null
  readonly to: readonly string[] | null
  readonly messageId: string | null
  readonly date: number | null
  readonly text: string | null
}

/** Mails: sender, recipients, subject, Message-ID, date and the words of the plain text, as the authors' own parser has them. */
export async function mailSuite(name: string): Promise<Row[]> {
  const folder = join(FIXTURES, name)
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, ExpectedMail>
  const rows: Row[] = []
  for (const [file, want] of Object.entries(expected)) {
    const documents = await read(file, new Uint8Array(readFileSync(join(folder, file))))
    rows.push({
      suite: name,
      file,
      differences: typeof documents === 'string' ? [`Problem ${documents}`] : mailDifferences(documents, want),
    })
  }
  return rows
}

function mailDifferences(documents: readonly SourceDocument[], want: ExpectedMail): string[] {
  const document = documents[0]
  const message = document?.messages[0]
  if (!document || !message) return [`read as ${document?.format ?? 'nothing'}, not as a mail`]
  const differences: string[] = []
  const same = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted)) differences.push(`${what}: ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`)
  }
  if (want.subject !== null) same('subject', message.subject, foldSubject(want.subject))
  if (want.from) same('from', message.from?.email, want.from.toLowerCase())
  if (want.to && want.to.length > 0 && want.to.every(t => t.includes('@')))
    same(
      'to',
      message.to.map(a => a.email),
      [...new Set(want.to.map(t => t.toLowerCase()))],
    )
  if (want.messageId?.includes('@')) same('message id', message.messageId, want.messageId.replace(/^<|>$/g, ''))
  if (want.date !== null && want.date > 31_536_000_000) same('date', message.date?.instantMs, want.date)
  const words = new Set(wordsOf(document.text))
  const missing = [...new Set(wordsOf(want.text ?? ''))].filter(w => !words.has(w))
  if (missing.length > 0) differences.push(`words missing: ${missing.slice(0, 6).join(' ')}`)
  return differences
}

/** Calendars: the events that the file holds by its own lines (UID, or one a component without), none lost, and days that exist. */
export async function calendarSuite(name: string): Promise<Row[]> {
  const folder = join(FIXTURES, name)
  const rows: Row[] = []
  for (const file of readdirSync(folder)
    .filter(f => f.endsWith('.ics'))
    .sort()) {
    const bytes = new Uint8Array(readFileSync(join(folder, file)))
    const documents = await read(file, bytes)
    if (typeof documents === 'string') {
      rows.push({ suite: name, file, differences: [`Problem ${documents}`] })
      continue
    }
    const text = new TextDecoder().decode(bytes).replace(/\r?\n[ \t]/g, '')
    const blocks = [...text.matchAll(/BEGIN:VEVENT([\s\S]*?)END:VEVENT/g)].map(m => m[1] ?? '').filter(b => /^DTSTART[;:].*\d{8}/m.test(b))
    const uids = new Set(blocks.map((b, i) => /^UID:(.*)$/m.exec(b)?.[1]?.trim() ?? `none ${i}`))
    const events = documents[0]?.events ?? []
    const found = new Set(events.map(e => e.uid)).size
    const differences = found === uids.size ? [] : [`events: ${found} for ${uids.size}`]
    for (const block of blocks) {
      const day = /^DTSTART;[^:]*VALUE=DATE:(\d{4})(\d{2})(\d{2})\s*$/m.exec(block)
      const uid = /^UID:(.*)$/m.exec(block)?.[1]?.trim()
      const want = day ? `${day[1]}-${day[2]}-${day[3]}` : null
      if (want && uid && !/^RECURRENCE-ID/m.test(block) && !events.some(e => e.uid === uid && e.day === want))
        differences.push(`day of ${uid}: not ${want}`)
    }
    rows.push({ suite: name, file, differences })
  }
  return rows
}

/** Captions shipped with a converter: every caption's words are there, in order. */
export async function captionSuite(): Promise<Row[]> {
  const folder = join(FIXTURES, 'subsrt')
  const rows: Row[] = []
  for (const file of ['sample.vtt', 'sample.srt']) {
    const bytes = new Uint8Array(readFileSync(join(folder, file)))
    const documents = await read(file, bytes)
    rows.push({
      suite: 'subsrt',
      file,
      differences:
        typeof documents === 'string' ? [`Problem ${documents}`] : captionDifferences(documents, cueTexts(new TextDecoder().decode(bytes))),
    })
  }
  return rows
}

function cueTexts(text: string): string[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return lines.flatMap((line, i) => {
    if (!/\d -->/.test(line) && !/-->\s*\d/.test(line)) return []
    const end = lines.findIndex((l, k) => k > i && l.trim() === '')
    return [
      lines
        .slice(i + 1, end < 0 ? lines.length : end)
        .join(' ')
        // Speaker tags in capitals are left out on purpose: recognisers invent them.
        .replace(/^>> [A-Z ]+: /, '')
        .replace(/<[^>]*>/g, ''),
    ]
  })
}

function captionDifferences(documents: readonly SourceDocument[], cues: readonly string[]): string[] {
  const document = documents[0]
  if (document?.kind !== 'transcript') return [`read as ${document?.format ?? 'nothing'}`]
  const said = wordsOf(document.text)
  const missing: string[] = []
  let at = 0
  for (const word of cues.flatMap(wordsOf)) {
    const next = said.indexOf(word, at)
    if (next < 0 || next > at + 60) missing.push(word)
    else at = next + 1
  }
  return missing.length > 0 ? [`words missing: ${missing.slice(0, 6).join(' ')}`] : []
}

type CueRow = readonly [start: number | null, end: number | null, text: string]

/** The captions that our reader takes from a file: none where it does not take it for WebVTT. */
function cuesOf(bytes: Uint8Array): CueRow[] {
  const text = decode(bytes).text ?? ''
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(text)) return []
  return readVtt(text)
    .cues.filter(c => c.start !== null)
    .map(c => [c.start, c.end, c.lines.join('\n')])
}

/** Captions compared one by one, in order: number, times, text. */
function cueDifferences(got: readonly CueRow[], want: readonly CueRow[]): string[] {
  const differences = got.length === want.length ? [] : [`${got.length} cues for ${want.length}`]
  want.forEach(([start, end, text], i) => {
    const found = got[i]
    if (!found) return
    if (start !== null && (found[0] !== start || found[1] !== end))
      differences.push(`cue ${i + 1}: ${found[0]}–${found[1]} for ${start}–${end}`)
    if (found[2] !== text) differences.push(`cue ${i + 1}: ${JSON.stringify(found[2])} for ${JSON.stringify(text)}`)
  })
  return differences
}

/** The test suite of Mozilla's vtt.js: number, times and raw text of every caption; and every word of them stands in the document. */
export async function vttSuite(): Promise<Row[]> {
  const folder = join(FIXTURES, 'vtt.js')
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, CueRow[]>
  const rows: Row[] = []
  for (const [file, want] of Object.entries(expected)) {
    const bytes = new Uint8Array(readFileSync(join(folder, file)))
    const differences = cueDifferences(cuesOf(bytes), want)
    const documents = await read(file, bytes)
    const words = new Set(typeof documents === 'string' ? [] : wordsOf(documents[0]?.text ?? ''))
    const missing = want.flatMap(([, , text]) => wordsOf(plainCue(text))).filter(w => !words.has(w))
    if (missing.length > 0) differences.push(`words missing: ${missing.slice(0, 6).join(' ')}`)
    rows.push({ suite: 'vtt.js', file, differences })
  }
  return rows
}

/** The same files as the W3C's own parser reads them (npm webvtt-parser): number, times and text of every caption. */
export async function w3cParserSuite(): Promise<Row[]> {
  const expected = JSON.parse(readFileSync(join(FIXTURES, 'webvtt-parser', 'expected.json'), 'utf8')) as Record<string, CueRow[]>
  return Object.entries(expected).map(([file, want]) => ({
    suite: 'webvtt-parser',
    file,
    differences: cueDifferences(cuesOf(new Uint8Array(readFileSync(join(FIXTURES, 'vtt.js', file)))), want),
  }))
}

const plainCue = (text: string): string =>
  text
    .replace(/<[^>]*>?/g, ' ')
    .replace(/&(?:lrm|rlm|nbsp);/g, ' ')
    .replace(/&[a-z]+;/g, ' ')

/**
 * The W3C's WebVTT file-parsing tests in their source form (`.test`: assertions, `===`, the file), where a folder of them is given.
 * Compared is what a transcript keeps: how many captions, their times and texts.
 */
export async function webvttSuite(folder: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const file of existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.test')) : []) {
    const [assertions = '', content = ''] = readFileSync(join(folder, file), 'utf8').split(/^===\n/m)
    const cues = cuesOf(new TextEncoder().encode(unescapeTest(content)))
    rows.push({ suite: 'webvtt', file, differences: assertionDifferences(assertions, cues) })
  }
  return rows.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** The tests' own escapes: `\x20`, `\uFFFD`, `\0`; a line that ends in a backslash goes on. */
const unescapeTest = (content: string): string =>
  content
    .replace(/\\\n/g, '')
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))/gi, (_, byte?: string, unit?: string) =>
      String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16)),
    )
    .replace(/\\([rntfv0])/g, (_, c: string) => ({ r: '\r', n: '\n', t: '\t', f: '\f', v: '\v', 0: '\0' })[c] ?? c)

/** What the assertions say of `cues`: their number, and of single ones text and times. Style sheets and places are nothing to a transcript. */
function assertionDifferences(assertions: string, cues: readonly CueRow[]): string[] {
  const differences: string[] = []
  const count = /assert_equals\(cues\.length, (\d+)/.exec(assertions)?.[1]
  if (count !== undefined && cues.length !== Number(count)) differences.push(`${cues.length} cues for ${count}`)
  for (const [, index, field, value = ''] of assertions.matchAll(
    /assert_equals\(cues\[(\d+)\]\.(text|startTime|endTime), (['"].*?['"]|[\d.]+)\)/g,
  )) {
    const cue = cues[Number(index)]
    const got = field === 'text' ? cue?.[2] : cue?.[field === 'startTime' ? 0 : 1]
    const want = /^['"]/.test(value) ? unescapeTest(value.slice(1, -1)) : Number(value)
    if (got !== want) differences.push(`cue ${Number(index) + 1} ${field}: ${JSON.stringify(got)} for ${JSON.stringify(want)}`)
  }
  // `cues[index]` in a loop over pairs of times, and texts that number themselves.
  const pairs = [...assertions.matchAll(/^\s+\[(\d+), ([\d.]+)\],$/gm)]
  if (/cues\[index\]\.startTime/.test(assertions))
    for (const [i, [, start, end]] of pairs.entries())
      if (cues[i]?.[0] !== Number(start) || cues[i]?.[1] !== Number(end)) differences.push(`cue ${i + 1}: times`)
  if (/'text' \+ \(index \+ 1\)/.test(assertions))
    cues.forEach((cue, i) => {
      if (cue[2] !== `text${i + 1}`) differences.push(`cue ${i + 1}: ${JSON.stringify(cue[2])}`)
    })
  return differences
}

export async function allSuites(webvttFolder: string | null): Promise<Row[]> {
  return [
    ...(await mailSuite('python-email')),
    ...(await mailSuite('mailparser')),
    ...(await calendarSuite('ical')),
    ...(await calendarSuite('ical.js')),
    ...(await captionSuite()),
    ...(await vttSuite()),
    ...(await w3cParserSuite()),
    ...(webvttFolder === null ? [] : await webvttSuite(webvttFolder)),
  ]
}
