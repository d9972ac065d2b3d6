import type { EntityId } from '../../model/ids.ts'
import type { RecordedEntity, RecordedStatement, SourceRecord } from '../../model/record.ts'
import { foldName, wordsOf } from '../../model/text.ts'
import { blockIdOf } from '../../vault/note.ts'
import { type IdentityChange, withIdentity } from './identity.ts'

/** By what one of two is known. */
export interface NamedBy {
  readonly names: readonly string[]
  readonly mails: readonly string[]
  readonly company: string | null
  /** Entities that stood beside this one in the sources that are surely theirs. */
  readonly beside: ReadonlySet<EntityId>
}

/** What only this one of the two is known by. */
export interface Signs {
  readonly forms: readonly string[]
  /** Single words of the names, such as the first name alone. */
  readonly words: readonly string[]
  readonly mails: readonly string[]
  readonly company: string | null
  readonly beside: ReadonlySet<EntityId>
}

/** Which mentions of the old id in one record mean the new one. */
export interface Assignment {
  /** Every mention. */
  readonly whole: boolean
  readonly primary: boolean
  readonly participant: boolean
  /** The old one takes part too. */
  readonly stays: boolean
  readonly owned: ReadonlySet<string>
  readonly about: ReadonlySet<string>
  /** Statements about both. */
  readonly both: ReadonlySet<string>
  /** Anchors of what the new one says in the readable source. */
  readonly said: ReadonlySet<string>
}

/** Where the words of a source are found: its bytes as they came, where they are text, and the readable source. */
export interface SourceWords {
  readonly original: string | null
  readonly readable: string
}

/** What tells `mine` from `other`: forms, words, addresses and people that the other does not share. */
export function signsOf(mine: NamedBy, other: NamedBy): Signs {
  const theirs = new Set(other.names.map(foldName))
  const theirWords = new Set(other.names.flatMap(n => wordsOf(n)))
  const forms = mine.names.filter(n => !theirs.has(foldName(n)))
  const mails = mine.mails.map(m => m.toLowerCase()).filter(m => !other.mails.some(o => o.toLowerCase() === m))
  return {
    forms,
    words: [...new Set(forms.flatMap(n => wordsOf(n)))].filter(w => w.length > 2 && !theirWords.has(w)),
    mails,
    company: mine.company !== null && foldName(mine.company) !== foldName(other.company ?? '') ? mine.company : null,
    beside: new Set([...mine.beside].filter(e => !other.beside.has(e))),
  }
}

/** How much of the one stands in a text: an address or a whole name weighs more than a word of it. */
function weight(text: string, signs: Signs): number {
  const words = ` ${wordsOf(text).join(' ')} `
  const lower = text.toLowerCase()
  const has = (form: string): boolean => words.includes(` ${wordsOf(form).join(' ')} `)
  return (
    (signs.mails.some(m => lower.includes(m)) ? 4 : 0) +
    (signs.forms.some(f => wordsOf(f).length > 0 && has(f)) ? 3 : 0) +
    (signs.words.some(has) ? 1 : 0)
  )
}

/**
 * What of a record that speaks of `id` means the new one, by the words of the source: null where nothing does. `sure` is false where nothing told the two
 * apart and the record stays where it is.
 */
