/**
 * An expected failure. What was expected, what was found, where, what to do.
 * A bug throws an ordinary Error instead; a Problem is data until a face prints it.
 */
export interface Problem {
  /** Stable code, `AREA_REASON` in capitals, e.g. `FORMAT_BINARY`, `VAULT_LOCKED`. */
  readonly code: string
  readonly message: string
  readonly expected?: string
  readonly found?: string
  /** File, line, key: whatever helps to find the place. */
  readonly where?: string
  /** What the person can do about it. */
  readonly hint?: string
}

/** Carries a Problem through code that has no other way out; caught at the pipeline's item boundary and by the faces. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.code}: ${problem.message}`, cause === undefined ? undefined : { cause })
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }
/** It worked, with what came of it. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
/** An expected failure: the Problem says what to do. */
export const failed = <T = never>(problem: Problem): Result<T> => ({ ok: false, problem })
