import { distance } from 'fastest-levenshtein'
import type { Entity } from '../model/entity.ts'
import { bonesAround, formsOfName, type Heard, type HeardWord, heardOf, ownParts, type Spoken } from './heard-sounds.ts'
import { similarityTo, soundWeight } from './sound-distance.ts'

/** A name that may have been misheard, and how near its bearer is to this talk (see `Near`). */
export interface HeardCandidate {
  readonly entity: Entity
  readonly strength: number
  readonly why: string
}

/** A text among the forms of one talk; `floor` and `sim` are those of the look at it that was last. */
interface Text {
  readonly spoken: Spoken
  readonly places: number[]
  /** Some bearer may be called so in one word. */
  partial: boolean
  floor: number
  sim: number
  look: number
}
interface Variant {
  readonly text: Text
  readonly sounds: string
  readonly weight: number
  readonly bones: string
  readonly bits: number
}
/** Texts of as many letters, and their sounds in alphabetical order. */
interface Sized {
  readonly texts: readonly Text[]
  readonly variants: readonly Variant[]
}

/** One way to call one candidate. */
export interface Form {
  readonly spoken: Spoken
  readonly text: string
  readonly entity: Entity
  readonly strength: number
  readonly why: string
  /** False for a part of a longer name. */
  readonly whole: boolean
}

/** How much a text sounds like the words, with its place among the forms. */
interface Found {
  readonly place: number
  readonly total: number
}

const fits = (t: Text, spelled: string): boolean => {
  const size = t.spoken.spelled.length
  return Math.abs(size - spelled.length) <= Math.max(2, size * 0.45)
}

/** Consonants leave no room: more than two more or less, or more than `apart` classes that only one of them has. */
const isFar = (e: Variant, heard: Heard, apart: number): boolean =>
  Math.abs(e.bones.length - heard.bones.length) > 2 || different(e.bits, heard.bits) > apart

function take(t: Text, heard: Heard, found: Found[]): void {
  if (t.sim < t.floor) return
  const longest = Math.max(heard.spelled.length, t.spoken.spelled.length)
  const total = SOUND * t.sim + SPELLING * (1 - distance(heard.spelled, t.spoken.spelled) / longest)
  for (const place of t.places) found.push({ place, total })
}

export interface Best {
  readonly form: Form
  readonly sim: number
  /** The forms of all entities that sound nearly as much like it, the best of each, `form` first. */
  readonly rivals: readonly { readonly form: Form; readonly total: number }[]
}

/** Below this nothing is repaired. */
const LEAST = 0.6
/** Forms that sound this much less like it do not compete, nor more than so many. */
const RIVALS = 0.15
const MOST_RIVALS = 6
/** How exact the likeness of a rival must be. */
const APART = 0.05
const SOUND = 0.8
const SPELLING = 0.2
/** Sounds that differ more are not looked at, for rare words and for common ones. */
const RARE_FLOOR = 0.5
const PLAIN_FLOOR = 0.8

/**
 * All forms of the candidates of one talk. A talk in a large company has a thousand: forms that are spelled alike are compared once, and only where
 * letters and consonants leave room for the likeness that would be needed.
 */
export class HeardForms {
  readonly #forms: Form[] = []
  /** Every text once, with its places in `#forms` in their order. */
  readonly #texts = new Map<Spoken, Text>()
  readonly #bySize: ReadonlyMap<number, Sized>
  readonly #around = new Map<string, Text[]>()
  readonly #keys = new Set<string>()
  /** Forms around a skeleton that was asked for. */
  readonly #near = new Map<string, readonly Text[]>()
  /** Looks at texts of one size so far. */
  #looks = 0

