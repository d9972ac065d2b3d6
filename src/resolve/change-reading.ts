/** What is read of a statement by itself, to see whether a later one takes its place: its values, and by which words it says that something changed. */
import { fold, wordsOf } from '../model/text.ts'
import { formerNumbers, formerOf, matter, subjectOf, valuesIn, withPlainDays } from './later-value.ts'
import { remembered } from './remembered.ts'
import { isStopWord, numbersOf, stemmed, type Value } from './values.ts'

export interface ChangeReading {
  readonly values: readonly Value[]
  /** Numbers of no known unit. */
  readonly bare: readonly number[]
  /** Amounts of any unit; thousands also without their zeros, as they are said. */
  readonly amounts: readonly number[]
  /** Every number and day of a date, as text. */
  readonly digits: ReadonlySet<string>
  readonly weekdays: readonly string[]
  /** `in winter`, `on Saturdays`, `at night`: when it is so. */
  readonly times: ReadonlySet<string>
  /** Numbers that it says to be what was, and whether it does so by "not" or "instead of". */
  readonly former: ReadonlySet<string>
  readonly namesFormer: boolean
  /** Stems of what it says to be past: `no longer gravel`, each list one phrase. */
  readonly formerWords: readonly (readonly string[])[]
  readonly stems: ReadonlySet<string>
  /** The part with the value. */
  readonly clause: string
  readonly verb: string | null
  /** What stands before the verb of that part. */
  readonly head: string
  readonly words: ReadonlySet<string>
  /** `the second crate`, `the other clinic`. */
  readonly ordinals: ReadonlySet<string>
  /** Stems of those whose it is: `Redmoor's`, `her`. */
  readonly possessors: ReadonlySet<string>
  readonly says: Readonly<Record<Saying, boolean>>
  /** Words with a capital inside, no days and months. */
  readonly capitals: readonly string[]
  /** Words without articles, marks of change and forms of "be", with their stems. */
  readonly build: readonly { readonly word: string; readonly stem: string }[]
}

