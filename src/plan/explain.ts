import { createTwoFilesPatch } from 'diff'
import type { ChangePlan } from '../model/change-plan.ts'
import type { VaultView } from '../model/contracts.ts'
import type { VaultPath } from '../model/ids.ts'
import { ProblemError } from '../model/problem.ts'

/** A plan as a readable diff: what is moved, what is new, what changes, and why. `before` is what the vault holds now. */
export function explainPlan(plan: ChangePlan, before: VaultView): string {
  const out = [`# ${plan.title}`, ...plan.notes.map(n => `#   ${n}`)]
  const from = new Map<string, VaultPath>()
  for (const change of plan.changes) {
    switch (change.type) {
      case 'move':
        from.set(change.to, change.from)
        out.push(`move  ${change.from}`, `   →  ${change.to}   (${change.reason})`)
        break
      case 'delete':
        out.push(`delete  ${change.path}   (${change.reason})`)
        break
      case 'append':
        out.push(`append to ${change.path}   (${change.reason})`, ...prefixed(change.text, '+ '))
        break
      case 'put': {
        const old = readable(before, from.get(change.path) ?? change.path)
        out.push(`${change.before === null ? 'new' : 'change'}  ${change.path}   (${change.reason})`)
        if (change.encoding === 'base64') out.push(`   ${Math.floor((change.after.length * 3) / 4)} bytes`)
        else if (/^\.afterword\/(?!config\.yaml$)/.test(change.path)) out.push(`   ${change.after.length} characters of record`)
        else if (old === null) out.push(...prefixed(change.after, '+ '))
        else out.push(...createTwoFilesPatch(change.path, change.path, old, change.after, '', '', { context: 1 }).split('\n').slice(4))
      }
    }
  }
  return `${out.join('\n')}\n`
}

const prefixed = (text: string, mark: string): string[] => {
  const lines = text.replace(/\n$/, '').split('\n')
  const shown = lines.slice(0, 80).map(l => mark + l)
  return lines.length > 80 ? [...shown, `  … ${lines.length - 80} more lines`] : shown
}

/** Text of a file; null where there is none, or where it is no UTF-8 and is written as such now. */
function readable(view: VaultView, path: VaultPath): string | null {
  try {
    return view.read(path)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'VAULT_NOT_UTF8') return null
    throw error
  }
}
