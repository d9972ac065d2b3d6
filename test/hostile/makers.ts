/** What hostile files are made of. */
import { type Zippable, zipSync } from 'fflate'
import { wordFile } from '../generate/office.ts'

/** One hostile file. `ends`: the Problem it must end with, `read` where it must be read, `any` where either is right. */
export interface HostileFile {
  readonly name: string
  readonly ends: string
  readonly make: () => Uint8Array
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const x = (text: string, n: number): string => text.repeat(n)
export const HEAD =
  'From: Otto Brandl <otto@kessel.example>\r\nTo: mira@norvik.example\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\nMessage-ID: <h1@kessel.example>\r\nMIME-Version: 1.0\r\n'
export const mail = (headers: string, body: string): Uint8Array => bytes(`${HEAD}${headers}\r\n${body}`)
export const htmlMail = (body: string): Uint8Array => mail('Subject: Valve\r\nContent-Type: text/html; charset=utf-8\r\n', body)
export const page = (body: string): Uint8Array => bytes(`<!doctype html><html><body><p>Two words</p>${body}`)
export const calendar = (body: string): Uint8Array => bytes(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${body}END:VCALENDAR\r\n`)
export const event = (lines: string): string =>
  `BEGIN:VEVENT\r\nUID:e1@norvik.example\r\nDTSTART:20260302T090000Z\r\nSUMMARY:Valve\r\n${lines}END:VEVENT\r\n`
export const zip = (files: Zippable, level: 0 | 9 = 9): Uint8Array => zipSync(files, { level })
export const word = (body: string, more: Zippable = {}): Uint8Array => wordFile({ body, more })

/** Changes four bytes at the first place where the signature stands. */
export function patched(file: Uint8Array, signature: readonly number[], offset: number, value: number): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  for (let i = 0; i + 4 < copy.length; i++) if (signature.every((b, k) => copy[i + k] === b)) view.setUint32(i + offset, value, true)
  return copy
}
export const CENTRAL = [0x50, 0x4b, 1, 2]
