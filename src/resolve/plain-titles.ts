/** Titles that only seem to name a project. */
import type { SourceDocument } from '../model/document.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'
import { capitalRuns, isNoName, type ThingHint } from './things.ts'

/**
 * Without the projects of a title that the text writes small: "the diocesan letter", "the halyards". Every first word of a title has a capital; a name has
 * one in the text as well. Nothing is left out where the text has no capitals.
 */
export function withoutPlainWords(hints: readonly ThingHint[], text: string): readonly ThingHint[] {
  const own = hints.filter(isBare)
  if (own.length === 0) return hints
  const inside = capitalRuns(text).filter(r => !r.opens && !wordsOf(r.text).every(isNoName))
  if (inside.length === 0) return hints
  const small = (text.match(/(?<![\p{L}\p{N}.@/-])\p{Ll}[\p{L}\p{M}]+(?![@.]\p{Ll})/gu) ?? []).map(fold)
  const named = new Set(inside.flatMap(r => wordsOf(r.text)))
  const plain = new Set(own.map(h => foldName(h.name)).filter(name => !named.has(name) && small.some(w => w === name || inflects(w, name))))
  return hints.filter(h => !isBare(h) || !plain.has(foldName(h.name)))
}

/** One word by which a title seems to name a project. Initials are a name however they come. */
const isBare = (h: ThingHint): boolean =>
  h.type === 'project' && !h.explicit && !h.introduced && wordsOf(h.name).length === 1 && !/^\p{Lu}{2,}$/u.test(h.name)
/** `scaffolding` of `scaffold`: a word of five letters or more with an ending. */
const inflects = (word: string, name: string): boolean => name.length >= 5 && word.startsWith(name) && word.length - name.length <= 4

/** The subject that the mails of one thread share; null where the source is no mail. */
export function threadOf(document: SourceDocument): string | null {
  const subject = document.messages[0]?.subject.replace(/^\s*(?:(?:re|fwd?|aw|wg|sv|vs)\s*:\s*)+/i, '') ?? ''
  return document.kind === 'mail' && subject.trim() !== '' ? foldName(subject) : null
}

/** Hints of several sources, each with its thread: what is answered under one subject says no more than the subject does once. */
export function oncePerThread(sources: readonly { readonly hints: readonly ThingHint[]; readonly thread?: string | null }[]): ThingHint[] {
  const seen = new Map<string, Set<string>>()
  return sources.flatMap(({ hints, thread }) => {
    if (!thread) return hints
    const said = seen.get(thread) ?? new Set()
    seen.set(thread, said)
    return hints.filter(h => {
      const isAgain = isBare(h) && thread.startsWith(foldName(h.name)) && said.has(foldName(h.name))
      said.add(foldName(h.name))
      return !isAgain
    })
  })
}
