import { seeded } from './seeded.ts'

/**
 * Fictional mail for tests and benchmarks, the same for the same seed. Threads of one to nine messages between people of three firms;
 * answers quote what they answer; a third of the senders sign.
 */
export interface GeneratedMail {
  readonly thread: number
  readonly messageId: string
  readonly inReplyTo: readonly string[]
  readonly from: Person
  readonly to: readonly Person[]
  readonly cc: readonly Person[]
  readonly subject: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Own words. */
  readonly body: string
  readonly signature: string
  /** What it repeats of the message before, quoted. */
  readonly quote: string
}
export interface Person {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly company: string
}

const FIRMS = [
  { company: 'Norvik Pumps', domain: 'norvik.example' },
  { company: 'Kessel Valves', domain: 'kessel.example' },
  { company: 'Tidewater Board', domain: 'tidewater.example' },
] as const
const GIVEN = [
  'Mira',
  'Otto',
  'June',
  'Bastian',
  'Ilse',
  'Rafael',
  'Nadia',
  'Henk',
  'Solveig',
  'Tomas',
  'Priya',
  'Anselm',
  'Odile',
  'Yara',
  'Kofi',
  'Lena',
]
const FAMILY = [
  'Solberg',
  'Brandl',
  'Achterberg',
  'Quist',
  'Marchetti',
  'Oduya',
  'Varga',
  'Lindholm',
  'Petrov',
  'Ramanathan',
  'Delacroix',
  'Nakamura',
]
const ROLES = ['Project Manager', 'Site Engineer', 'Head of Purchasing', 'Quality Lead', 'Contract Officer', 'Maintenance Planner']
const THINGS = [
  'pump curve',
  'grey valve',
  'intake screen',
  'flange drawing',
  'cable trench',
  'control cabinet',
  'flood gate',
  'spare impeller',
  'access road',
  'test report',
  'night shift',
  'tender notice',
  'crane slot',
  'warranty letter',
]
const WHERE = ['at the north basin', 'in the old pump house', 'behind the sluice', 'on the quay', 'in hall two', 'at the depot']

const TEMPLATES: readonly ((pick: (list: readonly string[]) => string, n: number) => string)[] = [
  (p, n) => `The ${p(THINGS)} ${p(WHERE)} is ready, ${n} days before the plan.`,
  (p, n) => `Could you send me the ${p(THINGS)} by the ${1 + (n % 28)}th?`,
  (p, n) => `We have decided to move the ${p(THINGS)} to week ${1 + (n % 50)}.`,
  (p, n) => `I will check the ${p(THINGS)} with the yard and come back with figure ${n}.`,
  (p, n) => `The price for the ${p(THINGS)} is now ${n * 10} euro, delivered ${p(WHERE)}.`,
  (p, n) => `Nobody has said yet who signs for the ${p(THINGS)} of lot ${n}.`,
  (p, n) => `Thanks for the ${p(THINGS)}, number ${n} was missing but we found it ${p(WHERE)}.`,
]

