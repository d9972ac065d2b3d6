/**
 * `node scripts/train-names.ts DIR`: estimates the weights by which heard names are chosen and writes `src/resolve/choose-name-weights.ts`. DIR is the
 * benchmark's dev folder; only the AMI and ICSI training meetings are read (CC BY 4.0): words that were misheard there become names of made-up
 * people, companies and terms, as each word may have been a name. Which share of them is which, and how people are called, is set here by
 * general knowledge. Deterministic.
 */
import { writeFileSync } from 'node:fs'
import { bidsOf, isShort } from '../src/resolve/choose-name.ts'
import { type Bid, FEATURES, featuresOf } from '../src/resolve/choose-name-features.ts'
import { formsOf } from '../src/resolve/choose-name-forms.ts'
import { commonRank } from '../src/resolve/common-words.ts'
import { GIVEN_NAMES } from '../src/resolve/given-names.ts'
import { spellingSimilarity } from '../src/resolve/name-match.ts'
import { soundsOf } from '../src/resolve/phonetic.ts'
import { soundSimilarity } from '../src/resolve/sound-distance.ts'
import { type Misheard, misheardPassages } from './misheard.ts'

const TASKS = 6000
/** Pairs less alike than this are other talk that the aligner put side by side. */
const ALIKE = 0.25
/** Recognisers of today write strange words by letters and stay near their spelling; those of the corpora took the next best word. */
const SPELLED_ALIKE = 0.4
/** Share of the choices with a stranger that sounds like what was said. */
const CONFUSED = 0.1
/** Ridge: weights that the tasks say little of stay near 0. */
const RIDGE = 2e-4
const STEPS = 180
/** Share of the choices in which another form of the very name is at hand, with a word more, less or other. */
const VARIANT = 0.25
/** Share of the people with a usual first name, and of these heard rightly: recognisers know them. */
const USUAL = 0.5
const KNOWN = 0.6
/**
 * Not seen in the tasks, set by general knowledge: Bob is as likely as a first name by itself is not, recognisers that write a first name have mostly
 * heard it, "the" is rarely made up, and who is named beside is spoken of. One unit each: nothing was estimated.
 */
const SET: Readonly<Record<string, number>> = { nickname: -1, otherGiven: -1, article: -1, mentioned: 1 }

const GENERIC =
  'Group Capital Energy Bank Partners Research Logistics Systems Medical Resources Services Markets Gas Power Holdings Commission'.split(
    ' ',
  )
const SMALL = new Set(
  'the a an and or but so if of in on at to for from with by as is it its was are were be been am do does did have has had he she we they you me him her us them my your his our their this that these those not no yes yeah okay ok well just like um uh oh who what when where why how there here then than too very can could will would should may might all any some one two up out off im ill ive id dont thats lets gonna wanna right now also because about get got go say said know think mean mm hmm mmm'.split(
    ' ',
  ),
)

interface Task {
  readonly heard: string
  readonly left: string
  readonly right: string
  readonly candidates: readonly string[]
  /** Position of the name that was said, -1 where it is not among them. */
  readonly answer: number
}

let seed = 12345
function random(): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
  return seed / 0x7fffffff
}
function pick<T>(list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from: the training meetings have no misheard words')
  return item
}
const capital = (text: string): string => text.replace(/(?<![\p{L}\p{N}])\p{L}/gu, c => c.toUpperCase())

/** Of some words the one that sounds most like another. */
function mostLike(word: string, others: readonly string[]): string {
  const sounds = soundsOf(word)
  let [best, alike] = ['', -1]
  for (const w of others) {
    const s = soundSimilarity(sounds, soundsOf(w))
    if (w !== word && s > alike) [best, alike] = [w, s]
  }
  return best
}

interface Named {
  readonly name: string
  readonly heard: () => string
  readonly kind: 'person' | 'company' | 'term'
}

