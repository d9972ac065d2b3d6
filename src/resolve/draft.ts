import type { KnowledgeView } from '../model/contracts.ts'
import type { Entity, EntityType, Owner } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { VaultLayout } from '../model/layout.ts'
import { fold, foldName, wordsOf } from '../model/text.ts'
import { commonRank, isCommon } from './common-words.ts'
import { companiesAgree, type EntityBook, entityBook, isOwner } from './entity-book.ts'
import { isGivenName } from './given-names.ts'
import { isFirstName, longerForum, takesName, union } from './known-things.ts'
import { addressSpells, linkPerson } from './link-person.ts'
import { companyDomain, domainLabel, isInitialed, nameParts } from './person-name.ts'
import { phoneticKeys, soundsOf } from './phonetic.ts'
import type { Roster, RosterPerson } from './roster.ts'
import { soundSimilarity } from './sound-distance.ts'
import { labelFits, withoutLegalForm } from './things.ts'

/** Whose vault and where pages stand. */
export interface DraftContext {
  readonly owner: Owner
  readonly layout: VaultLayout
}

/**
 * Entities as the rosters of some sources prove them, linked with what is known: new ones, and known ones with what was learned.
 * They are names to recognise, not pages yet: resolve proposes those that its source refers to. The order of the sources does not matter.
 */
export function draftEntities(roster: Roster, view: KnowledgeView, context: DraftContext): readonly Entity[] {
  const book = entityBook(view, context.layout)
  const people = [...roster.people].sort(byTrust)
  const emails = ownerEmails(people, context.owner)
  const known = draftOwner(book, emails, context.owner)
  const own = ownDomains(known.emails.filter(e => !/no-?reply/.test(e)))
  const accounts = draftAccounts(book, roster, own, context)
  for (const p of people) draftPerson(book, p, accounts, context.owner, view)
  draftThings(book, roster, accounts)
  return book.changed()
}

const TRUST = ['mail', 'calendar', 'header', 'speaker', 'table', 'text', 'talk']
const opensWithGivenName = (p: RosterPerson): boolean => isGivenName(wordsOf(p.name)[0] ?? '')
const byTrust = (a: RosterPerson, b: RosterPerson): number =>
  Number(b.emails.length > 0) - Number(a.emails.length > 0) ||
  // Who says what the name was is known by it before anybody is made of the new one.
  Number((b.former?.length ?? 0) > 0) - Number((a.former?.length ?? 0) > 0) ||
  TRUST.indexOf(a.proof) - TRUST.indexOf(b.proof) ||
  // Of two spellings of a name heard in one talk, the one that is a name.
  (a.proof === 'talk' ? Number(opensWithGivenName(b)) - Number(opensWithGivenName(a)) : 0) ||
  a.name.localeCompare(b.name, 'en') ||
  (a.emails[0] ?? '').localeCompare(b.emails[0] ?? '') ||
  (b.role ?? '').localeCompare(a.role ?? '')

/**
 * The owner's addresses: those of the config, and, where none of them occurs in the sources, those that bear the owner's name
 * (a config made from another program's settings names an address that nobody writes to).
 */
function ownerEmails(people: readonly RosterPerson[], owner: Owner): readonly string[] {
  const given = owner.emails.map(e => e.toLowerCase()).filter(e => !/no-?reply/.test(e))
  const seen = new Set(people.flatMap(p => p.emails))
  if (given.some(e => seen.has(e))) return given
  const named = people
    .filter(p => foldName(p.name) === foldName(owner.name))
    .flatMap(p => p.emails)
    .filter(e => addressSpells(e, owner.name))
  return union(given, [...new Set(named)].sort().slice(0, given.length > 0 ? 1 : 2))
}

/** Mail domains of the owner's own company. */
const ownDomains = (emails: readonly string[]): ReadonlySet<string> => new Set(emails.flatMap(e => companyDomain(e) ?? []))

function draftOwner(book: EntityBook, emails: readonly string[], owner: Owner): Entity {
  const known = [...emails.flatMap(e => book.byEmail(e) ?? []), ...book.byName(owner.name, 'person')].find(e => isOwner(e, owner))
  const base = known ?? book.create('person', owner.name)
  return book.put({
    ...base,
    aliases: union(base.aliases, owner.aliases),
    emails: union(base.emails, emails),
    company: base.company ?? owner.company,
  })
}

