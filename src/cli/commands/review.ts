import { ProblemError } from '../../model/problem.ts'
import { planApart, planSameName, type ReviewItem, reviewItems } from '../../plan/entity-ops/answers.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../output.ts'
import { carryOut, pageNamed, withVault } from './entity.ts'

/** Lists what only the person can say; `--same` and `--apart` answer it, once and for all. */
export async function review(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<number> {
  const { out } = context
  const answers = [
    ...list(options.same).map(a => ['same', ...pair(a)] as const),
    ...list(options.apart).map(a => ['apart', ...pair(a)] as const),
  ]
  if (answers.length > 0) {
    for (const [kind, left, right] of answers)
      await withVault(context, 'review', true, (ws, snapshot) =>
        carryOut(
          ws,
          kind === 'same'
            ? planSameName(snapshot, left, pageNamed(snapshot, right), ws.now(), ws.ownerId)
            : planApart(snapshot, pageNamed(snapshot, left), pageNamed(snapshot, right), ws.now()),
          out,
          false,
        ),
      )
    return EXIT.done
  }
  return withVault(context, 'review', false, async (_, snapshot) => {
    const items = reviewItems(snapshot)
    out.data({ items })
    for (const i of items) {
      if (i.kind === 'who') {
        out.line(
          `Who is ${out.bold(i.surface)}? ${i.times} task${i.times === 1 ? '' : 's'} ${i.times === 1 ? 'waits' : 'wait'} for the answer${i.candidates.length > 0 ? `: ${i.candidates.join(' or ')}` : ''}`,
        )
        out.line(out.dim(`    afterword review --same "${i.surface}=NAME"`))
      } else if (i.kind === 'same?') {
        out.line(`Are ${out.bold(i.a)} and ${out.bold(i.b)} one? ${i.why}`)
        out.line(out.dim(`    afterword entity merge ${i.a} ${i.b}    or    afterword review --apart "${i.a}=${i.b}"`))
      } else if (i.kind !== 'heard?' && !isAsked(i.review, items)) out.line(`${i.path}: ${i.review}`)
    }
    for (const [name, forms] of heardByName(items)) {
      const times = forms.map(f => `${out.bold(f.heard)}${f.times > 1 ? ` (${f.times} sources)` : ''}`)
      out.line(`Heard for ${name}: ${times.join(', ')}. Right?`)
      out.line(out.dim(`    afterword entity heard "${name}" ${forms.map(f => `"${f.heard}"`).join(' ')} --yes    or    --no`))
    }
    if (items.length === 0) out.line('Nothing waits for your word.')
    return EXIT.done
  })
}

/** True where all that a note's review asks is asked above. */
const isAsked = (review: string, items: readonly ReviewItem[]): boolean =>
  review.split('; ').every(point => items.some(i => i.kind === 'who' && point === `who "${i.surface}" is`))

/** Heard forms by the name they stand for, the most heard first: one question a name. */
function heardByName(items: readonly ReviewItem[]): [string, Extract<ReviewItem, { kind: 'heard?' }>[]][] {
  const out = new Map<string, Extract<ReviewItem, { kind: 'heard?' }>[]>()
  for (const i of items) if (i.kind === 'heard?') out.set(i.name, [...(out.get(i.name) ?? []), i])
  return [...out]
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

function pair(answer: string): [string, string] {
  const at = answer.indexOf('=')
  if (at < 1)
    throw new ProblemError({
      code: 'USAGE_ANSWER',
      message: 'An answer has two sides',
      expected: 'NAME=PAGE',
      found: answer,
      hint: 'afterword review lists what is asked.',
    })
  return [answer.slice(0, at).trim(), answer.slice(at + 1).trim()]
}
