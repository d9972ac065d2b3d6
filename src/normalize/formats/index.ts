import type { Format } from '../../model/contracts.ts'
import { earlierNote } from './earlier-note.ts'
import { plainDocument } from './plain-document.ts'

/**
 * Order decides: the first format that answers ≥ 0.5 reads the item. Binary containers first, then exact grammars, then loose ones,
 * the catch-all last.
 */
export const formats: readonly Format[] = [earlierNote, plainDocument]
