/** What is compared when a name is looked for in a talk: sounds, skeletons and letters of the words heard and of each way to say a name. */
import { fold, foldName, ownCopy, wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { classBits, skeleton, soundsOfWords, soundVariants } from './phonetic.ts'

/** What one may be called by, as it sounds and is spelled; the same for all who bear it. */
export interface Spoken {
  readonly text: string
  readonly key: string
  readonly sounds: readonly string[]
  readonly bones: readonly { readonly text: string; readonly bits: number }[]
  /** Skeletons around each of `bones`: where common words look it up. */
  readonly around: readonly string[]
  /** Letters without spaces. */
  readonly spelled: string
  /** Which letters occur, as bits. */
  readonly letters: number
  readonly words: number
}

/** One word of the talk as it was heard. */
export interface HeardWord {
  /** Its folded words, `'` parting them: what is compared with right names. */
  readonly own: readonly string[]
  /** Its folded words as they are spoken. */
  readonly spoken: readonly string[]
  /** What it sounds like alone, and its skeleton. */
  readonly sounds: string
  readonly bones: string
  /** Has a letter by itself: how that is read depends on its neighbours. */
  readonly letter: boolean
}

/** Sounds and letters of what was heard, computed once for all names it is compared with. */
export function heardWord(text: string): HeardWord {
  const own = wordsOf(text)
  const spoken = /['’]/.test(text) ? wordsOf(text.replace(/['’]/g, '')) : own
  const sounds = soundsOfWords(spoken)
  return { own, spoken, sounds, bones: skeleton(sounds), letter: spoken.some(w => w.length === 1) }
}

/** Words that stand together, as they sound and are spelled. */
export interface Heard {
  readonly sounds: string
  readonly bones: string
  readonly bits: number
  /** Folded words, to be compared with right names. */
  readonly key: string
  readonly spelled: string
  readonly letters: number
  /** One word. */
  readonly alone: boolean
}

/** The words of a window as one: read out together where a letter stands by itself. */
export function heardOf(window: readonly HeardWord[]): Heard {
  const [first] = window
  const alone = window.length === 1
  const read = !alone && window.some(w => w.letter) ? soundsOfWords(window.flatMap(w => w.spoken)) : null
  const sounds = read ?? (alone && first ? first.sounds : joined(window.map(w => w.sounds)))
  const bones = read !== null ? skeleton(read) : alone && first ? first.bones : joined(window.map(w => w.bones))
  const own = alone && first ? first.own : window.flatMap(w => w.own)
  const spelled = own.join('')
  return { sounds, bones, bits: classBits(bones), key: own.join(' '), spelled, letters: lettersOf(spelled), alone }
}

/** Sounds or skeletons of words said together: what comes twice where they meet sounds once. */
function joined(parts: readonly string[]): string {
  let out = ''
  for (const part of parts) out += out !== '' && out[out.length - 1] === part[0] ? part.slice(1) : part
  return out
}

/** The letters from a to z as bits; all others share one. */
function lettersOf(spelled: string): number {
  let bits = 0
  for (let i = 0; i < spelled.length; i++) {
    const c = spelled.charCodeAt(i) - 97
    bits |= 1 << (c >= 0 && c < 26 ? c : 26)
  }
  return bits
}

/** A skeleton and each that lacks one of its consonants: two that differ by one consonant more, less or other share one of these. */
export function bonesAround(bones: string): string[] {
  const out = [bones]
  for (let i = 0; i < bones.length; i++) out.push(bones.slice(0, i) + bones.slice(i + 1))
  return out
}

interface NameForms {
  readonly whole: Spoken | null
  readonly parts: readonly Spoken[]
}
const spokenCache = new Map<string, Spoken | null>()
const nameCache = new Map<string, NameForms>()
const CACHED = 20_000

function spokenOf(said: string): Spoken | null {
  const known = spokenCache.get(said)
  if (known !== undefined) return known
  const text = ownCopy(said)
  const words = wordsOf(text)
  const spelled = words.join('')
  const sounds = soundVariants(text)
  const bones = sounds.map(skeleton)
  const spoken =
    spelled.length < 3
      ? null
      : {
          text,
          key: foldName(text),
          sounds,
          bones: bones.map(b => ({ text: b, bits: classBits(b) })),
          around: [...new Set(bones.flatMap(bonesAround))],
          spelled,
          letters: lettersOf(spelled),
          words: words.length,
        }
  if (spokenCache.size > CACHED) {
    spokenCache.clear()
    nameCache.clear()
  }
  spokenCache.set(text, spoken)
  return spoken
}

/** The first two words of a company's name, each by itself, where they are in no dictionary. */
export function ownParts(name: string): readonly Spoken[] {
  const words = name.split(/\s+/)
  const own = words.slice(0, 2).filter(w => w.length >= 5 && commonRank(fold(w)) === null && !/^\p{Lu}+$/u.test(w))
  const two = words.length > 2 && own.length > 0 ? [words.slice(0, 2).join(' ')] : []
  return words.length > 1 ? [...own, ...two].flatMap(p => spokenOf(p) ?? []) : []
}

/** A name and its longer words as they sound. Nothing where it has a figure: those are read in too many ways. */
export function formsOfName(name: string): NameForms {
  let forms = nameCache.get(name)
  if (!forms) {
    const parts = name.split(/\s+/)
    forms = /\d/.test(name)
      ? { whole: null, parts: [] }
      : { whole: spokenOf(name), parts: parts.length > 1 ? parts.filter(p => p.length > 2).flatMap(p => spokenOf(p) ?? []) : [] }
    nameCache.set(ownCopy(name), forms)
  }
  return forms
}
