/** Made-up people, companies and things, and what a recogniser may write for their names. */
import type { Entity } from '../src/model/entity.ts'
import { commonRank } from '../src/resolve/common-words.ts'
import { GIVEN_NAMES } from '../src/resolve/given-names.ts'
import { soundsOf } from '../src/resolve/phonetic.ts'
import { soundSimilarity } from '../src/resolve/sound-distance.ts'
import { seeded } from '../test/generate/seeded.ts'
import { person, thing } from '../test/pairs/source.ts'
import { misheardPassages } from './misheard.ts'

export const capital = (text: string): string => text.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, c => c.toUpperCase())
const isStrange = (word: string): boolean => (commonRank(word) ?? 9e3) > 1500

/** How a made-up name is said and what was written for it. */
export interface Named {
  readonly entity: Entity
  /** By word of the name: forms it was heard as, made up when they are first asked for. */
  readonly heard: Map<string, readonly string[]>
}

/** Makes people, companies and things whose names sound like names, and what a recogniser may write for them. */
export class NameMaker {
  readonly #random: () => number
  readonly #pairs: ReadonlyMap<string, readonly string[]>
  readonly #said: readonly string[]
  readonly #vocabulary: readonly string[]

  /** `dir`: the benchmark's dev folder, for words that were misheard in the AMI and ICSI training meetings. */
  constructor(dir: string, seed: number) {
    this.#random = seeded(seed)
    const passages = misheardPassages(dir)
    const usable = passages.filter(
      p =>
        /^[a-z]{5,}$/.test(p.said) &&
        isStrange(p.said) &&
        !/(?:nt|ll|ve|re|[a-z]d)$/.test(p.said) &&
        soundSimilarity(soundsOf(p.said), soundsOf(p.heard)) >= 0.45,
    )
    this.#pairs = new Map([...Map.groupBy(usable, p => p.said)].map(([said, list]) => [said, [...new Set(list.map(p => p.heard))]]))
    this.#said = [...this.#pairs.keys()]
    const vocabulary = passages.flatMap(p => p.heard.split(' ').filter(w => w.length >= 3))
    this.#vocabulary = [...new Set(vocabulary)]
  }

  random(): number {
    return this.#random()
  }
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.#random() * list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** A word that is in no dictionary: `Vandresk`. */
  invented(): string {
    const syllables = this.#random() < 0.6 ? 2 : 3
    const parts = Array.from(
      { length: syllables },
      () => this.pick(ONSETS) + this.pick(VOWELS) + (this.#random() < 0.5 ? this.pick(CODAS) : ''),
    )
    return capital(parts.join(''))
  }
  /** What a recogniser may write for a word: the nearest of some usual words and names, the word spelled as it sounds, or two words. */
  heardOf(word: string): readonly string[] {
    const known = this.#pairs.get(word.toLowerCase())
    if (known) return known
    return [this.#mishearing(word), this.#mishearing(word)]
  }
  #mishearing(word: string): string {
    const u = this.#random()
    if (u < 0.35) return this.#nearest(word, 150, 0.5) ?? respelled(word, () => this.#random())
    if (u < 0.65 || word.length < 6) return respelled(word, () => this.#random())
    const part = (text: string): string => this.#nearest(text, 400, 0.6) ?? respelled(text, () => this.#random())
    const cut = Math.max(2, Math.min(word.length - 3, Math.floor(word.length * (0.3 + 0.4 * this.#random()))))
    const rest = word.length - cut
    // Three words where it is long enough, as "oh me car".
    if (rest >= 5 && u > 0.85) return [word.slice(0, cut), word.slice(cut, cut + 2), word.slice(cut + 2)].map(part).join(' ')
    return `${part(word.slice(0, cut))} ${part(word.slice(cut))}`
  }
  #nearest(word: string, of: number, least: number): string | null {
    const sounds = soundsOf(word)
    let [best, alike]: [string | null, number] = [null, least]
    for (let i = 0; i < of; i++) {
      const other = this.#random() < 0.4 ? this.pick(GIVEN_NAMES) : this.pick(this.#vocabulary)
      const s = soundSimilarity(sounds, soundsOf(other))
      if (s > alike && other !== word.toLowerCase()) [best, alike] = [other, s]
    }
    return best
  }

  #strange(): string {
    return this.#random() < 0.4 ? capital(this.pick(this.#said)) : this.invented()
  }
  person(company: string): Named {
    const first = this.#random() < 0.6 ? capital(this.pick(GIVEN_NAMES)) : this.#strange()
    const last = this.#random() < 0.25 ? capital(this.pick(GIVEN_NAMES)) + this.pick(['s', 'son', 'sen', 'ez']) : this.#strange()
    return this.#named({ ...person(`${first} ${last} <${first}.${last}@${company.toLowerCase()}.example>`), company })
  }
  thing(type: 'account' | 'product' | 'project' | 'term'): Named {
    const own = this.#strange()
    const name =
      type === 'account' && this.#random() < 0.7
        ? `${own} ${this.pick(HOUSES)}`
        : type === 'term' && this.#random() < 0.4
          ? own.slice(0, 4).toUpperCase()
          : type === 'product' && this.#random() < 0.3
            ? own + this.pick(['Link', 'Desk', 'Flow', 'Mark'])
            : own
    return this.#named(thing(type, name))
  }
  #named(entity: Entity): Named {
    return { entity, heard: new Map() }
  }
}
const ONSETS = 'b br c ch d dr f fr g gr h j k kr l m n p pr r s sh sk st t th tr v w y z'.split(' ')
const VOWELS = 'a a a e e i i o o u ai ee ia io oa'.split(' ')
const CODAS = 'n r l s k m nd rt sk th x ng st'.split(' ')
export const HOUSES = 'Group Energy Partners Logistics Systems Marine Foods Trust Labs Works'.split(' ')

/** The same sounds in other letters, or one sound off: `Tomasz` → `Tomash`. */
function respelled(word: string, random: () => number): string {
  const swaps: readonly (readonly [RegExp, string])[] = [
    [/ph/, 'f'],
    [/c(?=[aoulr])/, 'k'],
    [/k/, 'c'],
    [/ee/, 'ea'],
    [/i/, 'e'],
    [/e/, 'a'],
    [/a/, 'o'],
    [/o/, 'a'],
    [/u/, 'oo'],
    [/th/, 't'],
    [/sh/, 'ch'],
    [/z/, 's'],
    [/v/, 'w'],
    [/w/, 'v'],
    [/d$/, 't'],
    [/t$/, 'd'],
    [/n$/, 'm'],
    [/x/, 'ks'],
    [/j/, 'y'],
    [/y/, 'i'],
    [/h/, ''],
    [/r(?=[^aeiou])/, ''],
    [/([lnrst])(?=[aeiou])/, '$1$1'],
    [/$/, 'e'],
    [/e$/, ''],
  ]
  let out = word.toLowerCase()
  let done = 0
  for (let i = 0; i < 40 && done < 2; i++) {
    const [from, to] = swaps[Math.floor(random() * swaps.length)] ?? [/$/, '']
    const next = out.replace(from, to)
    if (next !== out && next !== word.toLowerCase()) done++
    out = next
    if (done === 1 && random() < 0.4) break
  }
  return out
}