  constructor(candidates: readonly HeardCandidate[]) {
    for (const candidate of candidates) this.#add(candidate)
    const sizes = Map.groupBy(this.#texts.values(), t => t.spoken.spelled.length)
    this.#bySize = new Map([...sizes].map(([size, texts]) => [size, sized(texts)]))
    for (const text of this.#texts.values()) {
      this.#keys.add(text.spoken.key)
      for (const key of text.spoken.around) {
        const list = this.#around.get(key)
        if (list) list.push(text)
        else this.#around.set(key, [text])
      }
    }
  }

  #add({ entity, strength, why }: HeardCandidate): void {
    const seen = new Set<Spoken>()
    const add = (spoken: Spoken | null, whole: boolean): void => {
      if (!spoken || seen.has(spoken)) return
      seen.add(spoken)
      const text = this.#texts.get(spoken) ?? { spoken, places: [], partial: false, floor: 0, sim: 0, look: 0 }
      this.#texts.set(spoken, text)
      text.places.push(this.#forms.length)
      if (isPartial(spoken, whole, entity)) text.partial = true
      this.#forms.push({ spoken, text: spoken.text, entity, strength, why, whole })
    }
    for (const name of [entity.name, ...entity.aliases]) {
      const { whole, parts } = formsOfName(name)
      add(whole, true)
      if (entity.type === 'person') for (const part of parts) add(part, false)
      // A company is called by the word that is its own: Quayhouse of Quayhouse Marine.
      else if (entity.type === 'account') for (const part of ownParts(name)) add(part, false)
    }
  }

  /**
   * The form that sounds most like these words; null where none does or where they are a right name. `plain`: made of common words only. These need
   * so great a likeness that most forms are out at a glance. `least`: where no form is as much like them, the answer may be null.
   */
  best(window: readonly HeardWord[], plain: boolean, least = 0): Best | null {
    const heard = heardOf(window)
    const near = plain ? this.#formsNear(heard.bones) : []
    if ((plain && near.length === 0) || this.#keys.has(heard.key)) return null
    // What is far from enough is seen sooner than how far.
    if (!plain && least > LEAST && !this.#anywhere(heard, least).some(f => f.total >= least)) return null
    const found = plain ? this.#among(near, heard) : this.#anywhere(heard, LEAST - APART)
    return this.#settle(
      found.sort((a, b) => a.place - b.place),
      window.length,
    )
  }

  /** Of these texts those that sound like common words. */
  #among(near: readonly Text[], heard: Heard): Found[] {
    const found: Found[] = []
    const similarity = similarityTo(heard.sounds)
    for (const t of near) {
      if (!fits(t, heard.spelled) || (heard.alone && !t.partial)) continue
      t.floor = PLAIN_FLOOR
      t.sim = 0
      for (const e of variantsOf(t)) if (!isFar(e, heard, 1)) t.sim = Math.max(t.sim, similarity(e.sounds, e.weight, t.floor))
      take(t, heard, found)
    }
    return found
  }

  /** Of all texts those that sound like rare words, where the whole likeness may reach `total`. */
  #anywhere(heard: Heard, total: number): Found[] {
    const found: Found[] = []
    const similarity = similarityTo(heard.sounds)
    for (const { texts, variants } of this.#bySize.values()) {
      if (!texts[0] || !fits(texts[0], heard.spelled)) continue
      this.#looks++
      for (const e of variants) {
        const t = e.text
        if ((heard.alone && !t.partial) || isFar(e, heard, 2)) continue
        if (t.look !== this.#looks) {
          t.look = this.#looks
          t.sim = 0
          // What the sounds must reach so that the spelling can still lift the whole above what matters.
          t.floor = Math.max(RARE_FLOOR, (total - SPELLING * spellingAtMost(t.spoken, heard)) / SOUND)
        }
        const x = similarity(e.sounds, e.weight, t.floor)
        if (x > t.sim) t.sim = x
      }
      for (const t of texts) if (t.look === this.#looks && t.sim > 0) take(t, heard, found)
    }
    return found
  }

  #formsNear(bones: string): readonly Text[] {
    let near = this.#near.get(bones)
    if (!near) {
      near = [...new Set(bonesAround(bones).flatMap(key => this.#around.get(key) ?? []))]
      this.#near.set(bones, near)
    }
    return near
  }

  #settle(found: readonly Found[], length: number): Best | null {
    let best: Form | null = null
    let sim = 0
    const byEntity = new Map<string, { form: Form; total: number }>()
    for (const { place, total } of found) {
      const f = this.#forms[place]
      // A word that is only part of a longer name stands for that part, not for the whole.
      if (!f || (length === 1 && !isPartial(f.spoken, f.whole, f.entity))) continue
      const known = byEntity.get(f.entity.id)
      if (!known || total > known.total) byEntity.set(f.entity.id, { form: f, total })
      if (total > sim || (total === sim && best && f.strength > best.strength)) {
        best = f
        sim = total
      }
    }
    if (!best || sim < LEAST) return null
    const id = best.entity.id
    const others = [...byEntity.values()].filter(r => r.form.entity.id !== id && r.total >= sim - RIVALS)
    others.sort((x, y) => y.total - x.total)
    return { form: best, sim, rivals: [{ form: best, total: sim }, ...others.slice(0, MOST_RIVALS)] }
  }
}

/** May stand for its bearer in one word: not the whole name of a person that has several. */
const isPartial = (spoken: Spoken, whole: boolean, entity: Entity): boolean => !(whole && spoken.words > 1 && entity.type === 'person')

const variantsOf = (text: Text): Variant[] =>
  text.spoken.sounds.map((sounds, v) => ({
    text,
    sounds,
    weight: soundWeight(sounds),
    bones: text.spoken.bones[v]?.text ?? '',
    bits: text.spoken.bones[v]?.bits ?? 0,
  }))

function sized(texts: readonly Text[]): Sized {
  const variants = texts.flatMap(variantsOf)
  return { texts, variants: variants.sort((a, b) => (a.sounds < b.sounds ? -1 : a.sounds > b.sounds ? 1 : 0)) }
}

/** No spelling of one can be more like the other than this: every letter that only one has costs an edit. */
function spellingAtMost(f: Spoken, { spelled, letters }: Heard): number {
  const longest = Math.max(spelled.length, f.spelled.length)
  const [mine, theirs] = [bitCount(letters & ~f.letters), bitCount(f.letters & ~letters)]
  return 1 - Math.max(mine, theirs, Math.abs(spelled.length - f.spelled.length)) / longest
}

/** Number of consonant classes that only one of two sets has. */
const different = (a: number, b: number): number => bitCount(a ^ b)

/** Of 32 bits: counted in pairs, in fours, in bytes, and these summed. */
function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
