import type { SpeakerLink } from '../model/entity.ts'
import type { EntityId } from '../model/ids.ts'
import { openVoices, presence } from './open-voices.ts'
import { isOneOnOne } from './primary.ts'
import { turnsOf } from './turns.ts'
import type { VoiceInput } from './voice-input.ts'

/** Who takes part as far as the talk shows it, with how sure. */
export interface Voices {
  readonly links: readonly SpeakerLink[]
  readonly participants: readonly EntityId[]
  /** Who speaks in a segment where one channel carries several voices that name themselves. */
  readonly turns: ReadonlyMap<number, EntityId>
}

/** Recorders that write `Me` for the microphone of the machine they run on: yours, unless your name stands on another voice. */
function isOwnersMicrophone({ document, named, ownerId }: VoiceInput, speaker: number): boolean {
  const label = document.speakers[speaker]?.label ?? ''
  return /^me$/i.test(label) && document.speakers.length > 1 && ![...named.values()].some(e => e === ownerId)
}

/**
 * Identifies voices: name label, header, calendar, greetings and introductions, habit, elimination. Below the bar a voice keeps its label, and
 * so does a channel that carries several.
 */
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
    const behind = input.behind.get(s.index)
    if (named) take(s.index, named, `the label "${s.label}"`, 0.98)
    else if (behind) take(s.index, behind.entity, behind.reason, behind.confidence)
    else if (isOwnersMicrophone(input, s.index) && ownerId !== null)
      take(s.index, ownerId, `the label "${s.label}", the vault is yours`, 0.9)
    else if (s.kind === 'named') take(s.index, null, `"${s.label}" is nobody for certain`, 0)
    else open.push(s.index)
  }
  const spoke = new Set(document.segments.flatMap(s => (s.speaker === null ? [] : [s.speaker])))
  const channels = open.filter(i => spoke.has(i))
  const present = presence(input, null)
  const unlabelled = document.segments.some(s => s.speaker === null && s.type === 'utterance')
  for (const link of openVoices(input, channels, taken)) take(link.speaker, link.entity, link.reason, link.confidence)
  const hidden = unlabelled || links.some(l => channels.includes(l.speaker) && l.entity === null)
  const participants = new Set<EntityId>()
  // It is the owner's recording; only where every voice has another's name was the owner not there.
  // One line of nobody's is no talk that the owner had.
  const isTalk = document.segments.filter(s => s.type === 'utterance').length > 1
  if (ownerId && (((channels.length > 0 || unlabelled) && isTalk) || taken.has(ownerId))) participants.add(ownerId)
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
