import type { PagedType } from '../../model/entity.ts'
import { noteType } from '../../model/layout.ts'
import { fold } from '../../model/text.ts'
import { findFrontMatter, readFrontMatter, setKeys } from '../../vault/front-matter.ts'
import { scanLines } from '../../vault/note.ts'

type Key = 'email' | 'company' | 'role' | 'phone' | 'aliases'

/** What other tools and hands call the keys that are read, as letters without marks. */
const CALLED: Readonly<Record<Key, readonly string[]>> = {
  email: ['email', 'mail', 'emailaddress', 'courriel', 'correo'],
  company: ['company', 'organization', 'organisation', 'org', 'employer', 'firma', 'unternehmen', 'societe', 'entreprise', 'empresa'],
  role: ['role', 'position', 'job', 'jobtitle', 'rolle', 'funktion', 'fonction', 'poste'],
  phone: ['phone', 'mobile', 'tel', 'telephone', 'telefon', 'mobil'],
  aliases: ['aliases', 'alias', 'aka', 'nicknames', 'alsoknownas'],
}
const KEY_OF = new Map(Object.entries(CALLED).flatMap(([key, names]) => names.map(n => [n, key as Key] as const)))
const keyOf = (name: string): Key | undefined => KEY_OF.get(fold(name).replace(/[^a-z]/g, ''))

/** `**Role:** …`, `- role:: …`, `E-Mail: …` */
const FIELD = /^\s*(?:[-*+] )?\*{0,2}(\p{L}[\p{L} _-]{1,18}?)\*{0,2}::?\*{0,2} *(\S.*)$/u
const LONGEST = 80

/** A page of the person's with the type that makes it one, and its other keys under the names that are read. What stands there stays. */
export function adoptedPage(text: string, type: PagedType): string {
  const whole =
    findFrontMatter(text) === null ? `---\ntype: ${noteType(type)}\n---\n${text.startsWith('#') || text === '' ? '' : '\n'}${text}` : text
  const { values, invalid } = readFrontMatter(whole)
  if (invalid) return text
  const set: Record<string, string | string[]> = {}
  if (!('type' in values)) set.type = noteType(type)
  const said = new Map<Key, unknown>()
  for (const [name, value] of Object.entries(values)) {
    const key = keyOf(name)
    if (key && key !== name && !said.has(key)) said.set(key, value)
  }
  for (const line of scanLines(whole.slice(findFrontMatter(whole)?.bodyStart ?? 0))) {
    const m = line.fenced ? null : FIELD.exec(line.text)
    const key = m?.[1] === undefined ? undefined : keyOf(m[1])
    if (key && !said.has(key)) said.set(key, m?.[2])
  }
  for (const key of Object.keys(CALLED) as Key[]) {
    if (key in values || (type !== 'person' && (key === 'company' || key === 'role'))) continue
    const value = writtenAs(key, said.get(key))
    if (value.length > 0) set[key] = value
  }
  return Object.keys(set).length === 0 ? whole : setKeys(whole, set)
}

/** The value of a key as it is written; empty where there is none. */
function writtenAs(key: Key, value: unknown): string | string[] {
  const list = [value].flat().flatMap(v => (typeof v === 'string' || typeof v === 'number' ? [plain(String(v))] : []))
  if (key === 'aliases') return list.flatMap(v => v.split(/,\s*/)).filter(v => v !== '')
  if (key === 'email') {
    const mails = list.flatMap(v => v.match(/[^\s<>()[\],;]+@[^\s<>()[\],;]+\.[\p{L}\p{N}]+/gu) ?? []).map(m => m.replace(/^mailto:/, ''))
    return mails.length > 1 ? [...new Set(mails)] : (mails[0] ?? '')
  }
  const one = list[0] ?? ''
  return one.length > LONGEST ? '' : one
}

/** `[[Clients/Quay/README|Quay]]` and `[[Quay]]` → Quay */
const plain = (text: string): string =>
  text
    .replace(/\[\[([^\]|]*)\|([^\]]*)\]\]/g, '$2')
    .replace(
      /\[\[([^\]]*)\]\]/g,
      (_, target: string) =>
        target
          .replace(/\/README(?:\.md)?$/i, '')
          .split('/')
          .at(-1) ?? target,
    )
    .trim()
