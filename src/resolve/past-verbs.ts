/** Which verb a past form is of: `paid` → `pay`, `dropped` → `drop`, `measuring` → `measure`. English; what is unknown is read by its ending. */
import { remembering } from '../model/remembering.ts'

const IRREGULAR: ReadonlyMap<string, { readonly base: string; readonly finite: boolean }> = new Map(
  `beat:beaten become:became begin:began,begun bend:bent bind:bound bite:bitten blow:blew,blown break:broke,broken breed:bred bring:brought build:built burn:burnt buy:bought
catch:caught choose:chose,chosen cling:clung come:came deal:dealt dig:dug do:did,done draw:drew,drawn drink:drank,drunk drive:drove,driven eat:ate,eaten fall:fell,fallen feed:fed
feel:felt fight:fought find:found fly:flew,flown forget:forgot,forgotten freeze:froze,frozen get:got,gotten give:gave,given go:went,gone grind:ground grow:grew,grown hang:hung
have:had hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lay:laid lead:led learn:learnt leave:left lend:lent lose:lost make:made mean:meant meet:met pay:paid
ride:rode,ridden ring:rang,rung rise:rose,risen run:ran say:said see:saw,seen seek:sought sell:sold send:sent sew:sewn shake:shook,shaken shine:shone shoot:shot show:shown
sing:sang,sung sink:sank,sunk sit:sat sleep:slept slide:slid speak:spoke,spoken spend:spent spin:spun split:split stand:stood steal:stole,stolen stick:stuck strike:struck
sweep:swept swim:swam,swum swing:swung take:took,taken teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown understand:understood wake:woke,woken wear:wore,worn
weave:wove,woven win:won wind:wound withdraw:withdrew,withdrawn write:wrote,written rewrite:rewrote,rewritten redo:redid,redone rebuild:rebuilt resend:resent rerun:reran
foresee:foresaw oversee:oversaw rewind:rewound`
    .split(/\s+/)
    .flatMap(entry => {
      const [base = '', forms = ''] = entry.split(':')
      return forms.split(',').map((form, i, all) => [form, { base, finite: all.length > 1 && i === 0 }] as const)
    }),
)
/** True for a past form that is no participle, so that whoever stands before it did it: `wrote`, `took`, not `sent`. */
export const isFinitePast = (word: string): boolean => IRREGULAR.get(word)?.finite === true

const FINITE: ReadonlyMap<string, string> = new Map([...IRREGULAR].reverse().map(([form, { base }]) => [base, form]))
/** Whether a word is a verb with a past of its own: `send`, `get`. */
export const isIrregular = (word: string): boolean => FINITE.has(word)
/** What `did` and a verb say in one word: `send` → `sent`, `carry` → `carried`. */
export const pastOf = (base: string): string =>
  FINITE.get(base) ??
  (UNCHANGED.has(base) ? base : base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`)

/** Past forms that are the verb itself: only after `have`, a form of `be` or a subject are they known for a report. */
const UNCHANGED = new Set('put set cut shut hit let cost hurt spread read split bet quit reset'.split(' '))
const NO_VERB = new Set(
  'need indeed speed feed seed weed deed breed bleed exceed proceed succeed hundred red bed shed sacred naked kindred embed med led fed united limited supposed related used concerned interested tired wed thread bread spread dead instead ahead head lead'.split(
    ' ',
  ),
)

/** A verb as it is compared: without the last e and doubled consonants, `measure` and `measuring` alike. */
export const verbRoot = (base: string): string => {
  const short = base.replace(/ie$/, 'y')
  const bare = short.length > 3 ? short.replace(/e$/, '') : short
  return bare.replace(/([bdfgklmnprtz])\1$/, '$1')
}

/** The root of the verb of which a folded word is a past form or participle; null for other words. */
export const rootOfPast = remembering(8000, (word: string): string | null => {
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return verbRoot(irregular.base)
  if (NO_VERB.has(word)) return null
  if (UNCHANGED.has(word)) return verbRoot(word)
  const regular = /^(\p{L}{2,})ed$/u.exec(word)
  if (!regular?.[1]) return null
  return verbRoot(regular[1].replace(/i$/, 'y'))
})

/** The root of a verb in -ing; null for other words. */
export const rootOfGerund = (word: string): string | null => {
  const stem = /^(\p{L}{2,})ing$/u.exec(word)?.[1]
  return stem ? verbRoot(stem) : null
}
