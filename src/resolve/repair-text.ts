import type { NameRepair } from '../model/entity.ts'
import { remembering } from '../model/remembering.ts'

/** Replaces heard forms by the right ones, the longest first, whole words only. `only`: those of these segments. */
export function repairText(text: string, repairs: readonly NameRepair[]): string {
  let out = text
  for (const r of [...repairs].sort((a, b) => b.heard.length - a.heard.length)) {
    if (!out.toLowerCase().includes(r.heard.toLowerCase().slice(0, 2))) continue
    const right = r.form ?? r.canonical
    out = out.replace(pattern(r.heard), (whole: string, at: string) => (at === '' || whole === '' ? whole : right))
  }
  return out
}

const pattern = remembering(5000, (heard: string): RegExp => {
  const body = heard
    .split(/[\s-]+/)
    .map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s-]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])(${body})(?![\\p{L}\\p{N}])`, 'giu')
})
