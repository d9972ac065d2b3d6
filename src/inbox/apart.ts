import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Change } from '../model/change-plan.ts'
import type { InboxItem } from '../model/document.ts'
import type { Sha256, Span, VaultPath } from '../model/ids.ts'
import { safeFileName } from '../vault/names.ts'

/** Where messages wait for the plan that moves them. */
const APART = '.afterword/apart'
/** More bad messages than this are counted only; they stand in the mailbox, which is kept. */
const MOST = 100

/** True for a file that a mailbox or a mail of this run brought along: taken in the same run. */
export const isBroughtAlong = (file: VaultPath): boolean => /\/mail(?:box)? [0-9a-f]{12}\/[^/]+$/.test(file)
/** The folder in which such files stand. */
export const isBringingFolder = (name: string): boolean => /^mail(?:box)? [0-9a-f]{12}$/.test(name)

/**
 * Copies messages of a mailbox that could not be read with it to files of their own, piece by piece, and answers the changes that bring them
 * into the Inbox: there each is tried by itself and, if it cannot be read either, set aside with its own Problem.
 */
export function apartChanges(root: string, inbox: string, item: InboxItem, unread: readonly Span[]): Change[] {
  if (!item.mailbox || unread.length === 0) return []
  fs.rmSync(path.join(root, APART), { recursive: true, force: true })
  fs.mkdirSync(path.join(root, APART), { recursive: true })
  const id = item.sha256.slice(0, 12)
  const stem = safeFileName(item.fileName.replace(/\.mbox$/i, ''))
  const from = fs.openSync(item.mailbox.path, 'r')
  try {
    return unread.slice(0, MOST).map((span, i): Change => {
      const name = `${stem} - message ${i + 1}.eml`
      const sha256 = copyPart(from, span, path.join(root, APART, name))
      const to = `${inbox}/mailbox ${id}/${name}` as VaultPath
      return { type: 'move', from: `${APART}/${name}` as VaultPath, to, sha256, reason: 'A message that cannot be read with its mailbox' }
    })
  } finally {
    fs.closeSync(from)
  }
}

/** What the plans left there, and what a run that was ended left. */
export const clearApart = (root: string): void => fs.rmSync(path.join(root, APART), { recursive: true, force: true })

function copyPart(from: number, { start, end }: Span, to: string): Sha256 {
  const hash = createHash('sha256')
  const into = fs.openSync(to, 'w')
  try {
    const buffer = Buffer.allocUnsafe(1 << 20)
    for (let at = start; at < end; ) {
      const read = fs.readSync(from, buffer, 0, Math.min(buffer.length, end - at), at)
      if (read === 0) break
      const piece = buffer.subarray(0, read)
      hash.update(piece)
      fs.writeSync(into, piece)
      at += read
    }
    fs.fsyncSync(into)
  } finally {
    fs.closeSync(into)
  }
  return hash.digest('hex') as Sha256
}
