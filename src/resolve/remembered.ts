import { ownCopy } from '../model/text.ts'

/** Texts remembered for one context: more than a talk and the statements that it is compared with. */
const KEPT = 4000

/**
 * `work` that reads each text once as long as its context (a talk's people, its names) lives: every statement of a talk is compared with a hundred
 * earlier ones, and these with each of its statements. What it gives must not be changed.
 */
export function remembered<Context extends object, T>(work: (text: string, context: Context) => T): (text: string, context: Context) => T {
  const known = new WeakMap<Context, Map<string, T>>()
  return (text, context) => {
    let texts = known.get(context)
    if (!texts || texts.size >= KEPT) {
      texts = new Map()
      known.set(context, texts)
    }
    const before = texts.get(text)
    if (before !== undefined) return before
    const own = ownCopy(text)
    const made = work(own, context)
    texts.set(own, made)
    return made
  }
}
