import { itemsOf } from './learned/items.ts'
import type { TalkModel, TalkScores } from './learned/scorer.ts'
import { modelWords } from './learned/tokens.ts'
import { EMPTY, knownWorth, worthOf, worthStem } from './learned/worth.ts'
import { capital, cleanSpeech } from './speech.ts'

/** Share of the words that go to sentences on what was said; the rest lists the matters in the order of the talk. */
const SAID = 0.5
/** What a rare word costs, what its rareness adds, and what is left of its worth once it has been said: found out of fold. */
const COST = 0.1
const RARE = 2.5
const AGAIN = 0.15
/** Matters in one listing sentence. */
const MATTERS = 8

interface Line {
  readonly at: number
  readonly text: string
}

/**
 * The long summary of a talk, at most `budget` words: what was said in reported speech, and the matters in between, chosen so that few
 * words cover most of what a summary would keep. The note's short summary is made from statements instead.
 */
export function digest(scores: TalkScores, model: TalkModel, budget: number): string {
  const texts = scores.units.map(u => u.text)
  const { probability: p } = scores
  const worth = worthOf(texts, p, model.worth)
  const known = knownWorth(model.worth)
  const covered = new Set<string>()
  // Words of few meetings say more about this one, and a rare word that no summary would have says nothing.
  const gain = (stems: Iterable<string>): number => {
    let g = 0
    for (const s of new Set(stems)) {
      const w = worth.get(s)
      if (w === undefined) continue
      const { spread } = known(s)
      g += covered.has(s) ? AGAIN * w * (RARE - spread) : (w - COST * (1 - spread)) * (RARE - spread)
    }
    return g
  }
  const stemsOf = (text: string): string[] => modelWords(text).map(worthStem)
  const cover = (stems: Iterable<string>): void => {
    for (const s of stems) covered.add(s)
  }
  const lines: Line[] = []
  let length = 0
  const keep = (line: Line): void => {
    lines.push(line)
    length += count(line.text)
    cover(stemsOf(line.text))
  }
  const said = texts.map(reported)
  for (const item of itemsOf(p.actions, model.grouping.actions).slice(0, 3)) {
    const at = item.units[0] ?? 0
    const n = count(said[at] ?? '')
    if (n >= 5 && n <= 28) keep({ at, text: `${capital(said[at] ?? '')}.` })
  }
  const candidates = said
    .map((text, at) => ({
      at,
      text,
      value: (p.extractive[at] ?? 0) + 1.5 * (p.decisions[at] ?? 0) + (p.problems[at] ?? 0),
      n: count(text),
    }))
    .filter(c => c.n >= 6 && c.n <= 30 && c.value > 0.25)
    .map(c => ({ ...c, stems: stemsOf(c.text) }))
  while (length < budget * SAID && candidates.length) {
    let best = -1
    let most = 0
    for (const [k, c] of candidates.entries()) {
      const v = (gain(c.stems) * (0.4 + c.value)) / (c.stems.length + 4) ** 0.8
      if (v > most) {
        most = v
        best = k
      }
    }
    const chosen = candidates.splice(best, 1)[0]
    if (best < 0 || !chosen) break
    const settled = (p.decisions[chosen.at] ?? 0) > 0.15
    keep({ at: chosen.at, text: settled ? `They decided that ${chosen.text}.` : `${capital(chosen.text)}.` })
  }
  const phrases = phrasesOf(texts, p.extractive)
  const parts = Math.max(1, Math.round((budget - length) / (4 + MATTERS * 2.2)))
  const taken = new Set<string>()
  for (let part = 0; part < parts; part++) {
    const from = (texts.length * part) / parts
    const to = (texts.length * (part + 1)) / parts
    const list: string[] = []
    while (list.length < MATTERS) {
      let best: Phrase | null = null
      let most = 0
      for (const ph of phrases) {
        if (taken.has(ph.text)) continue
        const here = ph.at.filter(a => a >= from && a < to).length
        if (!here) continue
        const v =
          (gain(ph.stems) * Math.log(1 + ph.value) * Math.sqrt(here / ph.at.length) * (ph.stems.length === 2 ? 1.15 : 1)) /
          (ph.stems.length + 1) ** 0.7
        if (v > most) {
          most = v
          best = ph
        }
      }
      if (!best) break
      taken.add(best.text)
      list.push(best.text)
      cover(best.stems)
    }
    const opening = OPENINGS[Math.min(part, 1) + (part > 1 ? part % 2 : 0)] ?? OPENINGS[0]
    if (list.length)
      lines.push({
        at: (from + to) / 2,
        text: `${opening} the ${list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : list[0]}.`,
      })
  }
  const text = lines
    .sort((a, b) => a.at - b.at)
    .map(l => l.text)
    .join(' ')
  return text.split(/\s+/).slice(0, budget).join(' ')
}
const OPENINGS = ['The group discussed', 'They then discussed', 'The team also discussed'] as const
const count = (t: string): number => (t ? t.split(/\s+/).length : 0)