interface Accounts {
  /** By mail domain. */
  readonly byDomain: ReadonlyMap<string, Entity>
  readonly own: ReadonlySet<string>
}

function draftAccounts(book: EntityBook, roster: Roster, own: ReadonlySet<string>, context: DraftContext): Accounts {
  const byDomain = new Map<string, Entity>()
  const labels = [...roster.domains.keys(), ...own].map(domainLabel)
  const runs = [...roster.runs].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || a[0].localeCompare(b[0], 'en'))
  for (const domain of [...new Set([...roster.domains.keys(), ...own])].sort()) {
    const label = domainLabel(domain)
    const forum = own.has(domain) ? null : forumOf(book, domain, label, roster)
    if (forum) {
      byDomain.set(domain, book.put({ ...forum, emails: union(forum.emails, [`@${domain}`]) }))
      continue
    }
    const fitting = runs.filter(([run]) => labelFits(label, run) && !isPersonRun(book, run, roster))
    const names = fitting
      .filter(([, w]) => w >= 5)
      .sort((a, b) => wordsOf(withoutLegalForm(b[0])).length - wordsOf(withoutLegalForm(a[0])).length || b[1] - a[1])
    const owned = own.has(domain) ? context.owner.company : null
    const best = owned ?? names[0]?.[0] ?? fitting.find(([, w]) => w >= 2)?.[0] ?? fitting[0]?.[0] ?? null
    const name = best ? withoutLegalForm(best) : null
    const known =
      book.byEmail(`@${domain}`) ??
      (name ? [name, ...fitting.map(([r]) => r)].flatMap(n => book.byName(n, 'account')).find(e => labelFits(label, e.name)) : undefined) ??
      (owned ? null : knownBy(book, label))
    const title = name ?? label.replace(/(^|-)(\p{L})/gu, (_m, dash: string, c: string) => (dash ? ' ' : '') + c.toUpperCase())
    const base = known?.type === 'account' ? known : book.create('account', title, {}, null)
    // A name made from the domain gives way to the one that is said.
    const better = known && name && foldName(known.name) === label && foldName(name) !== label ? name : base.name
    const aliases = [
      ...(best && foldName(best) !== foldName(better) ? [best] : []),
      ...(better !== base.name ? [base.name] : []),
      ...shortForms(
        better,
        runs.filter(([r, w]) => w >= 0.5 && (wordsOf(r).length > 1 || labelFits(label, r))).map(([r]) => r),
      ),
    ]
    byDomain.set(
      domain,
      book.put({ ...base, name: better, aliases: union(base.aliases, aliases, better), emails: union(base.emails, [`@${domain}`]) }),
    )
  }
  for (const name of bodies(runs, book, roster, labels)) book.create('account', name)
  const stated = roster.stated.filter(s => s.type === 'account')
  for (const s of stated)
    if (book.byName(s.name, 'account').length === 0 && !isPersonStated(book, s.name, roster, stated.length > 1))
      book.create('account', s.name)
  return { byDomain, own }
}

/** The group of many houses whose office writes from this domain: it has no account beside it. */
function forumOf(book: EntityBook, domain: string, label: string, roster: Roster): Entity | null {
  const known = book.byEmail(`@${domain}`)
  if (known) return known.type === 'forum' ? known : null
  const names = new Set(roster.hints.flatMap(h => (h.type === 'forum' && h.explicit && labelFits(label, h.name) ? [h.name] : [])))
  const [name] = names
  if (names.size !== 1 || !name || book.byName(name, 'account').length > 0) return null
  return book.byName(name, 'forum')[0] ?? book.create('forum', name)
}

/** `Client: Marlow Rail, Elaine Fitzroy`: the second is whom one speaks with there. Alone, a client may bear a given name. */
const isPersonStated = (book: EntityBook, name: string, roster: Roster, isListed: boolean): boolean =>
  isListed
    ? isPersonRun(book, name, roster)
    : book.byName(name, 'person').length > 0 || roster.people.some(p => foldName(p.name) === foldName(name))

