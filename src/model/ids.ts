/** Brands: a string that has been checked or made by the one function that may make it. */
declare const brand: unique symbol
export type Brand<T, B extends string> = T & { readonly [brand]: B }

/** First 12 hex digits of the SHA-256 of the original bytes. */
export type SourceId = Brand<string, 'SourceId'>
/** `a-7k3m2p`: kind letter, dash, six of [a-z2-9]; also the block id of the managed line. */
export type StatementId = Brand<string, 'StatementId'>
/** `person/kanchan-rao`: type, slash, slug of the page name (for terms: of the canonical name). */
export type EntityId = Brand<string, 'EntityId'>
/** Path inside the vault: `/` as separator, relative, no `..`, NFC. */
export type VaultPath = Brand<string, 'VaultPath'>
/** Full SHA-256 of bytes, 64 hex digits. */
export type Sha256 = Brand<string, 'Sha256'>
/** `YYYY-MM-DD`, a day that exists. */
export type IsoDate = Brand<string, 'IsoDate'>
/** `2025-10-28T16:40:12.000Z` */
export type IsoInstant = Brand<string, 'IsoInstant'>

/** Half-open range of UTF-16 offsets into `SourceDocument.text`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The day, or null where the string is no existing day in the form YYYY-MM-DD. */
export function isoDate(text: string): IsoDate | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!m) return null
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const d = new Date(Date.UTC(year, month - 1, day))
  return d.getUTCFullYear() === year && d.getUTCMonth() === month - 1 && d.getUTCDate() === day ? (text as IsoDate) : null
}

/** `Kanchan Rao` → `kanchan-rao`: letters and digits of any script, lower case, marks removed, joined by `-`. Used in tags and entity ids. */
export function slug(name: string): string {
  const parts = name
    .replace(/ø/gi, 'o')
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/ł/gi, 'l')
    .replace(/[đð]/gi, 'd')
    .replace(/œ/gi, 'oe')
    .replace(/þ/gi, 'th')
    .replace(/ı/g, 'i')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return parts ? parts.join('-') : 'x'
}
