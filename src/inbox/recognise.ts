import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboxItem } from '../model/document.ts'
import { ProblemError } from '../model/problem.ts'

/** The user's own speech recogniser, from the config: `{input}` and `{output}` stand for files, `{output}` without the extension. */
export interface Recogniser {
  readonly command: string
  readonly extension: string
}

/** True for the first bytes of a sound file: WAV, MP3, M4A/MP4, Ogg, FLAC, WebM, AIFF, AMR, CAF. */
export function isAudio(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16))
  return (
    /^RIFF....WAVE/s.test(head) ||
    /^(?:ID3|OggS|fLaC|FORM....AIF|#!AMR|caff)/s.test(head) ||
    // WebM and Matroska.
    (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) ||
    /^....ftyp/s.test(head) ||
    // An MP3 frame without a tag.
    (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)
  )
}

/**
 * Hands a sound file to the user's recogniser and returns the item with the transcript as its bytes; hash and name stay those of the sound file, which is
 * what gets archived. Throws ProblemError `RECOGNISER_MISSING`, `RECOGNISER_FAILED`, `RECOGNISER_SILENT`, `RECOGNISER_TIME`.
 */
export async function recognise(item: InboxItem, recogniser: Recogniser | null, seconds = 3600): Promise<InboxItem> {
  if (recogniser === null)
    throw new ProblemError({
      code: 'RECOGNISER_MISSING',
      message: 'This is a recording, and no speech recogniser is configured',
      expected: 'a `recogniser` in .afterword/config.yaml',
      found: 'none',
      where: item.fileName,
      hint: 'Set e.g. `recogniser: { command: "whisper-cli -m model.bin -oj -of {output} {input}", extension: json }`, then run afterword redrive.',
    })
  const dir = mkdtempSync(join(tmpdir(), 'afterword-speech-'))
  try {
    const input = join(dir, `input${/\.[A-Za-z0-9]{1,5}$/.exec(item.fileName)?.[0] ?? ''}`)
    const output = join(dir, 'output')
    writeFileSync(input, item.bytes)
    await run(recogniser.command, { input, output }, seconds, item.fileName)
    const made = [`${output}.${recogniser.extension}`, output].find(f => existsSync(f) && statSync(f).size > 0)
    if (!made)
      throw new ProblemError({
        code: 'RECOGNISER_SILENT',
        message: 'The recogniser ended without writing a transcript',
        expected: `{output}.${recogniser.extension}`,
        found: 'no such file, or an empty one',
        where: item.fileName,
        hint: 'Run the command by hand on the file and see what it writes.',
      })
    return { ...item, bytes: new Uint8Array(readFileSync(made)) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The command is split at blanks (quotes hold together) and started without a shell: no part of a file name is ever interpreted. */
function run(command: string, files: { readonly input: string; readonly output: string }, seconds: number, where: string): Promise<void> {
  const parts = (command.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map(p =>
    p
      .replace(/^(["'])(.*)\1$/, '$2')
      .replaceAll('{input}', files.input)
      .replaceAll('{output}', files.output),
  )
  const [program = '', ...args] = parts
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, seconds * 1000)
    const fail = (code: string, message: string, found: string) =>
      reject(new ProblemError({ code, message, found, where, hint: `The command is: ${command}` }))
    child.stderr.on('data', data => {
      errors = (errors + String(data)).slice(-2000)
    })
    child.on('error', error => {
      clearTimeout(timer)
      fail('RECOGNISER_FAILED', 'The recogniser could not be started', error.message)
    })
    child.on('close', status => {
      clearTimeout(timer)
      if (late) fail('RECOGNISER_TIME', 'The recogniser took too long', `more than ${seconds} s`)
      else if (status !== 0)
        fail('RECOGNISER_FAILED', 'The recogniser ended with an error', `exit ${status}: ${errors.trim().split('\n').at(-1) ?? ''}`)
      else resolve()
    })
  })
}