function tasksFrom(passages: readonly Misheard[]): Task[] {
  const usable = passages.filter(({ said, heard }) => {
    const words = said.split(' ')
    return (
      words.length <= 2 &&
      words.every(w => !SMALL.has(w) && w.length >= 3) &&
      said.replace(/ /g, '').length >= 4 &&
      heard.split(' ').length <= words.length + 2 &&
      soundSimilarity(soundsOf(said), soundsOf(heard)) >= ALIKE &&
      spellingSimilarity(said, heard) >= SPELLED_ALIKE
    )
  })
  const single = usable.filter(p => !p.said.includes(' '))
  const double = usable.filter(p => p.said.includes(' '))
  // Common words are misheard otherwise than names.
  const rare = single.filter(p => (commonRank(p.said) ?? 9e3) > 400)
  const vocabulary = [...new Set(rare.map(p => p.said))]
  const atom = (): Misheard => (random() < 0.8 ? pick(rare) : pick(single))
  /** A word that sounds most like another, of two hundred. */
  const nearest = (word: string): string => {
    const others = Array.from({ length: 200 }, () => pick(vocabulary))
    return mostLike(word, others)
  }
  /** A usual first name, heard as itself or as what sounds most like it of sixty other names and words. */
  const given = (): Misheard => {
    const said = pick(GIVEN_NAMES)
    if (random() < KNOWN) return { said, heard: said }
    const others = Array.from({ length: 60 }, () => (random() < 0.5 ? pick(GIVEN_NAMES) : pick(vocabulary)))
    return { said, heard: mostLike(said, others) }
  }
  const named = (): Named => {
    const t = random()
    if (t < 0.36) {
      const p = random() < 0.75 ? atom() : pick(double)
      return { name: random() < 0.5 ? capital(p.said) : p.said, heard: () => p.heard, kind: 'term' }
    }
    if (t < 0.5) {
      const [p, generic] = [atom(), pick(GENERIC)]
      return { name: `${capital(p.said)} ${generic}`, heard: () => `${p.heard} ${generic.toLowerCase()}`, kind: 'company' }
    }
    const [a, b] = [random() < USUAL ? given() : atom(), atom()]
    if (t < 0.54) {
      const c = atom()
      const name = capital(`${a.said} ${b.said} ${c.said}`)
      return {
        name,
        heard: () => (random() < 0.4 ? a.heard : random() < 0.6 ? `${a.heard} ${c.heard}` : `${a.heard} ${b.heard} ${c.heard}`),
        kind: 'person',
      }
    }
    const heard = (): string => {
      const u = random()
      return u < 0.34 ? a.heard : u < 0.38 ? b.heard : u < 0.5 ? `${a.said} ${b.heard}` : `${a.heard} ${b.heard}`
    }
    return { name: `${capital(a.said)} ${capital(b.said)}`, heard, kind: 'person' }
  }
  return Array.from({ length: TASKS }, () => {
    const meant = named()
    let heard = meant.heard()
    const others = new Set<string>()
    const n = 8 + Math.floor(random() * 14)
    for (let i = 0; i < n; i++) others.add(named().name)
    const words = meant.name.split(' ')
    if (meant.kind === 'person' && random() < 0.12) others.add(`${words[0]} ${capital(pick(vocabulary))}`)
    if (meant.kind === 'company' && random() < 0.4) others.add(`${capital(pick(vocabulary))} ${words.at(-1)}`)
    if (meant.kind === 'term' && random() < 0.12) others.add(`${meant.name} ${pick(GENERIC)}`)
    if (random() < VARIANT) {
      const u = random()
      const strange = capital(pick(vocabulary))
      if (words.length > 1 && u < 0.4) others.add((random() < 0.5 ? words.slice(0, -1) : words.slice(1)).join(' '))
      else if (u < 0.7) others.add(`${meant.name} ${pick(GENERIC)}`)
      else if (u < 0.85) others.add(`${strange} ${meant.name}`)
      else if (meant.kind === 'company') others.add(`${words.slice(0, -1).join(' ')} ${pick(GENERIC)}`)
      else others.add(`${meant.name} ${strange}`)
    }
    if (random() < CONFUSED) {
      const like = nearest(heard.split(' ')[0] ?? heard)
      others.add(
        meant.kind === 'person'
          ? `${capital(like)} ${capital(pick(vocabulary))}`
          : meant.kind === 'company'
            ? `${capital(like)} ${words.at(-1)}`
            : capital(like),
      )
    }
    others.delete(meant.name)
    const candidates = [...others]
    const answer = random() < 0.25 ? -1 : Math.floor(random() * candidates.length)
    if (answer >= 0) candidates.splice(answer, 0, meant.name)
    let [left, right] = [pick(vocabulary), pick(vocabulary)]
    const cut = heard.split(' ')
    const u = random()
    if (cut.length > 1 && u < 0.06) [heard, right] = [cut.slice(0, -1).join(' '), `${cut.at(-1)} ${right}`]
    else if (cut.length > 1 && u < 0.12) [heard, left] = [cut.slice(1).join(' '), `${left} ${cut[0]}`]
    else if (u < 0.22) heard = `${pick(['the', 'to', 'our', 'thanks', 'from'])} ${heard}`
    return { heard, left, right, candidates, answer }
  })
}

