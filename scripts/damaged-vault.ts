/**
 * A vault as a careless pipeline leaves it, all names fictional: every defect that `doctor` knows, in numbers that a seed decides, and beside it the
 * list of what is true in it.   node scripts/damaged-vault.ts FOLDER [SEED] [PEOPLE]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seeded } from '../test/generate/seeded.ts'

/** Something that the vault says and that must still be said after a repair. */
export interface Truth {
  readonly kind: 'fact' | 'decision' | 'context' | 'task' | 'own words'
  readonly text: string
  /** Of a task: as its source has it. */
  readonly status?: 'open' | 'done'
  readonly due?: string | null
  readonly owner?: string | null
}

export interface DamagedVault {
  readonly files: ReadonlyMap<string, string>
  readonly truths: readonly Truth[]
  /** How often each kind of damage was done. */
  readonly damage: Readonly<Record<string, number>>
}

const FIRST = [
  'Ilse',
  'Rowan',
  'Tomasz',
  'Wanjiru',
  'Noor',
  'Eskil',
  'Marisol',
  'Jun',
  'Fenna',
  'Okello',
  'Saoirse',
  'Lubna',
  'Perrin',
  'Yusra',
  'Casimir',
  'Thora',
]
const LAST = [
  'Brandt',
  'Achterberg',
  'Wolny',
  'Kamau',
  'Haddad',
  'Strand',
  'Quintero',
  'Ishikawa',
  'Veldhuis',
  'Odhiambo',
  'Mulroy',
  'Sabbagh',
  'Lachance',
  'Demir',
  'Zielonka',
  'Eiriksdottir',
]
const FIRMS = ['Northpier', 'Saltmarsh Energy', 'Orrin Freight', 'Kettlewell Mills', 'Lantern Bay']
const THINGS = [
  'quay lighting',
  'cold store',
  'ferry berth',
  'weighbridge',
  'pump house',
  'grain silo',
  'gantry crane',
  'slipway',
  'customs shed',
  'fuel depot',
  'breakwater',
  'tide gate',
]
const VERBS = ['Send', 'Check', 'Draft', 'Price', 'Book', 'Review', 'Measure', 'Order', 'Confirm', 'Sketch']
const OBJECTS = [
  'the survey sheets',
  'the mooring plan',
  'the tariff table',
  'the insurance letter',
  'the load test',
  'the access permit',
  'the winter rota',
  'the cable route',
  'the noise report',
  'the spare parts list',
]
/** A note has fewer tasks. */
const NOTE_TASKS = 12
/** What was told of a thing: true sentences about two things are no near duplicates either. */
const TOLD = [
  'is paid for and why the harbour office wants the drawings before the end of the quarter',
  'was measured in the storm and which two figures nobody had written down at the time',
  'came to stand so far from the road, with the old map of the canal company in hand',
  'will be heated when the boiler of the laundry next door is taken out next year',
  'lost its roof twice and who climbed up there both times without a rope',
  'got its name from a ferry that never once arrived on the day it was expected',
]
const TRAITS = [
  'keeps the keys of',
  'runs the night shift at',
  'signs the permits for',
  'pays the rent of',
  'built the first model of',
  'audits the books of',
  'trains the crew of',
  'owns a third of',
]
const OWNER = 'Mira Lindholm'

