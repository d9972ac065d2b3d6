import type { Priority, StatedItem } from '../model/document.ts'
import { type IsoDate, isoDate, type Span } from '../model/ids.ts'
import { foldName } from '../model/text.ts'
import { plainName } from './front-matter.ts'

/** What a task line says besides its words. */
export interface TaskText {
  /** The words without owner, dates, priority, tags, links to evidence. */
  readonly text: string
  /** Where they stand in the line, verbatim. */
  readonly within: Span
  readonly owner: string | null
  readonly due: IsoDate | null
  readonly done: IsoDate | null
  readonly priority: Priority | null
}

const PRIORITY: Readonly<Record<string, Priority>> = { '🔺': 'highest', '⏫': 'high', '🔼': 'medium', '🔽': 'low', '⏬': 'lowest' }
const DATE = '\\s*:?\\s*(\\d{4}-\\d{2}-\\d{2})'
const FIELDS: readonly (readonly [RegExp, 'due' | 'done' | 'cancelled' | null])[] = [
  [new RegExp(`(?:📅|📆|🗓)\\ufe0f?${DATE}`, 'gu'), 'due'],
  [new RegExp(`✅\\ufe0f?${DATE}`, 'gu'), 'done'],
  [new RegExp(`❌\\ufe0f?${DATE}`, 'gu'), 'cancelled'],
  [new RegExp(`(?:➕|⏳|⌛|🛫)\\ufe0f?${DATE}`, 'gu'), null],
  [/[[(]\s*(?:due|deadline)\s*::?\s*(\d{4}-\d{2}-\d{2})\s*[\])]|(?<=^|\s)due::?\s*(\d{4}-\d{2}-\d{2})/giu, 'due'],
  [/[[(]\s*(?:completion|completed|done)\s*::?\s*(\d{4}-\d{2}-\d{2})\s*[\])]/giu, 'done'],
  [/[[(]\s*(?:created|scheduled|start|priority|repeat|id|dependsOn)\s*::\s*[^\])]*[\])]/giu, null],
  [/🔁\ufe0f?\s*(?:every[\w ,]*)?|(?:🆔|⛔|🏁)\ufe0f?\s*[\w,-]*/gu, null],
  [/(?:✅|📅)\ufe0f?(?!\s*\d)/gu, null],
]
const PRIORITY_SIGN = /(?:🔺|⏫|🔼|🔽|⏬)\ufe0f?/gu
/** `@Ines`, `@Ines Okafor`, `@Myself`, `@[[Ines Okafor]]`. */
const OWNER =
  /(?<=^|[\s(])@(?:\[\[([^\]]+)\]\]|"([^"]+)"|([\p{Lu}][\p{L}’'.-]*(?:[ \t]+(?:(?:de|da|van|von|der|del|la|le|bin|al)[ \t]+)*\p{Lu}[\p{L}’'-]+){0,3}|[\p{L}][\p{L}\d_.-]*))/gu
const TAG = /(?<=^|\s)#[\p{L}\d_/-]+/gu
const BLOCK_ID = /\s\^[\w-]+\s*$/u
const EVIDENCE = /\(?\[\[[^\]]*\|\s*(?:\d{1,2}:)?\d{1,2}:\d{2}\s*\]\](?:\s*,\s*\[\[[^\]]*\]\])*\)?/gu
const NOBODY = /^(?:tbd|unknown|n ?a|none|nobody|unassigned|owner|someone|team)$/

/** Reads the fields of a task line (Obsidian Tasks emoji, Dataview fields, `@Owner`, tags) and what is left: the words. */
export function readTaskText(line: string): TaskText {
  // Fields are blanked out, not cut: offsets stay those of the line.
  let rest = line
  const blank = (pattern: RegExp, take: (m: RegExpExecArray) => void): void => {
    pattern.lastIndex = 0
    const found: [number, number][] = []
    for (let m = pattern.exec(rest); m; m = pattern.exec(rest)) {
      take(m)
      found.push([m.index, m[0].length])
      if (m[0].length === 0 || !pattern.global) break
    }
    for (const [at, length] of found) rest = rest.slice(0, at) + ' '.repeat(length) + rest.slice(at + length)
  }

  let due: IsoDate | null = null
  let done: IsoDate | null = null
  let priority: Priority | null = null
  let owner: string | null = null
  blank(BLOCK_ID, () => {})
  blank(EVIDENCE, () => {})
  for (const [pattern, meaning] of FIELDS) {
    blank(pattern, m => {
      const day = isoDate(m[1] ?? m[2] ?? '')
      if (meaning === 'due') due ??= day
      if (meaning === 'done') done ??= day
    })
  }
  blank(PRIORITY_SIGN, m => {
    priority ??= PRIORITY[m[0].replace('\ufe0f', '')] ?? null
  })
  blank(TAG, () => {})
  blank(OWNER, m => {
    owner ??= ownerName(m[1] ?? m[2] ?? m[3] ?? '')
  })

  const lead = /^\s*(?:\*\*|\[)([^*\]:]{2,40}?):?(?:\*\*|\])\s*:?\s+(?=\S)/u.exec(rest)
  if (!owner && lead?.[1] && /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}$/u.test(lead[1])) {
    owner = ownerName(lead[1])
    rest = ' '.repeat(lead[0].length) + rest.slice(lead[0].length)
  }
  const tail = /[\s(–—-]+(?:owner|assignee|assigned to|resp(?:onsible)?)\s*:\s*([^()]{2,40}?)\)?\s*$/iu.exec(rest)
  if (tail) {
    owner ??= ownerName(tail[1] ?? '')
    rest = rest.slice(0, tail.index) + ' '.repeat(tail[0].length)
  }

  const start = rest.search(/\S/)
  if (start < 0) return { text: line.trim(), within: { start: 0, end: line.length }, owner, due, done, priority }
  // Commas and dashes that led over to the fields go with them.
  const end = start + rest.slice(start).replace(/[\s,;|–—-]+$|\(\s*\)\s*$/u, '').length
  const text = rest
    .slice(start, end)
    .replace(/\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]/g, '$1')
    .replace(/\*\*|~~/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { text, within: { start, end }, owner, due, done, priority }
}

function ownerName(raw: string): string | null {
  const name = plainName(raw).replace(/[.,;:]+$/, '')
  return name && !NOBODY.test(foldName(name)) ? name : null
}

/** Status of what stands in a box; a done date says done whatever the box holds. */
export function statusOf(box: string | undefined, done: IsoDate | null): StatedItem['status'] {
  if (box === '-') return 'rejected'
  if (done || (box && /[xX✓✔☑]/u.test(box))) return 'done'
  if (box === '/') return 'doing'
  if (box === '?') return 'proposed'
  return box === undefined ? null : 'open'
}
