import type { Speaker } from '../../model/document.ts'
import { foldName } from '../../model/text.ts'
import { gluedName, labelKind, unglue } from '../labels.ts'
import type { Turn } from './turn.ts'

/**
 * Settles who speaks: one spelling per label, the label's name removed where it is glued to the words, and the name behind a device
 * (`Jabra Speak 710 : Dana WhitfieldHello`) taken as the speaker. `names`: names that the header gives.
 */
export function settleLabels(
  turns: readonly Turn[],
  names: readonly string[],
): { readonly turns: readonly Turn[]; readonly glued: number } {
  const spelling = commonSpelling(turns)
  const known = [...new Set([...spelling.values(), ...names])].filter(l => labelKind(l) !== 'device')
  // Names that stand glued behind devices though nobody has them as a label.
  const shapes = new Map<string, number>()
  for (const t of turns) {
    if (t.label === null || labelKind(t.label) !== 'device') continue
    const shape = gluedName(t.text)
    if (shape) shapes.set(shape, (shapes.get(shape) ?? 0) + 1)
  }
  for (const [shape, count] of shapes) if (count >= 2 && !known.includes(shape)) known.push(shape)
  // Longest first: `Dana Whitfield-Ash` before `Dana Whitfield`.
  const people = known.filter(l => l.length > 2).sort((a, b) => b.length - a.length)
  let glued = 0
  const settled = turns.map(t => {
    if (t.label === null) return t
    const label = spelling.get(foldName(t.label)) ?? t.label
    const device = labelKind(label) === 'device'
    for (const name of device ? people : [label, ...people.filter(p => p.includes(' '))]) {
      const rest = unglue(t.text, name, name !== label)
      if (rest === null) continue
      // A name alone is an utterance ("Dana Whitfield") unless it doubles the label.
      if (rest === '' && name !== label) continue
      glued++
      return { ...t, label: device || name !== label ? name : label, text: rest.trim() }
    }
    return label === t.label ? t : { ...t, label }
  })
  return { turns: settled, glued }
}

/** Folded label → its commonest spelling; capitals win a tie. */
function commonSpelling(turns: readonly Turn[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { label } of turns) {
    if (label === null) continue
    const key = foldName(label)
    const of = counts.get(key) ?? new Map<string, number>()
    of.set(label, (of.get(label) ?? 0) + 1)
    counts.set(key, of)
  }
  const spelling = new Map<string, string>()
  for (const [key, of] of counts) {
    const best = [...of].sort((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1))[0]
    if (best) spelling.set(key, best[0])
  }
  return spelling
}
// A spelling in capitals or small letters throughout loses against a name as names are written.
const weight = ([label, count]: [string, number]): number => count * (/\p{Lu}/u.test(label) && /\p{Ll}/u.test(label) ? 10 : 1)

/**
 * Who the one unidentified voice of a talk between two is, where a header or the file name says who took part.
 * Null where several voices are unidentified, or several of the named people have not spoken under their own name.
 */
export function identifyOther(
  speakers: readonly Pick<Speaker, 'label' | 'kind'>[],
  stated: readonly string[],
  source: string,
  confidence: number,
): { readonly label: string; readonly identified: NonNullable<Speaker['identified']> } | null {
  // `Me` is the microphone of whoever recorded: with one other voice it is no riddle.
  const anonymous = speakers.filter(s => s.kind === 'unidentified' && !(speakers.length === 2 && /^me$/i.test(s.label)))
  const named = speakers.filter(s => s.kind === 'named').map(s => s.label)
  if (anonymous.length !== 1 || !anonymous[0] || named.length > 1) return null
  const others = stated.filter(name => !named.some(label => samePerson(label, name)))
  // Without a named voice, one stated name does not tell who of two speaks.
  if (others.length !== 1 || !others[0] || (named.length === 0 && stated.length < 2 && speakers.length < 2)) return null
  return {
    label: anonymous[0].label,
    identified: { name: others[0], reason: `${source} names ${others[0]} as the other participant`, confidence },
  }
}

/** `Dana` and `Dana Whitfield` are the same within one talk. */
function samePerson(a: string, b: string): boolean {
  const [x, y] = [foldName(a).split(' '), foldName(b).split(' ')]
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.every(w => long.includes(w))
}
