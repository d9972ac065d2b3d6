import { wordsOf } from '../model/text.ts'
import { commonRank } from '../resolve/common-words.ts'
import { opposed } from '../resolve/said-again.ts'
import { parseTask, type TaskLine } from './task-line.ts'

/** What another voice or source says instead, as a page adds it to a line: no words of the line. */
const OTHERWISE = /; (?:in the same talk|another source says): “[^”]*”/g

/** A bullet without its links and block id, and without what is said otherwise. */
export const bareText = (line: string): string =>
  line
    .replace(OTHERWISE, '')
    .replace(/\(?\[\[.*?\]\]\)?/g, '')
    .replace(/\(?\[[^\]]*\]\([^)]*\)\)?/g, '')
    .replace(/\^[\w-]+\s*$/, '')

/** Words of a bullet without its links, date and block id: what a reader would call the same line. */
export function bareWords(line: string): ReadonlySet<string> {
  return new Set(wordsOf(bareText(line)))
}

/** The measure by which two bullets count as near-duplicates: at least four words each, four fifths of them shared. */
export function nearlySame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size < 4 || b.size < 4 || Math.min(a.size, b.size) < 0.8 * Math.max(a.size, b.size)) return false
  let n = 0
  for (const w of a) if (b.has(w)) n++
  return n / (a.size + b.size - n) >= 0.8
}

/** A bullet as it is compared: without its box, the day that it stands under, its links, fields and id. */
export interface Told {
  readonly task: TaskLine | null
  readonly text: string
  readonly words: ReadonlySet<string>
  /** Numbers and denials, which both must have. */
  readonly telling: string
}

/** Reads a bullet for comparing. */
export function told(line: string): Told {
  const task = parseTask(line)
  const text = bareText(task ? task.text : line.replace(/^- (?:\d{4}-\d{2}-\d{2}:? )?/, ''))
  const words = new Set(wordsOf(text))
  return { task, text, words, telling: telling(words) }
}

/**
 * True where two bullets that look alike say the same: the same numbers, days and "not", and at most one of them has words of weight that the other has not.
 * "…at the north quay" and "…at the east quay" are two statements, and so are two lines of a list of pumps. A task is one with another of the same state, day
 * and owner, or where one of them does not say.
 */
export function sameTold(a: Told, b: Told): boolean {
  if ((a.task === null) !== (b.task === null) || a.telling !== b.telling || !nearlySame(a.words, b.words)) return false
  const [s, t] = [a.task, b.task]
  if (s && t && (s.status !== t.status || differ(s.due, t.due) || differ(s.owner, t.owner))) return false
  return !opposed(a.text, b.text) && !(weighsAlone(a.words, b.words) && weighsAlone(b.words, a.words))
}

/** `sameTold` of two lines. */
export const saySame = (a: string, b: string): boolean => sameTold(told(a), told(b))

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b
const telling = (words: ReadonlySet<string>): string =>
  [...words]
    .filter(w => /\d/.test(w) || /^(?:not|no|never|without|cancelled|nicht|kein)$/.test(w))
    .sort()
    .join(' ')
const weighsAlone = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some(w => !b.has(w) && (commonRank(w) ?? 9999) > 150)
