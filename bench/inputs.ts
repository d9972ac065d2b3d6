import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readItem } from '../src/inbox/inbox.ts'
import { normalizeEach } from '../src/inbox/worker-normalize.ts'
import type { Sha256, VaultPath } from '../src/model/ids.ts'
import { normalize } from '../src/normalize/normalize.ts'
import { generateMails, toEml, toMbox } from '../test/generate/mails.ts'
import { type PdfLine, pdfFile } from '../test/generate/office.ts'

/**
 * `node bench/inputs.ts`: mails per second, PDF pages per second, and time and peak memory of a mailbox of 10,000 mails. Each
 * measurement runs in a process of its own (`node bench/inputs.ts <name>`), so that memory is that of the one thing measured.
 */

const item = (fileName: string, bytes: Uint8Array) => ({
  fileName,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex') as Sha256,
  folders: [],
  modifiedMs: 0,
})
const bytesOf = (text: string) => new TextEncoder().encode(text)
const seconds = (since: number) => (performance.now() - since) / 1000

async function mails(): Promise<Record<string, number>> {
  const items = generateMails(1, 2000, 400).map(m => item('m.eml', bytesOf(toEml(m))))
  for (const one of items.slice(0, 200)) await normalize(one)
  const since = performance.now()
  for (const one of items) await normalize(one)
  return { mails_per_second: Math.round(items.length / seconds(since)) }
}

async function pdf(): Promise<Record<string, number>> {
  const line = (i: number): PdfLine => ({
    text: 'The pump curve of lot 12 was read at the north basin and sent to the yard.',
    y: 800 - i * 15,
  })
  const pages = 100
  const file = pdfFile(
    Array.from({ length: pages }, (_, p) => Array.from({ length: 45 }, (_, i) => ({ ...line(i), text: `${p}.${i} ${line(i).text}` }))),
  )
  await normalize(item('warm.pdf', file))
  const since = performance.now()
  const result = await normalize(item('a.pdf', file))
  return { pdf_pages_per_second: Math.round(pages / seconds(since)), pdf_segments: result.ok ? (result.value[0]?.segments.length ?? 0) : 0 }
}

/**
 * The mailbox taken by the program as a person starts it: time of the whole ingest and the largest sum of the resident memory of the
 * program and the process that reads for it, looked at every 20 ms. `padding`: an attachment of so many bytes in every hundredth mail.
 */
async function filedMailbox(prefix: string, count: number, threads: number, padding: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  const cli = join(import.meta.dirname, '../src/cli/main.ts')
  const vault = join(folder, 'Vault')
  try {
    const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    run('init', vault, '--owner', 'Mira Aldous', '--email', 'mira.aldous@norvik.example')
    const path = join(vault, 'Inbox/all.mbox')
    spawnSync(process.execPath, [import.meta.filename, 'make-mailbox', path, `${count}`, `${threads}`, `${padding}`], { stdio: 'inherit' })
    const megabytes = Math.round(statSync(path).size / 1e5) / 10
    await new Promise(resolve => setTimeout(resolve, 1100))
    const since = performance.now()
    const child = spawn(process.execPath, [cli, 'ingest', '--vault', vault], { stdio: ['ignore', 'ignore', 'inherit'] })
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, treeMegabytes(child.pid ?? 0))
    }, 20)
    const status = await new Promise(resolve => child.once('exit', resolve))
    clearInterval(watch)
    return {
      [`${prefix}_megabytes`]: megabytes,
      [`${prefix}_exit`]: Number(status),
      [`${prefix}_seconds`]: Math.round(seconds(since) * 10) / 10,
      [`${prefix}_records`]: readdirSync(join(vault, '.afterword/records'), { recursive: true }).filter(f => String(f).endsWith('.json'))
        .length,
      [`${prefix}_peak_total_megabytes`]: Math.round(peak),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Resident megabytes of a process and all below it. */
function treeMegabytes(pid: number): number {
  try {
    const own = (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1024 / 1024
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + treeMegabytes(Number(child)), own)
  } catch {
    return 0
  }
}

/** The mailbox as the Inbox reads it, thread by thread, nothing filed: resident memory of this process and the one that reads, together. */
async function streamedMailbox(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  try {
    const absolute = join(folder, 'all.mbox')
    // Written by another process: its memory is not the reader's.
    const made = spawnSync(process.execPath, [import.meta.filename, 'make-mailbox', absolute], { stdio: 'inherit' })
    if (made.status !== 0) throw new Error('the mailbox could not be made')
    const { size, mtimeMs } = statSync(absolute)
    const file = { path: 'Inbox/all.mbox' as VaultPath, absolute, size, modifiedMs: mtimeMs, ready: true }
    const since = performance.now()
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, treeMegabytes(process.pid))
    }, 20)
    let [messages, threads] = [0, 0]
    const one = await readItem(folder, file, { maxBytes: 2 ** 30 })
    for await (const document of normalizeEach(one, { megabytes: 200, seconds: 20, memory_mb: 300 })) {
      threads++
      messages += document.messages.length
    }
    clearInterval(watch)
    return {
      mailbox_megabytes: Math.round(size / 1e5) / 10,
      mailbox_messages: messages,
      mailbox_threads: threads,
      mailbox_seconds: Math.round(seconds(since) * 10) / 10,
      mailbox_peak_total_megabytes: Math.round(peak),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `padding`: every hundredth mail carries an attachment of so many bytes. */
function makeMailbox(to: string): void {
  writeFileSync(to, '')
  const mails = generateMails(7, Number(count), Number(threads))
  for (const [i, mail] of mails.entries()) {
    let text = toMbox([mail])
    if (Number(padding) > 0 && i % 100 === 0) text = withAttachment(text, Number(padding), i)
    appendFileSync(to, text.endsWith('\n\n') ? text : `${text}\n`)
  }
}

function withAttachment(text: string, size: number, seed: number): string {
  const [head = '', ...body] = text.replace(/\r\n/g, '\n').split('\n\n')
  const bytes = Buffer.alloc(size, `row ${seed}; ferry; 12.5; 400\n`)
  const base64 = bytes.toString('base64').replace(/.{76}/g, '$&\n')
  const headers = head.replace(/^(?:MIME-Version|Content-[\w-]+):.*\n?/gim, '')
  return [
    `${headers.trimEnd()}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="part${seed}"`,
    `--part${seed}\nContent-Type: text/plain; charset=utf-8`,
    `${body.join('\n\n').trimEnd()}\n--part${seed}\nContent-Type: text/csv; name="rows-${seed}.csv"\nContent-Disposition: attachment; filename="rows-${seed}.csv"\nContent-Transfer-Encoding: base64`,
    `${base64}\n--part${seed}--\n\n`,
  ].join('\n\n')
}

const [, , what, path, count = '10000', threads = '2400', padding = '0'] = process.argv
const tasks: Readonly<Record<string, () => Promise<Record<string, number>>>> = {
  mails,
  pdf,
  mailbox: streamedMailbox,
  // Filing costs more than reading: fewer mails, but 120 MB of attachments among them.
  'filed-mailbox': () => filedMailbox('filed_mailbox', 300, 70, 30_000_000),
}
if (what === 'make-mailbox' && path !== undefined) makeMailbox(path)
else if (what !== undefined) console.log(JSON.stringify(await tasks[what]?.()))
else {
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, Node ${process.version}`)
  for (const name of Object.keys(tasks)) {
    const run = spawnSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    for (const [key, value] of Object.entries(JSON.parse(run.stdout) as Record<string, number>)) console.log(`${key.padEnd(28)} ${value}`)
  }
}
