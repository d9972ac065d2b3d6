import type { Speaker } from '../model/document.ts'
import { remembering } from '../model/remembering.ts'
import { foldName } from '../model/text.ts'

/** Labels that say "somebody", in the words of recorders. Folded; a number or letter may follow. */
const ANYBODY =
  /^(?:remote|remote participant|remote speaker|local|speaker|speakers|spk|spkr|unknown|unknown speaker|unidentified|unidentified speaker|unnamed speaker|unnamed|guest|guest speaker|participant|attendee|person|voice|caller|dialed in|audience|other|others|them|they|system|user|host|interviewer|interviewee|narrator|male|female|man|woman|male speaker|female speaker|multiple speakers|all|everyone|channel|track|sprecher|sprecherin|taler|intervenant|locuteur|orateur|hablante|falante|orador|a|b|q|mic|you|me|myself|i)(?: ?[a-z]| ?\d{1,3})?$/
const NUMBERED = /^(?:s|spk|spkr|speaker|sprecher|p|m|f)[ _-]?\d{1,3}$/

/** What somebody is at the table and not who: `Project Manager`, `Marketing`, `Customer Service Agent`. Folded words. */
const ROLES = new Set(
  (
    'manager designer moderator facilitator engineer director agent customer client interpreter operator expert marketing sales analyst developer consultant student teacher ' +
    'nurse patient candidate recruiter secretary coordinator assistant representative technician trainer reception receptionist support ' +
    'grad undergrad phd postdoc professor'
  ).split(' '),
)
const OF_ROLES = new Set(
  (
    'project product industrial user interface software hardware technical team deputy acting general account program programme quality finance hr it chief executive ' +
    'senior junior lead site office medical service support design research brand'
  ).split(' '),
)
/** `User Interface` ends in no role and is one all the same. */
function isRole(all: readonly string[]): boolean {
  // `Student B`, `Agent 2`.
  const words = all.length > 1 && /^(?:[a-z]|\d{1,3})$/.test(all.at(-1) ?? '') ? all.slice(0, -1) : all
  return words.every(w => ROLES.has(w) || OF_ROLES.has(w)) && (words.length > 1 || ROLES.has(words[0] ?? ''))
}

/** Words that occur in the names of microphones, rooms and programs, and in no person's. Folded words. */
const DEVICE_WORDS = new Set(
  (
    'speak speakerphone microphone mic headset headphones earbuds airpods buds earpods webcam camera soundbar loudspeaker usb bluetooth hdmi audio ' +
    'iphone ipad macbook imac android pixel galaxy laptop desktop phone mobile tablet conference room boardroom meetingroom huddle ' +
    'zoom teams webex skype facetime meet slack discord chrome safari firefox edge browser parallels vmware citrix quicktime obs loopback blackhole soundflower ' +
    'aggregate device output input array realtek builtin recorder recording dictaphone'
  ).split(' '),
)
const BRANDS = new Set('jabra plantronics poly polycom logitech sennheiser shure anker bose sony rode yealink epos krisp'.split(' '))
const PROGRAMS =
  /^(?:[a-z0-9]+\.(?:us|exe|app|com|io)|google chrome|microsoft edge|parallels desktop|voice memos|system audio|computer audio)$/i

/**
 * Is the label a person's name, "somebody", or a device or program? A person whose true name holds such a word
 * (two or more capitalised words, no number, at most one of them a weak device word at the front) stays a person.
 */
export const labelKind: (label: string) => Speaker['kind'] = remembering(5000, kindOf)

