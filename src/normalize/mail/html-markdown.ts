import { NodeHtmlMarkdown } from 'node-html-markdown'
import { LIMITS, overLimit } from '../limits.ts'

/**
 * HTML → Markdown. Scripts, styles, hidden elements, comments and embedded pictures are dropped before anything is parsed; what is
 * nested too deep or too long is refused (LIMIT_NESTING, LIMIT_BYTES), since every HTML converter recurses.
 */
export function htmlToMarkdown(html: string): string {
  return documents.translate(guarded(html))
}

/** The text of an HTML mail: paragraphs, `- ` lists, `> ` quotes, `a | b` tables; no emphasis, links as their words, no pictures. */
export function htmlToMailText(html: string): string {
  return mails.translate(guarded(html)).replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
}

const documents = new NodeHtmlMarkdown(
  {
    bulletMarker: '-',
    keepDataImages: false,
    ignore: ['script', 'style', 'head', 'noscript', 'template', 'svg', 'object', 'iframe', 'canvas'],
  },
  { img: { ignore: true } },
)

/** Emphasis marks and addresses of links are no words of the sender. */
const plain = {}
const mails = new NodeHtmlMarkdown(
  {
    bulletMarker: '-',
    keepDataImages: false,
    maxConsecutiveNewlines: 2,
    ignore: ['script', 'style', 'head', 'noscript', 'template', 'svg', 'object', 'iframe', 'canvas'],
    globalEscape: [/(?!)/, ''],
    lineStartEscape: [/(?!)/, ''],
  },
  {
    img: { ignore: true },
    'strong,b,em,i,u,s,del,strike,ins,code,kbd,samp,mark,small,sub,sup,font,span': plain,
    a: plain,
    'h1,h2,h3,h4,h5,h6': { surroundingNewlines: 2 },
    hr: { content: '\n\n________________________________\n\n' },
    pre: { surroundingNewlines: 2, preserveWhitespace: true },
  },
)

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
  '!doctype',
  'p',
  'li',
  'option',
  'dt',
  'dd',
])

/** Cuts what is never text, then measures. Linear: every step goes through the text once. */
function guarded(html: string): string {
  const text = withoutElements(html)
  if (text.length > LIMITS.htmlChars) throw overLimit('LIMIT_BYTES', 'HTML text', LIMITS.htmlChars, text.length)
  const depth = depthOf(text)
  if (depth > LIMITS.htmlDepth) throw overLimit('LIMIT_NESTING', 'levels of nested HTML', LIMITS.htmlDepth, depth)
  return text
}

const DROPPED = ['script', 'style', 'head', 'template', 'noscript', 'svg', 'object', 'iframe', 'canvas', 'title']

/** Comments and elements without text, found by scanning, so that an unclosed one costs no more than its length. */
function withoutElements(html: string): string {
  const out: string[] = []
  const lower = html.toLowerCase()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const close = closeOfDropped(lower, open)
    if (close === null) {
      const end = html.indexOf('>', open + 1)
      const next = end < 0 ? html.length : end + 1
      out.push(html.slice(at, open), shortTag(html.slice(open, next)))
      at = next
    } else {
      out.push(html.slice(at, open), ' ')
      at = close
    }
  }
  out.push(html.slice(at))
  return out.join('')
}

/** A tag whose attributes hold a picture or a page of style: only its name matters then. */
const shortTag = (tag: string): string => (tag.length <= 2000 ? tag : `${/^<\/?[\w:-]{1,30}/.exec(tag)?.[0] ?? '<span'}>`)

/** End of the comment or textless element that starts here, null where something else does. */
function closeOfDropped(lower: string, open: number): number | null {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open + 4)
  if (lower.startsWith('<![cdata[', open)) return after(lower, ']]>', open + 9)
  if (lower.startsWith('<?', open)) return after(lower, '>', open + 2)
  const name = DROPPED.find(d => lower.startsWith(d, open + 1) && /[\s/>]/.test(lower[open + 1 + d.length] ?? '>'))
  if (name === undefined) return null
  const end = lower.indexOf('>', open)
  if (end > 0 && lower[end - 1] === '/') return end + 1
  const closing = lower.indexOf(`</${name}`, open)
  // An unclosed head or title would swallow the page: only its own tag goes.
  if (closing < 0) return name === 'script' || name === 'style' ? lower.length : end < 0 ? lower.length : end + 1
  return after(lower, '>', closing)
}

const after = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}

/** Deepest nesting of open tags. Closing tags that close nothing do not count; paragraphs and list items close themselves. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0]
  for (const m of html.matchAll(/<(\/?)([a-z!][\w:-]{0,30})([^<>]{0,4000}?)(\/?)>/gi)) {
    if (VOID.has((m[2] ?? '').toLowerCase()) || m[4] === '/') continue
    if (m[1] === '/') depth = Math.max(0, depth - 1)
    else if (++depth > deepest) deepest = depth
  }
  return deepest
}