/** The only known account without a domain whose name a domain's label is made of: `Marlow Rail` of `marlowrail`. */
function knownBy(book: EntityBook, label: string): Entity | null {
  if (commonRank(label) !== null) return null
  const heads = Array.from({ length: Math.min(label.length, 24) - 2 }, (_, i) => label.slice(0, i + 3))
  const found = [...book.byWords(heads).values()]
    .flat()
    .filter(e => e.type === 'account' && !e.emails.some(m => m.startsWith('@')) && labelFits(label, e.name))
  const [only, ...others] = new Map(found.map(e => [e.id, e])).values()
  return only && others.length === 0 ? only : null
}

/** What ends the name of a body that has one: `Alder Heritage Trust`. */
const BODY =
  /^\p{Lu}[\p{L}\p{M}'’-]+(?: (?:of|for|and|the|de|\p{Lu}[\p{L}\p{M}'’-]+)){0,3} (?:Trust|Foundation|Bank|University|Institute|Museum|Hospital|Society|Authority|Ministry|Agency|Insurance|Logistics|Freight|Haulage|Shipping|Couriers|Forwarding|Removals|Catering|Printers|Publishing|Holdings?|Brewery|Shipyard|College|Library|Theatre|Orchestra|Railways?|Airlines?|Ferries)$/u

/** Organisations without an address that are named more than once. */
function bodies(
  runs: readonly (readonly [string, number])[],
  book: EntityBook,
  roster: Roster,
  labels: readonly string[],
): readonly string[] {
  // Its first word, of no dictionary, said alone is as good as the whole name a second time.
  const again = (run: string): boolean => {
    const [head = ''] = run.split(' ')
    return commonRank(fold(head)) === null && !isGivenName(fold(head)) && runs.some(([other, w]) => w >= 1 && other === head)
  }
  return runs.flatMap(([run, weight]) =>
    (weight >= 2 || (weight >= 1 && again(run))) &&
    BODY.test(run) &&
    book.byName(run).length === 0 &&
    !labels.some(l => labelFits(l, run)) &&
    !isPersonRun(book, run, roster) &&
    !runs.some(([other, w]) => w >= 1 && other !== run && ` ${foldName(other)} `.includes(` ${foldName(run)} `))
      ? [run]
      : [],
  )
}

/** Other names of a company that are made of its own words: `Alder Bay` of `Port of Alder Bay`. */
function shortForms(name: string, runs: readonly string[]): string[] {
  const words = wordsOf(name)
  return runs
    .filter(r => {
      const w = wordsOf(r)
      return (
        w.length < words.length &&
        w.every(x => words.includes(x)) &&
        ` ${words.join(' ')} `.includes(` ${w.join(' ')} `) &&
        !(w.length === 1 && isCommon(w[0] ?? ''))
      )
    })
    .slice(0, 4)
}

const isPersonRun = (book: EntityBook, run: string, roster: Roster): boolean =>
  book.byName(run, 'person').length > 0 ||
  roster.people.some(p => foldName(p.name) === foldName(run)) ||
  (wordsOf(run).length === 2 && isGivenName(wordsOf(run)[0] ?? ''))

