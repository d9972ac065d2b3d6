import type { SourceDocument } from '../model/document.ts'

/**
 * Cuts a document for an engine that takes at most `size` characters at a time: at segment borders, each chunk beginning with the last
 * `overlap` characters' worth of whole segments of the one before. Text and offsets stay the whole document's, so that quotes need no
 * translation; a chunk only lists fewer segments. A segment longer than `size` is a chunk of its own. `null`: one chunk.
 */
export function chunks(doc: SourceDocument, size: number | null, overlap = 600): SourceDocument[] {
  if (size === null || doc.text.length <= size) return [doc]
  const parts: SourceDocument[] = []
  const { segments } = doc
  let from = 0
  while (from < segments.length) {
    let to = from
    let length = 0
    while (to < segments.length) {
      const s = segments[to]
      if (!s) break
      const next = s.span.end - s.span.start
      if (to > from && length + next > size) break
      length += next
      to++
    }
    const listed = segments.slice(from, to)
    const inside = new Set(listed.map(s => s.index))
    parts.push({ ...doc, segments: listed, statedItems: doc.statedItems.filter(i => inside.has(i.segment)) })
    if (to >= segments.length) break
    let back = to
    let carried = 0
    while (back - 1 > from) {
      const s = segments[back - 1]
      if (!s || carried + (s.span.end - s.span.start) > overlap) break
      carried += s.span.end - s.span.start
      back--
    }
    from = back
  }
  return parts
}
