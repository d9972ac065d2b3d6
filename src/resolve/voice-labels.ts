import type { SourceDocument } from '../model/document.ts'
import type { EntityId } from '../model/ids.ts'
import { foldName } from '../model/text.ts'
import { isAddress } from '../normalize/labels.ts'
import type { EntityBook } from './entity-book.ts'
import type { Near } from './link-person.ts'
import { nameParts } from './person-name.ts'
import type { Identified } from './voice-input.ts'

const NUMBER = /^\+?[\d\s()/.-]{7,}$/
/** Words of a telephone's or a computer's name that are no part of its owner's. */
const DEVICE =
  /^(?:iphone|ipad|macbook|imac|mac|galaxy|pixel|android|phone|mobile|handy|tablet|laptop|notebook|computer|pc|desktop|air|pro|mini|max|plus|ultra|audio|airpods|headset|zoom|\p{L}?\d+\p{L}*)$/iu
const BELONGS = /^(?:of|von|vom|de|del|di|da|do|van|av|af|fra|från|od)$/i

/**
 * Who is behind labels that are no name: a mail address, the number of a signature, a telephone that bears its owner's name. Only people who are
 * known; a number or a first name that fits several is nobody's.
 */
export function behindLabels(
  document: SourceDocument,
  book: EntityBook,
  near: readonly Near[],
  /** The one known person of this first name whom the talk may mean. */
  firstName: (name: string) => EntityId | null,
): ReadonlyMap<number, Identified> {
  const out = new Map<number, Identified>()
  for (const s of document.speakers) {
    const label = s.label.trim()
    const set = (entity: EntityId | undefined | null, reason: string, confidence: number) => {
      if (entity) out.set(s.index, { entity, reason, confidence })
    }
    if (isAddress(label)) {
      const known = book.byEmail(label.toLowerCase())
      set(known?.type === 'person' ? known.id : null, `the mail address ${label}`, 0.98)
    } else if (NUMBER.test(label)) {
      const callers = near.filter(n => n.entity.phone !== null && sameNumber(n.entity.phone, label))
      set(callers.length === 1 ? callers[0]?.entity.id : null, `the number ${label}`, 0.95)
    } else if (s.kind === 'device') {
      for (const name of ownersOf(label)) {
        const full = nameParts(name).last === null ? null : book.byName(name, 'person')
        const [only, ...more] = full ?? []
        set(full ? (more.length === 0 ? only?.id : null) : firstName(foldName(name)), `the device "${label}"`, full ? 0.9 : 0.8)
        if (out.has(s.index)) break
      }
    }
  }
  return out
}

/** The same but for the way of writing the country: the last eight digits agree. */
function sameNumber(a: string, b: string): boolean {
  const [x, y] = [a, b].map(n => n.replace(/\D/g, '').replace(/^0+/, ''))
  return x !== undefined && y !== undefined && x.length >= 8 && y.length >= 8 && x.slice(-8) === y.slice(-8)
}

/** Names that a device may bear: `Tessa’s iPad`, `iPhone von Tessa`, `Tessas iPhone`. */
function ownersOf(label: string): string[] {
  const words = label
    .replace(/[()[\]]/g, ' ')
    .split(/\s+/)
    .filter(w => w !== '')
  const names = words.filter(w => !DEVICE.test(w) && !BELONGS.test(w))
  const name = names.map(w => w.replace(/['’]s?$/, '')).join(' ')
  if (names.length === 0 || names.length > 3 || names.length === words.length || !names.every(w => /^\p{Lu}\p{L}+(?:['’]s?)?$/u.test(w)))
    return []
  return /s$/.test(name) ? [name, name.slice(0, -1)] : [name]
}
