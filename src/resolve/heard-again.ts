import type { NameRepair } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { adjoins, type Word } from './words.ts'

/**
 * What a talk's misheard forms tell about each other: `Guy Lane told` is `Guy Lane`, where that was found too; a right first name with a common word
 * behind it is no form at all; and a form of words with capitals that was found in one place means the same wherever it comes again.
 * @param right true for the index of a word that is part of a name spelled right
 */
export function heardAgain(repairs: readonly NameRepair[], words: readonly Word[], right: (word: number) => boolean): NameRepair[] {
  const kept = shortened(repairs.filter(r => !isRightName(r)).map(withoutHead))
  const at = new Map(words.map((w, i) => [w.start, i]))
  const taken = new Set<number>()
  for (const r of kept)
    for (const s of r.spans)
      for (let i = at.get(s.span.start) ?? words.length; i < words.length && (words[i]?.start ?? 0) < s.span.end; i++) taken.add(i)
  const heads = Map.groupBy(
    words.flatMap((w, i) => (w.capital ? [{ key: w.key, i }] : [])),
    w => w.key,
  )
  const meant = new Map<string, ReadonlySet<EntityId>>()
  for (const r of kept) meant.set(foldName(r.heard), new Set([...(meant.get(foldName(r.heard)) ?? []), r.entity]))
  return kept.map(r => {
    const parts = foldName(r.heard).split(' ')
    if (meant.get(parts.join(' '))?.size !== 1 || parts.length < 2 || !/^\p{Lu}.* \p{Lu}/u.test(r.heard)) return r
    const more = (heads.get(parts[0] ?? '') ?? []).flatMap(({ i }) => {
      const window = words.slice(i, i + parts.length)
      const last = window.at(-1)
      const same = window.length === parts.length && window.every((w, k) => w.key === parts[k] && w.capital)
      const beside = window.every((w, k) => k === 0 || adjoins(w, window[k - 1] ?? w))
      if (!same || !beside || !last || window.some((_, k) => taken.has(i + k) || right(i + k))) return []
      return [{ segment: window[0]?.segment ?? 0, span: { start: window[0]?.start ?? 0, end: last.end } }]
    })
    return more.length === 0 ? r : { ...r, spans: [...r.spans, ...more].sort((a, b) => a.span.start - b.span.start) }
  })
}

const smallTail = (heard: string, head: string): boolean => {
  const rest = heard.slice(head.length)
  return rest.startsWith(' ') && !/\p{Lu}/u.test(rest)
}

/** `ask Kir Steen`: the small word before the capitals belongs to the sentence. */
function withoutHead(r: NameRepair): NameRepair {
  const [, head = '', name] = /^(\p{Ll}+ )(\p{Lu}.*)$/u.exec(r.heard) ?? []
  if (name === undefined || !BEFORE_A_NAME.has(head.trim()) || r.spans.some(s => s.span.end - s.span.start !== r.heard.length)) return r
  return { ...r, heard: name, spans: r.spans.map(s => ({ ...s, span: { start: s.span.start + head.length, end: s.span.end } })) }
}
const BEFORE_A_NAME = new Set(
  'ask asked tell told call called thank thanks hi hey hello dear with for from and but so to of at by when if that is was has can will let see meet met know please then'.split(
    ' ',
  ),
)

/** `Peregrin once` for Peregrin Stobb: the first name is right, what follows is none. */
function isRightName(r: NameRepair): boolean {
  const [first = ''] = r.canonical.split(' ')
  return r.entity.startsWith('person/') && wordsOf(r.heard)[0] === wordsOf(first)[0] && smallTail(r.heard, r.heard.split(' ')[0] ?? '')
}

/** Spans of a form with a small word too many go to the form without it. */
function shortened(repairs: readonly NameRepair[]): readonly NameRepair[] {
  const into = (r: NameRepair): NameRepair | undefined =>
    repairs.find(o => o !== r && o.entity === r.entity && r.heard.startsWith(`${o.heard} `) && smallTail(r.heard, o.heard))
  return repairs
    .filter(r => !into(r))
    .map(r => {
      const longer = repairs.filter(o => into(o) === r)
      const cut = longer.flatMap(o => o.spans.map(s => ({ ...s, span: { start: s.span.start, end: s.span.start + r.heard.length } })))
      return cut.length === 0 ? r : { ...r, spans: [...r.spans, ...cut].sort((a, b) => a.span.start - b.span.start) }
    })
}
