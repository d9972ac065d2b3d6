import { parse } from 'yaml'

export type FrontMatterValues = Readonly<Record<string, unknown>>

/**
 * Front matter at the start of a text and where the rest begins. Tolerates invalid YAML (read line by line) and the second block
 * that some programs write below the first: its keys fill gaps.
 */
export function splitFrontMatter(text: string): { readonly values: FrontMatterValues | null; readonly bodyStart: number } {
  let values: Record<string, unknown> | null = null
  let at = 0
  for (let block = 0; block < 2; block++) {
    const m = /^\s*---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(at, at + 20100))
    if (!m || !/^[ \t]*[\w"'-][\w "'.-]*:/m.test(m[1] ?? '')) break
    values = { ...readYaml(m[1] ?? ''), ...(values ?? {}) }
    at += m[0].length
  }
  return { values, bodyStart: at }
}

function readYaml(text: string): Record<string, unknown> {
  try {
    const value: unknown = parse(text, { uniqueKeys: false, strict: false, logLevel: 'error', maxAliasCount: 20 })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Invalid YAML is what other programs wrote; the lines still say something.
  }
  const values: Record<string, unknown> = {}
  let list: string[] | null = null
  for (const line of text.split('\n')) {
    const item = /^\s+-\s+(.+)$/.exec(line)
    if (item && list) list.push(bare(item[1] ?? ''))
    const field = /^([\w-]+):\s*(.*)$/.exec(line)
    if (!field) continue
    list = field[2] ? null : []
    values[field[1] ?? ''] = list ?? bare(field[2] ?? '')
  }
  return values
}

const bare = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2')

/** Strings of a field: a list, a comma-separated line, or one value; wiki links and quotes removed, blanks dropped. */
export function stringsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value.flat(2) : typeof value === 'string' ? splitNames(value) : []
  return list.map(nameOf).filter(s => s !== '')
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return plainName(value)
  if (typeof value === 'object' && value !== null) {
    const named = value as { name?: unknown; title?: unknown; email?: unknown }
    return plainName(String(named.name ?? named.title ?? ''))
  }
  return ''
}

const splitNames = (text: string): string[] => text.replace(/^\[(?!\[)|(?<!\])\]$/g, '').split(/[,;]|\s+(?:&|and|\/|\+)\s+/)

/** `[[People/Ines Okafor|Ines]]`, `"Ines" <ines@x.example>`, `@Ines` → the name. */
export function plainName(text: string): string {
  return text
    .replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, (_, name: string) => name.split('/').at(-1) ?? name)
    .replace(/<[^>]*>|\*\*|__|["“”]/g, '')
    .replace(/^[@\s]+|\s+$/g, '')
    .replace(/\s+/g, ' ')
}
