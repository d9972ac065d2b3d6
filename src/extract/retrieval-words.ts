import { ownCopy } from '../model/text.ts'
import { modelWords } from './learned/tokens.ts'
import { stem } from './similar.ts'

const ASKING = new Set(
  'what why how when where who whom whose which did do does was were is are be been the a an of to in on at for with by from as about and or but if so that this these those it its they them his her their he she we her our we you your i my me not no summarize summarise summary discussion discussions discuss discussed meeting meetings think thought say said talk talked mention mentioned decide decided conclude concluded conclusion content contents view views opinion opinions regarding concerning team group people there any some during whole would could should will can may might has have had than then also'.split(
    ' ',
  ),
)
/** A word as a search compares it. */
export const searchForm = (word: string): string => stem(word.replace(/'.*$/, ''))

/** Words of a passage or query as a search compares them. */
export const searchWords = (text: string): string[] => modelWords(text).map(searchForm)

/** The words of a question that say what is looked for, as typed and in lower case; all of them where it has no others. */
export function tellingQuestionWords(question: string): string[] {
  const words = [...new Set(modelWords(question))]
  const telling = words.filter(w => !ASKING.has(w) && !ASKING.has(searchForm(w)))
  return telling.length > 0 ? telling : words
}

/** What is taken off, one ending after the other, as long as four letters stay. */
const ENDINGS =
  /(?<=.{4})(?:ational|ations?|itions?|ated|ates?|ating|ators?|ions?|ments?|ness|ings?|ers?|ors?|ies|ed|es|s|ly|ive|al|ity|ance|ence|able|ible|y|e)$/
const MOST_ENDINGS = 3
const known = new Map<string, string>()

/** What words of one family have in common: "evaluate", "evaluation" and "evaluating" are one. No word itself. */
export function root(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  let out = word
  if (!/\d/.test(word)) for (let k = 0; k < MOST_ENDINGS; k++) out = out.replace(ENDINGS, '')
  if (out.length > 4) out = out.replace(/([bdfgklmnprt])\1$/, '$1')
  else if (out === word && out.length === 4) out = out.replace(/([^s])s$/, '$1')
  // Bounded, so that a long-running program does not grow.
  if (known.size > 100_000) known.clear()
  known.set(ownCopy(word), ownCopy(out))
  return out
}

/** Roots of the words of a passage or question, as the ranking compares them; "user-friendly" is two. */
export function rootsOf(words: readonly string[]): string[] {
  const out: string[] = []
  for (const word of words) {
    const end = word.indexOf("'")
    const w = end < 0 ? word : word.slice(0, end)
    if (!w.includes('-')) {
      if (w) out.push(root(w))
    } else for (const part of w.split('-')) if (part) out.push(root(part))
  }
  return out
}

const ASKING_ROOTS = new Set(rootsOf([...ASKING]))
/** Roots of the words of a question; empty where a word only asks. */
export const tellingRoots = (text: string): string[] => rootsOf(modelWords(text)).map(r => (ASKING_ROOTS.has(r) ? '' : r))
