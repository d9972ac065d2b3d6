import type { Entity, PagedType } from '../model/entity.ts'
import { type EntityId, isoDate, slug, type VaultPath } from '../model/ids.ts'
import { typeOfNote } from '../model/layout.ts'
import { readFrontMatter } from './front-matter.ts'

/** `person/kanchan-rao-harbourgrid`; from the page's name, which is unique. */
export const entityId = (type: string, pageName: string): EntityId => `${type}/${slug(pageName)}` as EntityId

/** `Kanchan Rao (Harbourgrid)` → `Kanchan Rao`. A name that is nothing but brackets stays whole. */
export const canonicalName = (pageName: string): string => pageName.replace(/\s+\([^()]*\)$/, '') || pageName

/** Name of the page that a path is, without regard to its content: `People/Kanchan Rao/Kanchan Rao.md` and `…/README.md`; null for a dated note. */
export function pageNameOf(path: string): string | null {
  const parts = path.split('/')
  const file = parts.at(-1) ?? ''
  const folder = parts.at(-2)
  const base = file.replace(/\.md$/i, '')
  if (!/\.md$/i.test(file) || folder === undefined) return null
  if (/^readme$/i.test(base)) return folder
  return base.normalize('NFC') === folder.normalize('NFC') ? base : null
}

/** The entity whose page this is; null for dated notes, journal, sources and files that are no page. */
export function readPage(path: VaultPath, text: string): Entity | null {
  const pageName = pageNameOf(path)
  if (pageName === null) return null
  const { values } = readFrontMatter(text)
  if ('source' in values || 'source_ref' in values) return null
  const type: PagedType | null = typeOfNote(values.type)
  if (type === null) return null
  const title = str(values.title)
  return {
    id: entityId(type, pageName),
    type,
    name: canonicalName(title && slug(title) !== slug(pageName) && !/\(.*\)$/.test(pageName) ? title : pageName),
    pageName,
    path,
    aliases: list(values.aliases),
    heardAs: [],
    emails: [...list(values.email), ...list(values.emails), ...list(values.domain).map(d => `@${d}`)].map(e => e.toLowerCase()),
    company: str(values.company),
    role: str(values.role),
    phone: str(values.phone),
    relation: values.type === 'partners' ? 'partner' : null,
    lastContact: isoDate(str(values.last_contact) ?? ''),
  }
}

function str(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return null
  const plain = value.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1').trim()
  return plain === '' ? null : plain
}

function list(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap(v => str(v) ?? [])
}
