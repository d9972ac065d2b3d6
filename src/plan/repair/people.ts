import type { VaultPath } from '../../model/ids.ts'
import { foldName } from '../../model/text.ts'
import { sourceKey, sourceTest, voicesBySource } from '../../vault/check.ts'
import { misfiledFacts } from '../../vault/check-people.ts'
import { readFrontMatter } from '../../vault/front-matter.ts'
import { pageNameOf } from '../../vault/page.ts'
import { putLine, setHead } from '../entity-ops/merge.ts'
import type { VaultDraft } from '../entity-ops/vault-draft.ts'
import { linksOf } from '../page-state.ts'

/** A note's source where its own links lead to one alone; a review that asks nothing is none. */
export function mendReferences(draft: VaultDraft): void {
  const isSource = sourceTest(draft.snapshot.layout.folders.sources)
  const sources = new Map(draft.paths().flatMap(p => (isSource(p) ? [[sourceKey(p), p] as const] : [])))
  for (const path of draft.paths()) {
    const text = draft.text(path) ?? ''
    const { values, invalid } = readFrontMatter(text)
    if (invalid || isSource(path)) continue
    if (typeof values.source === 'string' && !('source_ref' in values)) {
      const led = new Set(linksOf(text).flatMap(l => sources.get(sourceKey(/\[\[([^\]|#]+)/.exec(l)?.[1] ?? '')) ?? []))
      const [only] = led
      if (only && led.size === 1) setHead(draft, path, { source_ref: only })
    }
    const tags = [values.tags ?? []].flat().map(String)
    if (tags.includes('needs-review') && !values.review) setHead(draft, path, { tags: tags.filter(t => t !== 'needs-review') })
  }
}

/** Of a talk between two, the two who speak in its source took part; whoever does not speak there did not. */
export function mendParticipants(draft: VaultDraft): void {
  const isSource = sourceTest(draft.snapshot.layout.folders.sources)
  const voices = voicesBySource(new Map(draft.paths().map(p => [p as string, draft.text(p) ?? ''])), isSource)
  const pages = new Set(draft.paths().map(p => foldName(pageNameOf(p) ?? '')))
  for (const path of draft.paths()) {
    const { values, invalid } = readFrontMatter(draft.text(path) ?? '')
    if (invalid || isSource(path) || typeof values.person !== 'string' || typeof values.source_ref !== 'string') continue
    const two = voices.get(sourceKey(values.source_ref))
    const listed = [values.participants ?? []].flat().map(String)
    if (!two || listed.length === 0 || two.every(v => !pages.has(foldName(v)) || listed.some(p => foldName(p) === foldName(v)))) continue
    setHead(draft, path, { participants: [...two] })
  }
}

/** A fact about somebody of a similar name goes to their page. */
export function mendMisfiled(draft: VaultDraft): void {
  for (const found of misfiledFacts(new Map(draft.paths().map(p => [p as string, draft.text(p) ?? ''])))) {
    const lines = draft.lines(found.path as VaultPath)
    const own = lines.find(l => l.text === found.line)
    if (!own) continue
    draft.setLines(
      found.path as VaultPath,
      lines.filter(l => l !== own),
    )
    putLine(draft, found.to as VaultPath, 'Key Facts', own)
  }
}
