import type { SourceTitle } from '../model/document.ts'
import { foldName } from '../model/text.ts'
import { findDate } from './dates.ts'

/** What programs call a recording when nobody gave it a name: windows, buttons, defaults. Folded. */
const JUNK =
  /^(?:new |untitled |unnamed |my |the |meeting |audio |video |voice |screen |zoom |teams |google |phone |call )*(?:recording|recordings|record|audio|video|transcript|transcription|meeting|memo|memos|note|notes|untitled|document|file|call|chrome|google chrome|safari|firefox|edge|microsoft edge|microsoft teams|teams|zoom|zoom us|zoom workplace|zoom meeting|google meet|meet|webex|slack|huddle|outlook|finder|desktop|quicktime player|obs|vlc|phone|voice memo|voice memos|new tab|inbox|home|subtitles|captions|chat|meeting chat|summary|unknown|default|output|export|result|results|text|new|img|vid|aud|rec|dsc|mvi)(?: \d{1,4})?$/

/** Headings of parts of a note, in the languages people keep notes in: what stands under them, not what it is about. Folded. */
const PART =
  /^(?:meeting |open |next |key |main |my |our )*(?:actions?|action items?|action points?|tasks?|to ?dos?|agenda|minutes|attendees|participants|present|decisions?|questions?|next steps|follow ?ups?|risks?|topics|points|overview|details|aufgaben?|notizen?|protokoll|besprechung|besprechungsnotizen|beschlusse|tagesordnung|teilnehmer|taches|notes de reunion|compte rendu|ordre du jour|tareas|notas|acta|pendientes|notulen|aantekeningen|actiepunten|actielijst|taken|verslag|besluiten|referat|oppgaver|notater|uppgifter|anteckningar|opgaver|noter|compiti|appunti|verbale|tarefas|ata|zadania|notatki)$/

/** Programs and defaults are no titles; neither is a bare date or number, nor the heading of a part. */
export function isJunkTitle(title: string): boolean {
  const folded = foldName(title)
  return !/\p{L}{2}/u.test(title) || JUNK.test(folded) || PART.test(folded) || /^[0-9a-f]{8,}$/.test(folded.replace(/ /g, ''))
}

/** A title from a heading or a field: trimmed, without its date; null where nothing is left. */
export function asTitle(text: string, from: SourceTitle['from']): SourceTitle | null {
  const bare = tidy(withoutDate(text.replace(/[*_`#]+/g, ' ')))
  return bare && !isJunkTitle(bare) ? { text: bare, from } : null
}

/** `07 - GMT20251016-180112 Port sync.txt` → `Port sync`; null where the name says nothing. */
export function titleOfFileName(fileName: string): SourceTitle | null {
  let name = fileName
    .replace(/\.(?:[a-z][a-z0-9]{1,4})$/i, '')
    .replace(/\.(?:m4a|mp3|mp4|wav|ogg|opus|webm|mov|flac|aac)$/i, '')
    .replace(/\.(?:transcript|otter|whisper|captions?|subtitles?|[a-z]{2}(?:-[A-Z]{2})?)$/, '')
  // A number in front is how a folder was sorted.
  name = name.replace(/^\s*\d{1,3}\s*[-–—._)]+\s+/, '')
  name = withoutDate(name)
    .replace(/[_]+/g, ' ')
    .replace(/\(\d{1,2}\)\s*$/, ' ')
    .replace(/\s*[-–—]\s*copy(?: \d+)?\s*$/i, ' ')
  // What recorders append to the name that the person gave.
  const tail =
    /[\s\-–—.(_]+(?:new recording|recording|recorded|transcript|transcription|audio|video|phone|otter ai|otter|zoom|captions|subtitles|final|chat)(?: \d+)?[)\s]*$/i
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(tail, ' ').trimEnd()
  }
  const bare = tidy(name)
  return bare && !isJunkTitle(bare) ? { text: bare, from: 'file-name' } : null
}

function withoutDate(text: string): string {
  let rest = text
  for (let found = findDate(rest); found; found = findDate(rest)) rest = `${rest.slice(0, found.start)} ${rest.slice(found.end)}`
  return rest.replace(/\(\s*\)|\[\s*\]/g, ' ').replace(/(?:^|\s)GMT(?=\s|$)/, ' ')
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    // "Recording of 2025-09-09" without its day.
    .replace(/\s+(?:of|from|on|at|for)$/i, '')
    .replace(/^[\s\-–—_,.:;|·]+|[\s\-–—_,:;|·]+$/g, '')
    .replace(/^[“”"„«»']([^“”"„«»']*)[“”"„«»']$/, '$1')
    .trim()
