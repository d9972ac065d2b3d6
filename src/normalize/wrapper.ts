import type { FormatProbe } from '../model/contracts.ts'
import { type FrontMatterValues, splitFrontMatter } from './front-matter.ts'

/** A text taken apart: what a program wrote around a transcript, and the transcript. */
export interface Wrapped {
  readonly frontMatter: FrontMatterValues | null
  /** Markdown before the transcript, without front matter, comments and the transcript's own heading. Empty where there is none. */
  readonly header: string
  /** The transcript, or everything after the front matter where nothing marks one. */
  readonly body: string
  /** Something (a comment, a heading, a fence) says that `body` is a transcript. */
  readonly marked: boolean
  /** Markdown after the transcript. */
  readonly after: string
}

const cache = new WeakMap<FormatProbe, Wrapped>()

/** Every format asks the same question of the same probe; it is answered once. */
export function wrappedOf(probe: FormatProbe): Wrapped {
  let wrapped = cache.get(probe)
  if (!wrapped) {
    wrapped = unwrap(probe.text ?? '')
    cache.set(probe, wrapped)
  }
  return wrapped
}

const START = /^[ \t]*<!--\s*(?:[\w-]+:)?transcript:start\s*-->[ \t]*$/m
const END = /^[ \t]*<!--\s*(?:[\w-]+:)?transcript:end\s*-->[ \t]*$/m
const HEADING =
  /^(#{1,6})[ \t]*(?:\*\*)?(?:(?:original|full|raw|auto|automatic|meeting|complete|verbatim|call)[ \t]+)*transcript(?:ion)?\b[^\n]{0,60}$/im
const FENCE = /^[ \t]*(`{3,}|~{3,})[^\n`]*$/m

function unwrap(text: string): Wrapped {
  const { values, bodyStart } = splitFrontMatter(text)
  const rest = text.slice(bodyStart)
  const base = { frontMatter: values }
  const start = START.exec(rest)
  if (start) {
    const from = start.index + start[0].length
    const end = END.exec(rest.slice(from))
    const inside = rest.slice(from, end ? from + end.index : undefined)
    const header = rest.slice(0, start.index).replace(new RegExp(`${HEADING.source}\\s*$`, 'im'), '')
    const after = end ? rest.slice(from + end.index + end[0].length) : ''
    return { ...base, header: tidy(header), body: unfence(withoutOwnHeading(inside)), marked: true, after: tidy(after) }
  }
  const heading = HEADING.exec(rest)
  if (heading) {
    const inside = rest.slice(heading.index + heading[0].length)
    const fence = fenced(inside)
    const body = fence ? fence.body : inside
    return { ...base, header: tidy(rest.slice(0, heading.index)), body, marked: true, after: tidy(fence?.after ?? '') }
  }
  const fence = fenced(rest, false)
  if (fence && fence.body.length > rest.length / 2 && fence.body.length > 200) {
    return { ...base, header: tidy(fence.before), body: fence.body, marked: true, after: tidy(fence.after) }
  }
  return { ...base, header: '', body: rest, marked: false, after: '' }
}

const withoutOwnHeading = (text: string): string => {
  const m = HEADING.exec(text)
  return m && text.slice(0, m.index).trim() === '' ? text.slice(m.index + m[0].length) : text
}

const tidy = (text: string): string => text.replace(/<!--[\s\S]{0,500}?-->/g, '').trim()

const unfence = (text: string): string => fenced(text)?.body ?? text

/** The block inside a fence; with `first`, only a fence that the text begins with. A fence that is never closed reaches to the end. */
function fenced(text: string, first = true): { before: string; body: string; after: string } | null {
  const open = FENCE.exec(text)
  if (!open || (first && text.slice(0, open.index).trim() !== '')) return null
  const from = open.index + open[0].length + 1
  const mark = open[1] ?? '```'
  const close = new RegExp(`^[ \\t]*${mark}[\`~]*[ \\t]*$`, 'm').exec(text.slice(from))
  const to = close ? from + close.index : text.length
  return { before: text.slice(0, open.index), body: text.slice(from, to), after: close ? text.slice(to + close[0].length) : '' }
}
