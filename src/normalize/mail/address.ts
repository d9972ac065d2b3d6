import { addressParser } from 'postal-mime'
import type { Address } from '../../model/document.ts'
import { cleanLine } from './clean.ts'

/** Longest address header that is read; what is beyond names nobody that the mail's own words speak of. */
const MAX_HEADER = 64_000
const MAX_ADDRESSES = 500

/** `"Rao, Kanchan" <k.rao@harbourgrid.example>, x@y.example` → addresses in order, each e-mail once. Unreadable parts are left out. */
export function parseAddresses(header: string): Address[] {
  return addressesOf(addressParser(header.slice(0, MAX_HEADER), { flatten: true }))
}

/** Addresses as the mail parser hands them over (groups included) in the model's shape. */
export function addressesOf(
  parsed: readonly {
    readonly name: string
    readonly address?: string | undefined
    readonly group?: readonly { readonly name: string; readonly address?: string | undefined }[] | undefined
  }[],
): Address[] {
  const seen = new Map<string, Address>()
  for (const entry of parsed.flatMap(e => e.group ?? [e])) {
    if (seen.size >= MAX_ADDRESSES) break
    const address = toAddress(entry.name, entry.address ?? '')
    if (address && !seen.has(address.email)) seen.set(address.email, address)
  }
  return [...seen.values()]
}

/** One address; null where neither half is one. An address without `@` (an internal name) keeps only its name. */
export function toAddress(name: string, address: string): Address | null {
  const email = cleanLine(address, 320)
    .replace(/^mailto:/i, '')
    .replace(/^['"<]+|['">]+$/g, '')
    .toLowerCase()
  const shown = shownName(name)
  const valid = /^[^\s@<>"]+@[^\s@<>"]+$/.test(email)
  if (!valid && shown === null) return null
  return { name: shown !== null && shown.toLowerCase() === email ? null : shown, email: valid ? email : '' }
}

/** `'Rao, Kanchan [EXT]'` → `Kanchan Rao`. Null for an empty name and for one that is only an address. */
export function shownName(name: string): string | null {
  const text = cleanLine(name, 160)
    .replace(/^['"“”‘’\s]+|['"“”‘’\s]+$/g, '')
    .replace(/\s*\[[^\]]*\]\s*/g, ' ')
    .replace(/\s*\((?:ext\.?|extern(?:al|e)?|via [^)]*)\)\s*/gi, ' ')
    .replace(/\s+via\s+\S.*$/i, '')
    .replace(/['"“”‘’\s]+$/g, '')
  if (text === '' || /^\S+@\S+$/.test(text)) return null
  // Outlook's directory order: family name first. Only where both halves look like names.
  const comma = /^(\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]*){0,2}), (\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2})$/u.exec(text)
  return comma && !ORGANISATION.test(text) ? `${comma[2]} ${comma[1]}` : text
}

const ORGANISATION = /\b(?:inc|ltd|llc|gmbh|team|support|group|department|sales|news|service)\b/i
