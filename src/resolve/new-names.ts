import type { SourceDocument } from '../model/document.ts'
import { foldName } from '../model/text.ts'
import { nameParts } from './person-name.ts'

const FULL = String.raw`(\p{Lu}[\p{L}'’-]+(?: (?:van|von|de|da|der|den|del|el|al))* \p{Lu}[\p{L}'’-]{2,})`
/** `my name will be Noor Rahal`, `she will be Noor Rahal when she is back`, `is changing her name to Noor Rahal`. */
const CALLED_ANEW = new RegExp(
  String.raw`\b(?:(?:new|married|last|sur|family)? ?name (?:will be|is now|is going to be|has been|becomes)|(?:will|shall|['’]ll) be|am now|is now|be called|becomes?|name to|now go(?:es)? by)(?: called| known as)? ${FULL}`,
  'gu',
)

/** Somebody of this source's letterheads who has another surname from now on, as the source says in so many words. */
export interface NewName {
  readonly person: { readonly name: string; readonly emails: readonly string[] }
  readonly name: string
}

/** `people`: those whom headers prove. Only where exactly one of them has the first name, and nobody the new one already. */
export function newNamesIn(document: SourceDocument, people: readonly NewName['person'][]): NewName[] {
  const known = new Map(people.filter(p => p.emails.length > 0).map(p => [foldName(p.name), p]))
  return [...document.text.matchAll(CALLED_ANEW)].flatMap(m => {
    const name = m[1] ?? ''
    const { first, last } = nameParts(name)
    const bearers = [...known.values()].filter(p => nameParts(p.name).first === first && nameParts(p.name).last !== null)
    const [only] = bearers
    return only && bearers.length === 1 && last !== null && nameParts(only.name).last !== last && !known.has(foldName(name))
      ? [{ person: only, name }]
      : []
  })
}
