import type { SourceDocument } from '../model/document.ts'
import type { Owner, SpeakerLink } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import type { EventMatch } from './event-match.ts'
import type { PresenceSign } from './presence.ts'
import { isOneOnOne } from './primary.ts'
import { turnsOf } from './turns.ts'

/** What is known about the voices before the words are read. */
export interface VoiceInput {
  readonly document: SourceDocument
  readonly owner: Owner
  readonly ownerId: EntityId | null
  /** Voices whose label is a person's name, linked; null where the name is ambiguous. */
  readonly named: ReadonlyMap<number, EntityId>
  /** Voices that normalize identified from a header, linked. */
  readonly identified: ReadonlyMap<number, { readonly entity: EntityId; readonly reason: string; readonly confidence: number }>
  readonly stated: readonly EntityId[]
  readonly event: EventMatch | null
  /** Invited and not declined. */
  readonly attendees: readonly EntityId[]
  readonly habitual: readonly { readonly entity: EntityId; readonly count: number }[]
  readonly signs: readonly PresenceSign[]
  /** Who is named in a segment. */
  readonly namedIn: (segment: number) => readonly EntityId[]
  readonly nameOf: (id: EntityId) => string
}

/** Who takes part as far as the talk shows it, with how sure. */
export interface Voices {
  readonly links: readonly SpeakerLink[]
  readonly participants: readonly EntityId[]
  /** Who speaks in a segment where one channel carries several voices that name themselves. */
  readonly turns: ReadonlyMap<number, EntityId>
}

const WEIGHT: Readonly<Record<PresenceSign['kind'], number>> = {
  'introduces-self': 1,
  'introduced-here': 0.9,
  greeted: 0.6,
  addressed: 0.4,
  answers: 0.4,
  absent: -2,
}

/** Recorders that write `Me` for the microphone of the machine they run on: yours, unless your name stands on another voice. */
function isOwnersMicrophone({ document, named, ownerId }: VoiceInput, speaker: number): boolean {
  const label = document.speakers[speaker]?.label ?? ''
  return /^me$/i.test(label) && document.speakers.length > 1 && ![...named.values()].some(e => e === ownerId)
}

/** Identifies voices: name label, header, calendar, greetings and introductions, habit, elimination. Below the bar a voice keeps its label. */
export function identifyVoices(input: VoiceInput): Voices {
  const { document, ownerId } = input
  const links: SpeakerLink[] = []
  const taken = new Set<EntityId>()
  const take = (speaker: number, entity: EntityId | null, reason: string, confidence: number) => {
    links.push({ speaker, entity, reason, confidence })
    if (entity) taken.add(entity)
  }
  const open: number[] = []
  for (const s of document.speakers) {
    const named = input.named.get(s.index)
    const header = input.identified.get(s.index)
    if (named) take(s.index, named, `the label "${s.label}"`, 0.98)
    else if (header) take(s.index, header.entity, header.reason, header.confidence)
    else if (isOwnersMicrophone(input, s.index) && ownerId !== null)
      take(s.index, ownerId, `the label "${s.label}", the vault is yours`, 0.9)
    else if (s.kind === 'named') take(s.index, null, `"${s.label}" could be several people`, 0)
    else open.push(s.index)
  }
  const spoke = new Set(document.segments.flatMap(s => (s.speaker === null ? [] : [s.speaker])))
  const channels = open.filter(i => spoke.has(i))
  const present = presence(input)
  const unlabelled = document.segments.some(s => s.speaker === null && s.type === 'utterance')
  const hidden = channels.length > 0 || unlabelled
  // Who may be behind the open voices: said to be here first, then invited, then usual.
  const selfBy = (channel: number) => [
    ...new Set(input.signs.filter(s => s.kind === 'introduces-self' && s.speaker === channel).map(s => s.entity)),
  ]
  for (const channel of channels) {
    const intros = selfBy(channel).filter(e => !taken.has(e))
    const here = [...present].filter(([e, p]) => p.score >= 0.75 && !taken.has(e) && e !== ownerId).map(([e]) => e)
    const voices = [...new Set([...intros, ...(channels.length === 1 ? here : [])])]
    const [only] = intros
    if (voices.length > 0 && shared(input, channel, voices))
      take(channel, null, `several voices on one channel: ${voices.map(input.nameOf).join(', ')} and somebody else`, 0)
    else if (channels.length > 1 && intros.length === 1 && only) take(channel, only, 'says so', 0.93)
    else if (voices.length > 1) take(channel, null, `several voices on one channel: ${voices.map(input.nameOf).join(', ')}`, 0)
  }
  const left = channels.filter(c => !links.some(l => l.speaker === c))
  const ownerHeard = ownerId !== null && taken.has(ownerId)
  const candidates = (list: readonly EntityId[]) =>
    [...new Set(list)].filter(e => !taken.has(e) && e !== ownerId && (present.get(e)?.score ?? 0) > -1)
  const [channel] = left
  if (left.length === 1 && channel !== undefined) {
    const stated = candidates(input.stated)
    const invited = candidates(input.attendees)
    const said = candidates([...present].filter(([, p]) => p.score >= 0.55).map(([e]) => e))
    const usual = candidates(input.habitual.filter(h => h.count >= 2).map(h => h.entity))
    const one = (list: readonly EntityId[], reason: string, confidence: number): boolean => {
      const [e] = list
      if (list.length !== 1 || !e) return false
      take(channel, e, reason, confidence)
      return true
    }
    const label = document.speakers[channel]?.label ?? 'the voice'
    if (!ownerHeard && ownerId !== null && named(input) > 0 && stated.length === 0 && invited.length === 0 && said.length === 0)
      take(channel, ownerId, `${label} is the only voice left, the vault is yours`, 0.7)
    else if (
      !(
        one(stated, 'the header names who took part', 0.97) ||
        (said.length <= 1 &&
          one(
            said.filter(e => invited.includes(e)),
            `${input.event?.reason ?? 'invited'}, addressed by name`,
            0.95,
          )) ||
        (said.length === 0 && one(invited, input.event?.reason ?? 'the only other one invited', 0.9)) ||
        one(said, 'addressed by name', 0.8) ||
        (invited.length === 0 && said.length === 0 && one(usual, 'the usual partner of this meeting', 0.7))
      )
    )
      take(channel, null, invited.length > 1 || said.length > 1 ? 'several people could be this voice' : 'nothing says who this is', 0)
  } else {
    for (const c of left) {
      const answer = answering(input, c, taken)
      if (answer) take(c, answer, 'answers when called by name', 0.8)
    }
    const rest = left.filter(c => !links.some(l => l.speaker === c))
    const pool = candidates(input.attendees.length > 0 ? input.attendees : input.stated)
    const [last] = rest
    const [who] = pool
    if (rest.length === 1 && pool.length === 1 && last !== undefined && who && ownerHeard)
      take(last, who, 'the only one left of those invited', 0.8)
    else for (const c of rest) take(c, null, 'nothing says who this is', 0)
  }
  const participants = new Set<EntityId>()
  // It is the owner's recording; only where every voice has another's name was the owner not there.
  // One line of nobody's is no talk that the owner had.
  const isTalk = document.segments.filter(s => s.type === 'utterance').length > 1
  if (ownerId && ((hidden && isTalk) || taken.has(ownerId))) participants.add(ownerId)
  for (const l of [...links].sort((a, b) => a.speaker - b.speaker))
    if (l.entity && (spoke.has(l.speaker) || document.speakers.length === 0)) participants.add(l.entity)
  for (const e of input.stated) participants.add(e)
  const invited = new Set(input.attendees)
  // Words without any voice: who was invited and did not decline was there, unless the talk says otherwise.
  if (document.speakers.length === 0 && isTalk && unlabelled)
    for (const e of input.attendees) if ((present.get(e)?.score ?? 0) >= 0) participants.add(e)
  // Two voices with names, and the title says that two people talk: whoever else is named is only named.
  const two = isOneOnOne(document) && participants.size === 2 && !hidden
  for (const [e, p] of present) {
    if (two || participants.has(e)) continue
    const bar = invited.has(e) || input.habitual.some(h => h.entity === e) ? 0.4 : 0.75
    if (hidden ? p.score >= bar : p.score >= 0.9 && p.joined) participants.add(e)
  }
  return { links: links.sort((a, b) => a.speaker - b.speaker), participants: [...participants], turns: turnsOf(input, links) }
}