/** One choice of a task: its features, 1 where it is right. */
interface Option {
  readonly x: Float64Array
  readonly right: boolean
}
const NAMES = [...FEATURES, 'nobody', 'nobodyShort'] as const

function optionsOf(task: Task): Option[] {
  const close: Bid[] = bidsOf(
    task.heard,
    task.candidates.map(name => ({ name, forms: formsOf(name) })),
    task,
  ).slice(0, 12)
  const nobody = new Float64Array(NAMES.length)
  nobody[NAMES.indexOf('nobody')] = 1
  nobody[NAMES.indexOf('nobodyShort')] = isShort(task.heard) ? 1 : 0
  const options = close.map(bid => ({
    x: Float64Array.from([...featuresOf(bid).map((x, i) => (SET[FEATURES[i] ?? ''] === undefined ? x : 0)), 0, 0]),
    right: bid.index === task.answer,
  }))
  return [...options, { x: nobody, right: task.answer < 0 }]
}

/** Weights under which the right readings are likeliest. */
function estimate(tasks: readonly (readonly Option[])[]): Float64Array {
  const k = NAMES.length
  const [w, m, v] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)]
  const known = tasks.filter(options => options.some(o => o.right))
  const at = (list: Float64Array, i: number): number => list[i] ?? 0
  for (let step = 1; step <= STEPS; step++) {
    const g = new Float64Array(k)
    for (const options of known) {
      const e = options.map(o => Math.exp(o.x.reduce((sum, x, i) => sum + x * at(w, i), 0)))
      const all = e.reduce((a, b) => a + b, 0)
      const right = options.reduce((sum, o, i) => sum + (o.right ? (e[i] ?? 0) : 0), 0)
      options.forEach((o, n) => {
        const d = (e[n] ?? 0) / all - (o.right ? (e[n] ?? 0) / right : 0)
        if (Math.abs(d) > 1e-6) for (let i = 0; i < k; i++) g[i] = at(g, i) + d * at(o.x, i)
      })
    }
    for (let i = 0; i < k; i++) {
      const x = at(g, i) / known.length + RIDGE * at(w, i)
      m[i] = 0.9 * at(m, i) + 0.1 * x
      v[i] = 0.98 * at(v, i) + 0.02 * x * x
      w[i] =
        at(w, i) -
        0.15 * (step > STEPS * 0.7 ? 0.25 : 1) * (at(m, i) / (1 - 0.9 ** step) / (Math.sqrt(at(v, i) / (1 - 0.98 ** step)) + 1e-8))
    }
  }
  return w
}

const [dir] = process.argv.slice(2)
if (!dir) {
  process.stderr.write('usage: train-names.ts DIR\n')
  process.exit(2)
}
const tasks = tasksFrom(misheardPassages(dir))
const weights = estimate(tasks.map(optionsOf))
const lines = NAMES.map((name, i) => `  ${name}: ${(SET[name] ?? weights[i] ?? 0).toFixed(2).replace(/\.?0+$/, '')},`)
writeFileSync(
  new URL('../src/resolve/choose-name-weights.ts', import.meta.url),
  `/**
 * Written by \`scripts/train-names.ts\`: what speaks for and against a reading, in natural logarithms. Estimated on ${tasks.length} made-up choices among
 * names that consist of words misheard in the AMI and ICSI training meetings (Carletta et al. 2005; Janin et al. 2003; CC BY 4.0). \`FEATURES\`
 * in \`choose-name-features.ts\` says what each means.
 */
export const WEIGHTS = {
${lines.join('\n')}
}
`,
)
console.log(`${tasks.length} choices`)
