import type { MeetingRecord } from '../scripts/train-data.ts'
import { embedded } from '../src/extract/engines/embedded/embedded.ts'
import { extract } from '../src/extract/extract.ts'
import { talkOf } from '../src/extract/talk.ts'
import type { IsoDate } from '../src/model/ids.ts'

const WORDS = 9000
const RUNS = 25
const NOBODY = { owner: { name: 'Nobody', aliases: [], emails: [], company: null }, knownNames: [], correction: null }

/** Extraction of a talk of one hour, warm, one core: elapsed and processor time of the median run. */
export async function measureSpeed(records: readonly MeetingRecord[]): Promise<string> {
  const all = records.flatMap(m => m.utterances.map(u => ({ speaker: u.speaker, text: u.text })))
  let words = 0
  const talk = all.filter(u => {
    const take = words < WORDS
    if (take) words += u.text.split(/\s+/).length
    return take
  })
  const doc = talkOf('speed', talk, '2024-05-15' as IsoDate)
  const elapsed: number[] = []
  const processor: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const cpu = process.cpuUsage()
    const start = performance.now()
    await extract(doc, embedded, NOBODY)
    elapsed.push(performance.now() - start)
    const used = process.cpuUsage(cpu)
    processor.push((used.user + used.system) / 1000)
  }
  const median = (list: number[]): number => list.slice(5).sort((a, b) => a - b)[Math.floor((list.length - 5) / 2)] ?? 0
  const ms = median(elapsed)
  return `One talk of ${words} words, extract only, warm, median of ${RUNS - 5} runs: ${ms.toFixed(0)} ms elapsed (target 50), ${median(processor).toFixed(0)} ms of
processor time, ${Math.round(words / ms)}k words a second (target 180k).`
}
