import type { RawMessage } from './raw-message.ts'
import { foldSubject, isReplySubject } from './subject.ts'
import { whenMs } from './when.ts'

/** An answer without references joins a thread of its subject only within this time. */
const SAME_SUBJECT_MS = 60 * 24 * 3600 * 1000

/**
 * Messages of a mailbox → threads, in the order of their first message. Joined by Message-ID, In-Reply-To and References; an answer that
 * names no message (`Re: …`) by its subject and a person in common.
 */
export function threadsOf<Message extends RawMessage>(messages: readonly Message[]): Message[][] {
  const group = messages.map((_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (group[root] !== root) root = group[root] ?? root
    for (let k = i; group[k] !== root; ) {
      const next = group[k] ?? root
      group[k] = root
      k = next
    }
    return root
  }
  const join = (a: number, b: number) => {
    const [x, y] = [find(a), find(b)]
    group[Math.max(x, y)] = Math.min(x, y)
  }
  const byId = new Map<string, number>()
  messages.forEach((message, i) => {
    for (const id of [...(message.messageId === null ? [] : [message.messageId]), ...message.inReplyTo]) {
      const known = byId.get(id)
      if (known === undefined) byId.set(id, i)
      else join(known, i)
    }
  })
  joinBySubject(messages, join)
  const threads = new Map<number, Message[]>()
  messages.forEach((message, i) => {
    const root = find(i)
    const thread = threads.get(root)
    if (thread) thread.push(message)
    else threads.set(root, [message])
  })
  return [...threads.values()]
}

function joinBySubject(messages: readonly RawMessage[], join: (a: number, b: number) => void): void {
  const bySubject = new Map<string, number[]>()
  messages.forEach((message, i) => {
    const subject = foldSubject(message.subject).toLowerCase()
    if (subject.length < 4) return
    const known = bySubject.get(subject)
    if (known) known.push(i)
    else bySubject.set(subject, [i])
  })
  for (const candidates of bySubject.values()) {
    for (const i of candidates) {
      const message = messages[i]
      if (!message || message.inReplyTo.length > 0 || message.bulk || !isReplySubject(message.subject)) continue
      // The newest earlier one is enough; subjects of lists can come by the thousand.
      const partner = candidates.slice(0, 200).find(k => k !== i && isNear(messages[k], message) && sharesPerson(messages[k], message))
      if (partner !== undefined) join(i, partner)
    }
  }
}

const isNear = (a: RawMessage | undefined, b: RawMessage): boolean => {
  const [x, y] = [whenMs(a?.date ?? null), whenMs(b.date)]
  return Number.isFinite(x) && Number.isFinite(y) && Math.abs(x - y) <= SAME_SUBJECT_MS
}

const peopleOf = (m: RawMessage): string[] => [m.from, ...m.to, ...m.cc].flatMap(a => (a && a.email !== '' ? [a.email] : []))

function sharesPerson(a: RawMessage | undefined, b: RawMessage): boolean {
  if (!a) return false
  const left = new Set(peopleOf(a))
  return (a.from !== null && peopleOf(b).includes(a.from.email)) || (b.from !== null && left.has(b.from.email))
}
