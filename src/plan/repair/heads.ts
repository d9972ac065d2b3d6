import type { VaultPath } from '../../model/ids.ts'
import { repairMojibake } from '../../normalize/mojibake.ts'
import { EMPTY_LINK } from '../../vault/check.ts'
import { JUNK_PERSON } from '../../vault/check-people.ts'
import { type FrontMatterValue, findFrontMatter, readFrontMatter, renderFrontMatter, setKeys, yamlLine } from '../../vault/front-matter.ts'
import { isProgramsNote, judgedIn } from '../../vault/whose.ts'
import type { VaultDraft } from '../entity-ops/vault-draft.ts'

/** Text that was read in the wrong encoding. */
export function mendEncoding(draft: VaultDraft, path: VaultPath): void {
  const text = draft.text(path) ?? ''
  const mended = repairMojibake(text).text
  if (mended !== text) replaceText(draft, path, mended)
}

/** Front matter that can be read, once, without empty keys and without people who are nobody; `source_ref` inside the vault. */
export function mendHead(draft: VaultDraft, path: VaultPath, byBase: ReadonlyMap<string, string>): void {
  const before = draft.text(path) ?? ''
  let text = quoted(joined(before))
  const { values, invalid } = readFrontMatter(text)
  if (!invalid) {
    const programs = isProgramsNote(text)
    const keys: Record<string, FrontMatterValue | null> = {}
    for (const [key, value] of Object.entries(values)) {
      if (value === '' || value === null || (Array.isArray(value) && value.length === 0)) {
        if (programs) keys[key] = null
      } else if (key === 'participants' && (Array.isArray(value) || typeof value === 'string')) {
        const list = [value].flat().map(String)
        const left = list.filter(p => !JUNK_PERSON.test(p.trim()))
        if (left.length < list.length) keys[key] = left.length > 0 ? left : null
      } else if (key === 'source_ref' && typeof value === 'string') {
        const inside = insideVault(value, byBase)
        if (inside !== value) keys[key] = inside
      }
    }
    if (Object.keys(keys).length > 0) text = setKeys(text, keys)
  }
  if (text !== before) replaceText(draft, path, text)
}

/** `**Account**: [[]]` goes; `[[]]` elsewhere goes with the brackets that hold it. */
export function mendEmptyLinks(draft: VaultDraft, path: VaultPath, own: boolean): void {
  const text = draft.text(path) ?? ''
  if (!EMPTY_LINK.test(text)) return
  const judged = judgedIn(text, own)
  const lines = draft.lines(path)
  draft.setLines(
    path,
    lines.flatMap(l => {
      if (!EMPTY_LINK.test(l.text) || !judged.links(l.text)) return [l]
      const left = l.text.replace(/\s*\(\s*\[\[\s*\]\]\s*\)/g, '').replace(/,?\s*\[\[\s*\]\]/g, '')
      if (/^\s*(?:[-*+] ?)?(?:\*\*[\w ]+\*\*:?)?\s*$/.test(left)) return []
      return [{ ...l, text: left.trimEnd() }]
    }),
  )
}

/** `/Users/…/2025-10-28 - Call.txt` → where that file stands in the vault, else its bare name. */
function insideVault(ref: string, byBase: ReadonlyMap<string, string>): string {
  if (!/^(?:\/|[A-Za-z]:[\\/]|file:|~\/)/.test(ref)) return ref
  const base = decodeURIComponent(ref.split(/[/\\]/).at(-1) ?? ref)
  return byBase.get(base.toLowerCase()) ?? base
}

/** Two blocks become one: the first has the last word, the second adds what it knows alone. */
function joined(text: string): string {
  const first = findFrontMatter(text)
  if (!first) return text
  const rest = text.slice(first.bodyStart).replace(/^\s*/, '')
  const second = /^---\n\w+:/.test(rest) ? findFrontMatter(rest) : null
  if (!second) return text
  const [a, b] = [readFrontMatter(quoted(text)), readFrontMatter(quoted(rest))]
  if (a.invalid || b.invalid) return text
  const entries = Object.entries({ ...b.values, ...a.values }).flatMap(([k, v]): [string, FrontMatterValue][] => {
    if (typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean') return [[k, v]]
    return Array.isArray(v) ? [[k, v.map(String)]] : []
  })
  return renderFrontMatter(entries) + rest.slice(second.bodyStart)
}

/** Values that YAML cannot read (`title: Call: prices`, a stray quote, a tab) are quoted, line by line; nothing is thrown away. */
function quoted(text: string): string {
  const at = findFrontMatter(text)
  if (!at || !readFrontMatter(text).invalid) return text
  const lines = text.slice(at.yaml.start, at.yaml.end).replace(/\n$/, '').split('\n')
  const mended = lines.map(line => {
    const m = /^([\w-]+):\s*(.*)$/.exec(line.replace(/\t/g, ' '))
    if (!m) return /^\s+- /.test(line) || /^\s*#/.test(line) ? line : `# ${line.trim()}`
    const [, key = '', value = ''] = m
    const alone = readFrontMatter(`---\n${key}: ${value}\n---\n`)
    if (!alone.invalid) return line.replace(/\t/g, ' ')
    const list = /^\[(.*)\]?$/.exec(value)
    if (list)
      return yamlLine(
        key,
        (list[1] ?? '')
          .replace(/\]$/, '')
          .split(/,\s*/)
          .filter(v => v !== ''),
      )
    return yamlLine(key, value.replace(/^["']|["']$/g, ''))
  })
  const out = `${text.slice(0, at.yaml.start)}${mended.join('\n')}\n${text.slice(at.yaml.end)}`
  return readFrontMatter(out).invalid ? text : out
}

/** New text for a file: lines that stay keep their claims, and so does the line of a key that has got another value. */
function replaceText(draft: VaultDraft, path: VaultPath, text: string): void {
  draft.put(path, text)
}
