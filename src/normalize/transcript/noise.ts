import { foldName } from '../../model/text.ts'

/** How often each kind of noise was removed. */
export interface NoiseCount {
  noise: number
  soundCaption: number
  inventedTag: number
  inventedSentence: number
}
/** A count from zero. */
export const noNoise = (): NoiseCount => ({ noise: 0, soundCaption: 0, inventedTag: 0, inventedSentence: 0 })

/** Stands in a text where words around it did not follow each other in the source: something was taken out there. A private character. */
const SEAM = '\uE0A5'

/** A cleaned text without its marks, and the offsets in it where something was taken out. */
export function seamsOf(marked: string): { readonly text: string; readonly seams: readonly number[] } {
  const parts = marked.split(SEAM)
  let length = 0
  const seams = parts.slice(0, -1).map(p => {
    length += p.length
    return length
  })
  return { text: parts.join(''), seams }
}

/** Cheap question asked of every turn: is there anything that could be noise? */
const SUSPECT =
  /[[(♪♫*>]|BLANK|(?:^|[.!?]\s*)(?:thank|see you|please|don['’]t forget|like and|sub|unter|sous|teksting|transcri|amara|copyright|©)/i

/** `YouBLANKAUDIO`: the word before it was invented on the silence too. */
const GLUED_BLANK = /(?:(?<!\p{L})You)?BLANK_?AUDIO/gu
const BRACKETED = /\[([^\][\n]{1,50})\]|\(([^()\n]{1,50})\)|\*([^*\n]{2,40})\*|♪[^♪\n]{0,200}♪|[♪♫]+/gu
const TAG = />>+\s*(?:[\p{Lu}][\p{Lu}\d .’'-]{1,40}:\s*)?/gu

const SOUND_WORDS =
  /^(?:(?:soft|loud|light|upbeat|dramatic|tense|gentle|quiet|indistinct|background|faint|distant|electronic|phone|door|computer|keyboard|dog|bird|crowd|audience|people|all|both|man|woman|speaker|everyone|group) )*(?:laugh(?:s|ter|ing)?|chuckl(?:e|es|ing)|giggl(?:e|es|ing)|sigh(?:s|ing)?|cough(?:s|ing)?|sneez(?:e|es|ing)|sniff(?:s|ing|les)?|gasp(?:s|ing)?|yawn(?:s|ing)?|breath(?:es|ing)|inhal(?:es|ing)|exhal(?:es|ing)|clears throat|throat clearing|clearing throat|lip smack(?:s|ing)?|humm?(?:s|ing)|whistl(?:es|ing)|sing(?:s|ing)|cry(?:ing)?|cries|groan(?:s|ing)?|mumbl(?:es|ing)|mutter(?:s|ing)|whisper(?:s|ing)|shout(?:s|ing)|scream(?:s|ing)|clap(?:s|ping)?|applau(?:se|ds|ding)|cheer(?:s|ing)?|music|music playing|static|noise|noises|silence|silent|long silence|pause|long pause|no audio|no audio|no speech|no audible speech|speech|chatter|chattering|crosstalk|cross talk|overlapping(?: speech)?|talking over(?: each other)?|inaudible|unintelligible|indiscernible|unclear|garbled|foreign|foreign language|speaking (?:in )?(?:a )?foreign language|bleep|beep(?:s|ing)?|chim(?:e|es|ing)|ding(?:s|ing)?|ring(?:s|ing)?|rings|ringing|buzz(?:es|ing)?|click(?:s|ing)?|knock(?:s|ing)?|clatter(?:s|ing)?|rustl(?:es|ing)|typing|typing sounds?|bark(?:s|ing)?|footsteps|slam(?:s|ming)?|opens|closes|opening|closing|shuts|engine revving|traffic|wind|wind blowing|sound|sounds|sound effects?|gunshot|explosion|snor(?:es|ing)|end|end playback|playback|video playing|start of recording|recording|recording stopped|recording started|blank)(?: (?:continues?|stops?|playing|in background|in distance|in the background|softly|loudly|sound|sounds|noise))*$/
/** Lower-case words of which one is a present participle: how captioners write what is heard: `(computer chiming)`. */
const PARTICIPLE = /^(?:\p{Ll}+ ){0,3}\p{Ll}{2,}ing(?: \p{Ll}+){0,3}$/u

/** Sentences that recognisers invent on silence, learned from subtitles. Folded; the whole sentence must match. */
const INVENTED =
  /^(?:(?:and |so |okay |bye )?(?:thank you|thanks)(?: so much| very much| you)? for (?:watching|viewing)(?: (?:this|the|my|our) (?:video|channel|episode))?(?: (?:everyone|everybody|guys|all|bye|and (?:see you|goodbye|bye|please|i ll see).{0,40}|please .{0,40}|see you .{0,40}|don t forget .{0,40}))?|(?:i ?ll |we ?ll |i will |and i ?ll |and )?see you (?:guys |all )?(?:in|on) (?:the|my|our) next (?:video|one|episode|vlog)(?: .{0,20})?|(?:please )?(?:like|subscribe|like and subscribe|subscribe to (?:my|our|the) channel)(?: .{0,60})?|don t forget to (?:like|subscribe)(?: .{0,60})?|(?:subtitles?|captions?|transcription|transcribed|translated|translation) (?:by|from)(?: .{0,60})?|untertitel(?:ung)? (?:von|der|im auftrag|des)(?: .{0,60})?|sous titres? (?:realises?|par|fait)(?: .{0,60})?|teksting av .{0,40}|tekstet av .{0,40}|undertekster (?:av|fra) .{0,40}|undertexter (?:av|fran) .{0,40}|ondertitel(?:s|ing|d) .{0,40}|subtitulos .{0,60}|legendas? (?:pela|por) .{0,40}|amara org|www .{0,20} com|copyright .{0,40}|all rights reserved)$/

/** Text without noise tokens; spoken words stay as they are. Empty where nothing was spoken. Marked where words now meet: see `seamsOf`. */
export function withoutNoise(input: string, count: NoiseCount): string {
  if (!SUSPECT.test(input)) return /[\p{L}\p{N}]/u.test(input) || isSign(input) ? input : drop(count)
  let text = input
  if (text.includes('BLANK')) {
    const before = text
    text = text.replace(GLUED_BLANK_IN_BRACKETS, SEAM).replace(GLUED_BLANK, SEAM)
    if (text !== before) count.noise++
  }
  text = text.replace(BRACKETED, (whole, square: string | undefined, round: string | undefined, star: string | undefined) => {
    const inner = (square ?? round ?? star ?? '').trim()
    const folded = foldName(inner)
    if (!folded) return square === undefined && round === undefined && star === undefined ? sound(count) : whole
    // Only brackets hold a participle; stars are emphasis unless a known sound stands in them.
    if (SOUND_WORDS.test(folded) || (star === undefined && PARTICIPLE.test(inner) && folded.split(' ').length <= 4)) return sound(count)
    return whole
  })
  if (text.includes('>>')) {
    text = text.replace(TAG, () => {
      count.inventedTag++
      return SEAM
    })
  }
  text = withoutInvented(text, count)
  if (text === input) return text
  const tidy = text
    .replace(SEAMS, ` ${SEAM}`)
    .replace(/[ \t]{2,}/g, ' ')
    .replace(BEFORE_STOP, '$1$2')
    .replace(EDGES, '')
  return /[\p{L}\p{N}]/u.test(tidy) || isSign(tidy) ? tidy : ''
}

const SEAMS = new RegExp(`[ \\t]*${SEAM}[ \\t${SEAM}]*`, 'g')
const BEFORE_STOP = new RegExp(` (${SEAM}?)([,.;!?])(?=\\s|$)`, 'g')
const EDGES = new RegExp(`^[\\s${SEAM}]+|[\\s${SEAM}]+$`, 'g')
const GLUED_BLANK_IN_BRACKETS = /[[(]\s*(?:\p{L}{0,3})?BLANK[_ ]?AUDIO\s*[\])]/gu

function sound(count: NoiseCount): string {
  count.soundCaption++
  return SEAM
}
function drop(count: NoiseCount): string {
  count.noise++
  return ''
}
/** An answer that is a sign: 👍, ✅. */
const isSign = (text: string): boolean => /\p{Extended_Pictographic}/u.test(text)

function withoutInvented(text: string, count: NoiseCount): string {
  if (
    !/watching|viewing|next|scribe|subtit|caption|transcri|translat|untertitel|sous|tekst|undertext|ondertitel|legenda|amara|copyright|reserved|www/i.test(
      text,
    )
  )
    return text
  return text
    .split(/(?<=[.!?…])\s+/)
    .map(sentence => {
      const folded = foldName(sentence)
      if (!folded || !INVENTED.test(folded)) return sentence
      count.inventedSentence++
      return SEAM
    })
    .join(' ')
}
