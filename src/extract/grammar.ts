/**
 * Where speech breaks off and begins anew, two little words meet that no written sentence has side by side: "of the with", "they the",
 * "we can is". Counting such meetings tells a sentence from a scrap without knowing any grammar of the long words. Pure text in, numbers out.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const ARTICLE = set('the a an')
const POSSESSIVE = set('my our your their its')
const PERSON = set("i we they he she i'm we're they're he's she's i've we've they've i'll we'll they'll it's")
const MODAL = set("will would can could should must might can't won't couldn't wouldn't shouldn't")
const BE = set("is are was were am isn't aren't wasn't weren't")
const DOES = set("does did has doesn't didn't hasn't")
const AFTER_ARTICLE = set(
  `of with from to for into by at and or but because if that's there's it it's it'll what which there i we he she they i'm we're they're he's she's i've we've they've i'll we'll they'll
 you're you've you'll is are was were am has does did would could should must isn't aren't wasn't don't doesn't didn't can't won't the a an my your our their its this these those not than me us him them
 be been him uh um gonna wanna`,
)
const AFTER_OF = set(
  "is are was were am has does did will would can could should i we they he i'm we're they're and or but of to it's that's",
)
const AFTER_MODAL = set("is are was were am has does did the a an my our your their i'm it's that's there's with we're going")
const AFTER_PERSON = set(
  "the a an my our your their of with from i we they he she i'm we're they're it's that's this there's it if because",
)
const AFTER_BE = set("will would could should can has have do does did don't doesn't didn't can't i'm we'll they'll")
const RELATES =
  /^(?:what|where|who|whom|how|which|that|why|when|whatever|whoever|whichever|all|thing|things|one|ones|than|as|part|reason|problem|way|if)$/

/** Meetings of words that no written sentence has, in one text: 0 for a sound sentence. Punctuation between two words parts them. */
export function clashes(text: string): number {
  const tokens = text.split(/\s+/)
  const question = /\?["'”’)]*$/.test(text)
  let n = 0
  let related = false
  for (let i = 0; i + 1 < tokens.length; i++) {
    const raw = tokens[i] as string
    if (/[,.;:?!"”)…–—-]$/.test(raw)) {
      related = false
      continue
    }
    const a = plain(raw)
    const b = plain(tokens[i + 1] as string)
    if (RELATES.test(a)) related = true
    if (meets(a, b, raw, tokens, i, related || question)) n++
  }
  return n
}

const plain = (token: string): string =>
  token
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^["'“(]+|[.,;:!?"”)…]+$/g, '')

function meets(a: string, b: string, raw: string, tokens: readonly string[], i: number, related: boolean): boolean {
  // A word in quotes or capitals is a name of something: "the HE system".
  if (/^(?:["“(]|\p{Lu}{2,}\b)/u.test(tokens[i + 1] as string)) return false
  if (ARTICLE.has(a)) {
    // "A" is a grade or a name inside a sentence, and "the I" a letter.
    if (raw === 'A' && (i > 0 || b === 'and')) return false
    return AFTER_ARTICLE.has(b) && !(b === 'that' || (b === 'not' && a === 'a'))
  }
  if (POSSESSIVE.has(a)) return AFTER_ARTICLE.has(b) && b !== 'and'
  if (a === 'any') return /^(?:i'm|we're|they're|it's|the|a|is|are)$/.test(b)
  if (/^(?:some|every)$/.test(a)) return ARTICLE.has(b) || POSSESSIVE.has(b) || /^(?:is|are|was|to)$/.test(b)
  if (a === 'of') {
    const kind = /^(?:kind|sort|out|because|instead)$/i.test(plain(tokens[i - 1] ?? ''))
    return AFTER_OF.has(b) && !kind && !(related && BE.has(b))
  }
  if (MODAL.has(a)) {
    const before = plain(tokens[i - 1] ?? '')
    const owned = PERSON.has(before) || /^(?:you|it|this|that|there|to)$/.test(before)
    return owned && !related && AFTER_MODAL.has(b)
  }
  if (PERSON.has(a)) {
    const short = a.includes("'")
    if (short)
      return /^(?:is|are|was|were|will|would|can|could|should|has|does|did|i|we|they|he|she|you|it|i'm|we're|they're|it's)$/.test(b) &&
        !/^it's$/.test(a)
        ? true
        : a === "it's" && /^(?:is|it|it's|was|has|does)$/.test(b)
    if (/^(?:i|we|they)$/.test(a) && /^(?:is|has|does|isn't|doesn't)$/.test(b)) return !related && plain(tokens[i - 1] ?? '') !== 'and'
    return AFTER_PERSON.has(b) && !(b === 'it' && related)
  }
  if (BE.has(a)) return AFTER_BE.has(b) && !related
  if (DOES.has(a)) return !related && (MODAL.has(b) || (BE.has(b) && b !== 'is'))
  if (a === 'to') return /^(?:i|we|they|he|she|of|does|am|i'm|we're|it's|that's|is|are)$/.test(b) && !(related && /^(?:is|are)$/.test(b))
  if (/^(?:at|from|into|for)$/.test(a)) return /^(?:of|i|we|they|he|she|i'm|it's|that's)$/.test(b) && !(a === 'for' && b === 'of')
  return false
}
