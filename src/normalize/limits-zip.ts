import { Inflate } from 'fflate'
import { ProblemError } from '../model/problem.ts'
import { LIMITS, overLimit } from './limits.ts'

/** A zip archive opened for reading single members. Nothing is unpacked before it is asked for. */
export interface Archive {
  /** Names of the members as the directory has them; never used as paths of files. */
  readonly names: readonly string[]
  /** Unpacked bytes; null where there is no such member. */
  bytes(name: string): Uint8Array | null
  /** The same as UTF-8 (or UTF-16 with its mark) text. */
  text(name: string): string | null
}

interface Member {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
  readonly encrypted: boolean
}

/** True where the bytes begin like a zip archive that has members. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/**
 * Reads the directory at the end of the archive. Sizes that the directory declares are checked first, and counted again while
 * unpacking: a directory that lies gains nothing.
 * @throws ProblemError ZIP_UNREADABLE, FILE_ENCRYPTED, LIMIT_ENTRIES, LIMIT_UNPACKED
 */
export function openArchive(bytes: Uint8Array): Archive {
  const members = directoryOf(bytes)
  let total = 0
  const read = (name: string): Uint8Array | null => {
    const member = members.get(name)
    if (!member) return null
    if (member.encrypted)
      throw new ProblemError({
        code: 'FILE_ENCRYPTED',
        message: 'The file is protected by a password.',
        where: name,
        hint: 'Save a copy without the password.',
      })
    const content = unpack(bytes, member, name)
    total += content.length
    if (total > LIMITS.zipTotalBytes) throw overLimit('LIMIT_UNPACKED', 'unpacked bytes', LIMITS.zipTotalBytes, total)
    return content
  }
  return {
    names: [...members.keys()],
    bytes: read,
    text(name) {
      const content = read(name)
      if (content === null) return null
      const wide =
        content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe && content[1] === 0xff ? 'utf-16be' : 'utf-8'
      return new TextDecoder(wide).decode(content)
    },
  }
}

const unreadable = (found: string, cause?: unknown): ProblemError =>
  new ProblemError(
    {
      code: 'ZIP_UNREADABLE',
      message: 'The file is damaged: its packed content cannot be read.',
      found,
      hint: 'Save it again in the program that made it.',
    },
    cause,
  )

function directoryOf(bytes: Uint8Array): Map<string, Member> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, bytes.length - 22 - 65_535)
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < lowest || end < 0) throw unreadable('no directory at its end')
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.zipEntries) throw overLimit('LIMIT_ENTRIES', 'members of the archive', LIMITS.zipEntries, count)
  let at = view.getUint32(end + 16, true)
  const members = new Map<string, Member>()
  const names = new TextDecoder('utf-8')
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw unreadable('a directory that ends early')
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const member = {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    }
    // Of two members with one name the first counts, as in the programs that read these files.
    if (!members.has(name)) members.set(name, member)
    at += 46 + nameLength + extra + comment
  }
  return members
}

const PIECE = 16 * 1024

function unpack(bytes: Uint8Array, member: Member, name: string): Uint8Array {
  if (member.size > LIMITS.zipEntryBytes) throw overLimit('LIMIT_UNPACKED', `bytes in ${name}`, LIMITS.zipEntryBytes, member.size)
  if (member.size > 1024 * 1024 && member.size > member.packed * LIMITS.zipRatio)
    throw overLimit(
      'LIMIT_UNPACKED',
      `bytes in ${name} for each packed one`,
      LIMITS.zipRatio,
      Math.round(member.size / Math.max(1, member.packed)),
    )
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (member.offset + 30 > bytes.length || view.getUint32(member.offset, true) !== 0x04034b50)
    throw unreadable(`no member where ${name} should be`)
  const start = member.offset + 30 + view.getUint16(member.offset + 26, true) + view.getUint16(member.offset + 28, true)
  const packed = bytes.subarray(start, start + member.packed)
  if (member.method === 0) return packed
  if (member.method !== 8) throw unreadable(`packing method ${member.method} of ${name}`)
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate(part => {
    size += part.length
    parts.push(part)
  })
  for (let at = 0; at < packed.length; at += PIECE) {
    try {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
    } catch (error) {
      throw unreadable(`packed bytes of ${name}`, error)
    }
    const ratio = size > 4 * 1024 * 1024 && size > (at + PIECE) * LIMITS.zipRatio
    if (size > LIMITS.zipEntryBytes || ratio)
      throw overLimit('LIMIT_UNPACKED', `bytes in ${name}`, ratio ? `${LIMITS.zipRatio} for each packed one` : LIMITS.zipEntryBytes, size)
  }
  const whole = new Uint8Array(size)
  let to = 0
  for (const part of parts) {
    whole.set(part, to)
    to += part.length
  }
  return whole
}
