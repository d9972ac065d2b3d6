import type { Format } from '../../model/contracts.ts'
import { sourceDate } from '../dates.ts'
import { asTitle } from '../title.ts'
import { buildTranscript } from '../transcript/build.ts'
import { type Cue, cueTurns, parseCues, timing, withoutNextId } from '../transcript/cues.ts'
import { parseVtt, type VttFile } from '../transcript/vtt-blocks.ts'
import { wrappedOf } from '../wrapper.ts'

/** WebVTT of any recorder: voice tags, Teams ids, Zoom's `Name: text`, NOTE blocks with the start of the recording. */
export const webvtt: Format = {
  name: 'webvtt',
  recognize(probe) {
    if (probe.text === null) return 0
    const { body, header, frontMatter } = wrappedOf(probe)
    // Blank lines above the signature are allowed only where something else stands above it.
    return (header || frontMatter ? /^\s*WEBVTT(?:[ \t\n]|$)/ : /^WEBVTT(?:[ \t\n]|$)/).test(body.slice(0, 200)) ? 1 : 0
  },
  read(probe) {
    const body = wrappedOf(probe).body.trimStart()
    const firstLine = body.split('\n', 1)[0] ?? ''
    const { cues, notes } = readVtt(body)
    const head = firstLine.replace(/^WEBVTT\s*[-–—:]?\s*/, '')
    const said = [head, ...notes]
    return buildTranscript(probe, 'webvtt', {
      turns: cueTurns(cues),
      captions: true,
      date: said.map(n => sourceDate(n, 'content')).find(d => d !== null) ?? null,
      title: titleIn(head, notes),
      language: languageIn(said),
    })
  },
}

/** As the grammar has it; a file whose times follow another one throughout (`0:05.1`, a comma) as its recorder meant it. */
export function readVtt(body: string): VttFile {
  const strict = parseVtt(body)
  const proper = strict.cues.filter(c => c.start !== null).length
  const kind = parseCues(body.slice(body.split('\n', 1)[0]?.length ?? 0))
  if (proper < 0.1 * kind.cues.length) return kind
  return { ...strict, cues: strict.cues.map((c): Cue => (c.glued ? { ...c, lines: withoutNextId(c.lines) } : c)) }
}

function titleIn(head: string, notes: readonly string[]): ReturnType<typeof asTitle> {
  const field = /^(?:title|meeting|subject|topic)\s*:\s*(.{3,120})$/im.exec(notes.join('\n'))?.[1]
  return (
    (field && asTitle(field, 'content')) || (head && !/^(?:Kind|Language|file|generated|X-)/i.test(head) ? asTitle(head, 'content') : null)
  )
}

/** The stated language, as `en`, if it is one; the words themselves decide otherwise. */
const languageIn = (notes: readonly string[]): string =>
  /^language\s*:\s*([a-z]{2})(?:-[a-z]{2,4})?\b/im.exec(notes.join('\n'))?.[1]?.toLowerCase() ?? 'und'

/** SubRip; also captions that lost their `WEBVTT`. Recognised by its lines of times. */
export const subrip: Format = {
  name: 'subrip',
  recognize(probe) {
    if (probe.text === null || !probe.text.includes('-->')) return 0
    const lines = wrappedOf(probe)
      .body.slice(0, 20_000)
      .split('\n')
      .filter(l => l.trim())
    const times = lines.filter(l => timing(l) !== null).length
    return times >= 1 && times >= lines.length * 0.15 ? 0.95 : 0
  },
  read(probe) {
    const { cues, notes } = parseCues(wrappedOf(probe).body)
    return buildTranscript(probe, 'subrip', { turns: cueTurns(cues), captions: true, preamble: notes.join('\n') })
  },
}
