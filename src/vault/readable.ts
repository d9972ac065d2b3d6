import type { Segment, SourceDocument } from '../model/document.ts'
import type { NameRepair } from '../model/entity.ts'
import type { VaultPath } from '../model/ids.ts'
import { renderFrontMatter } from './front-matter.ts'
import { blockText, inlineText, type Linker } from './link.ts'

/** Seconds as people write them: `35:08`, `1:02:33`. */
export function spokenTime(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds))
  const two = (n: number) => String(n).padStart(2, '0')
  return s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${two(Math.floor(s / 60))}:${two(s % 60)}`
}

export interface ReadableOptions {
  readonly title: string
  readonly path: VaultPath
  readonly original: VaultPath
  /** Page names or labels by speaker index. */
  readonly speakerNames: readonly string[]
  /** Who the voices without a name are, why, and how sure: a sentence each. */
  readonly voices?: readonly string[]
  readonly repairs: readonly NameRepair[]
  readonly linker: Linker
}

/** The readable source: one paragraph an utterance with a block id on each; boxes, links and tags of the source are escaped. */
export function renderReadable(doc: SourceDocument, options: ReadableOptions): string {
  const head = renderFrontMatter([
    ['type', doc.kind === 'mail' ? 'source-mail' : doc.kind === 'transcript' ? 'source-transcript' : 'source-document'],
    ['title', options.title],
    ['date', doc.date?.day ?? null],
    ['original', options.original],
    ['original_name', doc.fileName],
    ['sha256', doc.sha256],
    ['format', doc.format],
    ['language', doc.language],
    ['sensitivity', doc.sensitivity],
    ['tags', [`source/${doc.kind}`, 'generated']],
  ])
  const notes = [
    doc.date ? null : 'Date: not stated in the source.',
    doc.date && doc.date.from !== 'content' ? `Date taken from the ${doc.date.from === 'file-name' ? 'file name' : doc.date.from}.` : null,
    ...doc.repairs.map(r => (r.count > 1 ? `${r.message} (${r.count})` : r.message)),
    ...(options.voices ?? []),
  ].filter(n => n !== null)
  const info = notes.length > 0 ? `> [!info]- What was read and repaired\n${notes.map(n => `> - ${inlineText(n)}`).join('\n')}\n\n` : ''
  return `${head}# ${inlineText(options.title)}\n\nOriginal: \`${options.original.replace(/`/g, "'")}\`\n\n${info}${renderSegments(doc, options).join('\n\n')}\n`
}

/** Blocks of the readable source, one a segment; a mail's message starts with a line that carries the anchor. */
function renderSegments(doc: SourceDocument, options: Pick<ReadableOptions, 'speakerNames' | 'repairs'>): string[] {
  const out: string[] = []
  const shown = new Set<string>()
  const anchored = new Set<string>()
  const repairsBySegment = new Map<number, { start: number; end: number; repair: NameRepair }[]>()
  for (const repair of options.repairs)
    for (const { segment, span } of repair.spans) {
      const list = repairsBySegment.get(segment) ?? []
      list.push({ ...span, repair })
      repairsBySegment.set(segment, list)
    }
  for (const segment of doc.segments) {
    const raw = repaired(doc, segment, repairsBySegment.get(segment.index) ?? [], shown)
    const message = segment.message === undefined ? undefined : doc.messages[segment.message]
    if (message && !anchored.has(segment.anchor)) {
      const author =
        segment.speaker === null ? (message.from?.name ?? message.from?.email ?? '') : (options.speakerNames[segment.speaker] ?? '')
      const to = [...message.to, ...message.cc].map(a => a.name ?? a.email).join(', ')
      const when = [message.date?.day, message.date?.time].filter(Boolean).join(' ')
      anchored.add(segment.anchor)
      out.push(
        `**${inlineText(author)}**${to ? ` to ${inlineText(to)}` : ''}${when ? `, ${when}` : ''}: ${inlineText(message.subject)} ^${segment.anchor}`,
      )
    }
    if (raw.trim() === '') continue
    out.push(renderSegment(segment, raw, anchored, options.speakerNames))
    anchored.add(segment.anchor)
  }
  return out
}

function renderSegment(segment: Segment, raw: string, anchored: ReadonlySet<string>, speakerNames: readonly string[]): string {
  const anchor = anchored.has(segment.anchor) ? '' : ` ^${segment.anchor}`
  switch (segment.type) {
    case 'utterance': {
      const name = segment.speaker === null ? '' : (speakerNames[segment.speaker] ?? '')
      const time = segment.start === undefined ? '' : spokenTime(segment.start)
      const label = [name ? `**${inlineText(name)}**` : '', time].filter(Boolean).join(' ')
      return `${label ? `${label}\n` : ''}${blockText(raw)}${anchor}`
    }
    case 'heading':
      return `**${inlineText(raw)}**${anchor}`
    case 'quote':
    case 'signature':
    case 'footer':
      return `${raw
        .split('\n')
        .map(l => `> ${blockText(l)}`.trimEnd())
        .join('\n')}${anchor}`
    case 'list-item':
    case 'task':
      return `${'  '.repeat(0)}• ${inlineText(raw.replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, ''))}${anchor}`
    case 'table-row':
    case 'paragraph':
      return `${blockText(raw)}${anchor}`
  }
}

/** Text of a segment with heard forms replaced; the first use of each shows what was heard. */
function repaired(
  doc: SourceDocument,
  segment: Segment,
  repairs: readonly { start: number; end: number; repair: NameRepair }[],
  shown: Set<string>,
): string {
  let out = ''
  let at = segment.span.start
  for (const { start, end, repair } of [...repairs].sort((a, b) => a.start - b.start)) {
    if (start < at || end > segment.span.end) continue
    const heard = doc.text.slice(start, end)
    const right = repairedForm(repair)
    const key = `${heard.toLowerCase()}=${repair.entity}`
    out += doc.text.slice(at, start) + (shown.has(key) ? right : `${right} [heard: ${heard}]`)
    shown.add(key)
    at = end
  }
  return out + doc.text.slice(at, segment.span.end)
}

/** `Koncha` → `Kanchan`, not `Kanchan Rao`: the part of the name that was heard. */
const repairedForm = (repair: NameRepair): string => repair.form ?? repair.canonical