function draftPerson(book: EntityBook, p: RosterPerson, accounts: Accounts, owner: Owner, view: KnowledgeView): void {
  if (isInitialed(p.name)) return
  const single = nameParts(p.name).last === null
  // A first name alone proves nobody: resolve decides by who is near.
  if (single && p.emails.length === 0) return
  // A house that shares one telephone: `Kilnhouse Works` on a voice is nobody.
  if (p.proof === 'speaker' && p.emails.length === 0 && book.byName(p.name, 'account').length > 0) return
  if (p.proof === 'talk' && soundsKnown(book, view, p.name)) return
  const account = p.emails.flatMap(e => accounts.byDomain.get(companyDomain(e) ?? '') ?? [])[0] ?? null
  const company = account?.name ?? p.company
  const together = (known: Entity) => account !== null && tookPart(view, known.id, account)
  const former = p.former ?? []
  const link = linkPerson(book, { name: p.name, emails: p.emails, company, former }, owner, together)
  if (!link.entity && link.candidates.length > 0) return
  if (!link.entity && p.emails.length === 0 && similarHolder(book, p)) return
  const base = link.entity ?? book.create('person', p.name, {}, company ?? p.role ?? p.emails[0]?.split('@')[0] ?? null)
  // Who says that this is a new name is called so from now on.
  const renamed = former.some(n => foldName(n) === foldName(base.name))
  const fuller = renamed || (nameParts(base.name).last === null && !single) ? p.name : base.name
  // A former name is another right name, unless a page of that name stands beside this one.
  const own = former.filter(n => book.byName(n, 'person').every(e => e.id === base.id))
  const aliases = [
    ...p.aliases,
    ...own,
    ...(fuller === base.name ? [] : [base.name]),
    ...(foldName(p.name) === foldName(fuller) ? [] : [p.name]),
  ]
  book.put({
    ...base,
    name: fuller,
    aliases: union(base.aliases, aliases, fuller),
    emails: union(base.emails, p.emails),
    company: base.company ?? company,
    role: p.role ?? base.role,
    phone: p.phone ?? base.phone,
  })
}

/** True where a name heard in a talk may be a misheard one of somebody known: then it proves nobody. */
function soundsKnown(book: EntityBook, view: KnowledgeView, name: string): boolean {
  if (book.byName(name, 'person').length > 0) return false
  const keys = [name.replace(/\s+/g, ''), ...name.split(/\s+/)].flatMap(phoneticKeys)
  const near = [
    ...keys.flatMap(k => view.entitiesByPhonetic(k, 20)),
    ...book.changed(),
    ...wordsOf(name).flatMap(w => book.byWord(w, 'person')),
  ]
  const sounds = soundsOf(name)
  const [first = ''] = name.split(/\s+/)
  return near.some(
    e =>
      e.type === 'person' &&
      (soundSimilarity(sounds, soundsOf(e.name)) >= 0.6 ||
        soundSimilarity(soundsOf(first), soundsOf(e.name.split(/\s+/)[0] ?? '')) >= 0.75),
  )
}

/** True where the person is a participant of one of the last notes of the account, or its name stands in the title of a talk in which the person took part. */
function tookPart(view: KnowledgeView, person: EntityId, account: Entity): boolean {
  if (view.notesOf(account.id, 10).some(n => view.sourcesOfNote(n.path).some(s => s.participants.includes(person)))) return true
  const named = [account.name, ...account.aliases].flatMap(wordsOf).filter(w => w.length > 4 && commonRank(w) === null)
  const said = [...view.openActions(person, 10), ...view.statementsAbout(person, ['fact', 'decision', 'question', 'risk'], 10)]
  const titles = [
    ...view.notesOf(person, 10).map(n => n.title),
    ...said.flatMap(s => view.source(s.source) ?? []).flatMap(s => (s.participants.includes(person) ? [s.title] : [])),
  ]
  return titles.some(t => wordsOf(t).some(w => named.includes(w)))
}

/** `J. Ocampo-Reyes` written another way in running text is no second person: a name of the same words in another order, or more of them. */
function similarHolder(book: EntityBook, p: RosterPerson): boolean {
  if (p.proof !== 'text' && p.proof !== 'table') return false
  const words = wordsOf(p.name)
  return book.byWord(words[0] ?? '', 'person').some(e => {
    const other = wordsOf(e.name)
    return other.length > 1 && (words.every(w => other.includes(w)) || other.every(w => words.includes(w)))
  })
}

const NEEDED: Readonly<Record<'project' | 'forum' | 'product' | 'term', number>> = { project: 2, forum: 2, product: 1, term: 1.1 }

