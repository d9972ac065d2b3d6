/** Made-up talks and made-up edits of a person, for the properties. */
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'

export const PEOPLE = ['Mira Lindholm', 'Amaru Quispe', 'Bea Lindqvist', 'Chidi Eze', 'Dina Farouk'] as const

/** One file of the Inbox. */
export interface Talk {
  readonly name: string
  readonly text: string
}

const THINGS = ['pump', 'valve', 'ladder', 'cable', 'crate', 'sensor', 'boiler', 'hatch', 'gauge', 'winch']
const PLACES = ['quay', 'depot', 'tower', 'bridge', 'cellar', 'roof', 'yard', 'mill']

const phrase: fc.Arbitrary<string> = fc
  .record({
    form: fc.integer({ min: 0, max: 6 }),
    thing: fc.constantFrom(...THINGS),
    place: fc.constantFrom(...PLACES),
    person: fc.constantFrom(...PEOPLE),
    n: fc.integer({ min: 2, max: 99 }),
    day: fc.integer({ min: 10, max: 28 }),
  })
  .map(({ form, thing, place, person, n, day }) => {
    switch (form) {
      case 0:
        return `I will bring ${n} ${thing}s to the ${place} by 2026-04-${day}.`
      case 1:
        return `I will ask ${person} about the ${thing} at the ${place}.`
      case 2:
        return `We decided to keep the ${thing} number ${n} at the ${place}.`
      case 3:
        return `It is known that ${person} owns ${n} ${thing}s at the ${place}.`
      case 4:
        return `There is a risk that the ${thing} falls off the ${place} in week ${n}.`
      case 5:
        return `Who knows how the ${thing} came to the ${place}?`
      default:
        return `So the ${thing} is fine, and the ${place} was cold on day ${n}, as ever at this time of year.`
    }
  })

/** `serial` makes names and words of the talks of one vault differ. */
export const talk = (serial: number): fc.Arbitrary<Talk> =>
  fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 2, maxLength: 3 }),
      lines: fc.array(fc.tuple(fc.nat(2), phrase), { minLength: 4, maxLength: 12 }),
    })
    .map(({ day, people, lines }) => ({
      name: `2026-03-${String(day).padStart(2, '0')} talk ${serial}.txt`,
      text: `${lines.map(([who, words], i) => `${people[who % people.length]}: ${i === 1 ? `Round ${serial}. ` : ''}${words}`).join('\n')}\n`,
    }))

/** What a person does in an editor; numbers are taken modulo what is there. */
export type Edit =
  | { readonly do: 'insert'; readonly file: number; readonly line: number; readonly words: string }
  | { readonly do: 'change'; readonly file: number; readonly line: number }
  | { readonly do: 'delete'; readonly file: number; readonly line: number }
  | { readonly do: 'tick'; readonly file: number; readonly line: number; readonly box: string }
  | { readonly do: 'crlf'; readonly file: number }
  | { readonly do: 'no-final-newline'; readonly file: number }

const WORDS = [
  'plain words',
  '\tindented with a tab',
  '  - [ ] a task of my own',
  '## My heading',
  '> quoted  ',
  'räksmörgås … “x”',
  '***',
  '- bullet',
  '```',
  '| a | b |',
  '   trailing   ',
]

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('insert' as const), file: fc.nat(50), line: fc.nat(60), words: fc.constantFrom(...WORDS) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), file: fc.nat(50), line: fc.nat(60) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const), file: fc.nat(50), line: fc.nat(60) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tick' as const),
      file: fc.nat(50),
      line: fc.nat(60),
      box: fc.constantFrom('x', '-', '/', ' '),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crlf' as const), file: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('no-final-newline' as const), file: fc.nat(50) }) },
)

/** Notes and pages: what people edit. */
export function editable(root: string): string[] {
  return (fs.readdirSync(root, { recursive: true, encoding: 'utf8' }) as string[])
    .map(f => f.split(path.sep).join('/'))
    .filter(f => f.endsWith('.md') && !/^(?:Sources|Inbox|\.afterword|Tasks\.md)/.test(f))
    .sort()
}

/** Lines with their line ends. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Carries the edits out. Returns what was taken away: whole lines that bore a block id. */
export function carryOut(root: string, edits: readonly Edit[]): { readonly removed: string[] } {
  const removed: string[] = []
  for (const [n, e] of edits.entries()) {
    const files = editable(root)
    const file = files[e.file % files.length]
    if (file === undefined) continue
    const where = path.join(root, file)
    const text = fs.readFileSync(where, 'utf8')
    const lines = linesOf(text)
    const eol = text.includes('\r\n') ? '\r\n' : '\n'
    const end = lines.findIndex((l, i) => i > 0 && /^---\r?\n/.test(l))
    const first = end < 0 ? 0 : end + 1
    const at = 'line' in e ? first + (e.line % Math.max(1, lines.length - first)) : 0
    const line = lines[at] ?? ''
    if (e.do === 'insert') lines.splice(at, 0, `${e.words} ~${n}~${eol}`)
    else if (e.do === 'change') lines[at] = line.replace(/^(\s*(?:- (?:\[.\] )?)?)(.*?)(\s\^[\w-]+)?(\r?\n|$)/, `$1~${n}~ $2$3$4`)
    else if (e.do === 'delete') {
      lines.splice(at, 1)
      if (/\s\^[\w-]+\s*$/.test(line)) removed.push(`${file}#${/\^([\w-]+)\s*$/.exec(line)?.[1]}`)
    } else if (e.do === 'tick') lines[at] = line.replace(/^(\s*- \[).\]/, `$1${e.box}]`)
    const joined = lines.join('')
    const out = e.do === 'crlf' ? joined.replace(/\r?\n/g, '\r\n') : e.do === 'no-final-newline' ? joined.replace(/\s+$/, '') : joined
    fs.writeFileSync(where, out)
  }
  return { removed }
}