/** `mails` messages in `threads` threads, oldest first. Every thread has at least one. */
export function generateMails(seed: number, mails: number, threads: number): GeneratedMail[] {
  const next = seeded(seed)
  const int = (n: number) => Math.floor(next() * n)
  const pick = (list: readonly string[]) => list[int(list.length)] ?? ''
  const people: Person[] = Array.from({ length: 24 }, (_, i) => {
    const firm = FIRMS[i % FIRMS.length] ?? FIRMS[0]
    const name = `${GIVEN[i % GIVEN.length]} ${FAMILY[(i * 5) % FAMILY.length]}`
    return {
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@${firm.domain}`,
      role: ROLES[i % ROLES.length] ?? '',
      company: firm.company,
    }
  })
  const made: GeneratedMail[][] = Array.from({ length: threads }, () => [])
  for (let i = 0; i < mails; i++) {
    const thread = i < threads ? i : int(threads)
    const before = made[thread]?.at(-1)
    const someone = () => people[int(people.length)] ?? (people[0] as Person)
    const from = before?.to[0] ?? someone()
    const to = before ? before.from : someone()
    const subject = before ? before.subject.replace(/^(?:Re: )?/, 'Re: ') : `${pick(THINGS)} ${pick(WHERE)}, lot ${thread + 1}`
    const sentences = Array.from({ length: 2 + int(6) }, () => TEMPLATES[int(TEMPLATES.length)]?.(pick, 1 + int(900)) ?? '')
    const at = (before?.at ?? Date.UTC(2026, 0, 5, 8) + thread * 3_600_000) + (1 + int(4000)) * 60_000
    made[thread]?.push({
      thread,
      messageId: `g${seed}.${thread}.${made[thread]?.length}@${from.email.split('@')[1]}`,
      inReplyTo: before ? [before.messageId, ...before.inReplyTo] : [],
      from,
      to: [to.email === from.email ? (people[(people.indexOf(from) + 1) % people.length] ?? to) : to],
      cc: next() < 0.3 ? [someone()].filter(p => p.email !== from.email && p.email !== to.email) : [],
      subject,
      at,
      body: `Hi ${to.name.split(' ')[0]},\n\n${sentences.slice(0, 3).join(' ')}\n\n${sentences.slice(3).join(' ')}`.trim(),
      signature:
        next() < 0.34
          ? `Best regards\n${from.name}\n${from.role}\n${from.company} | +47 555 01${String(10 + (i % 89)).padStart(2, '0')}`
          : `Best\n${from.name.split(' ')[0]}`,
      quote: before
        ? `On ${new Date(before.at).toUTCString().slice(0, 16)} at ${new Date(before.at).toISOString().slice(11, 16)}, ${before.from.name} <${before.from.email}> wrote:\n${`${before.body}\n\n${before.signature}`
            .split('\n')
            .map(l => `> ${l}`.trimEnd())
            .join('\n')}`
        : '',
    })
  }
  return made.flat().sort((a, b) => a.at - b.at)
}

const person = (p: Person): string => `${p.name} <${p.email}>`
const dateOf = (at: number): string => new Date(at).toUTCString().replace('GMT', '+0000')

/** The mail as RFC 5322. */
export function toEml(mail: GeneratedMail): string {
  const headers = [
    `From: ${person(mail.from)}`,
    `To: ${mail.to.map(person).join(', ')}`,
    ...(mail.cc.length > 0 ? [`Cc: ${mail.cc.map(person).join(', ')}`] : []),
    `Subject: ${mail.subject}`,
    `Date: ${dateOf(mail.at)}`,
    `Message-ID: <${mail.messageId}>`,
    ...(mail.inReplyTo.length > 0
      ? [
          `In-Reply-To: <${mail.inReplyTo[0]}>`,
          `References: ${[...mail.inReplyTo]
            .reverse()
            .map(r => `<${r}>`)
            .join(' ')}`,
        ]
      : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ]
  const text = [mail.body, mail.signature, mail.quote].filter(t => t !== '').join('\n\n')
  return `${headers.join('\r\n')}\r\n\r\n${text.replace(/\n/g, '\r\n')}\r\n`
}

/** A mailbox of the mails, in their order. */
export const toMbox = (mails: readonly GeneratedMail[]): string =>
  mails.map(m => `From ${m.from.email} ${new Date(m.at).toUTCString()}\r\n${toEml(m).replace(/^(>*From )/gm, '>$1')}\r\n`).join('')

/** A thread as the Markdown export writes it: local times (UTC here), bodies quoted. `ends`: `\r` for the form most of them have. */
export function toExport(mails: readonly GeneratedMail[], exported: string, ends = '\n'): string {
  const local = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ')
  const subject = (mails[0]?.subject ?? '').replace(/^Re: /, '')
  const blocks = mails.map(m => {
    const text = [m.body, m.signature, m.quote].filter(t => t !== '').join('\n\n')
    return [
      `## ${local(m.at)} — ${person(m.from)}`,
      '',
      `**Subject:** ${m.subject}`,
      `**To:** ${m.to.map(person).join(', ')}`,
      ...(m.cc.length > 0 ? [`**Cc:** ${m.cc.map(person).join(', ')}`] : []),
      '',
      ...text.split('\n').map(l => (l === '' ? '>' : `> ${l}`)),
      '',
      '---',
      '',
    ].join('\n')
  })
  return `# ${subject}\n\n- Exported: ${exported}\n- Messages: ${mails.length}\n\n---\n\n${blocks.join('\n')}`.replace(/\n/g, ends)
}

export interface Delivery {
  readonly fileName: string
  readonly text: string
}

/**
 * The same mails delivered several times: in each round every thread comes as single messages, as a mailbox or as an export that
 * overlaps with the rounds before (it ends at a random message, the last round has all), in shuffled order under new names.
 */
export function shuffledDeliveries(mails: readonly GeneratedMail[], rounds: number, seed: number): Delivery[] {
  const next = seeded(seed ^ 0x5eed)
  const threads = Map.groupBy(mails, m => m.thread)
  const out: Delivery[] = []
  for (let round = 0; round < rounds; round++) {
    for (const [thread, all] of threads) {
      const part = round === rounds - 1 ? all : all.slice(0, 1 + Math.floor(next() * all.length))
      const name = `${Math.floor(next() * 1e9)}`
      const form = next()
      if (form < 0.4) for (const mail of part) out.push({ fileName: `${mail.messageId.split('@')[0]}-${name}.eml`, text: toEml(mail) })
      else if (form < 0.7) out.push({ fileName: `${name} thread.mbox`, text: toMbox(part) })
      else
        out.push({
          fileName: `${(all[0]?.subject ?? '').slice(0, 40)} ${name} (${thread}).md`,
          text: toExport(part, '2026-03-01 10:00:00', next() < 0.8 ? '\r' : '\n'),
        })
    }
  }
  for (let i = out.length - 1; i > 0; i--) {
    const k = Math.floor(next() * (i + 1))
    const [a, b] = [out[i], out[k]]
    if (a && b) [out[i], out[k]] = [b, a]
  }
  return out
}
