import {
  BARE_DOCUMENT,
  type InboxItem,
  type Repair,
  type Segment,
  type SourceDocument,
  type Speaker,
  type StatedItem,
} from '../model/document.ts'
import type { SourceId, Span } from '../model/ids.ts'

export interface SegmentInput {
  readonly type: Segment['type']
  /** Trimmed by the builder; nothing else is changed. */
  readonly text: string
  /** Default: the next `u…` for utterances, the next `b…` for all else. Mails give their own (`m3`, shared by the segments of a message). */
  readonly anchor?: string
  readonly speaker?: number | null
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly page?: number | undefined
  readonly level?: number | undefined
  readonly message?: number | undefined
  /** Offsets in the trimmed text where something that the source has was taken out. */
  readonly seams?: readonly number[]
}

/** What a format knows beyond text and segments; all optional. */
export type DocumentFields = Partial<
  Omit<SourceDocument, 'id' | 'sha256' | 'fileName' | 'kind' | 'format' | 'text' | 'segments' | 'speakers' | 'statedItems' | 'repairs'>
>

/** Where a stated item stands inside its segment: offsets relative to the segment's text. Default: the whole segment. */
export type StatedInput = Omit<StatedItem, 'segment' | 'span'> & { readonly within?: Span }

export interface DocumentBuilder {
  /** Appends a segment; null where its text is blank. Segments stand one below the other in the text, in the order added. */
  add(segment: SegmentInput): Segment | null
  /** The speaker of that label (exactly as given), made where new. */
  speaker(label: string, kind: Speaker['kind'], more?: Pick<Speaker, 'email' | 'identified'>): number
  state(segment: Segment, item: StatedInput): void
  /** Counts add up per code. Zero is not noted. */
  repair(code: string, message: string, count?: number): void
  readonly segmentCount: number
  /** The text of a segment added before. */
  textOf(segment: Segment): string
  /** `id` default: the first 12 hex digits of the bytes' hash; a file with several sources gives each its own. */
  finish(fields?: DocumentFields, id?: SourceId): SourceDocument
}

/** What a document keeps of the file it came from. */
export type DocumentItem = Pick<InboxItem, 'fileName' | 'sha256'> & Partial<InboxItem>

/** The id of a file that is one source. */
export const sourceIdOf = (item: Pick<InboxItem, 'sha256'>): SourceId => item.sha256.slice(0, 12) as SourceId

/**
 * Builds text and segments together, so that `text.slice(span)` is exact, spans ascend and never overlap, and anchors are unique
 * unless the caller gives the same one twice.
 */
export function documentBuilder(item: DocumentItem, format: string, kind: SourceDocument['kind']): DocumentBuilder {
  const parts: string[] = []
  const segments: Segment[] = []
  const speakers: Speaker[] = []
  const byLabel = new Map<string, number>()
  const stated: StatedItem[] = []
  const repairs = new Map<string, Repair>()
  let length = 0
  let utterances = 0
  let blocks = 0

  return {
    add(input) {
      const text = input.text.trim()
      if (!text) return null
      if (parts.length) {
        parts.push('\n')
        length++
      }
      const anchor = input.anchor ?? (input.type === 'utterance' ? `u${++utterances}` : `b${++blocks}`)
      const segment: Segment = {
        index: segments.length,
        type: input.type,
        anchor,
        span: { start: length, end: length + text.length },
        speaker: input.speaker ?? null,
        ...(input.start === undefined ? {} : { start: input.start }),
        ...(input.end === undefined ? {} : { end: input.end }),
        ...(input.page === undefined ? {} : { page: input.page }),
        ...(input.level === undefined ? {} : { level: input.level }),
        ...(input.message === undefined ? {} : { message: input.message }),
        ...(input.seams?.length ? { seams: input.seams.map(at => length + at) } : {}),
      }
      parts.push(text)
      length += text.length
      segments.push(segment)
      return segment
    },
    speaker(label, speakerKind, more) {
      const known = byLabel.get(label)
      if (known !== undefined) return known
      const index = speakers.length
      speakers.push({ index, label, kind: speakerKind, ...more })
      byLabel.set(label, index)
      return index
    },
    state(segment, { within, ...more }) {
      const span = within ? { start: segment.span.start + within.start, end: segment.span.start + within.end } : segment.span
      stated.push({ ...more, segment: segment.index, span })
    },
    repair(code, message, count = 1) {
      if (count <= 0) return
      repairs.set(code, { code, message, count: (repairs.get(code)?.count ?? 0) + count })
    },
    get segmentCount() {
      return segments.length
    },
    // Text and separators alternate: segment i is part 2i.
    textOf: segment => parts[segment.index * 2] ?? '',
    finish: (fields = {}, id = sourceIdOf(item)) => ({
      id,
      sha256: item.sha256,
      fileName: item.fileName,
      kind,
      format,
      text: parts.join(''),
      ...BARE_DOCUMENT,
      segments,
      speakers,
      ...fields,
      statedItems: stated,
      repairs: [...repairs.values()],
    }),
  }
}
