import { wordsOf } from '../model/text.ts'

const STOP = new Set(
  'the a an and or but of to in on at for with by from as is are was were be been am it its this that these those he she they them his her their we our us you your i me my not no do does did has have had will would can could should shall may might must about into than then there here what who which how also so if more most some any all just get got go going let one ll re ve m s d t don didn isn aren yeah okay yes um uh up out over back off'.split(
    ' ',
  ),
)
/** Light stem, the same for both sides of a comparison. */
export const stem = (w: string): string => (w.length > 4 ? w.replace(/(?:ings?|ed|es|s|ly)$/, '') : w)

/** Content words of a text, folded and stemmed. */
export function contentWords(text: string): Set<string> {
  const out = new Set<string>()
  for (const w of wordsOf(text)) if (!STOP.has(w) && (w.length > 1 || /\d/.test(w))) out.add(stem(w))
  return out
}

/** Jaccard similarity of the folded words of two texts, 0–1: what the export calls near duplicates is ≥ 0.8. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!a.size || !b.size) return 0
  let n = 0
  for (const w of a) if (b.has(w)) n++
  return n / (a.size + b.size - n)
}
