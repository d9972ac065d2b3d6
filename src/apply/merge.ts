/**
 * Line merge for undo and recovery. Pure. Three texts: what we wrote (known only as fingerprints of its lines), what stood there before,
 * what stands there now. The result reverses what we did and keeps what the person has done since.
 */

/** Lines with their line ends, so that joining gives the text again. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Fingerprints of the lines of a text, joined by spaces: what a sealed journal entry keeps of what it wrote. */
export function fingerprints(text: string): string {
  return splitLines(text).map(fingerprint).join(' ')
}

/**
 * `now` with the step from `wrote` to `before` applied: lines that we wrote and that still stand as written go, lines of `before` that we had
 * replaced or removed come back, and every line that is new or different in `now` stays. Where both changed the same line, `now` wins.
 */
export function reverseMerge(wrote: string, before: string, now: string): string {
  const base = wrote === '' ? [] : wrote.split(' ')
  const restored = splitLines(before)
  const current = splitLines(now)
  const a = align(base, restored.map(fingerprint))
  const b = align(base, current.map(fingerprint))
  const out: string[] = []
  for (let i = 0; i <= base.length; i++) {
    const fromBefore = restored.slice(a.gaps[i]?.start ?? 0, a.gaps[i]?.end ?? 0)
    const fromNow = current.slice(b.gaps[i]?.start ?? 0, b.gaps[i]?.end ?? 0)
    // A line that we changed and the person changed again: the person's form is the only one that stays.
    const bothReplaced = [i - 1, i].some(k => k >= 0 && k < base.length && a.kept[k] === -1 && b.kept[k] === -1)
    out.push(...fromNow)
    if (fromNow.length === 0 || !bothReplaced) out.push(...fromBefore.filter(line => !fromNow.includes(line)))
    const [inBefore, inNow] = [a.kept[i] ?? -1, b.kept[i] ?? -1]
    if (i < base.length && inBefore !== -1 && inNow !== -1) out.push(current[inNow] ?? '')
  }
  return onceEachKey(withLineEnds(out))
}

/** Where both the step and the person (or a later step) changed a key of the front matter, the newer line counts: a key twice is no valid YAML. */
function onceEachKey(text: string): string {
  const head = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text)
  if (head?.index !== 0) return text
  const seen = new Set<string>()
  let kept = true
  const body = splitLines(head[1] ?? '').filter(line => {
    const key = /^([\w-]+):/.exec(line)?.[1]
    // The lines of a list go with their key.
    if (key !== undefined) kept = !seen.has(key)
    if (key !== undefined) seen.add(key)
    return kept
  })
  const start = text.indexOf('\n') + 1
  return text.slice(0, start) + body.join('') + text.slice(start + (head[1] ?? '').length)
}

/** A line that was last in its file may have come to stand in the middle without a line end. */
function withLineEnds(lines: readonly string[]): string {
  const end = lines.some(line => line.endsWith('\r\n')) ? '\r\n' : '\n'
  return lines.map((line, i) => (i < lines.length - 1 && !line.endsWith('\n') ? line + end : line)).join('')
}

interface Alignment {
  /** For every base line its index in the other text, -1 where it is gone. */
  readonly kept: Int32Array
  /** Gap i: lines of the other text that match none and stand before base line i, or instead of it. */
  readonly gaps: readonly { readonly start: number; readonly end: number }[]
}

/** What replaces a run of gone lines stands where the run began: so two texts that changed the same run meet in one gap. */
function align(base: readonly string[], other: readonly string[]): Alignment {
  const kept = longestCommon(base, other)
  const gaps = Array.from({ length: base.length + 1 }, () => ({ start: 0, end: 0 }))
  let at = 0
  let first = 0
  for (let i = 0; i <= base.length; i++) {
    const index = i < base.length ? (kept[i] ?? -1) : other.length
    if (index === -1) continue
    gaps[first] = { start: at, end: index }
    at = index + 1
    first = i + 1
  }
  return { kept, gaps }
}

/** Beyond this many edits the middle counts as wholly rewritten: memory grows with the square. */
const MAX_EDITS = 3000

/** Myers' shortest edit script after common ends are taken off; per line of `a` the matching index in `b`, or -1. */
function longestCommon(a: readonly string[], b: readonly string[]): Int32Array {
  const kept = new Int32Array(a.length).fill(-1)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) {
    kept[start] = start
    start++
  }
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
    kept[endA] = endB
  }
  const [n, m] = [endA - start, endB - start]
  if (n === 0 || m === 0) return kept
  const max = Math.min(n + m, MAX_EDITS)
  const width = 2 * max + 3
  const furthest = new Int32Array(width)
  const offset = max + 1
  const trace: Int32Array[] = []
  for (let d = 0; d <= max; d++) {
    trace.push(furthest.slice(offset - d - 1, offset + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const [down, right] = [furthest[offset + k + 1] ?? 0, (furthest[offset + k - 1] ?? 0) + 1]
      let x = k === -d || (k !== d && right - 1 < down) ? down : right
      while (x < n && x - k < m && a[start + x] === b[start + x - k]) x++
      furthest[offset + k] = x
      if (x >= n && x - k >= m) {
        backtrack(trace, n, m, (x, y) => {
          kept[start + x] = start + y
        })
        return kept
      }
    }
  }
  return kept
}

function backtrack(trace: readonly Int32Array[], n: number, m: number, match: (x: number, y: number) => void): void {
  let [x, y] = [n, m]
  for (let d = trace.length - 1; d >= 0; d--) {
    const row = trace[d] ?? new Int32Array(0)
    const at = (k: number): number => row[k + d + 1] ?? 0
    const k = x - y
    const fromDown = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const beforeK = fromDown ? k + 1 : k - 1
    const beforeX = d === 0 ? 0 : at(beforeK)
    const beforeY = d === 0 ? 0 : beforeX - beforeK
    while (x > beforeX && y > beforeY) match(--x, --y)
    if (d === 0) return
    x = beforeX
    y = beforeY
  }
}

/** 53-bit hash of a line without its line end, base 36. Not for security: a collision would only keep or drop one line of an edited file. */
function fingerprint(lineWithEnd: string): string {
  let length = lineWithEnd.length
  if (lineWithEnd.charCodeAt(length - 1) === 10) length--
  if (lineWithEnd.charCodeAt(length - 1) === 13) length--
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let i = 0; i < length; i++) {
    const c = lineWithEnd.charCodeAt(i)
    h1 = Math.imul(h1 ^ c, 2654435761)
    h2 = Math.imul(h2 ^ c, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36)
}
