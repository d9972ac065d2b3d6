import { seeded } from './seeded.ts'

/** Seeded, fictional mail threads and their exports: for tests of identity and for benchmarks. */

export interface GeneratedMail {
  readonly thread: number
  readonly id: string
  readonly from: readonly [name: string, email: string]
  readonly to: readonly (readonly [name: string, email: string])[]
  readonly subject: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly replyTo: string | null
  readonly body: string
}

const PEOPLE = [
  ['Mira Lindholm', 'mira.lindholm@brightwater.example'],
  ['Siobhan Carrick', 's.carrick@corranwater.example'],
  ['Thandeka Mbele', 't.mbele@corranwater.example'],
  ['Kaveh Rostami', 'kaveh.rostami@brightwater.example'],
  ['Ottoline Ferro', 'ottoline@ferrocranes.example'],
  ['Bastian Okoro', 'b.okoro@ferrocranes.example'],
] as const
const THINGS = [
  'valve map',
  'pump order',
  'crane slot',
  'night shift',
  'noise page',
  'spare cells',
  'gate keys',
  'site plan',
  'fee letter',
  'soil test',
  'road permit',
  'boat survey',
]
const PLACES = ['Harbour', 'Quay', 'Depot', 'Mill', 'Weir', 'Bridge', 'Tower', 'Chapel', 'Orchard', 'Ferry']

/** Each names its matter: two threads that say the same thing of one customer in the same words would be one statement. */
const SENTENCES: readonly ((matter: string) => string)[] = [
  m => `Could you send me the drawing of the ${m} by Friday?`,
  m => `I will call the supplier of the ${m} tomorrow morning.`,
  m => `I will ask the council about the ${m}.`,
  m => `The ${m} leaks again, nobody knows why.`,
  m => `Please return the keys of the ${m}.`,
  m => `The ${m} looks fine from here.`,
]

/** `total` mails in `threads` threads, each thread at least one mail. */
export function generateMails(total: number, threads: number, seed = 1): GeneratedMail[] {
  const next = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const mails: GeneratedMail[] = []
  const perThread: GeneratedMail[][] = Array.from({ length: threads }, () => [])
  for (let n = 0; n < total; n++) {
    const thread = n < threads ? n : Math.floor(next() * threads)
    const list = perThread[thread] as GeneratedMail[]
    const last = list.at(-1) ?? null
    const a = (thread * 7) % PEOPLE.length
    const pair = [PEOPLE[a], PEOPLE[(a + 1 + (thread % 4)) % PEOPLE.length]] as const
    const from = list.length % 2 === 0 ? pair[0] : pair[1]
    const to = list.length % 2 === 0 ? pair[1] : pair[0]
    if (!from || !to) continue
    const subject = `${PLACES[thread % PLACES.length]} ${THINGS[Math.floor(thread / PLACES.length) % THINGS.length]}`
    const matter = (last?.subject ?? subject).replace(/^Re: /, '')
    const mail: GeneratedMail = {
      thread,
      id: `${thread}.${list.length}.${seed}@mail.example`,
      from,
      to: [to],
      subject: last ? `Re: ${last.subject.replace(/^Re: /, '')}` : subject,
      at: (last?.at ?? Date.UTC(2026, 0, 5, 8) + thread * 3_600_000 * 5) + Math.floor((1 + next() * 40) * 3_600_000),
      replyTo: last?.id ?? null,
      body: `Dear ${to[0].split(' ')[0]},\n\n${pick(SENTENCES)(matter)} (ref ${thread}-${list.length})\n\n${pick(SENTENCES)(matter)}\n\nBest\n${from[0].split(' ')[0]}`,
    }
    list.push(mail)
    mails.push(mail)
  }
  return mails
}

const header = ([name, email]: readonly [string, string]): string => `${name} <${email}>`

export function asEml(mail: GeneratedMail): string {
  return [
    `From: ${header(mail.from)}`,
    `To: ${mail.to.map(header).join(', ')}`,
    `Subject: ${mail.subject}`,
    `Date: ${new Date(mail.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mail.id}>`,
    ...(mail.replyTo ? [`In-Reply-To: <${mail.replyTo}>`, `References: <${mail.replyTo}>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset="utf-8"',
    '',
    mail.body,
    '',
  ].join('\r\n')
}

export const asMbox = (mails: readonly GeneratedMail[]): string =>
  mails
    .map(
      m =>
        `From ${m.from[1]} ${new Date(m.at).toUTCString()}\n${asEml(m)
          .replace(/\r\n/g, '\n')
          .replace(/^From /gm, '>From ')}\n`,
    )
    .join('')

/** The exported-Markdown form, with bare CR line ends as the exporter writes them. */
export function asMarkdown(mails: readonly GeneratedMail[], exported: string): string {
  const sorted = [...mails].sort((a, b) => a.at - b.at)
  const two = (n: number) => String(n).padStart(2, '0')
  const stamp = (at: number) => {
    const d = new Date(at)
    return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`
  }
  return [
    `# ${sorted[0]?.subject ?? ''}`,
    '',
    `- Exported: ${exported}`,
    `- Messages: ${sorted.length}`,
    '',
    '---',
    '',
    ...sorted.flatMap(m => [
      `## ${stamp(m.at)} — ${header(m.from)}`,
      '',
      `**Subject:** ${m.subject}`,
      `**To:** ${m.to.map(header).join(', ')}`,
      '',
      ...m.body.split('\n').map(l => (l === '' ? '>' : `> ${l}`)),
      '',
    ]),
  ].join('\r')
}

export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}