const ALSO_HERE =
  /\b(?:I(?:'m| am)|it's \p{Lu}\p{L}+,?(?: I(?:'m| am))?|we(?:'re| are)) (?:also|both|all) (?:here|on|in|with)\b|\b(?:I(?:'m| am)|me|\p{Lu}\p{L}+(?:'s| is)) (?:here|on|in) (?:too|as well)\b|\b(?:the )?two of us\b/iu
/** Whether a channel whose voice named itself carries another one: it calls that person by name, or says that somebody is here as well. */
function shared(input: VoiceInput, channel: number, voices: readonly EntityId[]): boolean {
  if (input.signs.some(s => s.speaker === channel && (s.kind === 'greeted' || s.kind === 'addressed') && voices.includes(s.entity)))
    return true
  return input.document.segments.some(s => s.speaker === channel && ALSO_HERE.test(input.document.text.slice(s.span.start, s.span.end)))
}

const named = (input: VoiceInput): number => input.named.size + input.identified.size

/** Sum of the signs of each person; a greeting by somebody else counts, one's own name in one's own mouth only as an introduction. */
function presence(input: VoiceInput): Map<EntityId, { score: number; joined: boolean }> {
  const out = new Map<EntityId, { score: number; joined: boolean }>()
  for (const s of input.signs) {
    const own = s.speaker !== null && input.named.get(s.speaker) === s.entity
    if (own) continue
    const p = out.get(s.entity) ?? { score: 0, joined: false }
    // A named voice that "introduces itself" by another name is quoting.
    if (s.kind === 'introduces-self' && s.speaker !== null && input.named.has(s.speaker)) continue
    p.score += p.score > 0 && s.kind !== 'absent' ? WEIGHT[s.kind] / 2 : WEIGHT[s.kind]
    if (s.kind === 'introduced-here') p.joined = true
    out.set(s.entity, p)
  }
  return out
}

/** Somebody is greeted or asked by name, and this channel speaks next: twice, or once and never another. */
function answering(input: VoiceInput, channel: number, taken: ReadonlySet<EntityId>): EntityId | null {
  const counts = new Map<EntityId, number>()
  for (const s of input.signs) {
    if ((s.kind !== 'greeted' && s.kind !== 'addressed') || taken.has(s.entity) || s.speaker === channel) continue
    const next = input.document.segments.slice(s.segment + 1, s.segment + 4).find(x => x.speaker !== null && x.speaker !== s.speaker)
    if (next?.speaker === channel) counts.set(s.entity, (counts.get(s.entity) ?? 0) + 1)
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1])
  const [first, second] = ranked
  return first && first[1] >= 2 && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null
}
