import { sieve } from '../extract/sieve.ts'
import type { Address, Segment, SourceDocument } from '../model/document.ts'
import { textOf } from '../model/document.ts'
import type { Owner } from '../model/entity.ts'
import { foldName, wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { isGivenName, isNickname } from './given-names.ts'
import { newNamesIn } from './new-names.ts'
import { companyDomain, domainLabel, isInitialed, nameParts, type PersonName, personName, personOfAddress } from './person-name.ts'
import { oncePerThread, threadOf, withoutPlainWords } from './plain-titles.ts'
import { renamedThings } from './renamed-things.ts'
import { readSignOff, related } from './signature.ts'
import { asOpened, capitalRuns, groupHint, runNamed, type ThingHint, textHints, titleHints, trimRun, withoutPlaces } from './things.ts'

/** A person whom the form of a source proves: a header, a speaker label, a table, not the talk. */
export interface RosterPerson {
  readonly name: string
  readonly emails: readonly string[]
  readonly aliases: readonly string[]
  /** Full names that the person had before, by the person's own words. */
  readonly former?: readonly string[]
  readonly company: string | null
  readonly role: string | null
  readonly phone: string | null
  /** `talk`: introduced in a talk, where names are misheard. */
  readonly proof: 'mail' | 'calendar' | 'speaker' | 'header' | 'table' | 'text' | 'talk'
}

/** What one source proves of names; rosters of several sources add up, in any order. */
export interface Roster {
  readonly people: readonly RosterPerson[]
  /** Mail domains of people, with how often. */
  readonly domains: ReadonlyMap<string, number>
  /** Capitalised runs that may name an organisation: weight 5 from a signature or an introduction, 1 from running text. */
  readonly runs: ReadonlyMap<string, number>
  readonly hints: readonly ThingHint[]
  /** Folded subject that the mails of one thread share; null for other sources. */
  readonly thread?: string | null
  /** Capitalised words that the text speaks of as a place (`in Varberg`), with how often. */
  readonly places: ReadonlyMap<string, number>
  readonly stated: readonly { readonly type: 'account' | 'project' | 'forum'; readonly name: string }[]
}

/** Reads the names that the form of one source proves. Pure; cost grows with the source only. */
export function rosterOf(document: SourceDocument, owner: Owner): Roster {
  const people: RosterPerson[] = []
  const domains = new Map<string, number>()
  const runs = new Map<string, number>()
  const places = new Map<string, number>()
  const hints: ThingHint[] = []
  const bump = (map: Map<string, number>, key: string, by: number) => map.set(key, (map.get(key) ?? 0) + by)
  const stated: Roster['stated'][number][] = [...document.statedEntities]
  const bulk = document.messages.length > 0 && document.messages.every(m => m.bulk)
  const add = (person: PersonName | null, proof: RosterPerson['proof'], more: Partial<RosterPerson> = {}) => {
    if (!person) return
    people.push({
      name: person.name,
      emails: [],
      aliases: person.titled ? [person.titled] : [],
      company: person.company,
      role: null,
      phone: null,
      proof,
      ...more,
    })
    for (const email of more.emails ?? []) {
      const domain = companyDomain(email)
      if (domain) bump(domains, domain, 1)
    }
  }
  const addAddress = (a: Address | null, proof: 'mail' | 'calendar') => {
    if (a) add(personOfAddress(a), proof, { emails: [a.email.toLowerCase()] })
  }

  const ownHouses = new Set(owner.emails.flatMap(e => companyDomain(e) ?? []))
  for (const m of document.messages) {
    if (m.bulk) continue
    for (const a of [m.from, ...m.to, ...m.cc]) addAddress(a, 'mail')
    if (m.from) {
      const author = personOfAddress(m.from)
      const found = author ? readSignOff(document, m.index, author.name, m.from.email) : null
      if (author && found) {
        add(author, 'mail', {
          emails: [m.from.email.toLowerCase()],
          aliases: found.aliases,
          former: found.former,
          role: found.role,
          phone: found.phone,
          company: found.company,
        })
        for (const run of found.organisations) bump(runs, run, 5)
      }
    }
  }
  if (!bulk) for (const g of greetedShortForms(document)) add(g.person, 'mail', { emails: [g.email], aliases: [g.alias] })
  for (const e of document.events) {
    for (const a of [e.organizer, ...e.attendees]) addAddress(a, 'calendar')
    for (const part of e.title.split(/\s*(?:[-–—/|:,&]|\bwith\b|<>)\s*/))
      for (const r of capitalRuns(part)) bump(runs, trimRun(r.text) ?? '', 2)
    // One word that is nobody else's entry is what the owner has to do, as `Dentist`.
    const alone = ![e.organizer, ...e.attendees].some(a => a && !owner.emails.some(o => o.toLowerCase() === a.email.toLowerCase()))
    hints.push(...titleHints(e.title).filter(h => !(alone && h.type === 'project' && h.name === e.title.trim())))
    const houses = [e.organizer, ...e.attendees].flatMap(a =>
      a && !ownHouses.has(companyDomain(a.email) ?? '') ? (companyDomain(a.email) ?? []) : [],
    )
    const group = groupHint(e.title, houses)
    if (group) hints.push(group)
  }
  for (const s of document.speakers) {
    if (s.label.includes('@')) add(personOfAddress({ name: null, email: s.label }), 'speaker', { emails: [s.label.toLowerCase()] })
    else if (s.kind === 'named') add(personName(s.label), 'speaker', s.email ? { emails: [s.email.toLowerCase()] } : {})
    if (s.identified) add(personName(s.identified.name), 'header')
  }
  for (const name of document.statedParticipants) add(personName(name), 'header')
  for (const item of document.statedItems)
    if (item.owner && wordsOf(item.owner).length > 1) add(personName(item.owner.replace(/^@/, '')), 'table')
  if (!bulk) {
    const anew = newNamesIn(document, people)
    for (const { person, name } of anew) add(personName(person.name), 'mail', { emails: person.emails, aliases: [name] })
    const names = new Set(anew.map(n => foldName(n.name)))
    for (const p of peopleInTables(document)) add(p, 'table')
    for (const p of document.segments.flatMap(s => peopleInText(document, s))) {
      if (names.has(foldName(p.person.name))) continue
      add(p.person, document.kind === 'transcript' ? 'talk' : 'text', { role: p.role, company: p.company })
      if (p.company) bump(runs, p.company, 5)
    }
    const labels = [...domains.keys()].map(domainLabel)
    for (const r of capitalRuns(document.text)) {
      // "Pay the Garrowby Freight invoice": the first capital is the sentence's.
      const inner = r.opens ? /^(\p{Lu}\p{Ll}+) the (?=\p{Lu})/u.exec(r.text) : null
      const opened = inner?.[1] && commonRank(inner[1].toLowerCase()) !== null ? inner[0].length : 0
      const run = trimRun(runNamed(r, labels).slice(opened))
      if (run && wordsOf(run).length <= 6) bump(runs, run, r.opens && opened === 0 ? 0.5 : 1)
    }
    for (const m of document.text.matchAll(IN_PLACE)) if (m[1]) bump(places, m[1], 1)
    for (const m of document.text.matchAll(TRADES))
      if (m[1] && commonRank(m[1].toLowerCase()) === null && !isGivenName(m[1].toLowerCase())) stated.push({ type: 'account', name: m[1] })
    for (const s of document.segments) {
      const own = introducedHouse(document, s)
      if (own) stated.push({ type: 'account', name: own })
    }
    hints.push(...textHints(document.text), ...renamedThings(document.text))
    const titles = [
      ...document.messages.slice(0, 1).flatMap(m => titleHints(m.subject)),
      ...(document.title ? titleHints(document.title.text) : []),
      ...(document.title?.from === 'file-name' ? [] : titleHints(document.fileName.replace(/^\d+\s*[-–]\s*/, ''))),
    ]
    hints.push(...withoutPlainWords(withoutPlaces(asOpened(titles, document.text), document.text), document.text))
  }
  if (owner.company) bump(runs, owner.company, 5)
  runs.delete('')
  return { people, domains, runs, hints: onceEach(hints), thread: threadOf(document), places, stated }
}

/** One source's hints: the strongest of each kind, a little more where it comes again. */
function onceEach(hints: readonly ThingHint[]): ThingHint[] {
  const out = new Map<string, ThingHint>()
  for (const h of hints) {
    const key = `${h.type} ${foldName(h.name)}`
    const known = out.get(key)
    if (!known) out.set(key, h)
    else {
      const alias = known.alias ?? h.alias
      const explicit = known.explicit || h.explicit
      const introduced = known.introduced || h.introduced
      const was = known.was ?? h.was
      out.set(key, {
        ...known,
        weight: Math.max(known.weight, h.weight) + (known.weight % 1 === 0.5 ? 0 : 0.5),
        ...(alias ? { alias } : {}),
        ...(explicit ? { explicit } : {}),
        ...(introduced ? { introduced } : {}),
        ...(was ? { was } : {}),
      })
    }
  }
  return [...out.values()]
}

/** Rosters of several sources as one. */
export function mergeRosters(rosters: readonly Roster[]): Roster {
  const domains = new Map<string, number>()
  const runs = new Map<string, number>()
  const places = new Map<string, number>()
  for (const r of rosters) {
    for (const [k, v] of r.places) places.set(k, (places.get(k) ?? 0) + v)
    for (const [k, v] of r.domains) domains.set(k, (domains.get(k) ?? 0) + v)
    for (const [k, v] of r.runs) runs.set(k, (runs.get(k) ?? 0) + v)
  }
  return {
    people: rosters.flatMap(r => r.people),
    domains,
    runs,
    hints: oncePerThread(rosters),
    thread: rosters.every(r => r.thread === rosters[0]?.thread) ? (rosters[0]?.thread ?? null) : null,
    places,
    stated: rosters.flatMap(r => r.stated),
  }
}

const PERSON_COLUMN =
  /^(?:who|owner|owners|responsible|assignee|assigned to|name|lead|by|verantwortlich|wer|ansvarlig|responsable|quien|responsável|quem|contact)$/i
const cellsOf = (row: string): string[] =>
  row
    .replace(/^\s*\||\|\s*$/g, '')
    .split(/\s*[|\t]\s*/)
    .map(c => c.trim())

/** Full names in the "Who" column of tables. */
function peopleInTables(document: SourceDocument): PersonName[] {
  const out: PersonName[] = []
  let column = -1
  for (const s of document.segments) {
    if (s.type !== 'table-row') {
      column = -1
      continue
    }
    const cells = cellsOf(textOf(document, s.span))
    const head = cells.findIndex(c => PERSON_COLUMN.test(c.replace(/[*_]/g, '')))
    if (head >= 0) column = head
    else if (column >= 0) {
      for (const part of (cells[column] ?? '').split(/\s*(?:,|;|\/|&|\band\b)\s*/)) {
        const p = personName(part)
        if (p && wordsOf(p.name).length > 1 && !isInitialed(p.name)) out.push(p)
      }
    }
  }
  return out
}

const FULL = String.raw`(\p{Lu}[\p{L}\p{M}'’-]+(?: (?:van|von|de|da|do|der|den|del|dos|das|la|bin|al|el))*(?: \p{Lu}[\p{L}\p{M}'’-]+){1,3})`
const INTRODUCES = new RegExp(
  String.raw`(?:\b[Ii]['’]?(?: a)?m|\b[Tt]his is|\b[Ii]t['’]?s|\b[Mm]y name(?: i|['’])s|\b[Aa]uthor:|\b[Ff]rom:|\b[Bb]y:|\b[Oo]wner:|\b[Ll]ead:|\b[Cc]ontact:) ${FULL}(?:,\s*([^.\n]{3,60}))?`,
  'gu',
)
const ANY_FULL = new RegExp(String.raw`(?<![\p{L}\p{N}])${FULL}`, 'gu')

const TWO = String.raw`(\p{Lu}\p{Ll}{2,} (?:(?:van|von|de|da|der|den|del|el|al) )*\p{Lu}[\p{L}'’-]{2,})`
/** `a Wout, Wout Lammers`, `her name is Tuva Lund`, `Nuno Prado, you don't know him yet`: somebody new, in a talk. */
const SPOKEN_OF: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:(?:[Hh]is|[Hh]er) name(?: i|['’])s|[Ss]?[Hh]e(?: i|['’])s called) (?<full>${TWO})`, 'gu'),
  new RegExp(`(?<full>${TWO}), (?:you|we|they) (?:don['’]t|do not|have not|haven['’]t) (?:know|met|meet) (?:him|her|them)`, 'gu'),
  new RegExp(String.raw`\b(?:successor|replacement|new colleague|new starter)(?: is|['’]s|,) (?<full>${TWO})`, 'gu'),
]
/** The first name, then the full one. */
const SAID_TWICE: readonly RegExp[] = [
  /(?<=(?<![\p{L}])(\p{Lu}\p{Ll}{2,}), )(?<full>\1 \p{Lu}[\p{L}'’-]{2,})/gu,
  /(?<=[Hh]e(?: i|['’])s called (\p{Lu}\p{Ll}{2,})\. )(?<full>\1 \p{Lu}[\p{L}'’-]{2,})/gu,
]
const likely = sieve(SPOKEN_OF, e => e)
/** Of these expressions those that may find something. What looks back from every letter is asked only where a name comes twice. */
const likelySpokenOf = (text: string): readonly RegExp[] =>
  /(\p{Lu}\p{Ll}{2,})[,.] \1 /u.test(text) ? [...SAID_TWICE, ...likely(text)] : likely(text)
/** Somebody does something: `Josine Blaak of production keeps them`. */
const DOES = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${TWO}(?:,? (?:of|from|in) (?:the )?\p{Ll}+(?: \p{Ll}+)?,?)? (?:keeps|said|says|thinks|wants|told|asked|joined|joins|retired|leads|handles|owns|wrote|writes|signs|signed|takes over|took over|replaces|confirmed|agreed|agrees|answers|sends|sent|brings|called|knows|manages|looks after|is responsible|is away|is on leave|covers|is covering|stands in|deputises|conducts|directs|chairs|presents|teaches|plays|sings|hosts|moderates|translates|edits|reviews|approves|starts as|travels with|fills in|starts on|comes back)\b`,
  'gu',
)
/** `Ines Prado and Wout Lammers` */
const PAIR = new RegExp(String.raw`(?<![\p{L}\p{N}])${TWO} and ${TWO}(?![\p{L}\p{N}])`, 'gu')
/** `To: …, …. From: …` in the head of a memo. */
const ADDRESSED_TO =
  /(?<![\p{L}])(?:To|From|Cc|CC|Copy|Present|Distribution|Attendees|Participants|Author)\*{0,2}:\*{0,2} ([^:.\n]{5,200}?)(?=\.|\n|$| (?:From|To|Cc|CC|Date|Subject)\*{0,2}:)/gu
/** `our supplier, Hesterwold, …`: a company by what it is to somebody. */
const TRADES =
  /\b(?:[Mm]y|[Oo]ur|[Tt]heir|[Tt]he)(?: (?:new|old|main|other|second|former))? (?:supplier|customer|client|vendor|carrier|insurer|distributor|contractor|subcontractor|dealer|haulier|manufacturer|publisher|landlord),? (\p{Lu}\p{Ll}{3,})(?=[,.;]| (?:they|has|have|is|are|was|were|filed|went)\b)/gu
/** `My name is Tessa Lund`, `this is Tessa Lund, I …`: a voice says who it is. */
const NAMES_ITSELF = new RegExp(
  String.raw`(?<=^|[.,!?] )(?:(?:[Aa]nd|[Hh]i|[Hh]ello),? )?([Mm]y name(?: i|['’])s|I(?: a|['’])m|[Tt]his is|[Ii]t(?: i|['’])s) ${TWO}(?=[,.!]|$| (?:and|from|at|of|here|speaking)\b)`,
  'gu',
)
const saysWholeName = (m: RegExpMatchArray): boolean => {
  const [first = ''] = wordsOf(m[2] ?? '')
  return (
    isGivenName(first) ||
    (!/^(?:this|it)/i.test(m[1] ?? '') && commonRank(first) === null) ||
    (commonRank(first) === null && /^, (?:I|her|his)\b/.test(m.input?.slice((m.index ?? 0) + m[0].length) ?? ''))
  )
}
const IN_PLACE = /\b(?:in|near|outside|around) (\p{Lu}[\p{L}\p{M}-]{2,})(?![\p{L}\p{M}]| \p{Lu})/gu
/** Both words are in no dictionary: no place, no product, no department. */
const isStrange = (name: string): boolean => wordsOf(name).every(w => commonRank(w) === null)

/** `Wout Lammers, Hesterwold.` said by that very voice: where he is from. */
function introducedHouse(document: SourceDocument, s: Segment): string | null {
  const label = s.speaker === null ? undefined : document.speakers[s.speaker]
  if (document.kind !== 'transcript' || label?.kind !== 'named') return null
  const said = /^(\p{Lu}[^,.]{3,40}), (\p{Lu}\p{Ll}{3,}(?: \p{Lu}\p{Ll}{2,}){0,2})\./u.exec(
    textOf(document, s.span).replace(/^[^:]{3,40}:\s*/, ''),
  )
  if (!said) return null
  const [, name = '', house = ''] = said
  return foldName(name) === foldName(personName(label.label)?.name ?? '') &&
    wordsOf(house).some(w => commonRank(w) === null && !isGivenName(w))
    ? house
    : null
}

/** Full names in the text that a given name or an introduction proves. */
function peopleInText(document: SourceDocument, s: Segment): { person: PersonName; role: string | null; company: string | null }[] {
  if (s.type === 'footer') return []
  const text = textOf(document, s.span)
  const out: { person: PersonName; role: string | null; company: string | null }[] = []
  const seen = new Set<string>()
  const take = (raw: string, role: string | null, company: string | null) => {
    const run = trimRun(raw)
    const p = run ? personName(run) : null
    if (!p || wordsOf(p.name).length < 2 || seen.has(foldName(p.name))) return
    seen.add(foldName(p.name))
    out.push({ person: p, role, company })
  }
  // Talk is misheard: only written text, proven labels and who says his whole name make people.
  if (document.kind === 'transcript') {
    const unknown = s.speaker !== null && document.speakers[s.speaker]?.kind !== 'named'
    if (unknown) for (const m of text.matchAll(NAMES_ITSELF)) if (saysWholeName(m)) take(m[2] ?? '', null, null)
    for (const pattern of likelySpokenOf(text)) for (const m of text.matchAll(pattern)) if (m.groups?.full) take(m.groups.full, null, null)
    return out
  }
  for (const m of text.matchAll(INTRODUCES)) if (m[1]) take(m[1], null, null)
  for (const m of text.matchAll(DOES)) if (m[1] && isStrange(m[1])) take(m[1], null, null)
  for (const m of text.matchAll(ANY_FULL)) if (m[1] && isGivenName(wordsOf(trimRun(m[1]) ?? '')[0] ?? '')) take(m[1], null, null)
  // Somebody named in one breath with a person is one too; so is who a memo is from and to.
  for (const m of text.matchAll(PAIR))
    if (
      m[1] &&
      m[2] &&
      [m[1], m[2]].some(n => seen.has(foldName(n))) &&
      [m[1], m[2]].every(n => seen.has(foldName(n)) || wordsOf(n).some(w => commonRank(w) === null))
    )
      for (const n of [m[1], m[2]]) take(n, null, null)
  for (const m of text.matchAll(ADDRESSED_TO))
    for (const part of (m[1] ?? '').split(/\s*(?:,|;|&|\band\b)\s*/)) {
      const name = new RegExp(`^${TWO}$`, 'u').exec(part.trim())?.[1]
      if (name && wordsOf(name).some(w => commonRank(w) === null)) take(name, null, null)
    }
  return out
}

const GREETED =
  /(?:^|[,;]\s*(?:and\s+)?)(?:(?:good (?:morning|afternoon|evening)|hi|hello|hey|dear|kj(?:æ|ae)re|hei|hej|oi|ol(?:á|a)|hola|bonjour|salut|liebe[rs]?|lieber|hallo|ciao|cze(?:ś|s)(?:ć|c)|moi|guten (?:tag|morgen))\s+)?(\p{Lu}\p{Ll}+(?:-\p{L}+)?)(?=\s*[,:!]|\s*$|\s+and\b)/gimu

/** `Good morning Dana, good morning Jandro` to Alejandro: the name by which exactly one addressee can be meant. */
function greetedShortForms(document: SourceDocument): { person: PersonName; email: string; alias: string }[] {
  const out: { person: PersonName; email: string; alias: string }[] = []
  for (const m of document.messages) {
    const first = document.segments.find(s => s.message === m.index && s.type === 'paragraph')
    if (!first || m.bulk) continue
    const line = textOf(document, first.span).split('\n')[0] ?? ''
    if (line.length > 90) continue
    const readers = [...m.to, ...m.cc].flatMap(a => {
      const person = personOfAddress(a)
      return person ? [{ person, email: a.email.toLowerCase() }] : []
    })
    for (const g of line.matchAll(GREETED)) {
      const name = g[1] ?? ''
      const key = foldName(name)
      if (readers.some(r => nameParts(r.person.name).words.includes(key))) continue
      const meant = readers.filter(r => related(key, nameParts(r.person.name).first) || isNickname(key, nameParts(r.person.name).first))
      const [only] = meant
      if (meant.length === 1 && only && key.length > 2) out.push({ ...only, alias: name })
    }
  }
  return out
}
