import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReferenceRow } from '../../correction.ts'
import type { ClaimModel } from '../../learned/claims.ts'
import { decodeClaims, decodeModel, decodeSearch } from '../../learned/model-file.ts'
import type { TalkModel } from '../../learned/scorer.ts'
import type { RetrievalModel } from '../../retrieval.ts'

let model: TalkModel | null = null
let search: RetrievalModel | null = null
let claims: ClaimModel | null = null

/** The shipped models, read at the first use and kept. Throws where the package lost its `models` folder. */
export function talkModel(): TalkModel {
  model ??= decodeModel(readFileSync(modelPath('talk.bin')))
  return model
}

/** Word vectors and ranking for questions, read at the first use and kept. */
export function searchModel(): RetrievalModel {
  search ??= decodeSearch(readFileSync(modelPath('search.bin')))
  return search
}

/** What a sentence carries, as learned from fictional talk; read at the first use and kept. */
export function claimModel(): ClaimModel {
  claims ??= decodeClaims(readFileSync(modelPath('claims.bin')))
  return claims
}

/** Candidates that a correction must not tell apart worse; read when something is learned. */
export function correctionReference(): readonly ReferenceRow[] {
  // Written by the trainer beside the models, covered by their checksum.
  return JSON.parse(readFileSync(modelPath('reference.json'), 'utf8')) as ReferenceRow[]
}

/** A file of the package's `models` folder, seen from the source tree as from the bundle. */
export function modelPath(name: string): string {
  for (let dir = path.dirname(fileURLToPath(import.meta.url)); ; dir = path.dirname(dir)) {
    const file = path.join(dir, 'models', name)
    if (existsSync(file)) return file
    if (dir === path.dirname(dir)) throw new Error(`models/${name} is missing: the package is damaged`)
  }
}
