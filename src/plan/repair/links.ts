import { sourceTest } from '../../vault/check.ts'
import { inCode, linkJudge, linkKey, linkTargets, WIKI_LINK } from '../../vault/check-links.ts'
import { noteName } from '../../vault/link.ts'
import { pageNameOf } from '../../vault/page.ts'
import { isNoNote, ownNotes } from '../../vault/whose.ts'
import type { VaultDraft } from '../entity-ops/vault-draft.ts'

/** Links that lead nowhere find their note again where exactly one is meant; else their words stay as plain text. */
export function mendLinks(draft: VaultDraft): void {
  const notes = draft.paths()
  const textOf = (path: string): string => draft.text(path as never) ?? ''
  const { others, layout, records } = draft.snapshot
  const judge = linkJudge({
    notes,
    others,
    textOf,
    isSource: sourceTest(layout.folders.sources),
    own: new Set([...ownNotes(records), ...ownNotes(draft.records())]),
  })
  const targets = linkTargets([...notes, ...others])
  /** A file as a link says it: by its name alone where no other has it. */
  const said = (path: string): string => {
    const name = noteName(path)
    return /^readme$/i.test(name) || (targets.get(linkKey(name))?.size ?? 0) > 1 ? path.replace(/\.md$/i, '') : name
  }
  for (const path of notes) {
    const text = textOf(path)
    if (!text.includes('[[') || isNoNote(path, text)) continue
    let fenced = false
    draft.rewrite(path, line => {
      if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced
      if (fenced || !line.includes('[[')) return line
      return line.replace(WIKI_LINK, (whole: string, target: string, hash: string | undefined, label: string | undefined, at: number) => {
        const verdict = inCode(line, at) ? null : judge(path, line, target, hash ?? '')
        if (!verdict || verdict.code === 'unwritten') return whole
        if (verdict.code === 'block-missing') return `[[${target}${label ?? ''}]]`
        if (verdict.to === null) return plainWords(label?.slice(1) ?? target.trim())
        const name = said(verdict.to)
        return `[[${name}${hash ?? ''}${label ?? (name.includes('/') ? `|${pageNameOf(verdict.to) ?? noteName(verdict.to)}` : '')}]]`
      })
    })
  }
}

const plainWords = (text: string): string => (text.split('/').at(-1) ?? text).replace(/\.md$/i, '').trim()
