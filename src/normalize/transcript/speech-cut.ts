import { spokenClauses } from '../../model/clauses.ts'

/** Words between which talk may be cut where nothing marks a sentence: at least, aimed at, at most. */
const LEAST = 12
const AIM = 32
const MOST = 60

/** A sentence longer than this is cut like unpunctuated talk. */
const LONG_SENTENCE = 60

/** Words that open a turn or a thought, and how surely. Recognisers keep them even where they write no full stop. */
const OPENERS: ReadonlyMap<string, number> = new Map(
  (
    'okay 5 ok 5 alright 5 anyway 5 great 3 perfect 3 good 2 thanks 3 thank 3 hi 3 hello 3 hey 3 bye 3 sorry 2.5 so 3.5 well 3 yeah 3.5 yes 3.5 yep 3.5 no 2 right 2 oh 3 ' +
    "um 2.5 uh 2 now 2 and 1.5 but 2.5 because 0.5 what 1.5 how 1.5 who 1 where 1 when 0.5 why 1.5 can 1 could 1 do 0.5 is 0.5 are 0.5 i 1 i'm 1.3 i'll 1.5 i've 1.3 we 1 we'll 1.2 " +
    "let's 1.5 you 0.5 they 0.7 it 0.3 it's 0.7 that's 1 there 0.5 there's 0.8 maybe 1 also 1.5 then 0.7 first 1 next 1 ja 3 genau 4 aber 2.5 und 1.5 altså 3 men 2.5 jo 2.5 nei 2 og 1.5 " +
    'så 2.5 alors 3 donc 3 oui 3.5 mais 2.5 et 1 bueno 4 pues 3 sí 3 pero 2.5 y 1 entonces 3'
  )
    .split(/ (?=[^\d])/)
    .map(entry => entry.split(' '))
    .map(([word = '', worth]) => [word, Number(worth)]),
)
/** Words after which nobody stops. */
const HANGING = new Set(
  (
    'the a an this these those my your his her its our their to of in on at for from with by about into and or but because if when while as than that which who what where how so um uh like ' +
    "is are was were be been am has have had do does did will would can could should may might must not very really just some any every no i we you he she they it's that's there's what's who's here's where's let's i'm i'll i've we'll we're you're " +
    'der die das ein eine und oder zu mit für von auf in ist sind å og i på til som er en et de le la les un une et à dans pour que el los las y en por para con'
  ).split(' '),
)

/**
 * Cuts talk without speakers or times into utterances: by sentences where the recogniser wrote them, else where talk probably turned,
 * every 25 to 40 words. Returns offsets: nothing is changed or lost but blanks between pieces. Linear.
 */
export function cutSpeech(text: string): { readonly start: number; readonly end: number }[] {
  const pieces: { start: number; end: number }[] = []
  for (const sentence of sentences(text)) {
    const words = wordsIn(text, sentence.start, sentence.end)
    if (words.length <= LONG_SENTENCE) pieces.push(sentence)
    else pieces.push(...windows(text, words))
  }
  return mergeShort(text, pieces)
}

interface Word {
  readonly start: number
  readonly end: number
}

function sentences(text: string): Word[] {
  const out: Word[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    // Silence ends what was said before it: no quote may lie across it.
    if (c === '[' && isSilence(text, i) && i > start) {
      push(out, text, start, i)
      start = i
      continue
    }
    const ends = c === '.' || c === '?' || c === '!' || c === '…'
    if (!ends && c !== '\n') continue
    let end = i + 1
    while (end < text.length && /[.?!…"”’)\]]/.test(text[end] ?? '')) end++
    if (ends && end < text.length && !/\s/.test(text[end] ?? '')) continue
    // `Mr. Beck`, `No. 4`, `J. Doe`: no end.
    if (
      c === '.' &&
      /(?:^|\s)(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|vs|e\.g|i\.e|approx|ca|bzw|z\.B|f\.eks)\.$/u.test(text.slice(Math.max(0, i - 8), i + 1))
    )
      continue
    push(out, text, start, end)
    start = end
  }
  push(out, text, start, text.length)
  return out
}

const isSilence = (text: string, at: number): boolean =>
  /^\[\s*(?:BLANK|SILENCE|NO)[_ ]?(?:AUDIO|SPEECH)?\s*\]/i.test(text.slice(at, at + 24))

function push(out: Word[], text: string, from: number, to: number): void {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(text[start] ?? '')) start++
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--
  if (end > start) out.push({ start, end })
}

function wordsIn(text: string, start: number, end: number): Word[] {
  const words: Word[] = []
  let from = -1
  for (let i = start; i <= end; i++) {
    const blank = i === end || /\s/.test(text[i] ?? '')
    if (!blank && from < 0) from = i
    if (blank && from >= 0) {
      words.push({ start: from, end: i })
      from = -1
    }
  }
  return words
}

/** Best cuts by dynamic programming: good openings are worth a length away from the aim; hanging words are not left at the end. */
function windows(text: string, words: readonly Word[]): Word[] {
  const n = words.length
  const folded = words.map(w =>
    text
      .slice(w.start, w.end)
      .toLowerCase()
      .replace(/’/g, "'")
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}']+$/gu, ''),
  )
  const clauses = new Set(spokenClauses(text, { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }).map(c => c.start))
  const worth = folded.map((word, i) => {
    if (i === 0 || i === n) return 0
    const before = folded[i - 1] ?? ''
    const comma = /[,;:—–-]$/.test(text.slice((words[i - 1]?.end ?? 1) - 1, words[i - 1]?.end)) ? 1.5 : 0
    // `okay so`, `yeah so`: the cut goes before the first of them.
    const second = (OPENERS.get(before) ?? 0) >= 2.5 ? 2.5 : 0
    return (OPENERS.get(word) ?? 0) + comma + (clauses.has(words[i]?.start ?? -1) ? 3 : -1.5) - second - (HANGING.has(before) ? 4 : 0)
  })
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(n + 1)
  best[0] = 0
  for (let end = 1; end <= n; end++) {
    for (let start = Math.max(0, end - MOST); start < end; start++) {
      const length = end - start
      if (length < LEAST && start > 0 && end < n) continue
      const deviation = (length - AIM) / 12
      const cost = (best[start] ?? 0) + deviation * deviation - (worth[start] ?? 0)
      if (cost < (best[end] ?? 0)) {
        best[end] = cost
        from[end] = start
      }
    }
  }
  const cuts: Word[] = []
  for (let end = n; end > 0; end = from[end] ?? 0) {
    cuts.push({ start: words[from[end] ?? 0]?.start ?? 0, end: words[end - 1]?.end ?? 0 })
    if ((from[end] ?? 0) >= end) break
  }
  return cuts.reverse()
}

/** One-word sentences ("Okay.") go with the sentence after them. */
function mergeShort(text: string, pieces: readonly Word[]): Word[] {
  const out: Word[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (
      last &&
      last.end - last.start < 25 &&
      piece.end - last.start < 300 &&
      !text.slice(last.end, piece.start).includes('\n') &&
      !isSilence(text, piece.start)
    )
      out[out.length - 1] = { start: last.start, end: piece.end }
    else out.push(piece)
  }
  return out
}
