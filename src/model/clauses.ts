import type { Span } from './ids.ts'

/** Cuts talk without punctuation into spoken clauses: where a new subject with its verb begins although the open clause already has both. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const OPENER = set('okay ok yeah yes um uh alright anyway oh hmm super great perfect cool')
/** Subjects that are nothing else: the word that follows is their verb. */
const NOMINATIVE = set('i we he she they who')
/** Subjects that may also be objects or determiners: only before a finite verb. */
const MAYBE = set('it you that this there these those everybody everyone nobody somebody someone which')
const CONTRACTED = /^(?:i|we|you|he|she|it|they|that|there|what|who|let|here)'(?:m|ll|re|ve|d|s)$/
const FINITE = set(
  `want need say think hope is are was were am has have had will would can could should shall may might must does do did isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot
 couldn't shouldn't doesn't don't didn't needs wants says said comes came costs takes took goes went gets got works starts started ends ended moves moved stays stayed looks
 looked means meant opens closes leaves left arrives arrived makes made gives gave promised asked told thinks thought knows knew pays paid sends sent happened seems belongs
 runs worries charges wanted needed called wrote bought sold found lost broke fell agreed decided expects owes brings brought keeps kept sits stands`,
)
const MODAL = set(
  "will would can could should shall may might must to don't doesn't didn't won't can't couldn't not never also just still really already",
)
/** After these a new subject belongs to the clause that is already open. */
const BINDS = set(
  `and but so because if when that which what who whom whose where how whether as than then like know knows knew think thinks thinking guess hope hopes say says said saying
 mean means sure until till before after while since unless or the a an to of in on at for with by from about is are was were be been do does did can could would will should
 not just only why i we you they he she it my your our their his her its this these those no every each some any ask asked asking tell told telling see if once though
 although except thought forgot remember forget wonder glad afraid worried`,
)
const SUBORDINATE = set('if when because as while until once unless although since before after')
const DETERMINER = set('the my our your his her their a an both all')

interface Token {
  readonly raw: string
  readonly low: string
  readonly at: number
}

/** Spans of the clauses inside `within`, in order, covering every word. */
export function spokenClauses(text: string, within: Span): Span[] {
  const tokens: Token[] = []
  const re = /\S+/g
  re.lastIndex = within.start
  for (let m = re.exec(text); m && m.index < within.end; m = re.exec(text)) {
    const low = m[0]
      .toLowerCase()
      .replace(/’/g, "'")
      .replace(/^["'“(]+|[.,;:!?"”)]+$/g, '')
    tokens.push({ raw: m[0], low, at: m.index })
  }
  const cuts: number[] = []
  let from = 0
  let verb = false
  let pending = false
  const cut = (i: number): void => {
    cuts.push(i)
    from = i
    verb = false
    pending = false
  }
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i] as Token
    const previous = tokens[i - 1]
    const count = i - from
    const pause = previous !== undefined && /[,;:–—-]$/.test(previous.raw)
    const joins = t.low === 'and' || t.low === 'but' || t.low === 'so'
    if (OPENER.has(t.low) && count >= 2 && (verb || count >= 4) && !OPENER.has(previous?.low ?? '') && !BINDS.has(previous?.low ?? '')) {
      cut(i)
      continue
    }
    const head = joins ? i + 1 : i
    const starts = subjectAt(tokens, head, joins)
    if (!joins && SUBORDINATE.has(t.low) && (count === 0 || startsOnly(tokens, from, i))) pending = true
    else if (t.low === 'if' && verb && count >= 4 && leads(tokens, i)) {
      cut(i)
      pending = true
      continue
    }
    if (joins && t.low === 'so' && BINDS.has(previous?.low ?? '')) continue
    if (starts) {
      // "worse than we thought there are …": a comparison is complete.
      const compared = /^(?:thought|said|know|expected)$/.test(previous?.low ?? '') && tokens[i - 3]?.low === 'than'
      const todo = previous?.low === 'do' && tokens[i - 2]?.low === 'to'
      const bound = !joins && !compared && !todo && previous !== undefined && BINDS.has(previous.low) && !pause
      if (!bound && verb && count >= (pause || joins ? 3 : CONTRACTED.test(tokens[from]?.low ?? '') ? 2 : 4)) {
        if (pending) pending = false
        else cut(i)
      }
      if (!joins) verb = true
    } else if (FINITE.has(t.low) && count > 0) verb = true
  }
  const out: Span[] = []
  let start = within.start
  for (const c of [...cuts, tokens.length]) {
    const end = tokens[c]?.at ?? within.end
    out.push({ start, end })
    start = end
  }
  return out
}

/** Whether a subject with its verb begins at `i`. After "and", "but" and "so" a plain pronoun is enough. */
function subjectAt(tokens: readonly Token[], i: number, joined: boolean): boolean {
  const t = tokens[i]
  const next = tokens[i + 1]
  if (!t || !next) return false
  if (CONTRACTED.test(t.low)) return true
  if (t.low === 'who' || t.low === 'which') return false
  if (NOMINATIVE.has(t.low)) return !/[,.;]$/.test(t.raw) && next.low !== 'and'
  // "bolts that have to be replaced" goes on.
  if (t.low === 'that' && /^(?:have|are|were|has|had|will|would|can|could|should|need|needs|comes|come|go|goes)$/.test(next.low))
    return false
  if (MAYBE.has(t.low)) return FINITE.has(next.low) || (joined && MODAL.has(next.low))
  if (t.low === 'what') return /^(?:i|we|he|she|they|worries|scares|bothers|matters|concerns|is|was)$/.test(next.low) || next.low === "i'm"
  const previous = tokens[i - 1]?.low ?? ''
  if (DETERMINER.has(t.low)) {
    for (let k = 2; k <= 4; k++) {
      const w = tokens[i + k]
      if (!w || /[,.;]$/.test(tokens[i + k - 1]?.raw ?? '')) return false
      if (BINDS.has(w.low) && !FINITE.has(w.low)) return false
      if (FINITE.has(w.low)) return !FINITE.has(previous)
    }
    return false
  }
  // A name with its verb: "Marlow promised", "Cave A will".
  if (/^\p{Lu}\p{L}+$/u.test(t.raw) && t.low !== 'i') {
    let k = 1
    while (k <= 2 && /^\p{Lu}/u.test(tokens[i + k]?.raw ?? '') && tokens[i + k]?.low !== 'i') k++
    const w = tokens[i + k]
    return w !== undefined && FINITE.has(w.low) && !/^\p{Lu}/u.test(tokens[i - 1]?.raw ?? 'a')
  }
  return false
}

/** Only openers and conjunctions stand between `from` and `i`. */
function startsOnly(tokens: readonly Token[], from: number, i: number): boolean {
  for (let k = from; k < i; k++)
    if (!OPENER.has(tokens[k]?.low ?? '') && !/^(?:and|but|so|then|also)$/.test(tokens[k]?.low ?? '')) return false
  return true
}

/** Whether the clause of an "if" is followed by its main clause, so that it opens a sentence instead of ending one. */
function leads(tokens: readonly Token[], i: number): boolean {
  let subjects = 0
  for (let k = i + 1; k < Math.min(tokens.length, i + 14); k++) {
    const w = tokens[k] as Token
    if (OPENER.has(w.low) || w.low === 'so' || w.low === 'and' || w.low === 'but') return false
    if (w.low === 'then') return true
    if (subjectAt(tokens, k, false) && !(subjects > 0 && BINDS.has(tokens[k - 1]?.low ?? '')) && ++subjects === 2) return true
  }
  return false
}
