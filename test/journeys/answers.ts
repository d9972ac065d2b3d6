/**
 * Engines for tests that are about what becomes of statements, not about finding them: answers written down by hand, found again in the
 * document by their quotes, whatever normalize does to offsets.
 */
import type { Engine } from '../../src/model/contracts.ts'
import type { SourceDocument } from '../../src/model/document.ts'
import {
  BARE_STATEMENT,
  type Evidence,
  type Extraction,
  type Mention,
  NOTHING_FOUND,
  type OwnerRef,
  type Statement,
  type StatementKind,
} from '../../src/model/extraction.ts'
import { isoDate } from '../../src/model/ids.ts'

/** What an answer says of one source. Names as the source spells them. */
export interface Answer {
  readonly title?: string
  readonly summary?: readonly string[]
  readonly topics?: readonly string[]
  /** Surface → what the words around make of it. */
  readonly mentions?: Readonly<Record<string, Mention['hint']>>
  readonly statements?: readonly {
    readonly kind: StatementKind
    readonly text: string
    readonly quote: string
    readonly owner?: string
    readonly due?: string
    readonly about?: readonly string[]
    readonly followUp?: boolean
    readonly priority?: Statement['priority']
    readonly status?: Statement['status']
  }[]
  readonly completions?: readonly { readonly text: string; readonly quote: string; readonly on?: string }[]
  readonly nextMeeting?: { readonly text: string; readonly quote: string; readonly day?: string }
  /** Take what the source marks itself (task lines, bullets under "Decisions") as statements. */
  readonly stated?: boolean
}

/** Answers by file name. A file without one says nothing. */
export function answering(answers: Readonly<Record<string, Answer>>): Engine {
  return { name: 'recorded/1', chunkSize: null, extract: doc => toExtraction(doc, heard(doc, answers[doc.fileName] ?? {})) }
}

/** A thread is read message by message: each gets what is quoted from it, and what is said of all where something is. */
function heard(doc: SourceDocument, answer: Answer): Answer {
  if (doc.kind !== 'mail') return answer
  const stands = (s: { readonly quote: string }): boolean => textsOf(doc).some(text => text.includes(s.quote))
  const statements = (answer.statements ?? []).filter(stands)
  return statements.length === 0 ? {} : { ...answer, statements, completions: (answer.completions ?? []).filter(stands) }
}
const textsOf = (doc: SourceDocument): string[] => doc.segments.map(s => doc.text.slice(s.span.start, s.span.end))

function toExtraction(doc: SourceDocument, answer: Answer): Extraction {
  const statements = (answer.statements ?? []).map((s): Statement => {
    const evidence = quoted(doc, s.quote)
    return {
      ...bare(s.kind, s.text, evidence, doc.segments[evidence.segment]?.speaker ?? null),
      owner: ownerOf(doc, s.owner),
      due: isoDate(s.due ?? ''),
      followUp: s.followUp ?? false,
      priority: s.priority ?? null,
      status: s.status ?? 'proposed',
      about: s.about ?? [],
    }
  })
  return {
    engine: 'recorded/1',
    language: doc.language,
    ...NOTHING_FOUND,
    title: answer.title ?? null,
    summary: (answer.summary ?? []).map(text => ({ text, evidence: [] })),
    topics: (answer.topics ?? []).map(text => ({ text, segments: [] })),
    statements: [...statements, ...(answer.stated ? stated(doc) : [])],
    completions: (answer.completions ?? []).map(c => {
      const evidence = quoted(doc, c.quote)
      return { evidence, speaker: doc.segments[evidence.segment]?.speaker ?? null, text: c.text, on: isoDate(c.on ?? '') }
    }),
    mentions: Object.entries(answer.mentions ?? {}).flatMap(([surface, hint]) => mentionsOf(doc, surface, hint)),
    nextMeeting: answer.nextMeeting
      ? {
          text: answer.nextMeeting.text,
          day: isoDate(answer.nextMeeting.day ?? ''),
          evidence: [quoted(doc, answer.nextMeeting.quote)],
        }
      : null,
  }
}

