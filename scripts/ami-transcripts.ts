/**
 * `node scripts/ami-transcripts.ts BENCH OUT [n]`: writes the first n (default 20) AMI validation meetings of BENCH/dev as files that people's recorders
 * would have saved, in rotating forms, under made-up names and days. The corpus stays out of the project: OUT is a folder elsewhere.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface AmiMeeting {
  readonly id: string
  readonly utterances: readonly { readonly speaker: string; readonly start: number; readonly end: number; readonly text: string }[]
}

export interface Turn {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly text: string
}

export function readMeetings(bench: string, part: 'val' | 'train' = 'val'): AmiMeeting[] {
  return gunzipSync(readFileSync(path.join(bench, 'dev', `ami.${part}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as AmiMeeting)
}

const FIRST = ['Amaru', 'Bettina', 'Chidi', 'Dilnoza', 'Eskil', 'Farida', 'Goran', 'Hyacinth', 'Ignacy', 'Jadranka', 'Kwabena', 'Lisbet']
const LAST = ['Quispe', 'Lindqvist', 'Okonjo', 'Farouk', 'Bergstad', 'Tanaka', 'Vukovic', 'Abara', 'Wolski', 'Menon', 'Osei', 'Halvorsen']

/** Four people a series (`ES2003a` … `ES2003d` are one), the same in each of its meetings. */
export function turnsOf(meeting: AmiMeeting, seed: number): Turn[] {
  const letters = [...new Set(meeting.utterances.map(u => u.speaker))].sort()
  const nameOf = (speaker: string): string => {
    const n = seed * 5 + letters.indexOf(speaker)
    return `${FIRST[n % FIRST.length]} ${LAST[(n * 7 + seed) % LAST.length]}`
  }
  const out: { name: string; start: number; end: number; text: string }[] = []
  for (const u of meeting.utterances) {
    const last = out.at(-1)
    const name = nameOf(u.speaker)
    if (u.text.trim() === '') continue
    if (last?.name === name && u.start - last.end < 3 && last.text.length < 400) {
      last.text += ` ${u.text}`
      last.end = u.end
    } else out.push({ name, start: u.start, end: u.end, text: u.text })
  }
  return out
}

const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
const clock = (s: number): string => `${two(s / 3600)}:${two((s / 60) % 60)}:${two(s % 60)}`
const millis = (s: number, mark: string): string => `${clock(s)}${mark}${String(Math.round((s % 1) * 1000) % 1000).padStart(3, '0')}`
const hundredths = (s: number): string => `${clock(s)}.${two((s % 1) * 100)}`

interface Form {
  readonly name: string
  readonly extension: string
  write(turns: readonly Turn[], day: string): string
}

/** How recorders save, in the order in which the meetings take turns. */
export const FORMS: readonly Form[] = [
  {
    name: 'webvtt',
    extension: 'vtt',
    write: turns =>
      `WEBVTT\n\n${turns.map(t => `${millis(t.start, '.')} --> ${millis(t.end, '.')}\n<v ${t.name}>${t.text}</v>`).join('\n\n')}\n`,
  },
  {
    name: 'subrip',
    extension: 'srt',
    write: turns =>
      `${turns.map((t, i) => `${i + 1}\n${millis(t.start, ',')} --> ${millis(t.end, ',')}\n${t.name}: ${t.text}`).join('\n\n')}\n`,
  },
  { name: 'dash', extension: 'txt', write: turns => `${turns.map(t => `[${hundredths(t.start)}]  ${t.name}- ${t.text}`).join('\n')}\n` },
  { name: 'colon', extension: 'txt', write: turns => `${turns.map(t => `[${hundredths(t.start)}] ${t.name} : ${t.text}`).join('\n')}\n` },
  { name: 'zoom', extension: 'txt', write: turns => `${turns.map(t => `${t.name}  ${clock(t.start)}\n${t.text}`).join('\n\n')}\n` },
  {
    name: 'recorder app',
    extension: 'md',
    write: (turns, day) =>
      `# Recording of ${day}\n\n${turns.map(t => `**${t.name}**: ${t.text}\n*${clock(t.start).slice(3)}*`).join('\n\n')}\n`,
  },
  { name: 'one line', extension: 'txt', write: turns => `${turns.map(t => t.text).join(' ')}\n` },
]

/** File name → text of one meeting, `n`-th of the run. Series are a week apart, their meetings two days. */
function asFile(meeting: AmiMeeting, n: number, series: readonly string[]): { readonly name: string; readonly text: string } {
  const seed = series.indexOf(meeting.id.slice(0, -1))
  const part = meeting.id.charCodeAt(meeting.id.length - 1) - 97
  const day = new Date(Date.UTC(2025, 8, 1 + seed * 7 + part)).toISOString().slice(0, 10)
  const form = FORMS[n % FORMS.length] ?? FORMS[0]
  if (!form) throw new Error('no forms')
  return { name: `${day} Design meeting ${meeting.id.slice(-5)}.${form.extension}`, text: form.write(turnsOf(meeting, seed), day) }
}

if (import.meta.main) {
  const [bench, out, count = '20'] = process.argv.slice(2)
  if (!bench || !out) throw new Error('usage: ami-transcripts.ts BENCH OUT [n]')
  const meetings = readMeetings(bench).slice(0, Number(count))
  const series = [...new Set(meetings.map(m => m.id.slice(0, -1)))]
  mkdirSync(out, { recursive: true })
  for (const [n, meeting] of meetings.entries()) {
    const file = asFile(meeting, n, series)
    writeFileSync(path.join(out, file.name), file.text)
    console.log(`${meeting.id}  ${(FORMS[n % FORMS.length]?.name ?? '').padEnd(13)} ${file.name}`)
  }
}
