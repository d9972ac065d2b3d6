/** A question and its bare answer say together what was done: `Did the parents get their list?` – `They did.` is `the parents got their list`. English. */
import { fold } from '../model/text.ts'
import { isIrregular, pastOf, rootOfPast } from './past-verbs.ts'

const BARE_YES =
  /^\W*(?:(?:oh|ah|why|well|indeed|yes|yep|yeah|yup|aye)\W+)*(?:yes|yep|yeah|yup|aye|indeed|(?:I|we|he|she|it|they|you)(?: certainly| sure| indeed)? (?:did|have|has|is|are|was|were))(?: indeed)?\W*$/iu
const ADVERBS = /^(?:ever|already|actually|finally|manage to|get round to|get to)\s+/iu
const SUBJECT = /^(?:(?:you|he|she|it|they|we|I)|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)\s+/u
const ARTICLE = /^(?:the|that|those|these|your|my|our|his|her|their)$/i

/** What a question asks and a bare `yes` confirms, told by the one who answers; null where either is something else. */
export function answered(question: string, answer: string): string | null {
  if (!BARE_YES.test(answer)) return null
  const asked = /(?:^|[.!,;] )((?:so,? |and |but )?[^.!?]+)\?\W*$/iu.exec(question.trim())?.[1]?.replace(/^(?:so|and|but),? /i, '')
  const stated = asked ? statement(asked) : null
  return stated ? `${otherMouth(stated)}.` : null
}

function statement(asked: string): string | null {
  const [, aux = '', rest = ''] = /^(did|have|has|is|are|was|were)\s+(.*)$/iu.exec(asked) ?? []
  if (aux === '') return /^(?:you|he|she|it|they|the|that|your|my|our|his|her|their)\b/i.test(asked) ? asked.replace(TAG, '') : null
  const did = aux.toLowerCase() === 'did'
  const at = did ? verbAt(rest, w => isIrregular(w)) : verbAt(rest, w => rootOfPast(w) !== null)
  if (at === null) return null
  const subject = rest.slice(0, at).trim()
  const [verb = ''] = rest.slice(at).replace(ADVERBS, '').split(/\s/)
  const tail = rest.slice(at).replace(ADVERBS, '').slice(verb.length)
  return did ? `${subject} ${pastOf(fold(verb))}${tail}` : `${subject} ${aux.toLowerCase()} ${verb}${tail}`
}
const TAG = /,? (?:I take it|right|yes|then|did(?:n['’]t)? you|have(?:n['’]t)? you|did(?:n['’]t)? (?:he|she|they))$/i

/** Where the verb begins: after a pronoun or name, before an adverb, or the first word after the article's that is one. */
function verbAt(rest: string, isVerb: (word: string) => boolean): number | null {
  const named = SUBJECT.exec(rest)
  if (named) return named[0].length
  const words = [...rest.matchAll(/\S+/gu)]
  if (!ARTICLE.test(words[0]?.[0] ?? '')) return null
  const verb = words.slice(2, 7).find(m => isVerb(fold(m[0])) || ADVERBS.test(`${rest.slice(m.index)} `))
  return verb ? verb.index : null
}

/** `You sent your list` is `I sent my list` where the other one says so. */
const otherMouth = (text: string): string =>
  text.replace(/\b(?:you|your|I|my|me)\b/giu, w => ({ you: 'I', your: 'my', i: 'you', my: 'your', me: 'you' })[w.toLowerCase()] ?? w)
