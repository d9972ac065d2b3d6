import { remembering } from '../model/remembering.ts'
/** The words of a statement as `said-again.ts` compares them: what stands for the same, what tells two statements apart, what says nothing. */
import { fold } from '../model/text.ts'
import { isNumberWord, isStopWord, stemmed, weightOf } from './values.ts'

export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** How a thing is said, not what is said. */
const FRAMING = words(
  `decide decided decision agree agreed agreement conclude concluded settled plan planned risk risky worry worries worried concern concerned concerns afraid fear
  might may could danger chance possible possibly possibility question wonder wondering whether know known clear approved confirmed remember again already eventually
  probably certainly simply finally definitely currently presently apparently mention mentioned remain remains stay stays goes gone going went gets gotten getting happen happens
  become becomes supposed able let lets single`,
)

/** Words that stand for each other in talk of work; the first of a line stands for all. */
const SYNONYMS: ReadonlyMap<string, string> = new Map(
  [
    'start starts started starting begin begins began beginning kickoff launch launches launched commence ahead',
    'order orders ordered ordering buy buys bought buying purchase purchases purchased',
    'use uses used using choose chooses chose chosen select selected pick picked adopt adopted',
    'cancel cancels cancelled canceled drop drops dropped abandon abandoned scrap scrapped',
    'late delay delays delayed postpone postponed slip slips slipped overdue',
    'fix fixes fixed repair repairs repaired repairing mend mended',
    'fail fails failed failing failure break breaks broke broken die dies died',
    'send sends sent sending mail mails mailed email emails emailed forward forwards forwarded',
    'deliver delivers delivered delivery deliveries arrive arrives arrived arrival come comes came coming',
    'cost costs price prices priced fee fees',
    'check checks checked checking verify verified ask asks asked asking',
    'year years yearly annual annually',
    'month months monthly',
    'week weeks weekly',
    'move moves moved moving shift shifts shifted relocate relocated',
    'supplier suppliers vendor vendors',
    'customer customers client clients',
    'lead leads led leading head heads headed',
    'lose loses lost losing loss',
    'rent rents rented renting lease leases leased hire hires hired',
    'pay pays paid paying',
    'write writes wrote written writing',
    'cold colder frost frosty freezing',
    'warehouse warehouses depot depots',
    'van vans truck trucks lorry lorries',
    'sign signs signed signing signature',
    'show shows showed shown present presents presented',
    'grow grows grew grown increase increases increased rise rises rose',
    'reduce reduces reduced decrease decreases decreased shrink shrinks shrank',
    'finish finishes finished complete completes completed',
    'keep keeps kept keeping',
    'speak speaks spoke spoken talk talks talked',
    'build builds built building',
    'meet meets met meeting meetings',
    'answer answers answered reply replies replied respond responded',
    'deadline deadlines',
    'see sees saw seen',
    'hold holds held holding',
    'sell sells sold selling',
    'teach taught teaches train trains trained training',
  ].flatMap(line => {
    const [first = '', ...rest] = line.split(' ')
    return [first, ...rest].map(w => [w, `=${first}`] as const)
  }),
)

/** Of each line a statement has at most one: another member is another statement. Members are divided by `|`, their forms by spaces. */
const EXCLUSIVE = [
  'monday mondays mon|tuesday tuesdays tue|wednesday wednesdays wed|thursday thursdays thu|friday fridays fri|saturday saturdays sat|sunday sundays sun',
  'january jan|february feb|march mar|april apr|june jun|july jul|august aug|september sept sep|october oct|november nov|december dec',
  'north northern|south southern|east eastern|west western',
  'left|right|middle',
  'upper top|lower bottom',
  'first|second|third|fourth|fifth|last final',
  'daily|weekly|monthly|quarterly|yearly annual',
  'spring|summer|autumn fall|winter',
  'morning|afternoon|evening|night',
  'red|green|blue|yellow|black|white|grey gray|brown|orange',
  'cold colder frost freezing|heat hot hotter warm',
  'buy buys bought order ordered purchase|sell sells sold|return returns returned|rent rents rented lease leased',
  'increase increases increased raise raised grow grows more|decrease decreases decreased reduce reduces reduced lower less fewer',
  'accept accepts accepted approve approves approved|reject rejects rejected refuse refused decline declined',
  'open opens opened|close closes closed shut',
  'before|after',
  'early earlier|late later',
  'start starts started begin begins began|stop stops stopped end ends ended',
  'send sends sent|receive receives received',
  'hire hires hired|fire fires fired dismiss',
  'internal internally|external externally',
  'public publicly|private privately',
  'add adds added|remove removes removed delete deletes deleted',
  'pass passes passed|fail fails failed',
  'win wins won|lose loses lost',
  'enable enables enabled|disable disables disabled',
  'cheap cheaper|expensive dearer',
  'fast faster|slow slower',
  'who whose|when|where|why',
]
/** Word → the lines that it is in, with its member. */
export const MARKS = new Map<string, (readonly [line: number, member: number])[]>()
EXCLUSIVE.forEach((line, i) => {
  line.split('|').forEach((member, m) => {
    for (const w of member.split(' ')) MARKS.set(w, [...(MARKS.get(w) ?? []), [i, m]])
  })
})

export const NOT = words(
  'not never no none nobody nothing neither nor without cannot cant dont doesnt didnt wont wouldnt isnt arent wasnt werent',
)
/** Verbs that deny what they speak of. */
export const DENY = words(
  'cancel cancels cancelled canceled drop drops dropped abandon abandoned scrap scrapped stop stops stopped refuse refused reject rejected decline declined avoid skip against',
)

/** Apart from its own words: `can't` and `cannot` are two, an answer that opens it is none. */
export function wordsApart(text: string): string {
  // "No, we take the white one": the first word answers, it denies nothing.
  const opened = text.replace(/^(?:(?:no|nope|yes|yeah|yep|ok|okay|right|well|so|and|but|then|good|great|fine)\b[,.!]?\s+)+/i, '')
  // Most have none of what follows.
  if (!/['’‘]|kick|call|longer|more|cannot/i.test(opened)) return opened
  return opened
    .replace(/[‘’]/g, "'")
    .replace(/\bkick[ -]off\b/gi, 'kickoff')
    .replace(/\bcalled? off\b/gi, 'cancel')
    .replace(/\b(?:no|not any) longer\b|\bno more\b/gi, 'never')
    .replace(/\bcan't\b|\bcannot\b/gi, 'can not')
    .replace(/\bwon't\b/gi, 'will not')
    .replace(/n't\b/gi, ' not')
    .replace(/'(?:s|m|re|ve|ll|d)\b/gi, '')
}

/** What a word is by itself, in whatever talk it stands. */
export interface Spelling {
  /** Folded. */
  readonly word: string
  readonly capital: boolean
  /** Its key where it is nobody's name; a class of synonyms stays one even then. */
  readonly key: string
  readonly weight: number
}
/** A word as written, looked at by itself. */
export const spellingOf = remembering(20_000, (raw: string): Spelling => {
  const word = fold(raw)
  const key = plainKey(word)
  // A word that others may stand for tells less.
  const weight = key.startsWith('=') ? Math.min(0.7, weightOf(word)) : weightOf(word)
  return { word, capital: /^\p{Lu}/u.test(raw), key, weight }
})

function plainKey(word: string): string {
  const synonym = SYNONYMS.get(word)
  if (synonym) return synonym
  if (word.length < 2 || isStopWord(word) || FRAMING.has(word) || NOT.has(word) || /^\d/.test(word)) return ''
  // What is a number is compared as a number.
  return isNumberWord(word) ? '' : stemmed(word)
}
