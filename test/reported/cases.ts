/** Tables of pairs: what is said in one source, and what a later one says of it. Read as sources of a vault, one talk, mail or note each. */
import fs from 'node:fs'
import path from 'node:path'

export interface Case {
  readonly id: string
  /** `done` or `open`, `replaced` or `kept`. */
  readonly want: string
  readonly title: string
  /** Words of the statement that is replaced; null where any may be. */
  readonly old: string | null
  /** File name → content: the earlier source and the later one. */
  readonly first: readonly [name: string, content: string]
  readonly later: readonly [name: string, content: string]
}

const DAYS = { 1: '2026-03-02', 2: '2026-03-12' } as const

/** The cases of a table in this folder. */
export function casesOf(file: string): Case[] {
  const text = fs.readFileSync(path.join(import.meta.dirname, file), 'utf8')
  return text
    .split(/^## /m)
    .slice(1)
    .map(block => {
      const [head = '', ...lines] = block.trim().split('\n')
      const [, id = '', want = '', title = ''] = /^(\S+) (\S+) (.*)$/.exec(head) ?? []
      const old = lines.find(l => l.startsWith('old: '))?.slice(5) ?? null
      const source = (n: 1 | 2): readonly [string, string] => {
        const day = lines.find(l => l.startsWith(`@${n} `))?.slice(3) ?? DAYS[n]
        return sourceOf(
          id,
          n,
          day,
          lines.filter(l => l.startsWith(`${n} `)).map(l => l.slice(2)),
        )
      }
      return { id, want, title, old, first: source(1), later: source(2) }
    })
}

const address = (name: string): string => `${name} <${name.toLowerCase().replace(' ', '.')}@quaysidetrust.example>`

function sourceOf(id: string, n: number, day: string, lines: readonly string[]): readonly [string, string] {
  const [first = ''] = lines
  const mail = /^mail (.+?) > (.+?) \| (.+?) \| (.*)$/.exec(first)
  if (mail) {
    const [, from = '', to = '', subject = '', body = ''] = mail
    const time = `${new Date(`${day}T09:00:00Z`).toUTCString().replace('GMT', '+0000')}`
    const text = body
      .replaceAll('\\n', '\n')
      .replace(/^((?:Hi|Hello|Dear) \w+,) /, '$1\n\n')
      .replace(/ ((?:(?:Best|Regards|Kind regards), )?\w+)$/, '\n\n$1')
    return [
      `${id}-${n}.eml`,
      `From: ${address(from)}\nTo: ${address(to)}\nDate: ${time}\nSubject: ${subject}\nMessage-ID: <${id}.${n}@quaysidetrust.example>\n\n${text}\n`,
    ]
  }
  const note = /^note (.*)$/.exec(first)
  if (note) {
    const [title = '', ...rest] = (note[1] ?? '').split('|')
    return [`${day} ${id} ${title}.md`, `# ${title}\n\nDate: ${day}\n\n${rest.join('\n')}\n`]
  }
  const speakers = [...new Set(lines.map(l => l.split(': ')[0] ?? ''))]
  const [a = '', b = a === 'Ruth Calder' ? 'Sam Ridley' : 'Ruth Calder'] = speakers
  return [
    `${day} talk ${id}.txt`,
    [
      `${a}: Good morning.`,
      `${b}: Morning, nice to see you again.`,
      ...lines,
      `${b}: All right.`,
      `${a}: Then that's it for today, thank you.`,
    ].join('\n'),
  ]
}