/** What a statement says of itself. */
const SAYINGS = {
  now: /\b(?:now|nowadays|these days|from now on|by now|meanwhile|currently|at the moment|as of|since|after all|in the end|actually|correction|any ?more|already)\b/i,
  moved:
    /\b(?:moves?|moved|moving|shift(?:s|ed)?|slip(?:s|ped)?|postponed|rebooked|rescheduled|brought|pushed|(?:comes?|goes|came|went|gone|is|are|be|re|put|get|got|cut|bring|brings|'s) (?:\p{L}+ ){0,3}(?:up|down|back|forward|out)\b|extended|prolonged|renewed|raised|lowered|reduced|cut|rises?|rose|risen|fell|fallen|drop(?:s|ped)?|grew|grown|becomes?|became|changed|changes|switch(?:es|ed)|renamed|replac(?:es?|ed)|succeed(?:s|ed)?|took over|takes over|taken over|left|leaves|gone|stepped down|retired|hands? over|handed|(?:a|one|two|three|four|\d+) (?:days?|weeks?|months?) (?:later|earlier)|recount\w*|revised|updated|corrected|deferred|delayed)\b/iu,
  notBut:
    /\b(?:instead|rather than|no longer|not any more|used to be|up from|down from|in place of|not (?:before|until|till)|until now|so far|(?:than|before) (?:it was|announced|planned|we (?:said|thought))|previously|formerly|disregard|forget (?:what|the))\b|(?:,|\band\b|\bbut\b) not\b|\bn['’]t\b[^.]{0,30}\bany ?more\b/i,
  wish: /\b(?:wants?|wanted|wish\w*|hop(?:e|es|ed|ing)|suggest\w*|propos\w*|consider\w*|thinking|thinks? of|(?:would|['’]d) (?:like|love|prefer|have been|be (?:better|nicer|easier))|asked (?:for|about|whether|if)|asks?|wonder\w*|talking (?:about|of)|vote on|offered|refused|turned down)\b/i,
  past: /\b(?:last (?:year|season|month|time|week|spring|summer|autumn|winter)|the year before|years? ago|back then|in those days|(?:in|of|since) (?:19|20)\d\d|used to|the previous|the old)\b|^(?:\p{L}+ ){0,5}(?:was|were|had|cost|drew)\b/iu,
  task: /^(?:send|ask|tell|ring|call|mail|give|book|order|check|confirm|sign|write|prepare|bring|get|let|put|please|make|pay|add|use)\b|\b(?:will|I'll|we'll|going to|needs? to|must|have to|has to) (?:send|ask|tell|ring|call|mail|give|book|order|check|write|prepare|bring)\b/i,
  /** Of what is not. */
  imagined: /^(?:so |and |but |well,? )*(?:if|what if|suppose|imagine|assuming|could|can|should|would)\b|\?\s*$/i,
  /** For a while, or once. */
  passing:
    /\b(?:(?:just|only) (?:today|tonight|tomorrow|this (?:week|time|once|month))|this (?:week|time|once)|that one (?:day|time)|for (?:the|one|this|that) (?:day|week|fair|night|weekend)|while\b[^.]{0,40}\b(?:is|are) (?:away|out|off|ill|sick|on)|stand(?:s|ing)? in|fill(?:s|ing)? in|deput\w+|as an exception|once|until (?:he|she|they|\p{Lu}\p{L}+) (?:is|are|comes?) back)\b/iu,
  /** Nothing changed. */
  still: /\b(?:still|remains?|unchanged|as (?:agreed|planned|before|usual|always))\b/i,
  bound:
    /\b(?:more than|less than|fewer than|over|under|at least|at most|up to|no more than|not more than|maximum|minimum|about|around|roughly)\b/i,
} as const
/** Of the part with the value. */
const CLAUSE_SAYINGS = {
  denied: /\b(?:not|never|no)\b|n['’]t\b/i,
  /** `Two villages have …`, `three of the drivers`: some of what was counted. */
  some: /^(?:\p{L}+ ){0,1}(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}+)?|half)(?: of)? (?:the )?\p{L}+s? (?:of|have|has|are|were|is|was|start|come)\b/iu,
} as const
type Saying = keyof typeof SAYINGS | keyof typeof CLAUSE_SAYINGS

const FORMERLY =
  /(?:\b(?:instead of|rather than|in place of|no longer|over from|replac(?:es?|ed|ing)|succeed(?:s|ed|ing)?|(?:has|have|['’]s|['’]ve|had) left|moved (?:out of|away from|from)|used to be|up from|down from)|(?:,|\band|\bbut) not)\s+([^.,;]{2,40})/giu
const WEEKDAY = /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b/gi
/** `three forty-five`: 345. */
const COMPOUND =
  /\b(one|two|three|four|five|six|seven|eight|nine)[- ]((?:ten|eleven|twelve|\p{L}+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))\b/giu
/** `Redmoor's club is …`, no "Redmoor's been told". */
const POSSESSOR =
  /^(?:(?:[Aa]nd|[Ss]o|[Ww]ell,?) )?(?:((?!(?:She|That|There|Let|What|Who|Here|Today)['’])\p{Lu}[\p{L}-]{2,}(?: \p{Lu}[\p{L}-]{2,})?)(?:['’]s|(?<=s)['’]) (?!been\b|going\b|not\b|now\b|the\b|a\b|an\b|in\b|on\b|at\b|up\b|down\b|moved\b|gone\b|done\b|got\b|only\b|due\b)\p{Ll}|(?:[Hh]er|[Hh]is|[Tt]heir)\b)/u
const ORDINAL = /\b(second|third|fourth|fifth|last|other|another)\s+(?=\p{Ll}{3})(?!time\b|week\b|month\b|year\b|season\b|of\b|half\b)/giu
const TIME =
  /\b(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Oo]ver) (?:the )?(winter|summer|spring|autumn|(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekends?|weekdays|bank holidays|night|mornings?|evenings?|afternoons?|term|holidays|low season|high season)\b/giu
const VERBS =
  /\b(is|are|was|were|has|have|had|will|must|can|may|costs?|weighs?|pays?|lasts?|takes?|needs?|starts?|opens?|leaves|runs?|covers?|begins?|arrives?|stands?|returns?|closes?|holds?|seats?|carries|draws|drew|charges?|works?|signs?|chairs?|leads?|sits|lives|meets?|comes?|goes|plays?|sells?|makes?|delivers?|uses?|ends?|stops?|expires?|sails?|moves?|gets?|looks?|handles?|does|wants?|stays?|pours?|launch(?:es)?|hires?|ships?|reads?|tested|sold|spent|lands?)\b|['’](s|re)\b/i
const BUILD =
  /^(?:the|a|an|our|their|now|nowadays|these|days|instead|after|all|from|on|just|currently|also|is|are|be|been|being|has|have|it|there|that|this|as|of|since)$/
const CAPITALS = /(?<=[\p{L}\p{N},;:)] )\p{Lu}[\p{L}\p{N}-]{2,}/gu
const DAY_NAME = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/

const IN_ANY_TALK = {}
/** Read once a text. */
export const changeReading = (text: string): ChangeReading => reading(text, IN_ANY_TALK)
const reading = remembered((text: string): ChangeReading => {
  const values = valuesIn(text)
  const used = new Set(values.flatMap(v => v.key.split(/[ -]/)).map(k => String(Number(k))))
  const said = [...numbersOf(text)]
  const bare = new Set(
    said
      .filter(n => !used.has(n))
      .flatMap(n => (Number(n) > 1 && Number(n) < 1e7 && !(Number(n) >= 1990 && Number(n) <= 2100) ? [Number(n)] : [])),
  )
  for (const m of text.matchAll(COMPOUND)) {
    const [hundreds] = numbersOf(m[1] ?? '')
    const [rest] = numbersOf(m[2] ?? '')
    if (hundreds && rest && Number(rest) < 100) bare.add(Number(hundreds) * 100 + Number(rest))
  }
  const sizes = values.flatMap(v => (v.kind === 'date' || v.kind === 'clock' || v.kind === 'version' ? [] : [Number(v.key.split(' ')[0])]))
  const clause = valueClause(text)
  const verb = VERBS.exec(clause)
  const past = withPlainDays(SAYINGS.moved.test(text) ? text : text.replace(/\bfrom\b/gi, 'of'))
  const words = wordsOf(text)
  const content = (part: string) => wordsOf(part).filter(w => w.length > 1 && !isStopWord(w) && !/^\d/.test(w))
  const says = Object.fromEntries([
    ...Object.entries(SAYINGS).map(([k, p]) => [k, p.test(text)]),
    ...Object.entries(CLAUSE_SAYINGS).map(([k, p]) => [k, p.test(clause)]),
  ]) as Record<Saying, boolean>
  const stem = verb?.[1] ?? verb?.[2]
  return {
    values,
    bare: [...bare],
    amounts: [...bare, ...sizes, ...sizes.flatMap(n => (n >= 1000 ? [n / 1000] : []))],
    digits: new Set([
      ...said,
      ...[...bare].map(String),
      ...values.flatMap(v =>
        v.kind === 'date' ? [v.key.endsWith('??') ? `month ${v.key.slice(0, 2)}` : String(Number(v.key.slice(3)))] : [],
      ),
    ]),
    times: new Set([...text.matchAll(TIME)].map(m => fold(m[1] ?? ''))),
    weekdays: [...text.matchAll(WEEKDAY)].map(m => fold(m[1] ?? '')),
    former: formerNumbers(past),
    namesFormer: formerOf(text).size > 0,
    formerWords: [...text.matchAll(FORMERLY)].map(m =>
      content(m[1] ?? '')
        .slice(0, 4)
        .map(stemmed),
    ),
    stems: new Set(content(text).map(stemmed)),
    clause,
    verb: stem === undefined ? null : fold(stem).replace(/(?<=..)e?s$/, ''),
    head: clause.slice(0, verb?.index ?? 0),
    words: new Set(words),
    ordinals: new Set([...clause.matchAll(ORDINAL)].map(m => fold(m[1] ?? ''))),
    possessors: ownersIn(clause),
    says,
    capitals: [...text.matchAll(CAPITALS)].flatMap(m => (DAY_NAME.test(m[0]) ? [] : [fold(m[0])])),
    build: words.flatMap(word => (BUILD.test(word) ? [] : [{ word, stem: stemmed(word) }])),
  }
})

const ownersIn = (clause: string): ReadonlySet<string> => {
  const m = POSSESSOR.exec(clause)
  return new Set(m ? wordsOf(m[1] ?? m[0]).map(stemmed) : [])
}

function valueClause(text: string): string {
  const parts = text.split(/[;:,]\s|\b(?:because|since|so|but)\b/i)
  return parts.find(p => numbersOf(p).size > 0 || valuesIn(p).length > 0) ?? parts[0] ?? text
}

/** Words of matter of what a statement speaks of, with their weights. */
export const subjectWords = remembered((text: string, names: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const all = matter(text, names)
  return new Map([...subjectOf(text, names)].flatMap(w => (all.has(w) ? [[w, all.get(w) ?? 1] as const] : [])))
})