function draftThings(book: EntityBook, roster: Roster, accounts: Accounts): void {
  for (const s of roster.stated) if (s.type !== 'account' && book.byName(s.name, s.type).length === 0) book.create(s.type, s.name)
  const sums = new Map<
    string,
    { name: string; aliases: Set<string>; was: Set<string>; explicit: boolean; introduced: boolean; weight: Map<EntityType, number> }
  >()
  for (const h of [...roster.hints].sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
    const key = foldName(h.name)
    const none = {
      name: h.name,
      aliases: new Set<string>(),
      was: new Set<string>(),
      explicit: false,
      introduced: false,
      weight: new Map<EntityType, number>(),
    }
    const sum = sums.get(key) ?? none
    sum.weight.set(h.type, (sum.weight.get(h.type) ?? 0) + h.weight)
    // What bore the name until now is another page where it has one: two pages are not made one by a word in passing.
    if (h.was) sum.was.add(h.was)
    else if (h.alias) sum.aliases.add(h.alias)
    if (h.explicit) sum.explicit = true
    if (h.introduced) sum.introduced = true
    sums.set(key, sum)
  }
  const labels = [...accounts.byDomain.keys()].map(domainLabel)
  // What has had another name comes first: then the other name is no thing of its own.
  const order = [...sums].sort((a, b) => Number(b[1].was.size > 0) - Number(a[1].was.size > 0) || a[0].localeCompare(b[0], 'en'))
  for (const [key, sum] of order) {
    const acronym = /^\p{Lu}{3,}$/u.test(sum.name) && !sum.explicit
    const ranked = [...sum.weight].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    const total = ranked.reduce((n, [, w]) => n + w, 0)
    const [type, weight] = acronym && ranked[0]?.[0] !== 'forum' ? (['term', total] as const) : (ranked[0] ?? (['term', 0] as const))
    // A title of one strange word that is the matter of several places.
    const said = type === 'project' && weight >= 1.5 && commonRank(key) === null && (roster.runs.get(sum.name) ?? 0) >= 2
    if (type === 'person' || type === 'account') continue
    if (type === 'project' && takesName(book, sum)) continue
    if (weight < NEEDED[type] && !said) continue
    const bearers = new Set(book.byName(sum.name).map(e => e.id))
    for (const was of sum.was) if (type === 'project' && book.byName(was).every(e => bearers.has(e.id))) sum.aliases.add(was)
    const longer = type === 'forum' ? longerForum(key, sums, book) : null
    if (longer) {
      const known = book.byName(longer, 'forum')[0] ?? book.create('forum', longer)
      book.put({ ...known, aliases: union(known.aliases, [sum.name], known.name) })
      continue
    }
    const inPlace = roster.places.get(sum.name) ?? 0
    const isPlace =
      type === 'project' && !sum.explicit && !sum.introduced && inPlace >= 2 && inPlace * 4 >= (roster.runs.get(sum.name) ?? 0)
    const holders = book.byName(sum.name)
    // A place is known, so that what is said of it is kept together, and has no page.
    if (isPlace && holders.length === 0) {
      book.create('term', sum.name)
      continue
    }
    if (holders.some(e => e.type === type)) {
      const known = holders.find(e => e.type === type)
      if (known && sum.aliases.size > 0) book.put({ ...known, aliases: union(known.aliases, [...sum.aliases], known.name) })
      continue
    }
    if (holders.length > 0 && type !== 'project') continue
    const isCompany =
      holders.some(e => e.type === 'account') ||
      labels.some(l => labelFits(l, sum.name)) ||
      [...accounts.byDomain.values()].some(a => companiesAgree(a.name, sum.name))
    if (isCompany && !(type === 'project' && sum.explicit)) continue
    if (holders.some(e => e.type === 'person' || e.type === 'forum' || e.type === 'product' || e.type === 'term')) continue
    // An acronym of a forum that is known by its long name.
    if (type === 'term' && [...sums.values()].some(o => o.weight.has('forum') && o.aliases.has(sum.name))) continue
    const common = key.split(' ').every(isCommon)
    // Plain words are a project's name where several titles bear them.
    const titled = key.split(' ').length > 1 && weight >= 4
    if (common && (type === 'project' ? !sum.explicit && !sum.introduced && !titled : type === 'product')) continue
    if (type === 'project' && !sum.explicit && key.split(' ').length === 1 && (isGivenName(key) || isFirstName(book, key))) continue
    book.create(type, sum.name, { aliases: union([], [...sum.aliases], sum.name) })
  }
}
