import type { SpeakerLink } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { PresenceKind, PresenceSign } from './presence.ts'
import { type ClueTable, clue, cluesOf, isCall, speaksOf } from './voice-clues.ts'
import type { VoiceInput } from './voice-input.ts'

/** Why a voice keeps its label of which nothing is known. */
export const UNTOLD = 'nothing says who this is'

const WEIGHT: Readonly<Record<PresenceKind, number>> = {
  'introduces-self': 1,
  'introduced-here': 0.9,
  greeted: 0.6,
  thanked: 0.6,
  addressed: 0.4,
  answers: 0.4,
  absent: -2,
}

/** A sum of signs from which on somebody is said to be here. */
const SAID = 0.55
const ABSENT = -1

/**
 * Links for the voices that no label names, one each: who says who he is, who answers when called, then who is left of those that the header,
 * the calendar, the talk or the habit expects. `taken`: who speaks under a label of his own.
 */
export function openVoices(input: VoiceInput, channels: readonly number[], taken: ReadonlySet<EntityId>): SpeakerLink[] {
  const links: SpeakerLink[] = []
  const known = new Set(taken)
  const clues = cluesOf(input.document, input.signs, input.namedIn)
  const take = (speaker: number, entity: EntityId | null, reason: string, confidence: number) => {
    links.push({ speaker, entity, reason, confidence })
    if (entity) known.add(entity)
  }
  const left = () => channels.filter(c => !links.some(l => l.speaker === c))
  const alone = channels.length === 1
  for (const c of channels) {
    const several = sharing(input, c, alone, known)
    if (several) take(c, null, several, 0)
  }
  for (const c of left()) {
    const header = input.identified.get(c)
    const [own, ...more] = selves(clues, c).filter(e => !known.has(e))
    if (own && more.length === 0) take(c, own, 'says so', header?.entity === own ? 0.97 : 0.93)
    else if (header) take(c, header.entity, header.reason, header.confidence)
  }
  if (!alone) for (const a of answering(clues, left(), known)) take(a.speaker, a.entity, 'answers when called by name', a.confidence)
  const rest = left()
  const [last] = rest
  // Who is left is told only where everybody else is.
  const isLast = rest.length === 1 && links.every(l => l.entity !== null)
  if (isLast && last !== undefined) links.push(lastVoice(input, last, known, clues, alone))
  else for (const c of rest) take(c, null, UNTOLD, 0)
  return links
}

const selves = (clues: ClueTable, channel: number): EntityId[] =>
  [...(clues.get(channel) ?? [])].flatMap(([entity, c]) => (c.says > 0 ? [entity] : []))

/** The one voice that is left, by whom the header, the calendar, the talk or the habit expects; nobody where two of them disagree. */
function lastVoice(input: VoiceInput, channel: number, known: ReadonlySet<EntityId>, clues: ClueTable, alone: boolean): SpeakerLink {
  const { ownerId } = input
  const present = presence(input, channel)
  const label = input.document.speakers[channel]?.label ?? 'the voice'
  const expected = (list: readonly EntityId[]) =>
    [...new Set(list)].filter(e => !known.has(e) && e !== ownerId && (present.get(e)?.score ?? 0) > ABSENT)
  const candidates = (list: readonly EntityId[]) => expected(list).filter(e => !speaksOf(clue(clues, channel, e)))
  const link = (entity: EntityId | null, reason: string, confidence: number): SpeakerLink => ({
    speaker: channel,
    entity,
    reason,
    confidence,
  })
  const stated = candidates(input.stated)
  const invited = candidates(input.attendees)
  const said = expected([...present].filter(([, p]) => p.score >= SAID).map(([e]) => e))
  const usual = candidates(input.habitual.filter(h => h.count >= 2).map(h => h.entity))
  const titled = candidates(input.titled)
  const [header, guest, named, habit, title] = [stated[0], invited[0], said[0], usual[0], titled[0]]
  if (ownerId !== null && !known.has(ownerId) && known.size > 0 && stated.length + invited.length + said.length === 0)
    return link(ownerId, `${label} is the only voice left, the vault is yours`, 0.7)
  if (header && stated.length === 1) return link(header, 'the header names who took part', 0.97)
  if (alone && toSeveral(input, channel)) return link(null, 'several people are greeted', 0)
  if (said.length > 1 || (named && candidates([named]).length === 0)) return link(null, 'several people could be this voice', 0)
  if (named && invited.includes(named)) return link(named, `${input.event?.reason ?? 'invited'}, addressed by name`, 0.95)
  if (named && invited.length === 1) return link(null, 'the calendar expects another than the talk names', 0)
  if (named) return link(named, 'addressed by name', 0.8)
  if (guest && invited.length === 1)
    return alone
      ? link(guest, input.event?.reason ?? 'the only other one invited', 0.9)
      : link(guest, 'the only one left of those invited', 0.8)
  if (guest) return link(null, 'several people could be this voice', 0)
  if (title && titled.length === 1 && alone) return link(title, 'the title names who took part', 0.8)
  if (habit && usual.length === 1) return link(habit, 'the usual partner of this meeting', 0.7)
  return link(null, UNTOLD, 0)
}

