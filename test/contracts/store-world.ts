/** Generated knowledge for tests and benchmarks of the index: fictional people, talks, mails, calendars; the same for the same seed. */
import type { EntityType } from '../../src/model/entity.ts'
import type { StatementKind } from '../../src/model/extraction.ts'
import type { EntityId, IsoDate, IsoInstant, SourceId, StatementId, VaultPath } from '../../src/model/ids.ts'
import {
  BARE_RECORDED_STATEMENT,
  type Decision,
  type RecordedEntity,
  type RecordedEvent,
  type RecordedStatement,
  type SourceRecord,
} from '../../src/model/record.ts'
import { wordsOf } from '../../src/model/text.ts'
import { sha256 } from '../../src/vault/files.ts'
import { entityId } from '../../src/vault/page.ts'
import { recordOf } from '../crash/vault-fixture.ts'
import { seeded } from '../generate/seeded.ts'

const FIRST =
  'Amaru Bea Chidi Dina Emre Fumiko Gorka Hedda Ilse Joaquín Kofi Lior Maren Nuno Odalys Priya Quim Rūta Sanna Tomás Usha Vashti Wren Xiomara Yara Zeynep'.split(
    ' ',
  )
const LAST =
  'Quispe Lindqvist Eze Farouk Aydın Mori Etxeberria Nygård Brandt Salas Mensah Genz Holm Teixeira Reyes Nair Ferrer Kazlauskas Virtanen Rocha Pillai Obi Hale Castro Ali Demir'.split(
    ' ',
  )
const WORDS =
  'quay corridor tariff turbine permit survey ballast harbour tender grid pilot invoice storage schedule spare budget audit crane ferry depot'.split(
    ' ',
  )
const KINDS: readonly StatementKind[] = ['action', 'decision', 'fact', 'risk', 'question', 'outcome']

export interface World {
  readonly records: SourceRecord[]
  readonly pages: { readonly path: VaultPath; readonly text: string }[]
  readonly decisions: Decision[]
}

export interface WorldSize {
  readonly records: number
  readonly people: number
  readonly statements?: number
}

