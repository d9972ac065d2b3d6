import type { Entity } from '../../model/entity.ts'
import { ProblemError } from '../../model/problem.ts'
import { foldName, wordsOf } from '../../model/text.ts'
import { type Brief, type BriefItem, briefOf } from '../../plan/brief.ts'
import { openVaultView } from '../../vault/files.ts'
import { withPersonsHand } from '../../vault/persons-hand.ts'
import { findVault, openWorkspace, type Workspace } from '../../workspace.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, type Output } from '../output.ts'

/** One page before a call, from the index alone. */
export async function brief(
  context: CommandContext,
  _options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Promise<number> {
  const { out } = context
  const ws = await openWorkspace(findVault(context.vault), { mode: 'read', command: 'brief' })
  try {
    const made = briefFor(ws, args[0] ?? '')
    out.data(made)
    if (!out.json) print(out, made)
    return EXIT.done
  } finally {
    await ws.close()
  }
}

/** Looks the name up and makes the brief; throws ProblemError `USAGE_ENTITY`. */
export function briefFor(ws: Pick<Workspace, 'root' | 'index' | 'ownerId'>, name: string): Brief {
  const vault = openVaultView(ws.root)
  const view = withPersonsHand(ws.index.view, vault)
  return briefOf(named(ws, name), ws.ownerId, view, vault)
}

function named(ws: Pick<Workspace, 'index'>, name: string): Entity {
  const { view } = ws.index
  const words = wordsOf(name)
  const exact = view.entitiesByName(name).filter(e => e.path !== null)
  const page = exact.filter(e => foldName(e.pageName) === foldName(name))
  const found =
    page.length === 1
      ? page
      : exact.length > 0
        ? exact
        : view.entitiesByNameWord(words[0] ?? '').filter(e => e.path !== null && words.every(w => wordsOf(e.name).includes(w)))
  const [only] = found
  if (found.length === 1 && only) return only
  throw new ProblemError({
    code: 'USAGE_ENTITY',
    message: found.length === 0 ? `There is no page for ${name}` : `Several pages bear the name ${name}`,
    ...(found.length > 0 ? { found: found.map(e => e.pageName).join(', ') } : {}),
    hint: found.length === 0 ? 'afterword entity list shows all pages.' : 'Give the whole name of the page.',
  })
}

function print(out: Output, b: Brief): void {
  const { entity } = b
  out.line(
    out.bold(entity.name) +
      [entity.role, entity.company]
        .filter(v => v !== null)
        .map(v => `, ${v}`)
        .join(''),
  )
  const reach = [...entity.emails.filter(e => !e.startsWith('@')), entity.phone].filter(v => v !== null)
  if (reach.length > 0) out.line(reach.join(' · '))
  if (entity.path) out.line(out.dim(entity.path))
  const block = (title: string, items: readonly BriefItem[], tasks = false, owners = false) => {
    if (items.length === 0) return
    out.line()
    out.line(out.bold(title))
    for (const i of items) {
      const due = i.due ? ` (due ${i.due})` : ''
      const status = !tasks ? '' : i.status === 'proposed' ? ' [proposed]' : i.status === 'doing' ? ' [in progress]' : ''
      const who = owners && i.owner ? `${i.owner}: ` : ''
      out.line(`  - ${who}${i.text}${due}${status}`)
      if (i.source)
        out.line(out.dim(`      ${i.day ?? ''}  ${i.source.path}#^${i.source.anchor}${i.source.time ? `  ${i.source.time}` : ''}`))
    }
  }
  out.line()
  out.line(out.bold('Last contacts'))
  if (b.contacts.length === 0) out.line('  none on record')
  for (const c of b.contacts) {
    out.line(`  ${c.day}  ${c.title}${c.direct ? '' : out.dim(' (spoken of)')}  ${out.dim(c.note)}`)
    if (c.sentence) out.line(`      ${c.sentence}`)
  }
  block('I owe', b.iOwe, true)
  block(entity.type === 'person' ? 'They owe me' : 'They and others owe', b.theyOwe, true, entity.type !== 'person')
  block('They owe others', b.theyOweOthers, true)
  block('Open questions', b.questions)
  block(b.since.day ? `Since ${b.since.day}` : 'Since then', b.since.items)
  block('Decided', b.decisions)
  block('Good to know', b.facts)
}
