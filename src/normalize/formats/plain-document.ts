import type { Format } from '../../model/contracts.ts'
import { documentBuilder } from '../document-builder.ts'

/** The catch-all: any text becomes a document of blocks, and says so. */
export const plainDocument: Format = {
  name: 'plain-document',
  recognize: probe => (probe.text === null ? 0 : 0.5),
  read({ item, text }) {
    const builder = documentBuilder(item, 'plain-document', 'document')
    for (const paragraph of (text ?? '').split(/\n{2,}/)) builder.add({ type: 'paragraph', text: paragraph })
    return builder.finish()
  },
}
