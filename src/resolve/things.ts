import { fold, foldName, wordsOf } from '../model/text.ts'
import { commonRank } from './common-words.ts'
import { isGivenName } from './given-names.ts'

/** A run of capitalised words: `Port of Alder Bay`. */
export interface CapitalRun {
  readonly text: string
  readonly start: number
  readonly end: number
  /** True where it opens a sentence, so that its first capital proves nothing. */
  readonly opens: boolean
  /** With the `'s` it ends in, which may be its own: `St Aldric's`. */
  readonly whole?: string
}

/** Small words inside a name: `Casa da Ribeira`, `Port of Alder Bay`. */
const LINK = 'of|and|the|&|de|der|des|du|for|von|van|da|do|das|dos|del|della|di|la|le|les|el|los|las|ter|ten|zum|zur|y'
const RUN = new RegExp(
  String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’&-]*(?:(?:\s+(?:${LINK})){0,2}[ \t]+(?:\p{Lu}[\p{L}\p{M}\p{N}'’&-]*|\d+(?:\.\d+)+))*`,
  'gu',
)
const LINK_ONLY = new RegExp(`^(?:${LINK})$`)

/** Runs of capitalised words in a text, with their places. */
export function capitalRuns(text: string): CapitalRun[] {
  const out: CapitalRun[] = []
  for (const m of text.matchAll(RUN)) {
    const before = text.slice(Math.max(0, m.index - 3), m.index)
    const run = m[0].replace(/['’]s$/u, '')
    out.push({
      text: run,
      start: m.index,
      end: m.index + run.length,
      opens: m.index === 0 || /(?:[.!?:…"“]|[\n•*-]) ?$/.test(before) || /\n\s*$/.test(before),
      ...(run === m[0] ? {} : { whole: m[0] }),
    })
  }
  return out
}

/** Small words and calendar words that carry a capital without being a name. */
const NO_NAME = new Set(
  `i i'm i'd i'll i've a an the and or but so if then yes no not ok okay hi hey hello dear thanks thank regards best kind cheers please re fwd fw aw from to cc bcc subject date sent
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  mon tue wed thu fri sat sun christmas easter god jesus english french german spanish portuguese norwegian swedish danish dutch italian polish chinese japanese american european nordic british
  it it's is we we're he she they you my our your this that these those there here what who when where why how which well um uh oh yeah right sure also just now today tomorrow yesterday
  mr mrs ms dr prof sir north south east west summary action items decisions notes transcript meeting call agenda attendees participants follow next steps open questions risks topics`
    .split(/\s+/)
    .filter(w => w !== ''),
)
/** True where a folded word proves nothing although it has a capital. */
export const isNoName = (word: string): boolean => NO_NAME.has(word)

/** Drops capitalised small words at the edges: `The Merlinda` → `Merlinda`; null where nothing is left. */
export function trimRun(run: string): string | null {
  let words = run.split(/\s+/)
  const empty = (w: string): boolean => isNoName(fold(w)) || LINK_ONLY.test(w)
  while (words.length > 0 && empty(words[0] ?? '')) words = words.slice(1)
  while (words.length > 0 && empty(words.at(-1) ?? '')) words = words.slice(0, -1)
  const text = words.join(' ')
  return wordsOf(text).join('').length < 2 ? null : text
}

const LEGAL =
  /[ ,]+(?:a\.?s\.?|asa|a\/s|ab|oy|oyj|gmbh|ag|kg|se|inc\.?|llc|l\.l\.c\.|ltd\.?|limited|plc|corp\.?|co\.|company|b\.?v\.?|n\.?v\.?|s\.?a\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|s\.?l\.?|pty|pte|k\.?k\.?|sp\. ?z ?o\.?o\.?|d\.?o\.?o\.?|a\.?p\.?s\.?)$/i
/** `Saltmere Energi AS` → `Saltmere Energi` */
export const withoutLegalForm = (name: string): string => name.replace(LEGAL, '').trim()

/**
 * True where a mail domain's label may be made from the words of a company's name: `alderbayport` from `Port of Alder Bay`,
 * `trp` from `Tidewell River Power`.
 */
export function labelFits(label: string, name: string): boolean {
  return spelledBy(label, name) || (/[øåäöüæ]/i.test(name.normalize('NFC')) && spelledBy(label, inAscii(name)))
}
/** The name in a run: its `'s` belongs to it where only with it a mail domain's label is made of the words (`staldrics` of St Aldric's). */
export const runNamed = (run: CapitalRun, labels: readonly string[]): string =>
  run.whole !== undefined && labels.some(l => labelFits(l, run.whole ?? '') && !labelFits(l, run.text)) ? run.whole : run.text

/** `Møllebanen` → `Moellebanen`, as domains write it; `fold` only takes the marks off. */
const inAscii = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øåäöüæ]/g, c => ({ ø: 'oe', ö: 'oe', ä: 'ae', æ: 'ae', å: 'aa', ü: 'ue' })[c] ?? c)

function spelledBy(label: string, name: string): boolean {
  const target = label.replace(/[^a-z0-9]/g, '')
  const words = wordsOf(withoutLegalForm(name)).filter(w => !/^(?:the|of|and|for|de|der|des|du)$/.test(w))
  if (words.length === 0 || target.length < 2) return false
  if (words.length >= 2 && words.map(w => w[0]).join('') === target) return true
  // `hsexchange` of the Harbour Safety Exchange: initials, then the last word.
  if (
    words.length >= 3 &&
    `${words
      .slice(0, -1)
      .map(w => w[0])
      .join('')}${words.at(-1)}` === target
  )
    return true
  const spell = (rest: string, left: readonly string[], whole: number): boolean => {
    if (rest === '') return whole > 0
    for (let i = 0; i < left.length; i++) {
      const w = left[i] ?? ''
      const others = left.filter((_, j) => j !== i)
      if (rest.startsWith(w) && w.length > 1 && spell(rest.slice(w.length), others, whole + 1)) return true
      for (let k = Math.min(w.length - 1, rest.length); k >= 3; k--)
        if (rest.startsWith(w.slice(0, k)) && spell(rest.slice(k), others, whole + (k >= 5 ? 1 : 0))) return true
      if (whole > 0 && w[0] && rest.startsWith(w[0]) && spell(rest.slice(1), others, whole)) return true
    }
    return false
  }
  return words.length <= 8 && spell(target, words, 0)
}

/** One hint that a name is a project, a forum, a product or a term; hints add up over the sources. */
export interface ThingHint {
  readonly type: 'project' | 'forum' | 'product' | 'term'
  readonly name: string
  readonly weight: number
  readonly alias?: string
  /** The name that it had before. */
  readonly was?: string
  /** The source says outright what it is: `Project Merlinda`. */
  readonly explicit?: boolean
  /** The source gives it its name and uses it: plain words may be that name. */
  readonly introduced?: boolean
}

const PROJECT_WORD =
  'project|programme|program|pilot|workstream|initiative|roll-?out|migration|deployment|risk register|scope note|statement of work|charter|kick-?off|work package'
const TITLE_WORD =
  'kick-?off|check-?in|status|steering|retro(?:spective)?|milestone|scope note|risk register|planning|pilot|project|programme|rollout|roll-out|go-live|cutover|design review|site acceptance'
const NAME = String.raw`\p{Lu}[\p{L}\p{M}\p{N}-]+(?: \p{Lu}[\p{L}\p{M}\p{N}-]+){0,2}`
const TEXT_PROJECT = new RegExp(String.raw`(?<![\p{L}\p{N}])(${NAME}) (?:${PROJECT_WORD})(?![\p{L}\p{N}])`, 'gu')
const NAMED_PROJECT = new RegExp(String.raw`(?<![\p{L}\p{N}])[Pp]ro(?:ject|gramme) (${NAME})`, 'gu')
/** `Project Manager` names nobody's project. */
const PROJECT_ROLE =
  /^(?:manage\w*|lead\w*|plan\w*|team|office|director|coordinator|documentation|meeting|status|owner|board|sponsor|scope|charter|update|review|name|report|budget|timeline|management|engineer|brief|overview)\b/i
/** Programs that everybody has: no glossary needs them. */
const PLAIN_PRODUCT =
  /^(?:PowerPoint|WordPerfect|YouTube|LinkedIn|GitHub|GitLab|WhatsApp|JavaScript|TypeScript|OneDrive|SharePoint|OneNote|MacBook|AirPods|PowerBook|FaceTime|PayPal|DocuSign|DropBox|Dropbox|JavaDoc|WordPress|AutoCAD|McDonald)$/
const KICKOFF_OF = new RegExp(`(?:kick-?off|launch|start) (?:of|for) (?:the )?(?:[Pp]roject )?(${NAME})`, 'gu')
const TITLE_PROJECT = new RegExp(String.raw`^(?:[Pp]roject )?(${NAME})(?:\s*[-–—:,]\s*|\s+)(?:${TITLE_WORD})\b`, 'u')
const TITLE_LEAD = new RegExp(String.raw`^(${NAME})\s+[-–—:]\s+\S`, 'u')
/** `Casa da Ribeira, access` is about Casa da Ribeira, no project Casa. */
const TITLE_BARE = new RegExp(String.raw`^(?:[Pp]roject )?(${NAME})\s+(?!(?:${LINK})\s+\p{Lu})\p{Ll}`, 'u')
/** `we run a school programme, Beacon, that's for it`: something is given its name. */
const INTRODUCED = new RegExp(
  String.raw`\b(?:an?|our|the) (?:\p{Ll}+ ){0,3}(?:programme|program|project|initiative|scheme|campaign|pilot)(?: called| named)?,? ["“]?(${NAME})["”]?(?=[,.;])`,
  'gu',
)
/** What is offered, sold and signed: the name before it is a customer's or a supplier's. */
const SOLD =
  /\b(?:terms|contracts?|offers?|quotes?|quotation|pricing|prices?|proposal|agreement|orders?|invoices?|renewal|tender|nda|accounts?|licen[cs]es?|licensing|purchase|discount|payment)\b/i
/** `the Corran Water pilot`: what is done at somebody's place bears their name. A code name is one word, or is called a project. */
const atCustomer = (name: string, phrase: string): boolean =>
  wordsOf(name).length > 1 && /\b(?:pilot|roll-?out|deployment|migration|go-live|cutover|site acceptance)$/i.test(phrase)
const FORUM =
  /(?<![\p{L}\p{N}])((?:\p{Lu}[\p{L}\p{N}-]+ (?:(?:and|of|&|for) )?){1,5}(?:Working Group|Steering Group|Steering Committee|Committee|Council|Forum|Guild|Task Force|Roundtable|Community of Practice|Consortium|Advisory Board|User Group|Interest Group|Chapter|Circle|Round Table))(?![\p{L}\p{N}])/gu
/** `Assembly of Harbour Masters` */
const FORUM_OF =
  /(?=[ACFGR])(?<![\p{L}\p{N}])((?:Council|Committee|Forum|Guild|Circle|Assembly|Congress|Conference|Roundtable) (?:of|for) (?:the )?\p{Lu}[\p{L}-]+(?: (?:(?:and|of|for|&) )?\p{Lu}[\p{L}-]+){1,4})(?![\p{L}\p{N}])/gu
// Each begins with a capital: looked for first, before what may not stand in front of it.
const VERSION = /(?=\p{Lu})(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}]{2,}(?: \p{Lu}[\p{L}\p{N}]+)?) v?(\d+(?:\.\d+)+)(?![\p{L}\p{N}])/gu
const CAMEL = /(?=\p{Lu})(?<![\p{L}\p{N}@/.])(\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+)(?![\p{L}\p{N}]|\.\p{Ll})/gu
const ACRONYM = /(?=\p{Lu})(?<![\p{L}\p{N}/.])(\p{Lu}[\p{Lu}\p{N}]{2,6})(?=s?(?![\p{L}\p{N}]))/gu
const BRACKETED = / \((\p{Lu}{2,7})\)/gu
/** Acronyms that everybody knows: no glossary needs them. */
const PLAIN_ACRONYM =
  /^(?:THE|AND|NOT|BUT|FOR|YOU|ALL|ANY|NEW|NOTE|TODO|TBD|TBA|FYI|ASAP|EOD|EOW|EOM|ETA|FAQ|USA|USD|EUR|GBP|NOK|SEK|DKK|CHF|UTC|GMT|CET|CEST|EST|PST|MST|CST|CEO|CTO|CFO|COO|CIO|CISO|CMO|CRO|VP|SVP|EVP|HR|PDF|DOC|XLS|PPT|CSV|JSON|XML|HTML|HTTP|HTTPS|URL|API|SDK|CPU|GPU|RAM|SSD|USB|WIFI|VPN|SMS|GPS|LED|LCD|WEBVTT|BLANK|AUDIO|INAUDIBLE|MEETING|ISBN|ISO|RE|FWD|AM|PM|AI|IT|UK|EU|US|UN|QA|OK|ID|IP|PR|TV|PC|OS|UI|UX|NDA|ROI|KPI|OKR|RFP|RFQ|RFI|SLA|MOU|SOW|POC|MVP|GDPR|II|III|IV|VAT|VIP|DIY|AKA|ATM|BCC|PIN|PTO|OOO|WFH|BTW|IMO|LOL|OMG|WTF|AGM|Q[1-4]|FY\d+)$/

/** Initials of a name as an acronym: `Storage Interop Working Group` → `SIWG`. */
export const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(w => /^\p{Lu}/u.test(w))
    .map(w => w[0])
    .join('')
    .toUpperCase()

/** What a title says: `Merlinda kick-off` names a project. */
export function titleHints(title: string): ThingHint[] {
  const clean = title
    .replace(/^\s*(?:(?:re|fwd?|aw|wg|sv|vs)\s*:\s*)+/i, '')
    .replace(/\.(?:txt|md|vtt|srt|docx|pdf|eml|json)$/i, '')
    .trim()
  const hints = [...forumHints(clean)]
  const push = (m: RegExpExecArray | null, weight: number) => {
    const name = m?.[1] ? trimRun(m[1]) : null
    if (name && plausible(name)) hints.push({ type: 'project', name, weight })
  }
  const sold = SOLD.test(clean) && !/\b(?:project|programme|program)\b/i.test(clean)
  const named = sold ? null : TITLE_PROJECT.exec(clean)
  push(named && atCustomer(named[1] ?? '', named[0]) ? null : named, 2)
  // A title that is nothing but a word of no dictionary, or the name of a group.
  const lone = /^\p{Lu}[\p{L}\p{M}-]{4,}$/u.exec(clean)
  if (lone && commonRank(fold(lone[0])) === null) push(/^(.+)$/u.exec(clean), 1.5)
  if (GROUP_TITLE.test(clean) && !isNoName(fold(clean.split(' ')[0] ?? ''))) hints.push({ type: 'forum', name: clean, weight: 2 })
  const said = /^[Pp]roject\s+(\p{Lu}[\p{L}\p{M}\p{N}-]+)/u.exec(clean)?.[1]
  if (said) hints.push({ type: 'project', name: said, weight: 2, explicit: true })
  if (sold) return hints
  push(TITLE_LEAD.exec(clean), 1)
  const bare = TITLE_BARE.exec(clean)
  push(named && bare && atCustomer(bare[1] ?? '', named[0]) ? null : bare, 1)
  return hints
}

const OPENS_WITH =
  /\b(?:kick-?off|meeting|call|review|steering|session|talk|workshop|check-?in|status|sync|planning|retro\w*|update)\b[^.?!\n]{0,20}\b(?:for|of|on|about) (?:the )?[Pp]roject (\p{Lu}[\p{L}\p{M}\p{N}-]+)/u
/** Letters of a source in which it says what it is about. */
const OPENING = 600

/** Without the projects that a title only seems to name, where the source opens with the one that it is about: "the kickoff for Project Larch". */
export function asOpened(hints: readonly ThingHint[], text: string): readonly ThingHint[] {
  const said = OPENS_WITH.exec(text.slice(0, OPENING))?.[1]
  if (said === undefined) return hints
  return hints.filter(h => h.type !== 'project' || h.explicit || wordsOf(h.name).includes(fold(said)))
}

/** `Harvest Huddle`: two or three words, the last of which says that it is a group. */
const GROUP_TITLE =
  /^(?:\p{Lu}[\p{L}\p{N}&-]+ ){1,2}(?:Huddle|Guild|Forum|Council|Committee|Roundtable|Round Table|Circle|Collective|Assembly|Club)$/u
/** What a calendar entry is that people of many houses are invited to: not a meeting about something, but a group that meets. */
const OCCASION =
  /\b(?:meeting|call|workshop|review|training|kick-?off|lunch|dinner|demo|weekly|monthly|daily|sync|visit|interview|webinar|steering|planning|retro\w*|catch-?up|session|walk|test|audit|offer|pilot|project|update|1:1|status|check-?in|board|day|part)\b/i

/**
 * A group that meets, by who is invited: people of three houses or more besides the owner's, and a title that is nothing but a name.
 * `houses`: mail domains of companies.
 */
export function groupHint(title: string, houses: readonly string[]): ThingHint | null {
  const name = title
    .replace(
      /\s*[-–—:,(]?\s*(?:q[1-4]|\d{1,4}|spring|summer|autumn|winter|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)[\s)\d]*$/iu,
      '',
    )
    .trim()
  const words = name.split(/\s+/)
  const named = words.filter(w => !/^(?:of|and|the|for|on|in|&)$/.test(w))
  if (new Set(houses).size < 3 || named.length < 2 || named.length > 6 || OCCASION.test(name)) return null
  if (!named.every(w => /^\p{Lu}/u.test(w)) || houses.some(h => labelFits(h.split('.')[0] ?? '', name) && named.length < 3)) return null
  return { type: 'forum', name, weight: 2, explicit: true, ...(named.length > 2 ? shortOf(name) : {}) }
}

/** What a group of many houses holds, and no customer: a council that has a plenary is a forum, also where its office writes mails. */
const PLENARY = /^[\s:,–—-]*(?:\p{L}+ )?(?:plenary|general assembly|annual meeting|members['’]? meeting)\b/iu

const OF_A_PLENARY = /\b(?:plenary|general assembly|annual meeting|members['’]? meeting)(?: (?:session|meeting))? of the $/iu

function forumHints(text: string): ThingHint[] {
  return [...text.matchAll(FORUM), ...text.matchAll(FORUM_OF)].flatMap(m => {
    const name = m[1] ? trimRun(m[1]) : null
    const explicit = PLENARY.test(text.slice(m.index + m[0].length)) || OF_A_PLENARY.test(text.slice(Math.max(0, m.index - 50), m.index))
    return name && wordsOf(name).length > 2
      ? [{ type: 'forum' as const, name, weight: 2, ...shortOf(name), ...(explicit ? { explicit } : {}) }]
      : []
  })
}

/** The initials of a group as its other name, unless everybody reads them as something else: CTO. */
const shortOf = (name: string): { readonly alias?: string } => (PLAIN_ACRONYM.test(initials(name)) ? {} : { alias: initials(name) })

/** What a text gives a name to and then calls so again. */
function introduced(text: string): ThingHint[] {
  return [...text.matchAll(INTRODUCED)].flatMap(m => {
    const name = m[1] ? trimRun(m[1]) : null
    if (!name || !plausible(name)) return []
    const uses = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'gu'))].length
    return uses > 1 ? [{ type: 'project' as const, name, weight: 2, introduced: true }] : []
  })
}

/** Without the projects of a title that the talk only speaks of as a place: `in Varberg`, `late to Varberg`. */
export function withoutPlaces(hints: readonly ThingHint[], text: string): readonly ThingHint[] {
  const said = ` . ${wordsOf(text).join(' ')} `
  return hints.filter(h => {
    if (h.type !== 'project' || h.explicit) return true
    const uses = [...said.matchAll(new RegExp(`(\\S+) ${foldName(h.name)}(?= )`, 'g'))].map(m => m[1] ?? '')
    const places = uses.filter(before => /^(?:in|near|outside|around|to|from|via)$/.test(before))
    return !(places.some(p => /^(?:in|near|outside|around)$/.test(p)) && places.length * 2 > uses.length)
  })
}

/** What a text says of projects, forums, products and terms. */
export function textHints(text: string): ThingHint[] {
  const hints = forumHints(text)
  const each = (pattern: RegExp, type: ThingHint['type'], weight: number) => {
    for (const m of text.matchAll(pattern)) {
      const name = m[1] ? trimRun(m[1]) : null
      if (name && plausible(name)) hints.push({ type, name, weight })
    }
  }
  for (const m of text.matchAll(TEXT_PROJECT)) {
    const name = m[1] ? trimRun(m[1]) : null
    if (name && plausible(name) && !atCustomer(name, m[0])) hints.push({ type: 'project', name, weight: 1 })
  }
  for (const m of text.matchAll(NAMED_PROJECT)) {
    const name = m[1] ? trimRun(m[1]) : null
    if (name && plausible(name) && !PROJECT_ROLE.test(name)) hints.push({ type: 'project', name, weight: 2, explicit: true })
  }
  each(KICKOFF_OF, 'project', 1)
  hints.push(...introduced(text))
  for (const m of text.matchAll(VERSION))
    if (m[1] && !isNoName(fold(m[1]))) hints.push({ type: 'product', name: m[1], weight: 2, alias: `${m[1]} ${m[2]}` })
  for (const m of text.matchAll(CAMEL)) if (m[1] && !PLAIN_PRODUCT.test(m[1])) hints.push({ type: 'product', name: m[1], weight: 1 })
  for (const m of text.matchAll(BRACKETED)) {
    const words = text.slice(Math.max(0, m.index - 120), m.index).split(/\s+/)
    const letters = m[1] ?? ''
    const long = words.slice(-letters.length)
    if (long.length === letters.length && long.every((w, i) => w[0]?.toUpperCase() === letters[i]))
      hints.push({ type: 'term', name: letters, weight: 2, alias: long.join(' ') })
  }
  hints.push(...spelledTerms(text))
  for (const m of text.matchAll(ACRONYM))
    if (m[1] && !PLAIN_ACRONYM.test(m[1]) && /\p{Lu}{3}/u.test(m[1])) hints.push({ type: 'term', name: m[1], weight: 0.6 })
  return hints
}

const SPELLED = /(?=\p{Lu})(?<![\p{L}\p{N}])((?:\p{Lu} ){2,5}\p{Lu}|\p{Lu}{3,6})(?![\p{L}\p{N}])/gu

/** An acronym, spelled or not, whose long form stands in the same text twice: `S O C` and `state of charge`. */
function spelledTerms(text: string): ThingHint[] {
  const out = new Map<string, ThingHint>()
  const lower = ` ${wordsOf(text).join(' ')} `
  for (const m of text.matchAll(SPELLED)) {
    const letters = (m[1] ?? '').replace(/ /g, '').toLowerCase()
    if (out.has(letters) || PLAIN_ACRONYM.test(letters.toUpperCase())) continue
    const pattern = new RegExp(` (${[...letters].map(c => `${c}[a-z]+`).join(' ')})(?= )`, 'g')
    const counts = new Map<string, number>()
    for (const p of lower.matchAll(pattern)) if (p[1] && !isNoName(p[1].split(' ')[0] ?? '')) counts.set(p[1], (counts.get(p[1]) ?? 0) + 1)
    const [best] = [...counts].sort((a, b) => b[1] - a[1])
    if (best && best[1] >= 2) out.set(letters, { type: 'term', name: letters.toUpperCase(), weight: 2, alias: best[0] })
  }
  return [...out.values()]
}

function plausible(name: string): boolean {
  const words = wordsOf(name)
  return (
    !words.some(isNoName) &&
    words.join('').length > 2 &&
    !(words.length === 2 && isGivenName(words[0] ?? '')) &&
    foldName(name) !== 'project'
  )
}