export function world(seed: number, size: WorldSize): World {
  const random = seeded(seed)
  const int = (n: number): number => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[int(list.length)] as T
  const day = (): IsoDate => `202${4 + int(2)}-${pad(1 + int(12))}-${pad(1 + int(28))}` as IsoDate
  const people = Array.from({ length: size.people }, (_, n) => {
    const round = Math.floor(n / (FIRST.length * LAST.length))
    const first = FIRST[n % FIRST.length] ?? ''
    const last = `${LAST[(n + Math.floor(n / FIRST.length)) % LAST.length] ?? ''}${round === 0 ? '' : WORDS[round % WORDS.length]}`
    return { first, last, name: `${first} ${last}` }
  })
  const unique = [...new Map(people.map(p => [p.name, p])).values()]
  const pages = unique.map(p => {
    const text = `---\ntype: people\ntitle: ${p.name}\naliases: [${p.first.slice(0, 1)}${p.last.slice(0, 1)}, ${p.first}]\nemail: ${wordsOf(p.name).join('.')}@port.example\ncompany: Harbourgrid\nlast_contact: ${day()}\n---\n# ${p.name}\n`
    return { path: `People/${p.name}/${p.name}.md` as VaultPath, text }
  })
  const idOf = (p: { name: string }): EntityId => entityId('person', p.name)
  const statementIds: StatementId[] = []
  // What is restated and replaced both has no status that all would agree on: kept apart here.
  const [restatable, replaceable]: [StatementId[], StatementId[]] = [[], []]
  const records: SourceRecord[] = []
  for (let n = 0; n < size.records; n++) {
    const sha = sha256(`${seed}:${n}`)
    const source = sha.slice(0, 12) as SourceId
    const group = Array.from({ length: 1 + int(4) }, () => pick(unique))
    const kind = pick(['transcript', 'transcript', 'mail', 'document', 'calendar'] as const)
    const date = random() < 0.9 ? day() : null
    const title = `${pick(WORDS)} ${pick(WORDS)} ${date ?? n}`
    const primary = random() < 0.8 ? idOf(group[0] ?? pick(unique)) : null
    const note = kind === 'calendar' ? null : (`People/${group[0]?.name}/${date ?? 'undated'} - ${title} ${n}.md` as VaultPath)
    const statements = Array.from({ length: kind === 'calendar' ? 0 : int((size.statements ?? 8) * 2 + 1) }, (_, i): RecordedStatement => {
      const id = `${'adfrqo'[int(6)]}-${sha256(`${source}${i}`).slice(0, 6)}` as StatementId
      const restates = restatable.length > 0 && random() < 0.1 ? pick(restatable) : undefined
      const supersedes = replaceable.length > 0 && random() < 0.1 ? [pick(replaceable)] : undefined
      // Only what restates nothing is restated: the plain view follows no chains (the ring test does).
      if (!restates) {
        statementIds.push(id)
        ;(i % 2 === 0 ? restatable : replaceable).push(id)
      }
      const evidence = [{ source, anchor: `u${i}`, quote: `${pick(WORDS)} ${pick(WORDS)}`, time: null, number: i }]
      return {
        id,
        kind: pick(KINDS),
        text: `${pick(WORDS)} the ${pick(WORDS)} for ${pick(unique).name} before ${pick(WORDS)}`,
        ...BARE_RECORDED_STATEMENT,
        owner: random() < 0.6 ? idOf(pick(group)) : null,
        due: random() < 0.3 ? day() : null,
        status: pick(['proposed', 'proposed', 'open', 'done', 'rejected'] as const),
        // Some name nobody: they are listed under the entity of their note.
        about: i % 4 === 3 ? [] : [...new Set([idOf(pick(group)), idOf(pick(unique))])],
        date,
        evidence,
        confidence: 0.7,
        ...(restates ? { restates } : {}),
        ...(supersedes ? { supersedes } : {}),
      }
    })
    const completions =
      statementIds.length > 0 && random() < 0.2
        ? [
            {
              statement: pick(statementIds),
              evidence: [{ source, anchor: 'u1', quote: 'sent it', time: null, number: 1 }],
              on: date,
              explicit: random() < 0.5,
            },
          ]
        : []
    const entities: RecordedEntity[] = [...new Map(group.map(p => [p.name, p])).values()].map(p => ({
      id: idOf(p),
      type: 'person' as EntityType,
      name: p.name,
      aliases: random() < 0.2 ? [`${p.first} the ${pick(WORDS)}`] : [],
      heardAs: random() < 0.3 ? [`${p.first.slice(0, -1)}a`, `${p.last}s`] : [],
      count: 1 + int(5),
    }))
    const term = pick(WORDS)
    entities.push({
      id: entityId('term', `${term} meter`),
      type: 'term',
      name: `${term} meter`,
      aliases: [],
      heardAs: [`${term} metre`],
      count: 1,
    })
    const lines = Object.fromEntries(statements.map((s, i) => [`${note}#${s.id}`, { hash: sha256(s.id).slice(0, 16), n: i + 1 }]))
    records.push(
      recordOf(source, {
        sha256: sha,
        fileName: `${title}.txt`,
        kind,
        note,
        readable: `Sources/Transcripts/2025/${title} ${n} (transcript).md` as VaultPath,
        title,
        date,
        ingested: new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString() as IsoInstant,
        primary,
        participants: entities.filter(e => e.type === 'person').map(e => e.id),
        statements,
        completions,
        lines,
        entities,
        messages: kind === 'mail' ? [`${source}@port.example`, `${n % 7}@port.example`] : [],
        sketch:
          kind === 'transcript'
            ? Array.from({ length: 64 }, (_, i) => Math.floor(seeded(((n % Math.ceil(size.records * 0.66)) + 1) * 64 + i)() * 2 ** 32))
            : [],
        ...(kind === 'mail' ? { threads: { subject: `Re: ${pick(WORDS)} ${pick(WORDS)}`, needsReply: random() < 0.5 } } : {}),
        ...(kind === 'calendar' ? { events: eventsOf(n, int) } : {}),
      }),
    )
  }
  const decisions: Decision[] = []
  const at = '2025-06-01T00:00:00.000Z' as IsoInstant
  for (let n = 0; n < Math.min(40, size.records); n++) {
    const [a, b] = [pick(unique), pick(unique)]
    decisions.push(
      pick<Decision>([
        { type: 'keep-apart', at, a: idOf(a), b: idOf(b) },
        { type: 'same-name', at, surface: a.first, entity: idOf(a), context: null },
        { type: 'heard', at, heard: `${a.last}s`, entity: idOf(a), accepted: true },
      ]),
    )
  }
  return { records, pages, decisions }
}

function eventsOf(n: number, int: (n: number) => number): RecordedEvent[] {
  return Array.from({ length: 1 + int(5) }, (_, i) => {
    const startMs = Date.UTC(2025, int(12), 1 + int(28), 8 + int(9))
    const days = int(10) === 0 ? 3 : 0
    return {
      uid: `event-${n}-${i}@port.example`,
      title: `Weekly ${i}`,
      startMs,
      endMs: startMs + 3_600_000 + days * 86_400_000,
      day: new Date(startMs).toISOString().slice(0, 10) as IsoDate,
      attendees: [],
      organizer: null,
      recurring: int(2) === 0,
      cancelled: false,
    }
  })
}

const pad = (n: number): string => String(n).padStart(2, '0')
