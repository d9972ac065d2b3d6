import type { Entity, Resolution } from '../model/entity.ts'
import type { EntityId, VaultPath } from '../model/ids.ts'
import { folderOfType, type VaultLayout } from '../model/layout.ts'
import { safeFileName } from '../vault/names.ts'
import type { PlanContext } from './context.ts'
import { pagePath } from './entity-pages.ts'
import { freePath } from './names.ts'
import type { PlannedSource } from './planned-source.ts'

/** Entities of the resolution with the path of their page; what resolve learned is folded in. */
export function withPages(resolution: Resolution, context: PlanContext): Map<EntityId, Entity> {
  const out = new Map<EntityId, Entity>()
  for (const e of resolution.entities) {
    const updates = resolution.updates.filter(u => u.entity === e.id)
    const set = Object.assign({}, ...updates.map(u => u.set)) as Partial<Pick<Entity, 'company' | 'role' | 'phone'>>
    out.set(e.id, {
      ...e,
      path: pagePath(context.layout, e),
      aliases: unique([...e.aliases, ...updates.flatMap(u => u.addAliases)]).filter(a => a !== e.name),
      emails: unique([...e.emails, ...updates.flatMap(u => u.addEmails)]),
      company: set.company ?? e.company,
      role: set.role ?? e.role,
      phone: set.phone ?? e.phone,
    })
  }
  return out
}

/** Without repeats, whatever the case; the last spelling counts. */
export const unique = (list: readonly string[]): string[] => [...new Map(list.map(v => [v.toLowerCase(), v])).values()]

/** Folder of a note: beside the page of its entity, else the Journal. */
export function noteFolder(layout: VaultLayout, primary: Entity | null): string {
  if (!primary || primary.type === 'product' || primary.type === 'term') return folderOfType(layout, null)
  // Beside the page, wherever an adopted vault keeps it.
  if (primary.path) return primary.path.split('/').slice(0, -1).join('/')
  return `${folderOfType(layout, primary.type)}/${primary.pageName}`
}

/** Where the readable source stands; a source that is read again keeps its place. */
export function readablePath(
  source: PlannedSource,
  primary: Entity | null,
  title: string,
  context: PlanContext,
  taken: Set<string>,
): VaultPath {
  const { document, resolution } = source
  const known = context.knowledge.source(document.id)
  if (known) return known.readable
  const [folder, word] = {
    transcript: ['Transcripts', 'transcript'],
    mail: ['Email', 'mail'],
    document: ['Documents', 'document'],
    calendar: ['Documents', 'calendar'],
  }[document.kind] as [string, string]
  const name = document.kind === 'transcript' && primary?.type === 'person' && !source.target ? primary.pageName : title
  const day = resolution.day
  return freePath(
    `${context.layout.folders.sources}/${folder}/${day?.slice(0, 4) ?? 'undated'}`,
    safeFileName(`${day ?? 'undated'} - ${name}`),
    ` (${word})`,
    { vault: context.vault, knowledge: context.knowledge, taken },
  )
}
