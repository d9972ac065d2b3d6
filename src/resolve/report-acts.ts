/**
 * How a sentence says that something was done: sent, told, asked, booked, made, signed, read, tried, visited. English; what is denied, planned,
 * asked, half done or done every week is none.
 */
import { sieve } from '../extract/sieve.ts'
import { fold, wordsOf } from '../model/text.ts'
import { isFinitePast, rootOfGerund, rootOfPast, verbRoot } from './past-verbs.ts'
import { remembered } from './remembered.ts'
import { type State, stateIn } from './report-states.ts'
import { isStopWord } from './values.ts'

export type Act = 'give' | 'tell' | 'ask' | 'introduce' | 'book' | 'make' | 'sign' | 'read' | 'try' | 'visit' | 'fit'

/** What is to be done, and how it is said to have been done. */
const ACTS: readonly (readonly [Act, RegExp, RegExp])[] = [
  [
    'give',
    /\b(?:send|e-?mail|mail|forward|share|provide|deliver|give|get|let \S+(?: \S+)? have|have .{1,40} (?:with|back)|hand|pass|submit|upload|post|bring|copy|return|circulate|supply|drop|resend|ship|dispatch|courier|put .{1,30} (?:up|in the (?:post|mail)))\b/i,
    /\b(?:sent|e-?mailed|mailed|forwarded|shared|provided|delivered|gave|given|handed(?! back)|passed on|submitted|uploaded|posted|brought|copied|returned|circulated|shipped|dispatched|couriered|went (?:to|out|off|over|up|in)|(?:came|come) (?:in|back|through|over|on|at|the|this|yesterday|today|last|\p{L}+day)|it came|they came|arrived|reached (?:me|us|him|her|them)|received|(?:I|we|she|he|they)(?: have|['’]ve|['’]s| has)? (?:already |now |just |all )?got(?= (?:the|your|it|them|that|those|these|his|her|their|both|all|\S+['’]s|mine|ours)\b)|(?:I|we)(?: have|['’]ve) (?:the|your|it|them|that|\S+(?: \S+)?['’]s)(?= [^.]{0,40}(?:from you|since|now|here|already|in front of|came))|got (?:the|your|his|her|their|it|them|that|there)|(?:is|are)(?: all| now| already)? with (?:you|him|her|them|us|me)\b|(?:is|are|was) (?:also )?(?:attached|enclosed)|attached (?:is|are|you|please|as)|here['’]s|(?:I|we)(?:['’]m| am|['’]re| are)?(?: also| hereby| now)? (?:attach|enclose|attaching|enclosing)\b|on (?:its|their) way (?:to|over)|(?:is|are|['’]s) in the post|(?:popped|stuck|dropped|put) (?=[^.,;]{2,60} in the post\b)|(?:has|have|['’]s|['’]ve) (?:now |all |just )?gone(?=\W*$)|laid (?=[^.;]{2,70} before\b)|presented|tabled|(?:has|have|['’]s|['’]ve) been(?= and gone|\W*$)|gone (?:to|out|off|over)\b|\p{L}+ (?:got|received|have|has)(?= (?:our|my)\b)|(?:is|are) back (?:at|with|in)\b|(?:have|has|['’]ve) (?:got )?(?:the|our|your|my)(?= [^.,;]{2,50} now\b)|(?:in|on) (?:your|her|his|their|my) (?:inbox|desk|mailbox|letter ?box|pigeon ?hole)|dropped (?:\S+ ){1,6}?(?:off|round|in|by|over)\b|^attached|find attached|(?<=\p{L} )(?:attached|enclosed)(?=[,.;]|$| (?:as|for|below|here)\b)|here (?:is|are|comes?)|(?:(?:is|are) |['’]s )(?:now |already |all )?(?:in|here|there)(?: since\b|[.!,]|$)|landed|(?:you|they|she|he)(?:['’]ve| have| has) (?:all )?(?:had |got )?(?:the|our|my|your|it|them)(?= [^.]{0,40}since)|thank(?:s| you)(?: very much| so much| a lot| again| also)? for|(?:I|we)(?: now)?(?: have|['’]ve)(?: now)? (?:your|his|her|their) (?:letter|mail|e-?mail|note|parcel|form|report|draft|list|cheque|check|invoice|answer|reply|signature|figures|numbers|file|drawings?|photos?)|got (?:hers|his|theirs|mine|ours))(?!\p{L})/iu,
  ],
  [
    'tell',
    /\b(?:tell|give (?:\S+ ){1,5}?an? (?:call|ring|shout|buzz|nudge|heads[- ]up)|get (?:hold of|in touch with|through to)|contact|inform|chase|nudge|let \S+(?: \S+)? know|ring|call|phone|text|e-?mail|mail|write to|drop .{1,20} a (?:line|note)|talk (?:to|with)|speak (?:to|with)|have a (?:word|chat)|catch|report|mention|raise|brief|warn|confirm|(?:go|come|get) back to|explain|announce|remind|answer|reply|pass on|run .{1,30} past|propose|pitch|put .{1,60} to|square .{1,40} with|take .{1,50} up with|sound .{1,30} out)\b/i,
    /\b(?:told|gave (?:\S+ ){1,5}?an? (?:call|ring|shout|buzz|nudge|heads[- ]up)|got (?:hold of|in touch with|through to)|contacted|heard (?:back )?from|off the phone (?:with|to)|had an? (?:answer|reply) from|had (?:\S+ ){1,5}?on the (?:phone|line)|had (?:a|the|our|my) (?:call|conversation|talk|phone call) with|informed|chased|nudged|let (?:you|him|her|them|us|me|(?!\S*(?:n['’]t|not)\b)\S+) know|rang|rung|called|phoned|texted|e-?mailed|mailed|wrote(?: to)?|written to|dropped .{1,20} a (?:line|note)|talked|spoke|spoken|had a (?:word|chat)|caught|reported|mentioned|raised|briefed|warned|confirmed|(?:went|came|got) back (?:to|with)|explained|announced|reminded|answered|replied|ran .{1,30} past|proposed|pitched|after (?:ringing|calling|telling|talking|speaking|writing|mailing)|(?:I|we) (?:hereby |herewith |gladly )?confirm (?:that|the|it|this|both|all)|(?:tells|writes to|informs) (?:me|us)|(?:confirmation|answer|reply|approval|go-ahead|okay|ok)(?: (?:for|on|about|from|to) [^,.;]{1,40}?)? (?:came|arrived|reached|landed|has come|is in|is here)|squared (?:it|this|that|the)|sounded \S+ out|thank(?:s| you)(?: also| again)? for the (?:answer|reply|call|word|note|heads|information|confirmation)|knows? (?:now|already|since)|(?:is|was) on the phone with)(?!\p{L})/iu,
  ],
  [
    'ask',
    /\b(?:ask|find out|check|clarify|enquire|inquire|request|find|look up|see (?:if|whether|what|who)|verify|query)\b/i,
    /\b(?:asked|did ask|found|checked|clarified|enquired|inquired|requested|looked (?:it|that|them) up|verified|queried|got an answer|turns out|it turned out|after asking|said (?:yes|no)|(?:I|we)(?: have|['’]ve)(?: got)? an? [^.,;]{2,40} now\b)(?!\p{L})/iu,
  ],
  [
    'introduce',
    /\b(?:introduce|connect|put (?:you|them|us|\S+)(?: \S+){0,4} (?:in touch|in contact|together|on an? e-?mail)|make (?:an|the) intro\w*)\b/i,
    /\b(?:introduced|connected|put (?:you|us|them|me|\S+)(?: \S+){0,4} (?:in touch|in contact|together|on an? e-?mail)|made (?:an|the) intro\w*|thank(?:s| you)(?: again)? for the intro\w*)(?!\p{L})/iu,
  ],
  [
    'book',
    /\b(?:book|rebook|reserve|arrange|sort|organi[sz]e|set up|schedule|reschedule|move|order|place|buy|purchase|put .{1,30} in|hire|sort out|see to|plan|lock(?: in| down)?|secure|pin down|nail down|fix(?= (?:a|the) (?:date|day|time|slot)\b))\b/i,
    /\b(?:booked|rebooked|reserved|arranged|sorted|organi[sz]ed|set up|scheduled|rescheduled|moved|ordered|placed|bought|purchased|put .{1,30} in|hired|locked(?: in| down)?|secured|pinned down|nailed down|(?:is|are|was|were) (?:now |all )?confirmed|(?:is|are|['’]s|['’]re) (?:now |all )?on order|^confirmed|(?:is|are) in the (?:calendar|diary|bag)|after (?:booking|ordering|arranging))(?!\p{L})/iu,
  ],
  [
    'make',
    /\b(?:write|draft|prepare|finish|complete|do|redo|make|put together|fill in|fill out|update|change|correct|fix|produce|build|design|have .{1,50} (?:ready|done|finished)|repair|clean up|tidy|straighten|record|document|publish|release|file|translate|merge|deploy|load|install|print|close|cancel|remove|add|enter|put|note|take(?! .{1,50} up with)|hang|clear|adjust|revise|rewrite|set|start|test|compile|(?:lay|map|work|draw|type) (?:[^.,;]{1,40} )?(?:out|up))\b/i,
    /\b(?:wrote|written|drafted|prepared|finished|completed|made|(?:I|we|has|have|he|she|they|['’]ve) put|put together|filled (?:in|out)|updated|changed|corrected|fixed|produced|built|designed|ready|repaired|cleaned(?: up)?|tidied|straightened|recorded|documented|published|released|filed|translated|merged|deployed|loaded|installed|printed|closed|cancell?ed|removed|added|entered|noted|(?:took|taken)(?! over)|hung|work(?:s|ing) again|back in (?:service|order|use)|cleared|adjusted|revised|rewritten|rewrote|compiled|live|(?:is|are) (?:up|in|out|over|through)(?: since\b|[.!,;]|$)|after (?:writing|finishing|doing|fixing))(?!\p{L})/iu,
  ],
  [
    'sign',
    /\b(?:sign|countersign|approve|initial|sign off|agree)\b/i,
    /\b(?:signed|countersigned|approved|initialled|signed off|agreed|gave (?:his|her|their|its) ok)(?!\p{L})/iu,
  ],
  [
    'read',
    /\b(?:read|review|look (?:at|into|over|through)|go (?:through|over)|study|check|proof-?read|have a look|compare)\b/i,
    /\b(?:(?<!['’]ll |will |to |['’]d |can |could |should |would |must |please )read\b(?! (?:as|like))|reviewed|looked (?:at|into|over|through|it)|(?:went|gone|been) (?:through|over)|studied|checked|proof-?read|had a look|compared|after (?:reading|going through)|read and)(?!\p{L})/iu,
  ],
  [
    'try',
    /\b(?:test|try|run|rerun|re-run|repeat|measure|weigh|count|inspect|retest|verify|calibrate|wash|check)\b/i,
    /\b(?:tested|tried|ran|rerun|reran|re-ran|repeated|measured|weighed|counted|inspected|retested|verified|calibrated|washed|checked)(?!\p{L})/iu,
  ],
  [
    'visit',
    /\b(?:visit|walk|come (?:over|by|to)|go (?:to|and see|over)|meet|see|drive|attend|pick up|collect|fetch)\b/i,
    /\b(?:visited|walked|came (?:over|by|to)|went (?:to|and saw|over|there)|met|saw|drove|attended|picked (?:\S+ ){0,5}?up|collected|fetched|was (?:at|there)|were (?:at|there))(?!\p{L})/iu,
  ],
  [
    'fit',
    /\b(?:swap|replace|exchange|change|fit|mount|install|repair|fix|mend)\b/i,
    /\b(?:swapped|replaced|exchanged|changed|fitted|mounted|installed|repaired|fixed|mended|(?:works|runs|goes|opens|shuts|closes|lifts|heats|flushes|starts|prints|turns|rings|flows|working|running) again|up and running)(?!\p{L})/iu,
  ],
]
/** Done, whatever it was. */
const ANY_DONE =
  /\b(?:done|did(?: it| that| the)?|finished with|taken care of|dealt with|off (?:my|our|the) (?:list|plate|desk|hands|table)|out of the way|up and running|done and dusted|squared away|wrapped up|ticked off|crossed off|in the bag|put to bed|(?:is|are|was|were|has been|have been|['’]s|got|all) (?:all |now |already )?(?:done|sorted|settled|finished|completed|complete|handled|closed|in hand and done|wrapped up)|all (?:set|done|sorted|booked|signed)|resolved|settled|sorted)(?!\p{L})/iu
/** A report of one act completes tasks of these: a report that came is a report that was written. */
export const PROVES: Readonly<Record<Act, readonly Act[]>> = {
  give: ['give', 'make', 'ask', 'sign', 'book'],
  tell: ['tell', 'ask'],
  introduce: ['introduce', 'tell'],
  ask: ['ask', 'tell'],
  book: ['book', 'make', 'give'],
  make: ['make', 'try'],
  sign: ['sign', 'book', 'tell', 'ask', 'read'],
  read: ['read', 'ask', 'tell'],
  try: ['try', 'ask', 'read', 'make'],
  visit: ['visit', 'tell'],
  fit: ['fit'],
}

/** Before the verb: what is not, not yet, or only perhaps. */
const NOT =
  /\b(?:not|never|cannot|nobody|no one|neither|without|if|unless|whether|when|whenever|once|until|till|before|as soon as|by the time|will|shall|would|could|should|can|may|might|must|going to|gonna|need(?:s|ed)?|has to|have to|had to|want(?:s|ed)?|wish|hop(?:e|es|ed|ing)|try|tries|trying|supposed|meant|about to|forgot|still|yet to|to be|to get|to have|let['’]?s|please|think of|waiting|wait|like|expect(?:s|ed)?|promised? to|plan(?:s|ned)? to|intend\w*|suppose|almost|nearly|half|partly|half-way|halfway|barely|ought|instead of|rather than|used to|let me)\b|\b(?:who|how|what)\b.{0,25}$|n['’]t\b|['’](?:ll|d)\b/iu
/** A negation that reaches past the verb: "… is not in yet", "sent? no". */
const NOT_AFTER =
  /^[^.,;]{0,25}\b(?:not|n['’]t|yet\?|half(?: of)?|partly|apart from|except|some of|most of|only (?:the )?(?:first|half|one|two|part))\b|^[^.,;]{0,30}\b(?:no more|nothing|nobody|none)\b/iu
const PARTLY =
  /\b(?:half of|half the|halfway|partly|part of the|some of|most of|almost|nearly|not all|all but|except(?: for)?|still missing|(?:is|are) missing|the rest|(?:one|two|three|four|five|six|seven) of (?:the|them)|first (?:half|(?:draft|version|page|part|chapter|bit) of)|so far\b|started|begun|working on)\b/i
const HABIT =
  /\b(?:always|usually|every (?:\w*day|week|month|year|time|quarter)|normally|each (?:week|month|time)|last (?:year|spring|summer|autumn|fall|winter|season)(?!['’]s)|years ago|back in|in (?:19|20)\d\d|in the past|back then|again and again)\b/i
/** A clause that says that something was done. */
export interface DoneClause {
  readonly text: string
  /** The whole sentence. */
  readonly sentence: string
  /** The verb that says it, and the words before it. */
  readonly verb: string
  readonly head: string
  readonly acts: ReadonlySet<Act>
  readonly generic: boolean
  /** The verbs that are said to have been done, as roots. */
  readonly roots: ReadonlySet<string>
  /** It tells only how things are now. */
  readonly state: State['kind'] | null
  /** Something only is so since a day, and what: it tells that a thing was done where it says nothing but the thing. */
  readonly lasts: string | null
}

const likelyActs = sieve(ACTS, ([, , done]) => done)
const likelyDone = sieve([ANY_DONE], e => e)

/** The clauses of a sentence that say that something was done. */
export function doneClauses(sentence: string): DoneClause[] {
  // Most sentences have not one of the words.
  if (
    likelyActs(sentence).length === 0 &&
    likelyDone(sentence).length === 0 &&
    !MAY_BE_PAST.test(sentence) &&
    !NAMED_PUT.test(sentence) &&
    !sentence.includes('since ') &&
    sentence.search(BECAME) < 0 &&
    stateIn(sentence) === null
  )
    return []
  if (FAILED.test(sentence)) return []
  if (/\?\s*["”’)]*$/.test(sentence) || sentence.length > 600) return []
  const out: DoneClause[] = []
  const pieces = sentence
    .replace(FINDS, 'find')
    .split(CLAUSE_BORDER)
    .map(p => p.replace(PASSED_ON, ''))
  // What is still to come in the same breath tells nothing of what was done.
  const stated = pieces.filter(p => !/['’]ll\b|\b(?:will|going to|would|could|should|might)\b/i.test(p)).join(' , ')
  for (const [i, piece] of pieces.entries()) {
    // "Every week, I send the list": the habit stands before it. "… where they've always been" is of something else.
    const before = pieces[i - 1] ?? ''
    if (HABIT.test(piece) || (HABIT.test(before) && before.trim().split(/\s+/).length <= 4)) continue
    const past = pastVerbs(piece)
    const lasting = / since | been /.test(piece) ? LASTING.exec(piece) : null
    const found = [
      ...likelyActs(piece).flatMap(([act, , done]) => eventOf(done.exec(piece), act)),
      ...eventOf(NAMED_PUT.exec(piece), 'make'),
      ...(lasting ? (['give', 'make'] as const).flatMap(act => eventOf(lasting, act)) : []),
      ...likelyDone(piece).flatMap(e => eventOf(e.exec(piece), null)),
    ]
    if (PARTLY.test(piece)) continue
    const affirmed = found.filter(e => isAffirmed(piece, e.at, e.verb))
    // A verb that no list has; also before one that is denied: "I pinned it up before the shift came on".
    const others = affirmed.length > 0 ? [] : past.filter(p => found.every(e => p.at < e.at)).map(p => ({ at: p.at, verb: p.word }))
    const told = affirmed.length + others.length === 0 ? stateIn(piece) : null
    const state = told && isAffirmed(piece, told.at, told.verb) ? told : null
    const [first] = [...affirmed, ...others, ...(state ? [state] : [])].sort((x, y) => x.at - y.at)
    if (first)
      out.push({
        text: near(piece, first.at).trim(),
        sentence: stated,
        verb: fold(first.verb),
        head: piece.slice(0, first.at),
        acts: new Set(affirmed.flatMap(e => e.act ?? [])),
        generic: state !== null || affirmed.some(e => e.act === null),
        state: state?.kind ?? null,
        roots: new Set(past.map(p => p.root)),
        lasts:
          state !== null || (lasting !== null && affirmed.every(e => e.verb === lasting[0]))
            ? piece.replace(SINCE_WHEN, ' ').replace(/['’](?:ve|s|re)\b/g, ' ')
            : null,
      })
  }
  return out
}

/** What was tried and came to nothing: `… but it bounced`, `… but nobody picked up`. */
const FAILED =
  /\b(?:but|only)\b[^.;]{0,60}\b(?:bounced|came (?:straight )?back|returned to (?:me|us|sender)|(?:nobody|no one|no-one)(?: has)? (?:picked|answer\w*|repl\w*|was (?:there|in))|no (?:answer|reply|luck)|voice ?mail|answering machine|try(?:ing)? (?:it |them |him |her )?again|engaged|in vain|to no avail|wrong (?:number|address|one|file|version)|got lost|go through|get through|fell through|failed|(?:has|have) to (?:redo|do it again|start again))\b|\bwrong (?:number|address|file|version)\b|\bno luck\b|\bby (?:mistake|accident)\b|\bleft (?:\S+ )?an? message\b/i

const MAY_BE_PAST = /ed\b|ing\b|[a-z]{2}(?:t|n|d|k|w|g|m|ve|de|se|ke|re|le|ze)\b/i
/** Right before a past form that says what somebody or something did: a subject, an auxiliary, an adverb, or nothing. */
const PREDICATE =
  /(?:^\W*|\b(?:I|we|he|she|they|you|it|who|have|has|had|been|was|were|is|are|got|being|all|both|already|now|just|also|finally|then|even|actually|only|since|recently|and|\p{L}+ly)\s|['’](?:ve|s|re|m)\s|\b(?:had|got|['’]ve had|have had)\s(?:\S+\s){1,6}|\p{Lu}[\p{L}'’-]+\s)$/u
const MANAGED =
  /\b(?:managed to|got a?round to|ended up|finished|finally got to|succeeded in|did get to|took the time to|(?:was|were|been) able to|done with|after) (\p{L}{3,})/giu

/** `The attic is clear`: what was to be cleared. Words that are a verb and what comes of it. */
const BECAME =
  /(?:\b(?:is|are|looks?)|['’](?:s|re))(?: now| all| finally| quite)? (empty|clear|clean|dry|tidy|open|shut|level|straight|secure|complete|up to date)(?= (?:now|again|at last)\b|\W*$)/giu

interface PastVerb {
  readonly root: string
  readonly word: string
  readonly at: number
}

/** Words of a piece that say that something was done; `act` null: whatever it was. */
interface Event {
  readonly at: number
  readonly verb: string
  readonly act: Act | null
}
const eventOf = (m: RegExpExecArray | null, act: Act | null): Event[] => (m ? [{ at: m.index, verb: m[0], act }] : [])

const isAffirmed = (piece: string, at: number, verb: string): boolean => {
  const head = piece.slice(0, at)
  return !DESCRIBES.test(head) && !NOT.test(head.replace(REPORTED, '').slice(-60)) && !NOT_AFTER.test(piece.slice(at + verb.length))
}

/** The verbs that a clause says were done, each affirmed by itself. */
function pastVerbs(piece: string): PastVerb[] {
  const out: PastVerb[] = []
  for (const m of piece.matchAll(/\p{L}{3,}/gu)) {
    const word = fold(m[0])
    const root = rootOfPast(word)
    if (root !== null && (isFinitePast(word) || PREDICATE.test(piece.slice(0, m.index))) && isAffirmed(piece, m.index, m[0]))
      out.push({ root, word: m[0], at: m.index })
  }
  for (const m of piece.matchAll(BECAME)) {
    const root = verbRoot(/^up to date$/i.test(m[1] ?? '') ? 'update' : fold(m[1] ?? ''))
    if (isAffirmed(piece, m.index, m[0])) out.push({ root, word: m[0].trim(), at: m.index })
  }
  for (const m of piece.matchAll(MANAGED)) {
    const word = fold(m[1] ?? '')
    const root = rootOfGerund(word) ?? (/ to $/.test(`${m[0].slice(0, -word.length)}`) ? verbRoot(word) : null)
    if (root !== null && isAffirmed(piece, m.index, m[0])) out.push({ root, word: m[0], at: m.index })
  }
  return out
}

/** What is before the `and` is looked at last: looked at first, it would be asked at every letter. */
const CLAUSE_BORDER =
  /[;:–—]|,(?=\s)|\band (?=(?:the|my|your|his|her|their|our) [^,;]{2,30}? (?:went|came|arrived)\b)(?<=\b(?:went|came|arrived|sent)\b[^,;]{2,80}and )|\b(?:but|because|although|though|and so|so that|which)\b|\band (?=(?:I|we|he|she|it|they|you|then|now|will)\b)|(?=\b(?:i|you|he|she|we|they)['’](?:ll|d)\b)/iu

/** `Please find the figures attached`, `you'll find them enclosed`: nothing is asked and nothing to come. */
const FINDS = /\b(?:please|you(?:['’]ll| will| should| can)) find(?=[^.;?]{1,80} (?:attached|enclosed)\b| (?:attached|enclosed)\b)/giu

/** `She says to tell you …`, `he wants you to know …`: what somebody has told counts. */
const PASSED_ON =
  /^.*?\b(?:says?|said|asks?|asked|wants?|wanted)\b(?: (?:me|us|you|him|her))? to (?:tell|let|say|report|know|pass on)\b(?: to)?(?: (?:you|us|them|everyone|everybody|all|the \p{L}+))?(?: know)?(?: that)?\s/iu

/** `You have had it since Monday`, `they've been on the website since the third`. */
const LASTING =
  /(?:\b(?:have|has|is|are|been|hangs?|stands?|lies?)\b|['’](?:ve|s|re)\b)(?= (?:[^.;?]{1,70} )?since (?:yesterday|last|this|that|early|late|the|\p{L}+day|\d|\p{Lu})| (?:only |just |now )?been (?:up|live|online)\b[^.;?]{0,40}? (?:an?|one|two|three|four|five|six|\d+) (?:days?|weeks?|hours?|months?)\b)/iu
/** When it began and, of what stands or hangs somewhere, where. */
const SINCE_WHEN =
  /\bsince\b.*$|\b(?:for )?(?:an?|one|two|three|four|five|six|\d+) (?:days?|weeks?|hours?|months?)\b.*$|(?<=\b(?:up|live|online)) (?:on|in|at) (?:the|our|my|your|their) [^.,;]*?(?= since\b|[.,;]|$)/gi

/** `Ines put the keys …`: after a name it is the past. */
const NAMED_PUT = /(?<=\p{Lu}\p{L}+ )put (?=(?:the|it|them|that|your|his|her|their|my|our|all|both) )/u
/** "a shop that's closed": what it is like, not what was done. */
const DESCRIBES = /\p{L}{3,} (?:that|which|who)(?:['’]s| is| was| are| were)? ?$/iu
/** Words of a piece of talk without marks that are near its verb. */
function near(piece: string, at: number): string {
  if (piece.length < 160) return piece
  const from = piece.lastIndexOf(' ', Math.max(0, at - 70)) + 1
  return piece.slice(from, at + 90)
}
/** `she said that`: what was said counts, not that it was said. */
const REPORTED = /^.*\b(?:he|she|I|they|we) (?:said|says|think|thinks|told me) (?:that )?/i

const OPENING = /^\s*(?:(?:please|also|just|then|to|and|do)\s+)*/i
/** A task without the verb that opens it. */
export const withoutVerb = (text: string): string =>
  text.replace(OPENING, '').replace(/^\S+\s*(?:(?:up|out|off|over|through|into|at|in)\b)?/, '')

/** Verbs that say nothing of what is done. */
const LIGHT = new Set(['do', 'hav', 'get', 'go', 'let', 'be', 'mak', 'tak', 'put', 'com', 'keep', 'see', 'set'])
/** The roots of the verbs that open a task: `label the boxes`, `have the ladders inspected`, `get the lease signed and copied`. */
export const rootsOf = (text: string): ReadonlySet<string> => rootsIn(text, ACTS)
const rootsIn = remembered((text: string): ReadonlySet<string> => {
  const opening = text.replace(OPENING, '')
  const made = /^(?:get|have) (?!to\b)(?:\S+ ){1,7}?(\p{L}{3,})(?=$|[\s,.])/iu
  const words = [/^\p{L}+/u.exec(opening)?.[0], /\band (?:then )?(\p{Ll}+)/u.exec(opening)?.[1]].flatMap(w =>
    w ? [verbRoot(fold(w))] : [],
  )
  const participles = made.test(opening)
    ? wordsOf(opening)
        .slice(2)
        .flatMap(w => rootOfPast(w) ?? [])
    : []
  return new Set([...words.filter(w => w.length > 1 && !LIGHT.has(w) && !isStopWord(w)), ...participles])
})

/** What is to be done: by the verb that opens the task, and a second one after `and`. */
export const actsOf = (text: string): readonly Act[] => opened(text, ACTS)
const opened = remembered((text: string): readonly Act[] => {
  const opening = text.replace(OPENING, '')
  const second = /\band (\p{Ll}.*)$/u.exec(opening)?.[1] ?? ''
  // `Get Ines to sign`: what Ines is to do, asked of her.
  const made = /^(?:get|have|ask) \S+(?: \p{Lu}\S+)? to (\p{Ll}.*)$/iu.exec(opening)?.[1] ?? ''
  const at0 = (base: RegExp, t: string) => t !== '' && base.exec(t)?.index === 0
  return ACTS.filter(([, base]) => at0(base, opening) || at0(base, second) || at0(base, made)).map(([act]) => act)
})
