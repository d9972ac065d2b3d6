import type { FormatProbe } from '../model/contracts.ts'
import { stringsOf } from './front-matter.ts'
import { namesOnly, oneToOne } from './stated.ts'
import { wrappedOf } from './wrapper.ts'

/** Names that front matter and the 1:1 line give: labels to expect in the body. */
export function frontMatterNames(probe: FormatProbe): string[] {
  const { frontMatter, header } = wrappedOf(probe)
  const fm = frontMatter ?? {}
  const entities = typeof fm.entities === 'object' && fm.entities !== null ? (fm.entities as Record<string, unknown>) : {}
  const fromHeading = header.split('\n', 30).flatMap(line => oneToOne(line.replace(/^#+\s*/, '')))
  return namesOnly([...[fm.participants, fm.attendees, entities.people].flatMap(stringsOf), ...fromHeading])
}