/** Spoken words as a report has them: "we're gonna" → "they will". */
export function reported(text: string): string {
  return cleanSpeech(text.replace(/([A-Z])_/g, '$1'))
    .replace(
      /\b(?:I think|I guess|I mean|you know|maybe|I suppose|I'd say|I would say|obviously|probably|just|really|actually|quite|so|like)\b,?/gi,
      ' ',
    )
    .replace(/\b(?:we|I|you)(?:'re|'m| are| am) (?:going to|gonna)\b/gi, 'they will')
    .replace(/\b(?:we|I|you)'ll\b/gi, 'they will')
    .replace(/\b(?:we|I|you)(?:'re|'m)\b/gi, 'they are')
    .replace(/\b(?:we|I|you)'ve\b/gi, 'they have')
    .replace(/\b(?:we|I|you)'d\b/gi, 'they would')
    .replace(/\bI\b|\b(?:we|you)\b/g, 'they')
    .replace(/\b(?:We|You)\b/g, 'they')
    .replace(/\b(?:our|my|your)\b/gi, 'their')
    .replace(/\b(?:us|me)\b/gi, 'them')
    .replace(/\bit's\b/gi, 'it is')
    .replace(/\bthat's\b/gi, 'that is')
    .replace(/\bdon't\b/gi, 'do not')
    .replace(/\bcan't\b/gi, 'cannot')
    .replace(/\s+/g, ' ')
    .replace(/^[,. ]+|[,. ]+$/g, '')
}

interface Phrase {
  readonly text: string
  readonly stems: readonly string[]
  readonly at: number[]
  value: number
}
const NOT_IN_PHRASES = new Set([
  ...EMPTY,
  ...'cause wanna hmm yep huh alright ok cool sorry sure great fine better first second last next new different same whole little big bigger probably basically guess look looking looks doing done made making having being talking trying thought thinking still already always never over under again back down up out off many few three four five ten each every other another own too even only though since when where why while until here now able hundred twenty percent point'.split(
    ' ',
  ),
])
const BEFORE_NOUNS = new Set('the a an this our some these those of your any no their his her its'.split(' '))

/** Phrases of one to three words that end in something like a noun: what stands after an article at least now and then. */
function phrasesOf(texts: readonly string[], value: ArrayLike<number>): Phrase[] {
  const nouns = new Map<string, { after: number; all: number }>()
  const found = new Map<string, Phrase>()
  for (const [i, text] of texts.entries()) {
    const words = modelWords(text)
    for (const [k, w] of words.entries()) {
      const r = nouns.get(w) ?? { after: 0, all: 0 }
      r.all++
      if (BEFORE_NOUNS.has(words[k - 1] ?? '') || (BEFORE_NOUNS.has(words[k - 2] ?? '') && !EMPTY.has(words[k - 1] ?? ''))) r.after++
      nouns.set(w, r)
    }
    for (const stretch of text.replace(/([a-zA-Z])_/g, '$1').split(/[,.;:?!]/)) {
      let run: string[] = []
      for (const w of [...modelWords(stretch), '']) {
        if (w && !NOT_IN_PHRASES.has(w) && (w.length > 2 || /\d/.test(w)) && !w.includes("'") && !/ly$/.test(w)) {
          run.push(w)
          continue
        }
        for (let n = 1; n <= 3; n++)
          for (let a = 0; a + n <= run.length; a++) {
            const part = run.slice(a, a + n)
            const stems = part.map(worthStem)
            const key = stems.join(' ')
            const ph = found.get(key) ?? { text: part.join(' '), stems, at: [], value: 0 }
            ph.at.push(i)
            ph.value += value[i] ?? 0
            found.set(key, ph)
          }
        run = []
      }
    }
  }
  return [...found.values()].filter(ph => {
    const r = nouns.get(ph.text.split(' ').at(-1) ?? '')
    return r !== undefined && ((r.after >= 2 && r.after / r.all >= 0.2) || r.after / r.all >= 0.5)
  })
}
