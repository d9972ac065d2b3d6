import type { ChangePlan } from '../../model/change-plan.ts'
import type { IsoInstant, VaultPath } from '../../model/ids.ts'
import type { SourceRecord } from '../../model/record.ts'
import { canonicalName, entityId, pageNameOf, readPage } from '../../vault/page.ts'
import type { IdentityChange } from './identity.ts'
import { pagesOf } from './identity.ts'
import { relinker } from './relink.ts'
import { rememberName, takeIdentity } from './rename.ts'
import { parentFolder, VaultDraft, type VaultSnapshot } from './vault-draft.ts'

/**
 * Pages that the person moved or renamed with another program: the records, which speak of the old place, follow; where the name changed, so do links, tasks
 * and the ids of lines, as after `entity rename`. The files stay where the person put them.
 */
export function planMovedByHand(
  snapshot: VaultSnapshot,
  moved: readonly { readonly from: VaultPath; readonly to: VaultPath }[],
  now: IsoInstant,
): ChangePlan {
  const paths = new Map<VaultPath, VaultPath>()
  for (const { from, to } of moved) {
    paths.set(from, to)
    for (const p of placesIn(snapshot.records)) {
      const there = p.startsWith(`${parentFolder(from)}/`)
        ? (`${parentFolder(to)}${p.slice(parentFolder(from).length)}` as VaultPath)
        : null
      if (there && p !== from && !snapshot.files.has(p) && snapshot.files.has(there)) paths.set(p, there)
    }
  }
  const at = (p: VaultPath): VaultPath => paths.get(p) ?? p
  const records = snapshot.records.map((r): SourceRecord => {
    const note = r.note === null ? null : at(r.note)
    const lines = Object.fromEntries(
      Object.entries(r.lines).map(([key, line]) => {
        const hash = key.lastIndexOf('#')
        return [`${at(key.slice(0, hash) as VaultPath)}${key.slice(hash)}`, line]
      }),
    )
    return note === r.note && Object.keys(lines).every(k => k in r.lines) ? r : { ...r, note, lines }
  })
  const draft = new VaultDraft({ ...snapshot, records })
  const pages = pagesOf(snapshot)
  const words: string[] = []
  for (const { from, to } of moved) {
    const entity = readPage(to, snapshot.files.get(to) ?? '')
    const fromPage = pageNameOf(from)
    if (!entity || fromPage === null) continue
    const old = entityId(entity.type, fromPage)
    words.push(`${from} stands in ${to} now`)
    if (old === entity.id || pages.has(old)) continue
    const change: IdentityChange = {
      from: old,
      to: entity.id,
      fromName: canonicalName(fromPage),
      // The title in the front matter still says the old name: it follows the file.
      toName: entity.name === canonicalName(fromPage) ? canonicalName(entity.pageName) : entity.name,
      fromPage,
      toPage: entity.pageName,
    }
    takeIdentity(draft, change, new Map(), to)
    rememberName(draft, change, now)
  }
  const labels = new Map(moved.flatMap(m => [[(pageNameOf(m.from) ?? '').toLowerCase(), pageNameOf(m.to) ?? ''] as const]))
  const relink = relinker({ paths, labels, blocks: new Map() })
  for (const path of draft.paths()) draft.rewrite(path, line => relink(line, path, path))
  const plan = draft.plan(
    moved.length === 1
      ? `Follow ${pageNameOf(moved[0]?.to ?? '') ?? 'a page'} to its new place`
      : `Follow ${moved.length} pages to their new places`,
    words,
    'You moved the page',
  )
  const written = new Set(plan.index.pages.map(p => p.path))
  const standing = moved.flatMap(m => (written.has(m.to) ? [] : [{ path: m.to, text: snapshot.files.get(m.to) ?? '' }]))
  return {
    ...plan,
    index: {
      ...plan.index,
      pages: [...plan.index.pages, ...standing],
      removedPages: [...plan.index.removedPages, ...moved.map(m => m.from)],
    },
  }
}

/** Every file that the records speak of: notes, and files with managed lines. */
const placesIn = (records: readonly SourceRecord[]): ReadonlySet<VaultPath> =>
  new Set(
    records.flatMap(r => [
      ...(r.note === null ? [] : [r.note]),
      ...Object.keys(r.lines).map(key => key.slice(0, key.lastIndexOf('#')) as VaultPath),
    ]),
  )
