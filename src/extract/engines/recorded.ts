import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Engine, EngineContext } from '../../model/contracts.ts'
import type { SourceDocument } from '../../model/document.ts'
import type { Extraction } from '../../model/extraction.ts'
import { ProblemError } from '../../model/problem.ts'

const fileOf = (folder: string, doc: SourceDocument): string => path.join(folder, `${doc.id}.json`)

/** Replays saved answers: `<folder>/<source id>.json`, one Extraction each. Throws EXTRACT_NOT_RECORDED where there is none. */
export function recorded(folder: string): Engine {
  return {
    name: 'recorded/1',
    chunkSize: null,
    extract(doc) {
      let text: string
      try {
        text = readFileSync(fileOf(folder, doc), 'utf8')
      } catch (cause) {
        throw new ProblemError(
          {
            code: 'EXTRACT_NOT_RECORDED',
            message: `No recorded answer for ${doc.fileName}`,
            expected: fileOf(folder, doc),
            hint: 'Record one with a recording engine, or choose another engine.',
          },
          cause,
        )
      }
      return parse(text, doc)
    },
  }
}

/** Wraps an engine and saves each of its answers where `recorded` finds it. What must not leave the machine is kept from the one inside, too. */
export function recording(engine: Engine, folder: string): Engine {
  return {
    name: engine.name,
    chunkSize: null,
    ...(engine.leaves === undefined ? {} : { leaves: engine.leaves }),
    async extract(doc: SourceDocument, context: EngineContext) {
      const answer = await engine.extract(doc, context)
      mkdirSync(folder, { recursive: true })
      writeFileSync(fileOf(folder, doc), `${JSON.stringify(answer, null, 2)}\n`)
      return answer
    },
  }
}

function parse(text: string, doc: SourceDocument): Extraction {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ProblemError(
      { code: 'EXTRACT_RECORD_BROKEN', message: `The recorded answer for ${doc.fileName} is no JSON`, hint: 'Record it again.' },
      cause,
    )
  }
  if (typeof value !== 'object' || value === null || !Array.isArray((value as { statements?: unknown }).statements))
    throw new ProblemError({
      code: 'EXTRACT_RECORD_BROKEN',
      message: `The recorded answer for ${doc.fileName} has no statements`,
      hint: 'Record it again.',
    })
  // Quotes are checked by ground afterwards, as for every engine.
  return value as Extraction
}
