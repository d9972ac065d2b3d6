import { foldName } from '../model/text.ts'
import { type ThingHint, trimRun } from './things.ts'

const NAME = String.raw`\p{Lu}[\p{L}\p{M}\p{N}-]+(?: \p{Lu}[\p{L}\p{M}\p{N}-]+){0,2}`
const KIND = 'project|programme|program|pilot|initiative|campaign'
const CALLED =
  '(?:is|will be|has been|was|gets|goes)(?: now| from (?:today|now|then)(?: on)?| officially| just)*(?: called| renamed(?: to| as|,)?| known as| by the name(?: of)?)'
/** `the Great Quay project is called Beacon from today`, `Project Larch has been renamed Willow`: the old name, then the new one. */
const OLD_THEN_NEW: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:[Tt]he )?(${NAME}) (?:${KIND}) ${CALLED} (?:the )?["“]?(${NAME})`, 'gu'),
  new RegExp(String.raw`\b[Pp]roject (${NAME}) ${CALLED} (?:[Pp]roject )?["“]?(${NAME})`, 'gu'),
  new RegExp(
    String.raw`\brenam(?:e|ed|ing) (?:the )?(?:[Pp]roject )?(${NAME})(?: (?:${KIND}))? (?:to|into|as) (?:[Pp]roject )?["“]?(${NAME})`,
    'gu',
  ),
]
/** `Beacon (formerly Great Quay)` */
const NEW_THEN_OLD = new RegExp(
  String.raw`(${NAME})(?: (?:${KIND}))?,? \(?(?:formerly|previously|until now|once)(?: known as| called)? (?:the )?["“]?(${NAME})`,
  'gu',
)

/** Projects that have another name from now on, as the text says in so many words. */
export function renamedThings(text: string): ThingHint[] {
  const hint = (now: string, was: string, weight: number): ThingHint[] => {
    const [name, alias] = [trimRun(now), trimRun(was)]
    return name && alias && foldName(name) !== foldName(alias)
      ? [{ type: 'project', name, weight, alias, was: alias, explicit: weight >= 2 }]
      : []
  }
  return [
    ...OLD_THEN_NEW.flatMap(p => [...text.matchAll(p)].flatMap(m => hint(m[2] ?? '', m[1] ?? '', 2))),
    // Companies are called so too: it says nothing of a name that is no project's yet.
    ...[...text.matchAll(NEW_THEN_OLD)].flatMap(m => hint(m[1] ?? '', m[2] ?? '', 1)),
  ]
}
