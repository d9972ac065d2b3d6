import type { Format, FormatProbe } from '../../model/contracts.ts'
import { foldName } from '../../model/text.ts'
import { splitFrontMatter } from '../front-matter.ts'
import { wrappedOf } from '../wrapper.ts'
import { readMarkdown } from './plain-document.ts'

const SECTION =
  /^#{1,4}\s+(?:\S{1,2}\s)?(?:summary|action items|follow-?ups?|decisions|key decisions|outcomes|key information|key facts(?: learned)?|risks|open questions|topics|next meeting|next steps)\b/gim

/** A meeting note that this or an earlier tool wrote, without the transcript: its statements are sources, with their status. */
export const earlierNote: Format = {
  name: 'earlier-note',
  recognize(probe) {
    const text = probe.text
    if (text === null || !text.includes('#')) return 0
    // With a transcript below, it is a transcript with a header.
    const { marked, body } = wrappedOf(probe)
    if (marked && (body.match(/\S+/g)?.length ?? 0) > 20) return 0
    const sections = new Set((text.slice(0, 60_000).match(SECTION) ?? []).map(foldName)).size
    const { values } = splitFrontMatter(text)
    const oneToOne = /^#\s+1\s*[:-]\s*1\b/m.test(text.slice(0, 4000))
    return sections >= 3 || (sections >= 1 && (oneToOne || (values !== null && 'date' in values))) ? 0.9 : 0
  },
  read: (probe: FormatProbe) => readMarkdown(probe, 'earlier-note', probe.text ?? '', true),
}
