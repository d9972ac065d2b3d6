import type { Repair } from '../model/document.ts'

/**
 * UTF-8 that somebody read as Windows-1252 or Windows-1254 and saved again, once or more.
 * Works line by line: a line is damaged where all of its non-ASCII characters form valid UTF-8 when turned back into bytes.
 * A line that also holds sound characters is repaired only where a sequence cannot be meant (`â€™`, `ðŸ“…`).
 * Linear in the length of the text.
 */
export function repairMojibake(text: string): { readonly text: string; readonly repairs: readonly Repair[] } {
  let current = text
  const repairs: Repair[] = []
  // Twice damaged text needs two passes; a third one costs nothing where there is nothing left.
  for (let pass = 0; pass < 3 && SUSPECT.test(current); pass++) {
    const page = choosePage(current)
    if (!page) break
    const done = repairWith(current, page)
    if (done.count === 0) break
    current = done.text
    const again = repairs.findIndex(r => r.code === `mojibake-${page.name}`)
    const count = (repairs[again]?.count ?? 0) + done.count
    const repair = { code: `mojibake-${page.name}`, message: `UTF-8 had been read as Windows-${page.name}`, count }
    if (again < 0) repairs.push(repair)
    else repairs[again] = repair
  }
  return { text: current, repairs }
}

/** A lead character followed by one that stands for 0x80–0xBF (or for nothing): without it there is nothing to repair. */
const SUSPECT =
  /[\u00c2-\u00f4\u011e\u011f\u0130\u0131\u015e\u015f][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\ufffd]/

interface Page {
  readonly name: '1252' | '1254'
  /** Char code → byte 0x80–0xFF, or 0. */
  readonly byteOf: Uint8Array
  /** What is left of a well-known character after the page lost some of its bytes → the character. */
  readonly lossy: ReadonlyMap<string, string>
}

// 0x80–0x9F of Windows-1252; 0 = undefined there (the byte is lost, or kept as a C1 control).
const HIGH_1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c,
  0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
]
const TURKISH: readonly (readonly [number, number])[] = [
  [0xd0, 0x11e],
  [0xdd, 0x130],
  [0xde, 0x15e],
  [0xf0, 0x11f],
  [0xfd, 0x131],
  [0xfe, 0x15f],
]

/** The character of a Windows-1252 byte; undefined bytes stay C1 controls, as the WHATWG decoder has it. */
export const char1252 = (byte: number): string => String.fromCharCode(byte >= 0x80 && byte <= 0x9f ? HIGH_1252[byte - 0x80] || byte : byte)

/**
 * Characters that people write and whose damage loses bytes; where two leave the same rest, the first wins.
 * Task signs, quotation marks, arrows, marks; the rest is left alone.
 */
const KNOWN = '”⏫⏬⏳✅❌📅🔺🔼🔽🛫➕🔁🏁🆔⛔📝📍🔍🔐❗❓❤✍✏✨➡⬅⬆⬇☐☑☒✔✖⚠🎉👍🙏😊🙂😀😁😃😍\ufe0fÁÍÏÐÝ←→↑↓≤≥≠−•…–—‘’“€™'

const PAGES: readonly Page[] = [page('1252'), page('1254')]

function page(name: '1252' | '1254'): Page {
  const chars = new Array<number>(256).fill(0)
  for (let b = 0x80; b <= 0xff; b++) chars[b] = b <= 0x9f ? (HIGH_1252[b - 0x80] ?? 0) : b
  if (name === '1254') {
    for (const [b, c] of TURKISH) chars[b] = c
    chars[0x8e] = 0
    chars[0x9e] = 0
  }
  const byteOf = new Uint8Array(65536)
  // C1 controls stand for themselves: what decoders keep of undefined bytes.
  for (let b = 0x80; b <= 0x9f; b++) byteOf[b] = b
  for (let b = 0x80; b <= 0xff; b++) if (chars[b]) byteOf[chars[b] ?? 0] = b
  const lossy = new Map<string, string>()
  const encoder = new TextEncoder()
  for (const char of KNOWN) {
    let rest = ''
    let replaced = ''
    for (const b of encoder.encode(char)) {
      rest += chars[b] ? String.fromCharCode(chars[b] ?? 0) : ''
      replaced += chars[b] ? String.fromCharCode(chars[b] ?? 0) : '\ufffd'
    }
    if (rest !== replaced && rest.length > 1 && !lossy.has(rest)) lossy.set(rest, char)
    if (rest !== replaced && !lossy.has(replaced)) lossy.set(replaced, char)
  }
  return { name, byteOf, lossy }
}

/** The page under which more of the text makes sense; null where neither finds anything. */
function choosePage(text: string): Page | null {
  let best: Page | null = null
  let most = 0
  for (const candidate of PAGES) {
    const { sequences } = scan(text, candidate, 'count')
    if (sequences > most) {
      most = sequences
      best = candidate
    }
  }
  return best
}