/** Everything follows from the seed. */
export function makeDamagedVault(seed: number, people = 12): DamagedVault {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const files = new Map<string, string>()
  const truths: Truth[] = []
  const damage: Record<string, number> = {}
  const did = (what: string) => {
    damage[what] = (damage[what] ?? 0) + 1
  }
  // The last one shares the family name of the first.
  const names = Array.from(
    { length: people },
    (_, i) => `${FIRST[i % FIRST.length]} ${LAST[(i === people - 1 ? seed : i * 5 + seed) % LAST.length]}`,
  )
  const firmOf = (i: number): string => FIRMS[i % FIRMS.length] as string
  const used = new Set<string>()
  let serial = 0
  // Tasks of one note are no near duplicates of each other: those that are, are made on purpose.
  const recent: string[] = []
  const task = (): string => {
    for (;;) {
      const matter = `${pick(OBJECTS)} for the ${pick(THINGS)}`
      const text = `${pick(VERBS)} ${matter}`
      if (!used.has(text) && !recent.includes(matter)) {
        used.add(text)
        recent.unshift(matter)
        recent.splice(NOTE_TASKS)
        return text
      }
      if (used.size > 600) return `${text} number ${++serial}`
    }
  }
  const day = (n: number): string => new Date(Date.UTC(2025, 0, 6) + n * 86_400_000).toISOString().slice(0, 10)
  const broken = (text: string): string => Array.from(new TextEncoder().encode(text), b => cp1252(b)).join('')

  for (const [i, name] of names.entries()) {
    const slug = name.toLowerCase().replace(/ /g, '-')
    const firm = firmOf(i)
    const context: string[] = []
    const facts: string[] = []
    const talks = 3 + Math.floor(random() * 3)
    let newest = ''
    let earlier = ''
    for (let t = 0; t < talks; t++) {
      const date = day(i * 3 + t * 31)
      if (date > newest) newest = date
      const thing = `${pick(THINGS)} ${i + 1}${'abcdef'[t]}`
      const title = `${thing[0]?.toUpperCase()}${thing.slice(1)} with ${name.split(' ')[0]}`
      const source = `${date} - ${title} (transcript)`
      const wrongYear = t === 1
      const year = wrongYear ? String(Number(date.slice(0, 4)) + 1) : date.slice(0, 4)
      if (wrongYear) did('wrong year')
      const done = { text: task(), on: day(i * 3 + t * 31 - 2) }
      const dated = { text: task(), due: day(i * 3 + t * 31 + 12) }
      const loose = [task(), task(), task()]
      const early = task()
      const summary = `${name} explained how the ${thing} ${TOLD[t % TOLD.length]}.`
      const fact = `${name} ${TRAITS[(i + t) % TRAITS.length]} the ${thing}`
      const decision = `The ${thing} opens before the winter storms of year ${i}${t}`
      truths.push(
        { kind: 'task', text: done.text, status: 'done', due: null, owner: name },
        { kind: 'task', text: dated.text, status: 'open', due: dated.due, owner: 'Myself' },
        { kind: 'task', text: early, status: 'open', due: null, owner: 'Myself' },
        ...loose.map((text): Truth => ({ kind: 'task', text, status: 'open', due: null, owner: null })),
        { kind: 'fact', text: fact },
        { kind: 'decision', text: decision },
        { kind: 'context', text: summary },
      )
      files.set(
        `Sources/Transcripts/${year}/${source}.md`,
        `---\ntitle: ${source}\ndate: ${date}\n---\n# ${title}\n\n**${name}** 00:12\n${summary} ^u1\n\n**${OWNER}** 01:40\n\\[x\\] ${done.text} ✅ ${done.on} ^u2\n\n${dated.text} by ${dated.due}, I promise. ^u3\n\n${loose.join('. ')}. ^u4\n\n${fact}. ${decision}. ^u5\n\n${early}. ^u6\n`,
      )
      const ref = t === 0 ? `/Users/mira/Vault/Sources/Transcripts/${year}/${source}.md` : `Sources/Transcripts/${year}/${source}.md`
      if (t === 0) did('absolute source_ref')
      const blanket = day(i * 3 + t * 31 + 20)
      const junk = t % 2 === 0
      if (junk) did('junk participant')
      const invalid = t === 2 && i % 3 === 0
      const stranger = t === 2 && i % 3 === 1 ? names[(i + 1) % names.length] : undefined
      if (stranger) did('wrong participant')
      const lost = t === 2 && i % 3 === 2
      if (lost) did('source_ref missing')
      did('due before the talk')
      if (invalid) did('invalid front matter')
      const head = [
        'type: people',
        invalid ? `title: ${title}: "the plan` : `title: ${title}`,
        `date: ${date}`,
        `person: ${name}`,
        `participants: [${[OWNER, stranger ?? name, ...(junk ? ['Myself', 'Speaker 3'] : [])].join(', ')}]`,
        'source: transcript',
        ...(lost ? [] : [`source_ref: ${ref}`]),
        ...(t === 1 ? ['account:', 'duration: ""'] : []),
      ]
      if (t === 1) did('empty key')
      const second = i % 4 === 1 && t === 0 ? `---\nengine: old\nmood: calm\n---\n` : ''
      if (second) did('two front matters')
      did('task reopened')
      did('done as due')
      did('blanket date')
      did('TBD owner')
      const link = (block: string, label: string) => `([[${source}#^${block}|${label}]])`
      const body = [
        `# ${title}`,
        '',
        `**Date**: ${date}`,
        `**With**: [[${name}]]`,
        ...(t !== 1 ? [] : ['**Account**: [[]]']),
        '',
        '## Summary',
        t === 1 ? broken(`${summary} Café Zoë is “closed” – she said.`) : summary,
        '',
        '## Action Items',
        `- [ ] ${done.text} ${link('u2', '01:40')} @${name} 📅 ${done.on} #task #auto`,
        `- [ ] ${dated.text} ${link('u3', '02:00')} @Myself 📅 ${dated.due} #task #auto`,
        ...loose.map(text => `- [ ] ${text} ${link('u4', '02:30')} @TBD 📅 ${blanket} #task #auto`),
        `- [ ] ${task4(i, t)} ${link('u4', '02:30')} @TBD 📅 ${blanket} #task #auto`,
        `- [ ] ${early} ${link('u6', '03:40')} @Myself 📅 ${day(i * 3 + t * 31 - 10)} #task #auto`,
        ...(earlier === '' ? [] : [`- [ ] ${earlier} @Myself #task #auto`]),
        '',
        '## Key Information',
        `- ${fact} ${link('u5', '03:00')}`,
        `- ${fact}, they said ${link('u5', '03:00')}`,
        '',
        '## Decisions',
        `- ${decision} ${link('u5', '03:10')}`,
        '',
        '## Related',
        `- [[${firm}]] · [[${i % 2 === 0 ? 'Notes of nobody' : `${name.split(' ')[1]}, ${name.split(' ')[0]}`}]]`,
        '',
      ]
      did('near-duplicate bullet')
      if (i % 2 === 0) did('dangling link')
      if (t === 1) {
        did('empty link')
        did('mojibake')
      }
      truths.push({ kind: 'task', text: task4(i, t), status: 'open', due: null, owner: null })
      const note = `---\n${head.join('\n')}\ntags: [type/people, person/${slug}, generated]\n---\n${second}${body.join('\n')}`
      files.set(`People/${name}/${date} - ${title}.md`, note)
      if (t === 0 && i % 2 === 0) {
        did('source filed twice')
        files.set(
          `People/${name}/${date} - ${title} 2.md`,
          note
            .replace(/## Key Information[\s\S]*?(?=## Decisions)/, '')
            .replace('## Decisions', `## Risks\n- The ${thing} may flood in spring tides of ${i}\n\n## Decisions`),
        )
        truths.push({ kind: 'fact', text: `The ${thing} may flood in spring tides of ${i}` })
      }
      if (earlier !== '') did('task in two notes')
      earlier = dated.text
      if (t === 0 && i % 2 === 1) {
        did('recording exported twice')
        const again = `${date} - ${title} export (transcript)`
        const text = files.get(`Sources/Transcripts/${year}/${source}.md`) ?? ''
        files.set(`Sources/Transcripts/${year}/${again}.md`, text.replace(`title: ${source}`, `title: ${again}`))
        files.set(
          `People/${name}/${date} - ${title} export.md`,
          note
            .replaceAll(source, again)
            .replace(/## Key Information[\s\S]*?(?=## Decisions)/, '')
            .replace('## Decisions', `## Risks\n- The ${thing} may silt up by the autumn of ${i}\n\n## Decisions`),
        )
        truths.push({ kind: 'fact', text: `The ${thing} may silt up by the autumn of ${i}` })
      }
      const cut = `- ${date}: [[${date} - ${title}]]: ${summary.slice(0, 100)}...`
      did('cut context line')
      context.push(cut)
      facts.push(`- ${fact} ([[${source}#^u5|${date}]])`, `- ${fact}, as said before ([[${source}#^u1|${date}]])`)
      did('near-duplicate bullet')
    }
    // Oldest first, and the day of the first talk as the last contact.
    did('context not in order')
    did('last_contact too old')
    const own = `My own words on ${name}: likes to be called before nine.`
    truths.push({ kind: 'own words', text: own })
    const first = context[0]?.slice(2, 12) ?? ''
    const head = `---\ntype: people\ntitle: ${name}\nemail: ${slug.replace('-', '.')}@${firm.toLowerCase().replace(/ /g, '')}.example\ncompany: ${firm}\nlast_contact: ${first}\nrole:\ntags: [type/people, person/${slug}, generated, needs-review]\n---\n`
    did('empty key')
    did('review without a question')
    // Somebody else of that first or last name, or nobody.
    const other = names.find(n => n !== name && n.split(' ').some(w => name.split(' ').includes(w)))
    if (other) {
      const misfiled = `${other} collects lighthouse stamps of series ${i}`
      did('fact of another person')
      truths.push({ kind: 'fact', text: misfiled })
      facts.push(`- ${misfiled} ([[${context[0]?.slice(16).split(']]')[0]}]])`)
    }
    files.set(
      `People/${name}/${name}.md`,
      `${head}# ${name}\n\n${own}\n\n## Key Facts\n${facts.join('\n')}\n\n## Recent Context\n${context.join('\n')}\n`,
    )
    if (i % 3 === 0) {
      const [given = '', family = ''] = name.split(' ')
      const twin = `${family}, ${given}`
      const extra = `${name} sings in the harbour choir ${i}`
      truths.push({ kind: 'fact', text: extra })
      did('duplicate person')
      files.set(
        `People/${twin}/${twin}.md`,
        `---\ntype: people\ntitle: ${twin}\ntags: [type/people, generated]\n---\n# ${twin}\n\n## Key Facts\n- ${extra} ([[${context[0]?.slice(16).split(']]')[0]}]])\n`,
      )
    }
  }
  for (const firm of FIRMS)
    files.set(
      `Accounts/${firm}/${firm}.md`,
      `---\ntype: customer\ntitle: ${firm}\ntags: [type/customer, generated]\n---\n# ${firm}\n\n## Related\n- [[${names[FIRMS.indexOf(firm)]}]] · [[Somewhere else entirely]]\n`,
    )
  for (const [n, firm] of FIRMS.entries()) {
    const date = day(n * 9)
    const subject = `Invoice for the ${pick(THINGS)} ${n}`
    const asked = `The ${firm} office asks for the invoice of lot ${n} on paper`
    const told = `${firm} pays lot ${n} in two halves, the second one after the inspection`
    const mail = `**${names[n % names.length]}**\n${asked}, since the scanner in the old building is broken. ${told}. ^m1\n`
    for (const again of [false, true]) {
      const source = `${date} - ${subject}${again ? ' export' : ''} (mail)`
      const fact = again ? told : asked
      const link = `([[${source}#^m1|${date}]])`
      files.set(`Sources/Email/${date.slice(0, 4)}/${source}.md`, `---\ntitle: ${source}\ndate: ${date}\n---\n# ${subject}\n\n${mail}`)
      files.set(
        `Accounts/${firm}/${date} - ${subject}${again ? ' 2' : ''}.md`,
        `---\ntype: customer\ntitle: ${subject}\ndate: ${date}\naccount: ${firm}\nsource: email\nsource_ref: Sources/Email/${date.slice(0, 4)}/${source}.md\ntags: [type/customer, generated]\n---\n# ${subject}\n\n**Account**: [[${firm}]]\n\n## Key Information\n- ${fact} ${link}\n`,
      )
      truths.push({ kind: 'fact', text: fact })
    }
    did('mail exported twice')
  }
  const inbox = Array.from({ length: 4 }, () => task()).flatMap((text, n) => {
    did('near-duplicate task')
    truths.push({ kind: 'task', text: `${text} please`, status: 'open', due: n % 2 === 0 ? day(200 + n) : null, owner: 'Myself' })
    return [`- [ ] ${text}${n % 2 === 0 ? ` 📅 ${day(200 + n)}` : ''} #task #auto`, `- [ ] ${text} please @Myself #task #auto`]
  })
  files.set('Tasks/Inbox.md', `# Task inbox\n\n${inbox.join('\n')}\n`)
  did('dangling link')
  did('page for no person')
  files.set(
    'People/Speaker 2/Speaker 2.md',
    '---\ntype: people\ntitle: Speaker 2\ntags: [type/people, generated]\n---\n# Speaker 2\n\n## Key Facts\n- The voice on line two asked for the tide tables\n',
  )
  truths.push({ kind: 'fact', text: 'The voice on line two asked for the tide tables' })
  return { files, truths, damage }
}

const task4 = (i: number, t: number): string => `Walk the perimeter of plot ${i}${'abcdef'[t]}`

const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const cp1252 = (byte: number): string => (byte >= 0x80 && byte <= 0x9f ? (HIGH[byte - 0x80] ?? '') : String.fromCharCode(byte))

/** Writes the vault with its config into a folder. */
export function writeDamagedVault(root: string, vault: DamagedVault): void {
  for (const [path, text] of vault.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  mkdirSync(join(root, '.afterword/records'), { recursive: true })
  mkdirSync(join(root, 'Inbox'), { recursive: true })
  writeFileSync(join(root, '.afterword/config.yaml'), `owner:\n  name: ${OWNER}\n`)
}

if (process.argv[1] === import.meta.filename) {
  const [root, seed = '1', people = '12'] = process.argv.slice(2)
  if (!root) throw new Error('usage: node scripts/damaged-vault.ts FOLDER [SEED] [PEOPLE]')
  const vault = makeDamagedVault(Number(seed), Number(people))
  writeDamagedVault(root, vault)
  for (const [what, n] of Object.entries(vault.damage)) process.stdout.write(`${String(n).padStart(5)}  ${what}\n`)
  process.stdout.write(`${vault.files.size} files, ${vault.truths.length} true statements\n`)
}