function kindOf(label: string): Speaker['kind'] {
  const folded = foldName(label)
  if (!folded || ANYBODY.test(folded) || NUMBERED.test(folded)) return 'unidentified'
  if (/^\+?[\d\s()*-]{5,}$/.test(label) || !/\p{L}/u.test(label)) return 'unidentified'
  if (PROGRAMS.test(label.trim())) return 'device'
  const words = folded.split(' ')
  if (isRole(words)) return 'unidentified'
  if (words.some(w => BRANDS.has(w)) && (words.length === 1 || words.some(w => DEVICE_WORDS.has(w) || /\d/.test(w)))) return 'device'
  // `Mandy's iPhone`, `Speak 510`, `Board Room 3`, `MacBook Pro Microphone`.
  const deviceWords = words.filter(w => DEVICE_WORDS.has(w)).length
  if (deviceWords === 0) return 'named'
  const strong = deviceWords >= 2 || words.some(w => STRONG.has(w)) || words.some(w => /\d/.test(w)) || /[’']s\b/.test(label)
  return strong || words.length === 1 ? 'device' : 'named'
}
/** Device words that are no surname anywhere. */
const STRONG = new Set(
  'speakerphone microphone headset headphones earbuds airpods webcam soundbar loudspeaker usb bluetooth hdmi iphone ipad macbook imac conference boardroom meetingroom skype facetime webex quicktime vmware citrix realtek builtin aggregate dictaphone zoom browser'.split(
    ' ',
  ),
)

/** Field names that stand before a colon and are nobody: `Date: …`, `Subject: …`. Folded. */
const FIELDS = new Set(
  (
    'date time subject re from to cc bcc sent title attendees participants present absent apologies location where when who what why how note notes nb ps summary agenda topic topics ' +
    'action actions action item action items decision decisions outcome outcomes risk risks question questions open questions next steps next meeting follow up follow ups todo to do ' +
    'purpose goal goals background context status owner due deadline priority tags type source exported messages duration language http https url link file version page chapter section ' +
    'step warning tip example input output result error problem solution answer conclusion introduction overview details description name email phone tel mobile fax address ' +
    'organizer organiser minutes yes no ok true false done open closed none other monday tuesday wednesday thursday friday saturday sunday recording transcript meeting project account customer company role references attachment attachments ps pps update important key information key facts'
  )
    .split(' ')
    .concat([
      'action items',
      'open questions',
      'next steps',
      'next meeting',
      'follow up',
      'follow ups',
      'to do',
      'key information',
      'key facts',
      'action item',
    ]),
)
/** True for `Date`, `Subject`, `Status` …: a field of a document, no voice. */
export const isFieldName = (label: string): boolean => FIELDS.has(foldName(label))

/** `tessa@kilnhouse.example`: how programs call those who signed in with an address. */
export const isAddress = (label: string): boolean => /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(label)

const PARTICLES =
  /^(?:de|da|di|do|du|dos|das|del|della|der|den|van|von|vom|zu|ten|ter|la|le|el|al|bin|ibn|af|av|y|e|und|and|of|mc|st|the)$/i

/** Could stand as a speaker label: 1–6 words, letters, mostly capitalised or "Speaker 2" or a device; no sentence punctuation. */
export function isLabelShape(label: string): boolean {
  const text = label.trim()
  if (text.length < 1 || text.length > 60) return false
  if (isAddress(text)) return true
  if (/[?!;:"“”<>{}=|\\/]|\.\s+\p{Ll}|\.$/u.test(text) && !/^(?:\p{Lu}\.\s?)+|(?:Dr|Mr|Mrs|Ms|Prof|Jr|Sr)\.|zoom\.us/u.test(text))
    return false
  const words = text
    .replace(/\([^)]*\)/g, ' ')
    .trim()
    .split(/\s+/)
  if (words.length > 6 || !words[0]) return false
  if (labelKind(text) !== 'named') return true
  return (
    words.every(w => /^[\p{Lu}\p{Lo}\d(@"'“]/u.test(w) || PARTICLES.test(w)) ||
    (words.length <= 3 && words.every(w => /^[\p{L}.’'-]+$/u.test(w)) && text === text.toLowerCase())
  )
}

/**
 * Removes a label glued to the front of what was said: `Dana WhitfieldI heard` → `I heard`. Null where the words do not begin
 * with the label, or where the label is only the first words of what was said (`Dana Whitfield is here`).
 */
export function unglue(text: string, label: string, strict: boolean): string | null {
  if (text.length < label.length || text[0]?.toLowerCase() !== label[0]?.toLowerCase()) return null
  if (text.slice(0, label.length).toLowerCase() !== label.toLowerCase()) return null
  const rest = text.slice(label.length)
  if (rest === '') return ''
  if (/^[\s’']/.test(rest) && !/^['’]\p{L}{4,}/u.test(rest)) return null
  if (/^[.,;!?)\]]/.test(rest)) return strict ? null : rest
  if (/^\p{Ll}/u.test(rest)) return strict || !label.includes(' ') ? null : rest
  return rest
}

/** `Dana WhitfieldI heard` → `Dana Whitfield`, by shape alone: capitalised words, the last glued to another capital or a bracket. */
export function gluedName(text: string): string | null {
  return (
    /^((?:\p{Lu}[\p{L}’'.-]*\s+)+(?:(?:de|da|van|von|der|del|la|le|bin|al)\s+)*\p{Lu}[\p{L}-]*?\p{Ll})(?=\p{Lu}|[([“"¿¡]|\d)/u.exec(
      text,
    )?.[1] ?? null
  )
}