function repairWith(text: string, page: Page): { text: string; count: number } {
  const file = scan(text, page, 'count')
  // Another alphabet's letters (Cyrillic, CJK …) out of two or three sound Latin ones: believed only where they make up the file.
  const rare = file.rare >= 5 && file.strays * 10 <= file.sequences
  // `Å“` alone may be a letter before a quotation mark; beside surer damage it is œ.
  if (!rare && file.sure === 0) return { text, count: 0 }
  let count = 0
  const out: string[] = []
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end)
    const repaired = repairLine(line, page, rare)
    count += repaired.count
    out.push(repaired.text)
    if (end < 0) break
    at = end + 1
  }
  return { text: count ? out.join('\n') : text, count }
}

function repairLine(line: string, page: Page, rare: boolean): { text: string; count: number } {
  if (!SUSPECT.test(line)) return { text: line, count: 0 }
  const whole = scan(line, page, rare ? 'rare' : 'common')
  if (whole.sequences && whole.strays === 0 && whole.halves * 2 <= whole.sequences) return { text: whole.text, count: whole.sequences }
  const sure = scan(line, page, 'sure')
  return { text: sure.text, count: sure.sequences }
}

interface Scan {
  readonly text: string
  readonly sequences: number
  /** Sequences that give letters of another alphabet. */
  readonly rare: number
  /** Sequences that nobody writes on purpose. */
  readonly sure: number
  /** Non-ASCII characters outside any sequence: signs that the text is sound. */
  readonly strays: number
  /** Lead characters whose rest is lost and cannot be told: neither sound nor to be repaired. */
  readonly halves: number
}

/**
 * `count`: nothing is replaced. `common`: Latin letters, punctuation, symbols, emoji. `rare`: each valid sequence.
 * `sure`: only sequences that nobody writes on purpose.
 */
function scan(text: string, page: Page, mode: 'count' | 'common' | 'rare' | 'sure'): Scan {
  const { byteOf } = page
  let sequences = 0
  let rare = 0
  let sure = 0
  let strays = 0
  let halves = 0
  const out: string[] = []
  let copied = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    const found = sequenceAt(text, i, page)
    if (!found) {
      const byte = byteOf[code] ?? 0
      if (byte === 0xc3 || byte === 0xe2 || byte === 0xf0 || byte === 0xd0 || byte === 0xd1) halves++
      else if (byte !== 0xa0 && code !== 0xfffd) strays++
      continue
    }
    const accepted = mode === 'sure' ? found.sure : mode === 'common' ? !found.rare : true
    if (!accepted) {
      strays++
      continue
    }
    sequences++
    if (found.rare) rare++
    if (found.sure) sure++
    if (mode !== 'count') {
      out.push(text.slice(copied, i), found.char)
      copied = i + found.length
    }
    i += found.length - 1
  }
  if (mode !== 'count') out.push(text.slice(copied))
  return { text: mode === 'count' ? text : out.join(''), sequences, rare, sure, strays, halves }
}

function sequenceAt(text: string, at: number, page: Page): { char: string; length: number; rare: boolean; sure: boolean } | null {
  const { byteOf } = page
  const lead = byteOf[text.charCodeAt(at)] ?? 0
  const need = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (!need) return null
  let point = lead & (need === 2 ? 0x1f : need === 3 ? 0x0f : 0x07)
  let length = 1
  for (; length < need; length++) {
    const byte = byteOf[text.charCodeAt(at + length)] ?? 0
    if (byte < 0x80 || byte > 0xbf) break
    point = (point << 6) | (byte & 0x3f)
  }
  if (length === need && isText(point, need)) {
    const second = byteOf[text.charCodeAt(at + 1)] ?? 0
    const rare = !(lead <= 0xc5 || lead === 0xe2 || (lead === 0xef && point >= 0xfe00) || (lead === 0xf0 && second === 0x9f))
    const sure = !rare && (lead === 0xe2 || lead === 0xf0 || lead === 0xef || (lead <= 0xc3 && second >= 0xa0) || QUOTE_FREE.has(second))
    return { char: point === 0xfeff ? '' : String.fromCodePoint(point), length: need, rare, sure }
  }
  if (lead !== 0xc3 && need < 3) return null
  for (let n = Math.min(need, 4); n >= 2; n--) {
    const char = page.lossy.get(text.slice(at, at + n))
    if (char) return { char, length: n, rare: false, sure: true }
  }
  return null
}

/** 0x80–0x9F that are no quotation marks or dashes in the page: after Ã, Ä, Å nobody writes them. */
const QUOTE_FREE: ReadonlySet<number> = new Set([
  0x80, 0x81, 0x83, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x95, 0x98, 0x99, 0x9a, 0x9c, 0x9d, 0x9e, 0x9f,
])

function isText(point: number, length: number): boolean {
  if (length === 3 && point < 0x800) return false
  if (length === 4 && (point < 0x10000 || point > 0x10ffff)) return false
  // No controls, surrogates, private use.
  return !(point < 0xa0 || (point >= 0xd800 && point <= 0xf8ff) || (point & 0xfffe) === 0xfffe || point >= 0xf0000)
}
