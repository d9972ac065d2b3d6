import type { Segment, SourceDocument } from '../model/document.ts'
import type { SpeakerLink } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { PresenceSign } from './presence.ts'

const TURN_SECONDS = 150
const TURN_SEGMENTS = 15
/** How far back "this is Tessa again" says that it was the other one. */
const BACK_SECONDS = 90
const BACK_SEGMENTS = 10

const BYE = /\b(?:bye|goodbye)\b/i
/** Segments of the channel after a farewell that is no farewell of all. */
const STAYS = 8

/** What tells the voices of one channel apart. */
export interface TurnInput {
  readonly document: SourceDocument
  readonly signs: readonly PresenceSign[]
  /** Who is named in a segment. */
  readonly namedIn: (segment: number) => readonly EntityId[]
  readonly nameOf: (id: EntityId) => string
}

/**
 * Who speaks in a segment where one channel carries several voices: "so this is Tessa now" holds until somebody else names himself or a few
 * minutes have gone. Of exactly two it is the other one who names Tessa, and who spoke until Tessa said that it is Tessa again; and whoever
 * is called answers.
 */
export function turnsOf(input: TurnInput, links: readonly SpeakerLink[]): ReadonlyMap<number, EntityId> {
  const turns = new Map<number, EntityId>()
  for (const l of links) {
    if (l.entity) continue
    const intros = announcements(input, l.speaker)
    const pair = pairOn(input, l.speaker)
    if (intros.length === 0 && !pair) continue
    const own = input.document.segments.filter(s => s.speaker === l.speaker)
    announced(own, intros, turns)
    if (pair) ofTwo(input, own, intros, pair, turns)
  }
  return turns
}

interface Announcement {
  readonly entity: EntityId
  readonly segment: number
  /** Not for the first time: somebody else spoke before. */
  readonly again: boolean
}

function announcements(input: TurnInput, speaker: number): Announcement[] {
  return input.signs
    .filter(s => s.speaker === speaker && (s.kind === 'introduces-self' || (s.kind === 'addressed' && namesItself(input, s))))
    .map(s => ({ entity: s.entity, segment: s.segment, again: /\bagain\b/i.test(textOf(input, s.segment).slice(0, 80)) }))
    .sort((a, b) => a.segment - b.segment)
}

/** "So, Tessa. We have the figures since May.": a bare name, then what the one who bears it has to say. */
function namesItself(input: TurnInput, sign: PresenceSign): boolean {
  const m = /^(?:(?:so|okay|yes|and|right|sorry),? )?(\p{Lu}[\p{L}'-]+)\. (?:We|I|It|Our|My|There)(?:['’]\p{L}+)? [^?]*$/u.exec(
    textOf(input, sign.segment).replace(/^\p{Lu}/u, c =>
      /^(?:So|Okay|Yes|And|Right|Sorry)\b/.test(textOf(input, sign.segment)) ? c.toLowerCase() : c,
    ),
  )
  return m !== null && introduced(input, sign)
}

/** Whether a name belongs to somebody who said on this channel to be there. */
const introduced = (input: TurnInput, sign: PresenceSign): boolean =>
  input.signs.some(
    s =>
      s.entity === sign.entity &&
      s.speaker === sign.speaker &&
      s.segment < sign.segment &&
      (s.kind === 'introduces-self' || s.kind === 'introduced-here'),
  )

const textOf = (input: TurnInput, segment: number): string => {
  const span = input.document.segments[segment]?.span
  return span ? input.document.text.slice(span.start, span.end) : ''
}

function announced(own: readonly Segment[], intros: readonly Announcement[], turns: Map<number, EntityId>): void {
  let current: { entity: EntityId; start: number | null } | null = null
  let i = 0
  let since = 0
  for (const s of own) {
    since++
    for (let intro = intros[i]; intro && intro.segment <= s.index; intro = intros[++i]) {
      current = { entity: intro.entity, start: own.find(x => x.index === intro?.segment)?.start ?? null }
      since = 0
    }
    // After a while the other may be speaking again without saying so.
    const late = current && current.start !== null && s.start !== undefined ? s.start - current.start > TURN_SECONDS : since > TURN_SEGMENTS
    if (current && !late) turns.set(s.index, current.entity)
  }
}

/** The two who said, or of whom it was said on the channel, that they are there; null where they are more or fewer. */
function pairOn(input: TurnInput, speaker: number): readonly [EntityId, EntityId] | null {
  const here = new Set(
    input.signs.filter(s => s.speaker === speaker && (s.kind === 'introduces-self' || s.kind === 'introduced-here')).map(s => s.entity),
  )
  const [a, b] = here
  return here.size === 2 && a && b ? [a, b] : null
}

function ofTwo(
  input: TurnInput,
  own: readonly Segment[],
  intros: readonly Announcement[],
  pair: readonly [EntityId, EntityId],
  turns: Map<number, EntityId>,
): void {
  const other = (id: EntityId): EntityId => (id === pair[0] ? pair[1] : pair[0])
  const says = new Set(intros.map(i => i.segment))
  // Who calls, and who is called next.
  for (const sign of input.signs) {
    if ((sign.kind !== 'addressed' && sign.kind !== 'greeted') || !pair.includes(sign.entity) || sign.speaker === own[0]?.speaker) continue
    const next = own.find(s => s.index > sign.segment && s.index <= sign.segment + 2)
    if (next && !says.has(next.index)) turns.set(next.index, sign.entity)
  }
  for (const [at, s] of own.entries()) {
    const named = input.namedIn(s.index).filter(id => pair.includes(id))
    const [one] = new Set(named)
    if (!one || named.some(id => id !== one) || says.has(s.index)) continue
    turns.set(s.index, other(one))
    // "And Tessa has the drawings": goes on where the same voice stopped.
    const before = own[at - 1]
    if (before && /^and\b/i.test(textOf(input, s.index)) && s.index - before.index <= 2 && input.namedIn(before.index).length === 0)
      turns.set(before.index, other(one))
  }
  // "Bye Tessa", long before the end: the other one stays.
  const left = input.signs.find(
    s => s.kind === 'greeted' && pair.includes(s.entity) && s.speaker !== own[0]?.speaker && BYE.test(textOf(input, s.segment)),
  )
  const rest = left ? own.filter(s => s.index > left.segment) : []
  if (left && rest.length >= STAYS && !intros.some(i => i.entity === left.entity && i.segment > left.segment))
    for (const s of rest) if (!says.has(s.index)) turns.set(s.index, other(left.entity))
  for (const intro of intros) {
    if (!intro.again || !pair.includes(intro.entity)) continue
    const at = own.findIndex(s => s.index === intro.segment)
    for (let k = at - 1; k >= Math.max(0, at - BACK_SEGMENTS); k--) {
      const s = own[k]
      const from = own[at]?.start
      if (!s || says.has(s.index) || (from !== undefined && s.start !== undefined && from - s.start > BACK_SECONDS)) break
      if (input.namedIn(s.index).includes(other(intro.entity))) break
      turns.set(s.index, other(intro.entity))
    }
  }
}
