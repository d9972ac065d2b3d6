import type { StatedInput } from './document-builder.ts'

const KINDS: readonly (readonly [StatedInput['kind'], RegExp])[] = [
  ['decision', /^(?:decision|decided|agreed|resolved|entscheidung|beschluss|beslutning|beslut|décision|decisión|besluit|decisione)$/i],
  ['action', /^(?:action|action item|to-?do|task|next step|aufgabe|tiltak|oppgave|åtgärd|tâche|acción|tarea|actie|azione)$/i],
  ['risk', /^(?:risk|risiko|risque|riesgo|rischio)$/i],
  ['question', /^(?:open question|offene frage|åpent spørsmål|question ouverte|pregunta abierta)$/i],
]
const LINE = /^(?:[-*•]\s+)?(?:\*\*)?(\p{L}[\p{L} -]{3,24}?)(?:\*\*)?(?::(?:\*\*)?|\s+[-–—])\s+(?=\S)/u

/** Nothing was decided or asked for: `Decision: none`, `Action: TBD`. */
const EMPTY = /^(?:none|n\/a|tbd|tba|pending|open|nothing|keine?|ingen|aucune?|ninguna?)\b/i

/** True for a line that begins with such a label: it stands for itself, whatever stands around it. */
export const beginsLabelled = (line: string): boolean => labelled(line) !== null

/** `Decision: …`, `Action - …` as its writer marked it; null for anything else. The place is relative to the line. */
export function labelled(line: string): StatedInput | null {
  const m = LINE.exec(line)
  const kind = m && KINDS.find(([, words]) => words.test((m[1] ?? '').trim()))?.[0]
  if (!m || !kind) return null
  const text = line.slice(m[0].length).trim()
  if (text.split(/\s+/).length < 3 || EMPTY.test(text)) return null
  const start = m[0].length
  return {
    kind,
    text,
    status: null,
    owner: null,
    due: null,
    done: null,
    priority: null,
    followUp: false,
    within: { start, end: start + text.length },
  }
}
