import type { SourceDocument } from '../model/document.ts'

/** Characters looked at: enough for a sure answer, the same cost for every length. */
const SAMPLE = 4000

/**
 * BCP-47 language of a document, `und` where nothing can be said. Samples the beginning, the middle and the end of what was said.
 * The detector (2 MB of n-grams) is loaded on the first call.
 */
export async function detectLanguage(document: Pick<SourceDocument, 'text'>): Promise<string> {
  const sample = sampleOf(document.text)
  // Below a dozen words a guess is worse than none.
  if ((sample.match(/\p{L}+/gu) ?? []).length < 12) return 'und'
  const { eld } = await import('eld/extrasmall')
  const result = eld.detect(sample)
  return result.language && result.isReliable() ? result.language : 'und'
}

function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text
  const third = SAMPLE / 4
  const middle = Math.floor(text.length / 2)
  return `${text.slice(third, 2 * third)} ${text.slice(middle, middle + 2 * third)} ${text.slice(-third)}`
}
