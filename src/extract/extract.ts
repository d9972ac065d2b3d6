import type { Engine, EngineContext } from '../model/contracts.ts'
import type { SourceDocument } from '../model/document.ts'
import type { Extraction } from '../model/extraction.ts'
import { chunks } from './chunk.ts'
import { ground } from './ground.ts'
import { merge } from './merge.ts'

/**
 * SourceDocument → Extraction: chunk → engine → merge → ground. The whole document is read, whatever its length.
 * Every statement that comes back stands on a verbatim quote, whichever engine made it. Throws what the engine throws.
 */
export async function extract(doc: SourceDocument, engine: Engine, context: EngineContext): Promise<Extraction> {
  const parts: Extraction[] = []
  for (const chunk of chunks(doc, engine.chunkSize)) parts.push(await engine.extract(chunk, context))
  return ground(doc, merge(parts))
}
