import { type ClaimCandidate, claim, finished, MEETING_TALK, replies, saidByThem, standalone } from './claims.ts'
import { ASSENT, DOING, FIRM, PAST, SETTLING, UNSETTLING } from './decision-cues.ts'
import { factScore } from './facts.ts'
import { type Line, oncePerLine, type Reading } from './reading.ts'
import { thingMeant } from './refer.ts'
import { closingOf, saidAgain } from './settled.ts'
import { sieve } from './sieve.ts'
import { contentWords } from './similar.ts'

/** What a sentence settles, believed as `score` says. */
export const decisionClaim = (reading: Reading, line: Line, score: number): ClaimCandidate =>
  claim(reading, line, 'decision', settledText(reading, line), score)

/** Sentences by which something was settled, with what speaks for it. */
export function decisionCandidates(reading: Reading): ClaimCandidate[] {
  const out: ClaimCandidate[] = []
  for (const line of reading.lines) {
    const s = decisionScore(reading, line)
    const closing = closingOf(reading, line)
    if (closing && closing.score >= s) {
      out.push(
        claim(
          reading,
          line,
          'decision',
          closing.text ? finished(closing.text.replace(/^let's (?=[a-z]+ )/i, '')) : settledText(reading, line),
          closing.score,
          closing.more,
        ),
      )
      continue
    }
    if (s <= -1) continue
    const full = saidInFull(reading, line)
    const matter = THAT_IS.test(line.clean) && line.words <= 12 ? pointedAt(reading, line) : null
    if (matter) out.push(claim(reading, matter, 'decision', settledText(reading, matter), s, [line]))
    else if (THAT_IS.test(line.clean) && contentWords(line.clean).size < 5) continue
    else if (full) out.push(claim(reading, full, 'decision', settledText(reading, full), Math.max(s, 1), [line]))
    else {
      const text = settledText(reading, line)
      // "That is settled." says nothing by itself; "Show me …" is asked of somebody.
      if (
        !/^(?:walk|tell|show|give|bring|send) me\b/i.test(text) &&
        contentWords(text.replace(/\b(?:settled|decided|agreed|fixed|final|that's|that)\b/gi, '')).size >= 2
      )
        out.push(claim(reading, line, 'decision', text, s))
    }
  }
  return out
}

/** A subordinate clause has begun. */
const SUB =
  /\b(?:before|after|when|if|until|once|that|what|where|how|because|as|while|since|whether|why|than|which|who|last time) (?:\w+ )?$/i

const settling = sieve(SETTLING, ([re]) => re)
const unsettling = sieve(UNSETTLING, ([re]) => re)

/** Log-odds that a sentence settles something; -9: not at all. */
export const decisionScore = oncePerLine(judged)

function judged(reading: Reading, line: Line): number {
  if (line.question || line.words < 4 || line.type === 'heading' || line.type === 'task' || line.type === 'table-row') return -9
  // The next meeting stands in a place of its own.
  if (/\b(?:next|following) (?:\w+ )?(?:meeting|session|call) (?:is|will be)\b/i.test(line.clean)) return -9
  if (/\bwe (?:all |can |could |will |'ll )?(?:meet|talk|speak|see each other|reconvene)\b/i.test(line.clean)) return -9
  let score = -1.9
  let cue = false
  for (const [re, w] of settling(line.clean)) {
    const m = re.exec(line.clean)
    // "the dog before we start": nothing is settled in a subordinate clause.
    if (!m || (/^we /i.test(m[0]) && SUB.test(line.clean.slice(0, m.index)))) continue
    score += w
    cue = true
  }
  // "Then we cut the wall.", "Agreed. The night staff get the first session.", "Yes. We start in the upper town."
  const before = reading.lines[line.index - 1]
  const turn = before !== undefined && before.segment === line.segment && before.words <= 3
  const plain =
    /^(?:we|the|our|nobody|everybody|(?!Thanks?\b|Sorry\b|Please\b|Let\b|Maybe\b|Now\b|Here\b|There\b|Only\b|Just\b|What\b|How\b|Who\b)[A-Z][a-z]+) (?!(?:was|were|had|did|don't know|know|think|see|have|need|should|could|would|can|want)\b)[a-z']+/i.test(
      line.clean,
    ) &&
    line.words <= 28 &&
    !PAST.test(line.clean)
  if (plain && /^(?:(?:okay|ok|good|great|fine|right|well|so|all right),? )*then,? we\b/i.test(line.text.trim())) {
    score += 2
    cue = true
  } else if (plain && turn && /^(?:agreed|deal|decided|settled|all right|very well|done)\b/i.test(before?.text ?? '')) {
    score += 2.2
    cue = true
  } else if (
    plain &&
    DOING.test(line.clean) &&
    ((turn && /^(?:yes|okay|ok|good|great|fine|exactly|right|perfect|me too)\b/i.test(before?.text ?? '')) ||
      /^(?:okay|ok|good|great|fine|right|all right|perfect|so)[,.]? (?:so |then )?we\b/i.test(line.text.trim()))
  ) {
    score += 1.3
    cue = true
  }
  // "Then Ines is acting chair until June."
  if (
    plain &&
    !/^we\b/i.test(line.clean) &&
    /^(?:(?:okay|ok|good|great|right|well|so|yes),? )*then,? (?!I\b|you\b|he\b|she\b|they\b|it (?!stays|remains|goes|moves|is (?:at|on|in|from))|there\b|that\b|what\b|when\b)/i.test(
      line.text.trim(),
    )
  ) {
    score += 1.3
    cue = true
  }
  // "So the exhibition opens without the film room."
  else if (
    plain &&
    /^(?:(?:okay|ok|good|great|right|well|all right),? )*so,? (?:then )?(?:it's|we're|the|our|\p{Lu})/u.test(
      line.text.trim().replace(/^\p{Lu}/u, c => c.toLowerCase()),
    )
  )
    score += 0.5
  // "It starts on the eighteenth." – "That is fixed now."
  const after = reading.lines[line.index + 1]
  if (
    after &&
    after.speaker === line.speaker &&
    /^(?:so |okay |and )?(?:that|this|it)(?:'s| is) (?:now |all )?(?:fixed|settled|decided|final|agreed)\b/i.test(after.clean) &&
    !/^(?:that|this|it)(?:'s| is) /i.test(line.clean)
  ) {
    score += 2
    cue = true
  }
  if (!cue) return -9
  // "The fair opens on the fourth of June." tells, unless somebody frames it as settled.
  if (
    !/\b(?:we|let's|I|instead|rather|decided|agreed|approved|rejected|voted|said yes|said no|turned down|only|without|then)\b/i.test(
      line.text,
    ) &&
    !/^(?:so|okay|then|right|good)\b/i.test(line.text) &&
    score < 0.6 &&
    factScore(reading, line) > -0.3
  )
    score -= 0.8
  if (MEETING_TALK.test(line.clean)) score -= 1.5
  const core = line.clean.replace(SLEPT_ON_IT, '')
  for (const [re, w] of unsettling(core)) if (re.test(core)) score += w
  const raw = line.text.toLowerCase()
  if (/^(?:okay|ok|so|alright|right|good|great|then)\b.*\b(?:we|let's|it's|that's|then)\b/.test(raw)) score += 0.4
  const near = replies(reading, line, 4)
  // The first other voice agrees: what was said stands.
  const first = near[0]
  if (first && ASSENT.test(first.text) && !/\b(?:but|not|n't|no)\b/i.test(first.text)) score += FIRM.test(first.text) ? 1.1 : 0.6
  else if (near.some(l => ASSENT.test(l.text))) score += 0.5
  // "We're opening on the ninth." – "The ninth of June. Okay."
  if (first && !/\b(?:or|if|maybe|could|would|might)\b/i.test(line.clean) && saidAgain(line.clean, first.clean)) score += 0.5
  if (near.slice(0, 2).some(l => /^(?:no\b|I don't|but |hmm|not sure|I'm not)/i.test(l.text))) score -= 0.7
  const own = [reading.lines[line.index + 1], reading.lines[line.index - 1]]
  if (
    own.some(
      l =>
        l &&
        /\b(?:that's decided|it's decided|agreed|(?:is )?(?:everyone|everybody) (?:all right|okay|happy|fine|good) with|that's the deal|so that's|done|decided|okay with (?:everybody|everyone|you)|good with)\b/i.test(
          l.clean,
        ),
    )
  )
    score += 0.6
  if (line.words > 32) score -= 0.4
  if (reading.written) score += 0.2
  return score
}

const SETTLED_BEFORE =
  /^(?:(?:so|then|okay|and|good|great|right|fine|all right)[, ]+)*(?:(?:it (?:was|is|has been)|it's been|that was)(?: now)? (?:agreed|decided|settled|fixed)(?: (?:on \w+|in the end|together|yesterday|today|finally))*[,:]? (?:that )?|(?:we|the (?:board|team|committee|group))(?:'ve| have)?(?: now| all| just| finally)? (?:agreed|decided|settled)(?: (?:in the end|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|together|yesterday|today|now|finally|here))*[,:]? (?:that |on )?|(?:the decision is|decision|decided|agreed|final answer|conclusion|verdict|settled then|for the record|so for the record|for the file|for completeness|my proposal(?: is)?|that's it(?: then)?|that's that|I(?:'d| would)? propose|I(?:'ve| have) decided|I suggest)[:,]? (?:that )?)(?:with (?:the )?\p{L}+ (?:that )?)?(?=\S+ \S+)/iu
const SETTLED_AFTER =
  /(?:,| and| so)? (?:(?:so )?(?:that's|that is|it's|it is)(?: now| all)? (?:decided|settled|fixed|final|agreed|the deal|the plan|fine|okay|done|that)|as of now|adopted|agreed|carried|no exceptions|is everybody (?:okay|good|fine) with (?:that|it)|okay|all right|good)(?:[,.]? .{0,12})?$/i

/** What was settled, without the words that it was: "We agreed in the end that installation starts …" → "Installation starts …". */
function settledText(reading: Reading, line: Line): string {
  const plain = standalone(reading, line)
  let t = plain
    .replace(/^(?:\p{Lu}[\p{L}'-]+|I) (?:\S+ ){1,7}?\S+,? (?:and|so) (?=(?:we're|we'll|we are|we will) )/iu, m =>
      SLEPT_ON_IT.test(line.clean) ? '' : m,
    )
    .replace(/^on (?:the|our|your) [\p{L} -]{3,30}: (?=\S+ \S+ \S+)/iu, '')
    .replace(/^for now,? (.{8,})$/i, '$1, for now')
    .replace(/^(?:decided|agreed|settled) in \p{Lu}\p{L}+: /iu, '')
    .replace(/^.*\b(?:accepted|agreed|decided|settled|approved|decision|conclusion): (?=\S+ \S+ \S+)/i, '')
    // "the small one first let's call it spring fair"
    .replace(/^[^,.;:]{8,60}? (?<!\b(?:if|so|then|think|say|said|and|but|that|because|like|or) )(?=let's (?!see\b|say\b)[a-z]+ )/i, '')
    // "As far as the light goes, we decided to take the lamps"
    .replace(
      /^(?!if\b|when\b|because\b|since\b|unless\b).{3,60}?, (?=we(?:'ve| have)? (?:already |now |all |just )*(?:decided|agreed) (?:to|that|on)\b)/i,
      '',
    )
    .replace(SETTLED_BEFORE, '')
  for (let i = 0; i < 2; i++) {
    const cut = t.replace(SETTLED_AFTER, '')
    // "until the cap's agreed" keeps its end.
    if (cut.split(' ').length >= 4 && !/(?:'s|\b(?:is|are|was|were|be|been))$/i.test(cut)) t = cut
  }
  t = t.replace(/^(?:then|so|okay|good|now|yes|and|but),? (?=\S+ \S+ )/i, '').replace(/^I'd (?:say|go for|rather) (?=we )/i, '')
  t = t
    .replace(/^.{2,30} it is, (?=we\b|the\b)/i, '')
    .replace(
      /(?:,| and)? (?:so )?(?:that's|that is|it's|it is) (?:all |now )?(?:settled|decided|final|fixed|agreed|the plan of record|the plan|the deal)\b.*$/i,
      m => (t.length - m.length > 14 ? '' : m),
    )
    .replace(/,? (?:yes|okay|good|right)$/i, '')
  t = t.replace(/^(?:so |then )?why (?:don't|not) (?:we )?(?=[a-z]+ )/i, '').replace(/^(?:how|what) about (?:we )?(?=[a-z]+ )/i, '')
  t = infinitive(t.replace(/^let's (?:say (?=it|we|the)|just )?/i, ''))
  const m = /^([a-z]+) (it|that|this|them|those)(?=$| (?:then|to|for|in|out|until|as|by|on|off|from|with|now)\b)/i.exec(t)
  const thing = m ? thingMeant(reading, line, '', m[2] ?? '') : null
  if (m && thing) t = `${m[1]} ${thing}${t.slice(m[0].length)}`
  const text = finished(t.replace(/ then$/i, ''))
  // In a letter nobody has said yes yet: what "we" do is the writer's house's.
  return reading.doc.kind === 'mail' ? saidByThem(reading, line, text) : text
}

/** "not to renew the lease" of "we've decided …" → "Do not renew the lease"; "to renew it" → "Renew it". */
const infinitive = (t: string): string =>
  t
    .replace(
      /^not (?:to )?(?=(?:use|have|do|go|buy|take|make|put|sell|send|print|open|close|hire|move|change|add|include|show|sign|pay|start|stop|keep|order|book|give|let|wait|run|build|renew|extend|ask|tell|\p{L}+ (?:the|a|an|any|our)\b))/iu,
      'do not ',
    )
    .replace(/^to (?=[a-z-]+ )/i, '')
    .replace(/^against ([a-z]+ing)\b/i, 'no $1')

/** "I slept on it, and we're launching in May": what was settled is the second clause. */
const SLEPT_ON_IT =
  /^(?:so |okay |well )*I(?:'ve| have)? (?!(?:think|guess|hope|wish|don't|would|could)\b)(?:\S+ ){1,7}?\S+,? (?:and|so) (?=(?:we're|we'll|we are|we will|it's) )/i

const THAT_IS =
  /^(?:(?:yes|okay|so|and|good|then),? )*(?:that|this|it)(?:'s| is| was)? (?:the |our |now |all |it,? |then |also )*(?:rule|deal|plan|decision|agreed|decided|settled|approved|final|fixed)\b(?!(?:,| that| to| is|:) \S+ \S+ \S+)|^(?:that|this|it)(?:'s| is) (?:our|the|a) decision and\b/i

/** "Four helpers on each floor." – "Is that agreed?" – "That's agreed.": what "that" points at, up to three sentences back. */
function pointedAt(reading: Reading, line: Line): Line | null {
  for (let k = 1; k <= 3; k++) {
    const l = reading.lines[line.index - k]
    if (!l || l.message !== line.message) return null
    if (l.question || l.words < 4 || THAT_IS.test(l.clean)) continue
    return PAST.test(l.clean) && !/\bwe\b/i.test(l.clean) ? null : l
  }
  return null
}

const IT_IS = /^(?:then |okay |so |all right |right )*(.{2,30}?) it is$/i
/** "Then forty it is." – "We go into the pilot with forty valves.": the sentence that says the same in full. */
function saidInFull(reading: Reading, line: Line): Line | null {
  if (!IT_IS.test(line.clean) || /^(?:whatever|so|as|how|what|who|that's what|I think|yes|here)\b/i.test(line.clean)) return null
  for (let k = 1; k <= 2; k++) {
    const next = reading.lines[line.index + k]
    if (next && !next.question && next.words >= 4 && /^(?:good,? |okay,? |so |then )*(?:we|the|that|our)\b/i.test(next.clean)) return next
  }
  return null
}