/** Voices that spoke when somebody was called by name: oftener than any other voice, and than when anybody else was called. */
function answering(
  clues: ClueTable,
  channels: readonly number[],
  known: ReadonlySet<EntityId>,
): { readonly speaker: number; readonly entity: EntityId; readonly confidence: number }[] {
  const pairs = channels.flatMap(speaker =>
    [...(clues.get(speaker) ?? [])].flatMap(([entity, c]) =>
      c.answers >= 1 && c.answers > c.names && c.calls === 0 && (c.answers > 1 || c.names === 0) && !known.has(entity)
        ? [{ speaker, entity, answers: c.answers }]
        : [],
    ),
  )
  const out: { speaker: number; entity: EntityId; confidence: number }[] = []
  for (const p of pairs.sort((a, b) => b.answers - a.answers || a.speaker - b.speaker)) {
    if (out.some(o => o.speaker === p.speaker || o.entity === p.entity)) continue
    const others = pairs.filter(o => o !== p && (o.speaker === p.speaker || o.entity === p.entity) && !out.some(x => x.entity === o.entity))
    if (others.every(o => p.answers >= 2 * o.answers)) out.push({ ...p, confidence: p.answers >= 2 ? 0.85 : 0.75 })
  }
  return out
}

/** What one says who shares a microphone. */
const TOGETHER =
  /\bwe(?:'re| are) (?:both|all) (?:here|on|in|with)\b|\b(?:it(?:'s| is)|there (?:are|is)|we(?:'re| are)) (?:just |only )?(?:the )?(?:two|three) of us (?:here|on|in|at)\b|\bwe (?:all |both )?(?:share|sit (?:in|at)) (?:the|a|an|one)\b|\b(?:all|both) of (?:us|them) are (?:here|with|around|in|at|sitting)\b/iu
/** What one says who came with another; where each has a microphone it only answers a call. */
const ALSO_HERE =
  /\b(?:I(?:'m| am)|it's \p{Lu}\p{L}+,?(?: I(?:'m| am))?|we(?:'re| are)) also (?:here|on|in|with)\b|\b(?:I(?:'m| am)|me|\p{Lu}\p{L}+(?:'s| is)) (?:here|on|in) (?:too|as well)\b/iu

/** Why a channel carries several voices: two name themselves, somebody is with whoever speaks, it calls by name who speaks on it. Null: it does not. */
function sharing(input: VoiceInput, channel: number, alone: boolean, known: ReadonlySet<EntityId>): string | null {
  const own = input.signs.filter(s => s.speaker === channel && !known.has(s.entity))
  const selves = new Set(own.filter(s => s.kind === 'introduces-self').map(s => s.entity))
  const beside = new Set(own.filter(s => s.kind === 'introduced-here').map(s => s.entity))
  const all = [...new Set([...selves, ...(alone ? beside : [])])]
  const names = all.map(input.nameOf).join(', ')
  if (selves.size > 1) return `several voices on one channel: ${names}`
  if (alone && beside.size > 0) return `several voices on one channel: ${names}${all.length > 1 ? '' : ' and somebody else'}`
  if (selves.size > 0 && own.some(s => isCall(s) && selves.has(s.entity)))
    return `several voices on one channel: ${names} and somebody else`
  const intro = own.find(s => s.kind === 'introduces-self')
  const other = intro && alone ? input.signs.find(s => isCalledAfter(s, intro) && !known.has(s.entity) && s.entity !== input.ownerId) : null
  if (other) return `several voices on one channel: ${names}, ${input.nameOf(other.entity)}`
  const texts = input.document.segments.filter(s => s.speaker === channel).map(s => input.document.text.slice(s.span.start, s.span.end))
  return texts.some(t => TOGETHER.test(t) || (alone && ALSO_HERE.test(t))) ? 'several voices on one channel' : null
}

/** Somebody else is called though one has said who is speaking: a greeting before that was a guess. */
const isCalledAfter = (s: PresenceSign, intro: PresenceSign): boolean =>
  (s.kind === 'addressed' || s.kind === 'greeted') && s.speaker !== intro.speaker && s.segment > intro.segment && s.entity !== intro.entity

const TO_SEVERAL =
  /\b(?:hi|hey|hello|morning|good (?:morning|afternoon|evening)|welcome)(?: to)?,? (?:\p{L}+,? )?(?:both|all|everybody|everyone|folks|guys|(?:you|the) (?:two|three|four|both|all)|(?:both|all|two) of you)\b/iu
/** Utterances at the start in which people greet. */
const START = 12

/** True where another voice greets several at once. */
const toSeveral = (input: VoiceInput, channel: number): boolean =>
  input.document.segments
    .slice(0, START)
    .some(s => s.speaker !== null && s.speaker !== channel && TO_SEVERAL.test(input.document.text.slice(s.span.start, s.span.end)))

/**
 * Sum of the signs of each person. `channel`: as far as they can speak of that voice, null: of the whole talk. One's own name in one's own mouth
 * counts only as an introduction.
 */
export function presence(input: VoiceInput, channel: number | null): Map<EntityId, { score: number; joined: boolean }> {
  const out = new Map<EntityId, { score: number; joined: boolean }>()
  for (const s of input.signs) {
    const own = s.speaker !== null && input.named.get(s.speaker) === s.entity
    // A named voice that "introduces itself" by another name is quoting.
    const quoted =
      s.kind === 'introduces-self' && s.speaker !== null && (input.named.has(s.speaker) || (channel !== null && s.speaker !== channel))
    // Whom a voice calls is another one.
    const calling = channel !== null && s.speaker === channel && isCall(s)
    if (own || quoted || calling) continue
    const p = out.get(s.entity) ?? { score: 0, joined: false }
    p.score += p.score > 0 && s.kind !== 'absent' ? WEIGHT[s.kind] / 2 : WEIGHT[s.kind]
    if (s.kind === 'introduced-here') p.joined = true
    out.set(s.entity, p)
  }
  return out
}
