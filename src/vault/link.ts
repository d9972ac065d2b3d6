import type { VaultPath } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { pageNameOf } from './page.ts'

/** Makes links as the vault's config wants them. `from` is the file that will hold the link. */
export interface Linker {
  /** Link to a file, optionally to a block in it and with words of its own. */
  link(from: VaultPath, to: VaultPath, options?: { readonly block?: string; readonly label?: string }): string
}

/** Writes links as the vault's layout wants them: `[[wiki]]` or `[Markdown](…)`. */
export function linker(layout: Pick<VaultLayout, 'links'>): Linker {
  return { link: layout.links === 'wiki' ? wikiLink : markdownLink }
}

function wikiLink(_from: VaultPath, to: VaultPath, options: { readonly block?: string; readonly label?: string } = {}): string {
  const base = noteName(to)
  // README pages all share a base name: only the path says which.
  const target = /^readme$/i.test(base) ? to.replace(/\.md$/i, '') : base
  const label = options.label ?? (/^readme$/i.test(base) ? (pageNameOf(to) ?? undefined) : undefined)
  return `[[${target}${options.block ? `#^${options.block}` : ''}${label ? `|${plainLabel(label)}` : ''}]]`
}

function markdownLink(from: VaultPath, to: VaultPath, options: { readonly block?: string; readonly label?: string } = {}): string {
  const label = options.label ?? pageNameOf(to) ?? noteName(to)
  return `[${plainLabel(label)}](${encodePath(relativePath(from, to))}${options.block ? `#^${options.block}` : ''})`
}

/** `People/A/x.md` seen from `Sources/T/2025/y.md` → `../../../People/A/x.md` */
export function relativePath(from: string, to: string): string {
  const a = from.split('/').slice(0, -1)
  const b = to.split('/')
  let i = 0
  while (i < a.length && i < b.length - 1 && a[i] === b[i]) i++
  return [...a.slice(i).map(() => '..'), ...b.slice(i)].join('/')
}

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/').replace(/\(/g, '%28').replace(/\)/g, '%29')

/** File name without folder and `.md`. */
export function noteName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.md$/i, '')
}

/** Words of a line without links to sources, block id and marks; other links as they are shown. */
export function plainText(line: string): string {
  return line
    .replace(/\s*\(\[\[[^)]*\]\]\)/g, '')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/\s\^[\w-]+$/, '')
    .replace(/\*\*/g, '')
    .trim()
}

const plainLabel = (label: string): string => label.replace(/[[\]|\n\r]+/g, ' ').trim()

/**
 * Words of a source as inline Markdown: one line, no link, tag, task field, HTML or block id of its own. Sources are data.
 * Task emoji are dropped since the Tasks plugin would read them as fields.
 */
export function inlineText(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\uFE0E|\uFE0F/g, '')
    .replace(/[📅⏳🛫🔁✅❌➕🔺⏫🔼🔽⏬🆔⛔🏁]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>|]/g, c => (c === '`' ? "'" : `\\${c}`))
    .replace(/(^|[\s(])([#^])(?=[\p{L}\p{N}])/gu, '$1\\$2')
    .replace(/%%/g, '%\\%')
    .replace(/==/g, '=\\=')
    .replace(/~~/g, '~\\~')
    .replace(/\$\$/g, '$\\$')
    .replace(/(^|\s)__?(?=\S)/g, m => m.replace(/_/g, '\\_'))
}

/** Most of what is said: nothing of it means anything in Markdown. */
const PLAIN = /^(?:[A-Za-z0-9.,;:!?'"()/&+-]+(?: (?! |$)|$))+$/

/** As `inlineText`, and safe at the start of a line (no list, heading, quote, rule or task box). */
export function blockText(text: string): string {
  return inlineText(text)
    .replace(/^(?:[-+](?=\s|$|-)|#(?=#*\s)|(?:\d+)(?=[.)]\s)|=(?==))/, m => (/^\d/.test(m) ? m : `\\${m}`))
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
}
