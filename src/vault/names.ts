/**
 * File names that Windows, macOS and Linux all take. Pure.
 * A name from a source is never trusted: no separators, no control or direction marks, no reserved word, at most 200 bytes.
 */

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i
/** Control, direction and zero-width characters, private use, byte-order mark: invisible in a file list, so never in a name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\ufffc\ufffd]/gu
/** Kept free for `.problem.md`, ` (2)` and the temp files of apply: file systems stop at 255 bytes. */
const MAX_BYTES = 200

/**
 * A title or name as a file name without extension: `A/B: "C"?` → `A-B - C`. Spaces are folded, length is cut at a word border
 * (UTF-8 bytes, default 200). Never empty: what leaves nothing becomes `fallback`.
 */
export function safeFileName(title: string, options: { readonly maxBytes?: number; readonly fallback?: string } = {}): string {
  const maxBytes = options.maxBytes ?? MAX_BYTES
  const clean = title
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s*:\s+/g, ' - ')
    .replace(/[/\\|:]+/g, '-')
    .replace(/[<>"?*]/g, '')
    // `#`, `^`, `[`, `]` would break the wikilinks that point at the file.
    .replace(/[[\]]/g, m => (m === '[' ? '(' : ')'))
    .replace(/[#^]+/g, '')
    .replace(/\s+/g, ' ')
  const cut = trimEdges(cutAtWord(trimEdges(clean), maxBytes))
  if (cut === '') return options.fallback ?? 'Untitled'
  return RESERVED.test(cut) ? `${cut.replace(RESERVED, m => (m.endsWith('.') ? `${m.slice(0, -1)}_.` : `${m}_`))}` : cut
}

/** A whole file name (with extension) made safe; the extension is kept: `a:b?.vtt` → `a-b.vtt`. */
export function safeFileNameWithExtension(fileName: string, options: { readonly maxBytes?: number } = {}): string {
  const [stem, extension] = splitExtension(fileName)
  const safeExtension = extension.replace(/[^.\p{L}\p{N}_-]/gu, '')
  const maxBytes = (options.maxBytes ?? MAX_BYTES) - utf8Length(safeExtension)
  return safeFileName(stem, { maxBytes }) + safeExtension
}

/**
 * `name`, or `name (2)`, `name (3)` … until `taken` says no. `taken` must compare without regard to case (`nameKey`).
 * The number stands before the extension, which must be given apart.
 */
export function uniqueName(name: string, extension: string, taken: (fileName: string) => boolean): string {
  for (let n = 1; ; n++) {
    const candidate = `${n === 1 ? name : `${name} (${n})`}${extension}`
    if (!taken(candidate)) return candidate
  }
}

/** Two names with one key are one file on some file system: case and Unicode form do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}

/** `a.tar.gz` → [`a.tar`, `.gz`]; a dotfile and a name without dot have no extension. Extensions are at most 12 characters. */
export function splitExtension(fileName: string): readonly [stem: string, extension: string] {
  const m = /^(.+)(\.[^.\s/\\]{1,12})$/s.exec(fileName)
  return m?.[1] !== undefined && m[2] !== undefined ? [m[1], m[2]] : [fileName, '']
}

/** Windows drops trailing dots and spaces; a leading dot hides the file, a leading dash looks like an option. */
function trimEdges(name: string): string {
  return name
    .replace(/^[\s.\-_]+(?=\S)/u, '')
    .replace(/[\s.\-–—,;_]+$/u, '')
    .replace(/^[.\s-]+$/u, '')
}

function cutAtWord(text: string, maxBytes: number): string {
  if (utf8Length(text) <= maxBytes) return text
  let bytes = 0
  let end = 0
  let border = 0
  for (const grapheme of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    bytes += utf8Length(grapheme.segment)
    if (bytes > maxBytes) break
    end = grapheme.index + grapheme.segment.length
    if (/^[\s\-–—]$/u.test(text.charAt(end))) border = end
  }
  // One word longer than the limit has no border: then, and only then, it is cut inside.
  return text.slice(0, border > 0 ? border : end)
}

const encoder = new TextEncoder()
const utf8Length = (text: string): number => encoder.encode(text).length
