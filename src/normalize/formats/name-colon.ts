import type { Format } from '../../model/contracts.ts'
import { isAddress, isFieldName, isLabelShape, labelKind } from '../labels.ts'
import { buildTranscript } from '../transcript/build.ts'
import { seconds, type Turn, turn } from '../transcript/turn.ts'
import { wrappedOf } from '../wrapper.ts'
import { sampleLines } from './timed-lines.ts'

const TIME = '\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?'
const BRACKET = /^\s*[-*]?\s*\[([^\]\n]{1,60})\]\s*:\s*(.*)$/u
const COLON = new RegExp(
  `^\\s*(?:[-•]\\s+)?(?:(${TIME})\\s+(?:[-–|]\\s+)?)?([^:\\n]{1,60}?)\\s*(?:[[(](${TIME})[\\])])?\\s*:(?:\\s+(.*)|\\s*)$`,
  'u',
)

/** `[Name]: text` */
export const bracketName: Format = {
  name: 'bracket-name',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = sampleLines(probe)
    const named = lines.filter(l => isLabel(BRACKET.exec(l)?.[1]))
    return named.length >= 2 && named.length >= 0.4 * lines.length ? 0.9 : 0
  },
  read: probe =>
    buildTranscript(
      probe,
      'bracket-name',
      readLines(wrappedOf(probe).body, line => {
        const m = BRACKET.exec(line)
        return m && isLabel(m[1]) ? turn((m[1] ?? '').trim(), m[2] ?? '') : null
      }),
    ),
}

/** `Name: text`, with or without a time beside the name. Loose: names must come again and make up most of the lines. */
export const nameColon: Format = {
  name: 'name-colon',
  recognize(probe) {
    if (probe.text === null) return 0
    const lines = sampleLines(probe)
    const labels = lines.map(l => labelOf(l)).filter(l => l !== null)
    const distinct = new Set(labels).size
    if (labels.length < 3 || labels.length < 0.4 * lines.length) return 0
    if (isShortTalk(lines) || isTalkOfNamed(lines)) return 0.7
    // A list of fields (`Name: value`) has each label once.
    return distinct <= Math.max(2, labels.length * 0.6) && distinct >= 1 && words(lines) > 2.5 ? 0.8 : 0
  },
  read: probe =>
    buildTranscript(
      probe,
      'name-colon',
      readLines(wrappedOf(probe).body, line => {
        const label = labelOf(line)
        const m = label === null ? null : COLON.exec(line)
        return m && label ? turn(label, m[4] ?? '', seconds(m[1] ?? m[3] ?? '')) : null
      }),
    ),
}

/** What people say to each other and lists of fields do not: I, we, you, yes, a question; in the languages that recorders meet. */
const SPOKEN =
  /\?|(?<![\p{L}'’])(?:i|we|you|me|us|my|our|your|let['’]s|yes|no|yeah|okay|ok|thanks|hi|hello|please|ich|wir|du|ihr|mein|unser|ja|nein|danke|jeg|vi|meg|oss|nei|takk|jag|nej|tack|je|nous|vous|oui|merci|yo|nosotros|gracias|ik|wij|jij|bedankt|io|noi|grazie)(?![\p{L}])/iu

/**
 * Few lines by people who speak once or twice: every line is somebody's, at least one comes again, the labels have the shape of names,
 * and what stands behind them is sentences that people say, not values.
 */
function isShortTalk(lines: readonly string[]): boolean {
  if (lines.length < 4 || lines.length > 40) return false
  const turns = lines.flatMap(line => {
    const label = labelOf(line)
    return label === null ? [] : [{ label, text: COLON.exec(line)?.[4] ?? '' }]
  })
  if (turns.length < 0.9 * lines.length || new Set(turns.map(t => t.label)).size >= turns.length) return false
  if (!turns.every(t => NAME.test(t.label) || isAddress(t.label))) return false
  const sentences = turns.filter(t => /[.?!…]["”’')]?\s*$/.test(t.text))
  return sentences.length >= 0.75 * turns.length && turns.filter(t => SPOKEN.test(t.text)).length >= 0.5 * turns.length
}

const NAME = /^\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}$/u
/** To somebody: talk asks and addresses, a list of testimonials only tells. */
const ADDRESSED = /\?|(?<![\p{L}'’])(?:you|your|thanks|yes|no|du|dir|ihr|deg|dere|vous|usted|je|jij)(?![\p{L}])/iu

/**
 * People with first name and surname who say things to each other, as few turns as there may be, with a title or a date above them.
 * Lists of fields have no two such names, and what stands behind their labels is not said by anybody.
 */
function isTalkOfNamed(lines: readonly string[]): boolean {
  const first = lines.findIndex(line => labelOf(line) !== null)
  if (first < 0 || first > 6 || lines.length - first > 60) return false
  const body = lines.slice(first)
  const turns = body.flatMap(line => {
    const label = labelOf(line)
    return label === null ? [] : [{ label, text: COLON.exec(line)?.[4] ?? '' }]
  })
  if (turns.length < 3 || turns.length < 0.75 * body.length || !turns.every(t => NAME.test(t.label))) return false
  const labels = new Set(turns.map(t => t.label))
  const full = [...labels].filter(label => label.includes(' ')).length
  if (full < 2 || full < 0.5 * labels.size || words(body) < 4) return false
  const said = turns.filter(t => SPOKEN.test(t.text)).length / turns.length
  return labels.size < turns.length ? said >= 0.4 : said >= 0.6 && turns.some(t => ADDRESSED.test(t.text))
}

const words = (lines: readonly string[]): number => lines.reduce((sum, l) => sum + l.split(/\s+/).length, 0) / Math.max(1, lines.length)

const isLabel = (label: string | undefined): boolean => !!label && !/^[ xX/?-]$/.test(label) && isLabelShape(label) && !isFieldName(label)

function labelOf(line: string): string | null {
  const label = (COLON.exec(line)?.[2] ?? '').trim()
  if (!isLabel(label) || /^(?:https?|\d)/i.test(label)) return null
  // Small letters are a sentence with a colon in it, unless the recorder writes "speaker 1".
  return labelKind(label) === 'named' && !/^[\p{Lu}\p{Lo}]/u.test(label) && !isAddress(label) ? null : label
}

function readLines(body: string, read: (line: string) => Turn | null): { turns: Turn[]; preamble: string } {
  const turns: Turn[] = []
  const preamble: string[] = []
  for (const line of body.split('\n')) {
    const found = read(line)
    const last = turns.at(-1)
    if (found) turns.push(found)
    else if (!last) preamble.push(line)
    else if (line.trim()) turns[turns.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() }
  }
  return { turns, preamble: preamble.join('\n') }
}