export function assign(
  record: SourceRecord,
  id: EntityId,
  words: SourceWords,
  mine: Signs,
  other: Signs,
): { readonly assignment: Assignment | null; readonly sure: boolean } {
  const body = `${words.original ?? ''}\n${withoutVoiceNames(words.readable)}\n${record.fileName}`
  const [a, b] = [weight(body, mine), weight(body, other)]
  if (a > 0 && b === 0) return { assignment: wholeOf(record, id), sure: true }
  if (a === 0 && b > 0) return { assignment: null, sure: true }
  if (a === 0) return byCompany(record, id, body, mine, other)
  const who = (text: string): 'mine' | 'other' | 'both' | null => {
    const [x, y] = [weight(text, mine), weight(text, other)]
    return x > 0 && y > 0 ? 'both' : x > 0 ? 'mine' : y > 0 ? 'other' : null
  }
  const voices = voicesOf(words.original ?? words.readable)
  const speaks = (signs: Signs) => voices.some(v => weight(v, signs) > 0)
  const participant = record.participants.includes(id) && speaks(mine)
  const stays = !participant || speaks(other)
  const placed = who(`${record.fileName}\n${record.title}`)
  const primary = record.primary === id && (placed === 'mine' || (placed === null && participant && !stays))
  const owned = new Set<string>()
  const about = new Set<string>()
  const both = new Set<string>()
  for (const s of record.statements) {
    const quote = `${s.evidence.map(e => e.quote).join('\n')}\n${s.text}`
    const voice = who(s.evidence.map(e => e.label ?? voiceOf(e.quote, words.original)).join('\n'))
    const named = who(quote)
    if (s.owner === id) {
      const first = /\b(?:I|I['’](?:ll|m|ve|d)|my|ich|je)\b/i.test(s.evidence[0]?.quote ?? '')
      const whose = first ? (voice ?? named) : (named ?? voice)
      if (whose === 'mine' || ((whose === null || whose === 'both') && participant && !stays)) owned.add(s.id)
    }
    if (!s.about.includes(id)) continue
    if (named === 'both') both.add(s.id)
    else if (named === 'mine' || (named === null && (voice === 'mine' || (voice === null && primary)))) about.add(s.id)
  }
  const said = record.kind === 'transcript' ? utterancesOf(words, v => who(v) === 'mine') : new Set<string>()
  const nothing = !participant && !primary && owned.size + about.size + both.size === 0
  return { assignment: nothing ? null : { whole: false, primary, participant, stays, owned, about, both, said }, sure: true }
}

/** Two of one name: whose company is spoken of, and with whom each of them is seen. */
function byCompany(record: SourceRecord, id: EntityId, body: string, mine: Signs, other: Signs) {
  const words = ` ${wordsOf(body).join(' ')} `
  const said = (company: string | null): number => (company !== null && words.includes(` ${wordsOf(company).join(' ')} `) ? 2 : 0)
  const seen = (signs: Signs): number => record.entities.filter(e => signs.beside.has(e.id)).length
  const [a, b] = [said(mine.company) + seen(mine), said(other.company) + seen(other)]
  return { assignment: a > b ? wholeOf(record, id) : null, sure: a !== b }
}

/** The whole source speaks of the entity: all its mentions go along. */
export function wholeOf(record: SourceRecord, id: EntityId): Assignment {
  return {
    whole: true,
    primary: record.primary === id,
    participant: record.participants.includes(id),
    stays: false,
    owned: new Set(record.statements.flatMap(s => (s.owner === id ? [s.id] : []))),
    about: new Set(record.statements.flatMap(s => (s.about.includes(id) ? [s.id] : []))),
    both: new Set(),
    said: new Set(),
  }
}

/** `**Kanchan Rao** to Dana Whitfield, 2025-12-03 09:12: Transformer ^m1` */
export const MAIL_HEAD = /^\*\*([^*]+)\*\* to .*\^m\d+\s*$/
const LABEL = /^\*\*([^*]+)\*\* [\d:]+ ?/

/** Anchors of the utterances in a readable source whose voice, by the bytes as they came, bears a name of the new one. */
function utterancesOf(words: SourceWords, is: (label: string) => boolean): Set<string> {
  const out = new Set<string>()
  let labelled = false
  for (const l of words.readable.split('\n')) {
    const label = LABEL.exec(l)
    if (label) labelled = true
    const text = l.replace(LABEL, '')
    const id = blockIdOf(text)
    if (id !== null && labelled && is(voiceOf(text, words.original))) out.add(id)
    if (id !== null) labelled = false
  }
  return out
}

/** The readable source without the names that Afterword gave to voices: they are what is in question. */
function withoutVoiceNames(readable: string): string {
  return readable
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split('\n')
    .filter(l => !/^# /.test(l) && !/^> - /.test(l) && !MAIL_HEAD.test(l))
    .map(l => l.replace(LABEL, ''))
    .join('\n')
}

const VOICE =
  /<v(?:\.[\w.]+)? ([^>]+)>|"(?:speaker|speakerName|name)"\s*:\s*"([^"]+)"|^(?:From|To|Cc|Attendees?|Participants?): (.+)$|^\*{0,2}([^\n:<>*]{2,40})\*{0,2}:\s/gim

/** Labels of voices, senders and guests. */
function voicesOf(text: string): string[] {
  return [...new Set([...text.matchAll(VOICE)].map(m => m[1] ?? m[2] ?? m[3] ?? m[4] ?? ''))]
}

/** Label of the voice that says a quote, '' where the bytes do not tell. */
function voiceOf(quote: string, original: string | null): string {
  const words = wordsOf(quote).slice(0, 6)
  if (original === null || words.length < 2) return ''
  const at = original.search(new RegExp(words.map(w => w.replace(/[^\p{L}\p{N}]/gu, '.')).join('[^\\p{L}\\p{N}]+'), 'iu'))
  if (at < 0) return ''
  const before = [...original.slice(Math.max(0, at - 2000), at).matchAll(VOICE)].at(-1)
  return before?.[1] ?? before?.[2] ?? before?.[4] ?? ''
}

/** The record with those mentions as the new entity's. */
export function withAssignment(record: SourceRecord, change: IdentityChange, a: Assignment): SourceRecord {
  if (a.whole) return withIdentity(record, change)
  const { from, to } = change
  const held = record.entities.find(e => e.id === from)
  const added: RecordedEntity = {
    id: to,
    type: held?.type ?? 'person',
    name: change.toName,
    aliases: [],
    heardAs: [],
    count: a.owned.size + a.about.size + a.both.size,
  }
  const statement = (s: RecordedStatement): RecordedStatement => ({
    ...s,
    owner: s.owner === from && a.owned.has(s.id) ? to : s.owner,
    about: [...new Set(s.about.flatMap(e => (e !== from ? [e] : a.both.has(s.id) ? [from, to] : a.about.has(s.id) ? [to] : [from])))],
  })
  return {
    ...record,
    primary: a.primary ? to : record.primary,
    participants: record.participants.flatMap(p => (p !== from || !a.participant ? [p] : a.stays ? [from, to] : [to])),
    statements: record.statements.map(statement),
    entities: [...record.entities.filter(e => e.id !== to), added],
  }
}
