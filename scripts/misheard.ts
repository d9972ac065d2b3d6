/** Passages that a recogniser got wrong, from meetings that have a manual beside an automatic transcript. */
import { wordsOf } from '../src/model/text.ts'
import { meetings } from './train-data.ts'

export interface Misheard {
  /** Folded words as the manual transcript has them: one to four, parted by spaces. */
  readonly said: string
  /** What the recogniser wrote for them: one to five. */
  readonly heard: string
}

/** What was said and what was written, where the words on both sides agree: at most four words against five. */
function differences(said: readonly string[], heard: readonly string[]): Misheard[] {
  const width = heard.length + 1
  const cost = new Int16Array((said.length + 1) * width)
  const at = (i: number, j: number): number => cost[i * width + j] ?? 0
  const differs = (i: number, j: number): number => (said[i - 1] === heard[j - 1] ? 0 : 1)
  // The automatic text may begin and end with words of the neighbours: those are free.
  for (let i = 1; i <= said.length; i++) {
    cost[i * width] = i
    for (let j = 1; j <= heard.length; j++)
      cost[i * width + j] = Math.min(at(i - 1, j - 1) + differs(i, j), at(i - 1, j) + 1, at(i, j - 1) + (i === said.length ? 0 : 1))
  }
  const steps: { readonly said?: string | undefined; readonly heard?: string | undefined; readonly same: boolean }[] = []
  let [i, j] = [said.length, heard.length]
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + differs(i, j)) {
      steps.push({ said: said[i - 1], heard: heard[j - 1], same: differs(i, j) === 0 })
      i--
      j--
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) steps.push({ said: said[--i], same: false })
    else steps.push({ heard: heard[--j], same: false })
  }
  steps.reverse()
  const out: Misheard[] = []
  for (let from = 0; from < steps.length; from++) {
    if (steps[from]?.same) continue
    let to = from
    while (to < steps.length && !steps[to]?.same) to++
    const part = steps.slice(from, to)
    const a = part.flatMap(s => s.said ?? [])
    const b = part.flatMap(s => s.heard ?? [])
    if (from > 0 && to < steps.length && a.length > 0 && b.length > 0 && a.length <= 4 && b.length <= 5 && a.some(w => w.length >= 4))
      out.push({ said: a.join(' '), heard: b.join(' ') })
    from = to
  }
  return out
}

/** All of them in the AMI and ICSI training meetings (CC BY 4.0), in the order of the files. Throws where these are missing. */
export function misheardPassages(dir: string): Misheard[] {
  const out: Misheard[] = []
  for (const name of ['ami.train', 'icsi.train'])
    for (const meeting of meetings(dir, name))
      for (const u of meeting.utterances) {
        const said = wordsOf(u.text.replace(/['’]/g, ''))
        const heard = wordsOf(u.asr.replace(/["'’]/g, ''))
        if (said.length >= 3 && heard.length >= 3 && said.length <= 120 && heard.length <= 160) out.push(...differences(said, heard))
      }
  return out
}
