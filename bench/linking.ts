/** `node bench/linking.ts [entities…]`: resolving one meeting of an hour against vaults of several sizes. Times in milliseconds, median of 25. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SourceDocument } from '../src/model/document.ts'
import type { VaultPath } from '../src/model/ids.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { openIndex } from '../src/store/index.ts'
import { nothing, OWNER, transcript } from '../test/pairs/source.ts'

export interface LinkingResult {
  readonly entities: number
  readonly median: number
  readonly best: number
  /** Processor time, median: what it costs on a busy machine too. */
  readonly cpu: number
  readonly repairs: number
  readonly participants: number
}

const FIRST = 'An Bel Car Dor El Fen Gal Har Il Jor Kas Lin Mar Nor Ol Per Quin Ros Sel Tam Ul Ver Wil Xan Yas Zor'.split(' ')
const MIDDLE = ['a', 'e', 'i', 'o', 'u', 'an', 'en', 'ir', 'os', 'el']
const LAST = ['ta', 'no', 'ri', 'dan', 'mek', 'lis', 'vor', 'sha', 'bert', 'ko']
const COMPANY = ['Harbourgrid', 'Northmill', 'Saltmere', 'Quarrystone', 'Brightfen', 'Oakhollow', 'Tidewell', 'Pinegate']

/** `n` people with plausible, often similar names; the same for the same n. */
function* pages(n: number): Iterable<{ path: VaultPath; text: string }> {
  const page = (name: string, company: string, email: string) => ({
    path: `People/${name}/${name}.md` as VaultPath,
    text: `---\ntype: people\ntitle: ${name}\nemail: ${email}\ncompany: ${company}\ntags: [type/people, generated]\n---\n# ${name}\n`,
  })
  yield page('Kanchan Rao', 'Harbourgrid', 'kanchan.rao@harbourgrid.example')
  yield page('Amaru Quispe', 'Harbourgrid', 'amaru.quispe@harbourgrid.example')
  const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
  for (let i = 0; i < n - 2; i++) {
    const first = at(FIRST, i) + at(MIDDLE, Math.floor(i / 26)) + at(LAST, Math.floor(i / 260))
    const last =
      at(FIRST, i * 7 + 3) +
      at(MIDDLE, Math.floor(i / 31)) +
      at(LAST, Math.floor(i / 310) + 1) +
      (i >= 2600 ? at(MIDDLE, Math.floor(i / 2600)) : '') +
      (i >= 26000 ? at(LAST, Math.floor(i / 26000)) : '')
    yield page(`${first} ${last}`, at(COMPANY, i), `p${i}@${at(COMPANY, i).toLowerCase()}.example`)
  }
}

/** One hour of talk, about 9,000 words, with names right and misheard. */
export function meeting(): SourceDocument {
  const words =
    'so we have the pump station and the north pier and I think that the cable arrives before the end of the month but nobody has said who signs for it and what it costs'.split(
      ' ',
    )
  const names = ['Koncha', 'Kanchan', 'Amaru', 'Quispe', 'Harbourgrid', 'Northmill', 'Oakhollow', 'Vermeko', 'Brindle Tor', 'Belarta']
  const turns = Array.from({ length: 450 }, (_x, i) => {
    const text = Array.from({ length: 20 }, (_y, j) =>
      j === 9 && i % 3 === 0 ? `${names[i % names.length]}` : words[(i * 7 + j * 3) % words.length],
    ).join(' ')
    return { label: i % 3 === 0 ? OWNER.name : i % 3 === 1 ? 'Kanchan Rao' : 'Amaru Quispe', text: `${text}.` }
  })
  return transcript(turns)
}

export async function linkingBench(sizes: readonly number[] = [1_000, 10_000, 100_000]): Promise<LinkingResult[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'afterword-linking-'))
  const out: LinkingResult[] = []
  try {
    const document = meeting()
    for (const entities of sizes) {
      const index = await openIndex(path.join(folder, `${entities}.db`))
      index.rebuild({ records: [], pages: pages(entities), decisions: [] }, 1)
      const times: number[] = []
      const cpu: number[] = []
      let last = resolve(document, nothing, index.view, { owner: OWNER })
      for (let i = 0; i < 30; i++) {
        const before = process.cpuUsage()
        const start = performance.now()
        last = resolve(document, nothing, index.view, { owner: OWNER })
        const spent = process.cpuUsage(before)
        if (i < 5) continue
        times.push(performance.now() - start)
        cpu.push((spent.user + spent.system) / 1000)
      }
      times.sort((a, b) => a - b)
      cpu.sort((a, b) => a - b)
      out.push({
        entities,
        median: times[times.length >> 1] ?? 0,
        best: times[0] ?? 0,
        cpu: cpu[cpu.length >> 1] ?? 0,
        repairs: last.repairs.length,
        participants: last.participants.length,
      })
      index.close()
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return out
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = process.argv.slice(2).map(Number).filter(Boolean)
  const results = await linkingBench(sizes.length > 0 ? sizes : undefined)
  for (const r of results)
    console.log(
      `${String(r.entities).padStart(7)} entities  median ${r.median.toFixed(1)} ms  best ${r.best.toFixed(1)} ms  cpu ${r.cpu.toFixed(1)} ms  ${r.repairs} repairs  ${r.participants} participants`,
    )
  const [first, last] = [results[0], results.at(-1)]
  if (first && last)
    console.log(
      `ends: processor time ×${(last.cpu / first.cpu).toFixed(2)}, clock ×${(last.median / first.median).toFixed(2)} (target ≤ 1.5), ${last.median.toFixed(1)} ms at ${last.entities} (target ≤ 40)`,
    )
}
