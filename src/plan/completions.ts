import type { VaultPath } from '../model/ids.ts'
import type { RecordedCompletion } from '../model/record.ts'
import { inlineText } from '../vault/link.ts'
import type { PlanContext } from './context.ts'
import type { FileDraft } from './drafts.ts'
import { evidenceLinks, type LineContext, NOTE_SECTIONS, taskLine } from './note-lines.ts'

/**
 * A later source reports a task as done. A box that the source itself ticks completes the task; a report in words proposes it, as a line right below
 * the task with the very words. A task that the person changed is theirs: nothing is written over it.
 */
export function completionDrafts(
  completions: readonly RecordedCompletion[],
  context: Pick<PlanContext, 'knowledge'>,
  lineContext: (file: VaultPath) => LineContext,
): FileDraft[] {
  return completions.flatMap(c => {
    const task = context.knowledge.statement(c.statement)
    if (!task?.note) return []
    const lines = lineContext(task.note)
    const heading = task.followUp ? 'Follow-ups' : 'Action Items'
    const quote = c.evidence[0]?.quote ?? ''
    const id = `${task.id}-done`
    const report = {
      id,
      after: task.id,
      text: `    - ${c.explicit ? 'Done' : 'Reported done'}${c.on ? ` ${c.on}` : ''}: “${inlineText(quote)}” (${evidenceLinks(c.evidence, lines)}) ^${id}`,
    }
    const done = taskLine({ ...task, status: 'done', done: c.on }, lines)
    return [
      {
        path: task.note,
        reason: c.explicit ? 'A source ticks this task' : 'A later source reports this task as done',
        create: null,
        sections: [{ heading, order: 'append' as const, lines: c.explicit ? [done, report] : [report] }],
        sectionOrder: NOTE_SECTIONS,
        keys: {},
        plain: {},
      },
    ]
  })
}
