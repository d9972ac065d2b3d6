import { ProblemError } from '../../model/problem.ts'
import { LIMITS, overLimit } from '../limits.ts'

/** A node of the XML of an Office file. Prefixes are dropped: `w:p` is `p`, whatever the file calls the namespace. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlNode | string)[]
}

interface Open {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (XmlNode | string)[]
}

/**
 * XML → tree, without recursion and without entities of its own (a DOCTYPE is refused: Office writes none, bombs do).
 * Tolerates a missing end. Linear.
 * @throws ProblemError XML_UNREADABLE, LIMIT_NESTING, LIMIT_BYTES
 */
export function parseXml(xml: string): XmlNode {
  if (xml.length > LIMITS.xmlChars) throw overLimit('LIMIT_BYTES', 'characters of XML', LIMITS.xmlChars, xml.length)
  const root: Open = { name: '', attributes: {}, children: [] }
  const stack: Open[] = [root]
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    const top = stack.at(-1) ?? root
    if (open < 0) break
    if (open > at) top.children.push(unescapeXml(xml.slice(at, open)))
    if (xml.startsWith('<!--', open)) at = after(xml, '-->', open + 4)
    else if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open + 9)
      top.children.push(xml.slice(open + 9, end < 0 ? xml.length : end))
      at = end < 0 ? xml.length : end + 3
    } else if (xml.startsWith('<?', open)) at = after(xml, '?>', open + 2)
    else if (xml.startsWith('<!', open)) {
      throw new ProblemError({
        code: 'XML_UNREADABLE',
        message: 'The file declares entities of its own, which no Office program writes.',
        expected: 'XML as Office programs write it',
        found: xml.slice(open, open + 40),
        hint: 'Save the file again in an Office program, or as PDF, then run afterword redrive.',
      })
    } else {
      const end = endOfTag(xml, open + 1)
      const tag = xml.slice(open + 1, end)
      at = end + 1
      if (tag.startsWith('/')) {
        // A closing tag that fits no open one is ignored.
        const name = localName(tag.slice(1).trim())
        const found = stack.findLastIndex(n => n.name === name)
        if (found > 0) stack.length = found
        continue
      }
      const node = openTag(tag)
      top.children.push(node)
      if (!tag.endsWith('/')) {
        stack.push(node)
        if (stack.length > LIMITS.xmlDepth) throw overLimit('LIMIT_NESTING', 'levels of nested XML', LIMITS.xmlDepth, stack.length)
      }
    }
  }
  return root
}

const after = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at + mark.length
}

/** Index of the `>` that ends the tag; quoted ones do not. */
function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let i = from; i < xml.length; i++) {
    const c = xml[i]
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i
  }
  return xml.length
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function openTag(tag: string): Open {
  const body = tag.endsWith('/') ? tag.slice(0, -1) : tag
  const space = body.search(/\s/)
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>
  if (space > 0) {
    for (const m of body.slice(space).matchAll(/([\w:.-]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
      addAttribute(attributes, m[1] ?? '', unescapeXml(m[2] ?? m[3] ?? ''))
  }
  return { name: localName(space > 0 ? body.slice(0, space) : body), attributes, children: [] }
}

/** Under its full name, and under the name without its prefix unless another has it: `id` besides `r:id`. */
function addAttribute(attributes: Record<string, string>, name: string, value: string): void {
  attributes[name] = value
  const local = localName(name)
  if (attributes[local] === undefined) attributes[local] = value
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi,
    (whole, hex: string | undefined, dec: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(dec)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}

/** First child of that name. */
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((c): c is XmlNode => typeof c !== 'string' && c.name === name)

/** The child elements, without the text between them. */
export const elements = (node: XmlNode | undefined): readonly XmlNode[] =>
  (node?.children ?? []).filter((c): c is XmlNode => typeof c !== 'string')

/** All descendants of that name, in order; their own descendants of the name are not listed again. Iterative. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  const found: XmlNode[] = []
  const stack: XmlNode[] = [...elements(node)].reverse()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.name === name) found.push(next)
    else for (const inner of [...elements(next)].reverse()) stack.push(inner)
  }
  return found
}

/** All text below the node. */
export function textContent(node: XmlNode | undefined): string {
  if (!node) return ''
  return node.children.map(c => (typeof c === 'string' ? c : textContent(c))).join('')
}