const bare = (kind: StatementKind, text: string, evidence: Evidence, speaker: number | null): Statement => ({
  kind,
  text,
  ...BARE_STATEMENT,
  speaker,
  evidence: [evidence],
  confidence: 0.9,
})

function stated(doc: SourceDocument): Statement[] {
  return doc.statedItems.flatMap(item => {
    if (item.kind === 'context') return []
    const quote = doc.text.slice(item.span.start, item.span.end)
    return {
      ...bare(item.kind, item.text, { segment: item.segment, span: item.span, quote }, null),
      owner: ownerOf(doc, item.owner ?? undefined),
      due: item.due,
      followUp: item.followUp,
      priority: item.priority,
      status: item.status ?? 'proposed',
      done: item.done,
      stated: true,
    }
  })
}

/** A label of the document's is that voice, any other name a name. */
function ownerOf(doc: SourceDocument, name: string | undefined): OwnerRef | null {
  if (name === undefined) return null
  const speaker = doc.speakers.find(s => s.label === name || s.identified?.name === name)
  return speaker ? { by: 'speaker', speaker: speaker.index } : { by: 'name', name }
}

/** Where the words stand. Throws where they do not: an answer must fit its source. */
function quoted(doc: SourceDocument, quote: string): Evidence {
  for (const s of doc.segments) {
    const at = doc.text.slice(s.span.start, s.span.end).indexOf(quote)
    if (at >= 0) return { segment: s.index, span: { start: s.span.start + at, end: s.span.start + at + quote.length }, quote }
  }
  throw new Error(`"${quote}" does not stand in ${doc.fileName}:\n${doc.text.slice(0, 2000)}`)
}

function mentionsOf(doc: SourceDocument, surface: string, hint: Mention['hint']): Mention[] {
  return doc.segments.flatMap(s => {
    const text = doc.text.slice(s.span.start, s.span.end)
    const out: Mention[] = []
    for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + surface.length)) {
      const start = s.span.start + at
      out.push({ surface, segment: s.index, span: { start, end: start + surface.length }, hint })
    }
    return out
  })
}

/** Made-up talks speak in set phrases, and this reads them: "I will …", "We decided …", "It is known that …", "There is a risk that …", "Who knows …". */
export const phrases: Engine = {
  name: 'phrases/1',
  chunkSize: null,
  extract: doc => {
    const statements = doc.segments.flatMap((s): Statement[] => {
      const text = doc.text.slice(s.span.start, s.span.end)
      const kind = PHRASES.find(([begin]) => text.startsWith(begin))?.[1]
      if (!kind) return []
      const due = isoDate(/\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? '')
      return [
        {
          ...bare(kind, text.replace(/[.?]$/, ''), { segment: s.index, span: s.span, quote: text }, s.speaker),
          owner: kind === 'action' && s.speaker !== null ? { by: 'speaker', speaker: s.speaker } : null,
          due: kind === 'action' ? due : null,
          about: /\p{Lu}\p{L}+ \p{Lu}\p{L}+/u.exec(text.slice(3)) ?? [],
        },
      ]
    })
    const names = new Set(statements.flatMap(s => s.about))
    return {
      ...toExtraction(doc, {}),
      engine: 'phrases/1',
      summary: statements.slice(0, 2).map(s => ({ text: `${s.text}.`, evidence: s.evidence })),
      topics: [...new Set(statements.flatMap(s => /\b(?:pump|valve|ladder)s?\b/.exec(s.text) ?? []))].map(text => ({ text, segments: [] })),
      statements,
      mentions: [...names].flatMap(name => mentionsOf(doc, name, 'person')),
    }
  },
}
const PHRASES: readonly (readonly [string, StatementKind])[] = [
  ['I will ', 'action'],
  ['We decided ', 'decision'],
  ['It is known that ', 'fact'],
  ['There is a risk that ', 'risk'],
  ['Who knows ', 'question'],
]
