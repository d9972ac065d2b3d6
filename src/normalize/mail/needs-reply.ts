import type { MailMessage, SourceDocument } from '../../model/document.ts'
import type { Owner } from '../../model/entity.ts'
import { fold, foldName, wordsOf } from '../../model/text.ts'
import { isRobot } from './bulk.ts'
import { asksReader, wantsNoAnswer, withdraws } from './requests.ts'
import { whenMs } from './when.ts'

/** The document's parts that this decision looks at. */
export type MailView = Pick<SourceDocument, 'text' | 'segments' | 'messages'>

/**
 * Whether a human waits for the owner: some message since the owner's own last one asks the owner something in its own words.
 * Newest first; an older one counts only where it was put to the owner alone or by name, and nothing since has settled it.
 * Never for programs, lists, shops, answers of absence, and the owner's own mail.
 */
export function needsReply(document: MailView, owner: Owner): boolean {
  const messages = document.messages
    // What a message repeats came to whoever repeats it.
    .filter(m => !m.quoted)
    .sort((a, b) => (whenMs(a.date) === whenMs(b.date) ? a.index - b.index : whenMs(a.date) < whenMs(b.date) ? -1 : 1))
  let newest = true
  for (const message of messages.reverse()) {
    if (isOwner(message.from, owner)) return false
    const own = ownTexts(document, message)
    if (!isHuman(message)) {
      // An alert that comes into a thread between people answers nothing.
      continue
    }
    // What it asks for is to be done, not to be answered; unless it asks again after saying so.
    const sentences = own.flatMap(markedSentences)
    const done = sentences.findLastIndex(wantsNoAnswer)
    if (done >= 0 && !sentences.slice(done + 1).some(s => asksReader(s))) return false
    if (asksOwner(own, message, owner, newest)) return true
    if (own.some(withdraws)) return false
    newest = false
  }
  return false
}

/**
 * Every sentence is put to whom its paragraph or itself calls by name, else to whom the greeting names, else to all in To.
 * @param newest an older message must have been put to the owner alone, or by name
 */
function asksOwner(own: readonly string[], message: MailMessage, owner: Owner, newest: boolean): boolean {
  const direction = directionOf(message, owner)
  const greeting = greetingOf(own)
  const greeted = message.to.length > 1 && greeting.length > 0 ? calledAs(greeting, message, owner) : 'nobody'
  const everyone = direction === 'to' && greeted !== 'other' && (newest || message.to.length <= 1)
  return own.some(paragraph => {
    const called = addressees(paragraph, message, owner)
    return markedSentences(paragraph).some(sentence => {
      const here = addressees(sentence, message, owner)
      const to = here === 'nobody' ? called : here
      return (to === 'owner' || (to === 'nobody' && everyone)) && asksReader(withoutGreeting(sentence))
    })
  })
}

/** Paragraphs of the sender's own words. */
function ownTexts(document: MailView, message: MailMessage): string[] {
  return document.segments
    .filter(s => s.message === message.index && s.type !== 'quote' && s.type !== 'signature' && s.type !== 'footer')
    .map(s => document.text.slice(s.span.start, s.span.end).replace(TITLE, ''))
}

/** `Mrs. Solberg, who signs …?` calls Solberg: a title is no name, and its dot ends no sentence. */
const TITLE =
  /(?<![\p{L}\p{N}])(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Pp]rof|[Hh]errn?|[Ff]rau|[Mm]adame|[Mm]onsieur|[Mm]me|[Ss]eñora?|[Ss]ra?|[Ss]enhora?|[Ss]ignora?|[Hh]r|[Ff]ru|[Mm]evr|[Mm]evrouw|[Dd]hr)(?:\.\s?|\s+)(?=\p{Lu})/gu

const AUTOMATIC =
  /^(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|antwort)|out of (?:the )?office|abwesenheit\w*|automatische antwort|réponse automatique|respuesta automática|autosvar|automatisk svar|fraværsmelding|risposta automatica|automatisch antwoord|accepted|declined|tentative|zugesagt|abgesagt|mit vorbehalt|accepté|refusé|aceptada|rechazada|godtatt|avslått|canceled|cancelled|undeliverable|undelivered|delivery status notification|delivery (?:has )?failed|mail delivery|returned mail|unzustellbar|read|gelesen)\s*:?(?:\s|$)/i

function isHuman(message: MailMessage): boolean {
  return (
    !message.bulk &&
    message.from !== null &&
    !isRobot(message.from) &&
    !(
      AUTOMATIC.test(message.subject) &&
      /[:]|^(?:out of|automatic|undeliver|mail delivery|delivery|abwesenheit|returned)/i.test(message.subject)
    )
  )
}

function isOwner(address: MailMessage['from'], owner: Owner): boolean {
  if (address === null) return false
  if (owner.emails.some(e => e.toLowerCase() === address.email)) return true
  // A name decides only where there is no address that could say otherwise.
  if (address.email !== '' && owner.emails.length > 0) return false
  return address.name !== null && [owner.name, ...owner.aliases].some(n => n.includes(' ') && foldName(n) === foldName(address.name ?? ''))
}

/** How the message came to the owner. An export that names no recipients lay in the owner's mailbox: to the owner. */
function directionOf(message: MailMessage, owner: Owner): 'to' | 'cc' | 'list' {
  if (message.to.some(a => isOwner(a, owner))) return 'to'
  if (message.cc.some(a => isOwner(a, owner))) return 'cc'
  return message.to.length === 0 && message.cc.length === 0 ? 'to' : 'list'
}

/**
 * Whom a paragraph or sentence speaks to by name: `Noa, please send …`, `@Noa`, `…, Dana?`, `Hi Dana`. `nobody`: no name, everyone
 * that the mail went to.
 */
function addressees(text: string, message: MailMessage, owner: Owner): 'owner' | 'other' | 'nobody' {
  const called = vocatives(withoutGreeting(text))
  return called.length === 0 ? 'nobody' : calledAs(called, message, owner)
}

function calledAs(called: readonly string[], message: MailMessage, owner: Owner): 'owner' | 'other' | 'nobody' {
  const mine = new Set([owner.name, ...owner.aliases].flatMap(n => [foldName(n), ...wordsOf(n)]).filter(n => n.length > 1))
  if (called.some(c => mine.has(c) || mine.has(c.split(' ')[0] ?? ''))) return 'owner'
  const others = new Set(
    [...message.to, ...message.cc].flatMap(a =>
      isOwner(a, owner) ? [] : a.name === null ? [a.email.split(/[@._-]/)[0] ?? ''] : [foldName(a.name), ...wordsOf(a.name)],
    ),
  )
  // A name that no header bears (a nickname) is not the owner's either, unless there is nobody else.
  return called.some(c => others.has(c) || others.has(c.split(' ')[0] ?? '')) || (others.size > 0 && called.every(isGivenName))
    ? 'other'
    : 'nobody'
}

const GREETING =
  /^\s*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|greetings|hei|hej|heisann|hallo|kj[æa]re|k[æa]ra?|liebe[rs]?|sehr geehrte[rs]?(?: frau| herr)?|guten (?:tag|morgen|abend)|moin|servus|gr[üu]ezi|bonjour|salut|cher|ch[èe]re|hola|buenos d[íi]as|buenas tardes|estimad[oa]s?|querid[oa]s?|oi|ol[áa]|bom dia|boa tarde|prezad[oa]s?|ciao|buongiorno|gentile|car[oa]|beste|dag|goedemorgen|goedemiddag|terve|cze[śs][ćc]|witam)(?![\p{L}]))+[\s,]*/iu

/** Names of the greeting: `Dear Noa, dear Dana,` → noa, dana. Empty for `Hi all,` and for none. */
function greetingOf(own: readonly string[]): string[] {
  const first = own.find(p => p.trim() !== '') ?? ''
  if (!GREETING.test(first)) return []
  const line = (first.split('\n')[0] ?? '').slice(0, 200)
  const names = [
    ...line.matchAll(
      /(?:^|,|&|\/|\b(?:and|und|et|y|e|og|och|en)\b)\s*(?:(?:dear|hi|hello|hey|oi|hei|hej|liebe[rs]?|kj[æa]re|good morning|good afternoon|hallo|hola|bonjour|ol[áa])\s+)?(?:(?:mr|mrs|ms|dr|prof|herr|frau)\.?\s+)*(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)/giu,
    ),
  ]
  const head = GREETING.exec(line)?.[0] ?? ''
  const called = [line.slice(head.length).split(/[,!.:–—-]/)[0] ?? '', ...names.slice(1).map(m => m[1] ?? '')]
  return called
    .flatMap(c => c.split(/\s+(?:and|und|et|y|og|och|&)\s+|\s*[&/]\s*/))
    .filter(c => /^\p{Lu}/u.test(c.trim()))
    .map(foldName)
}

/** The text without the greeting that opens it, up to its comma. */
function withoutGreeting(text: string): string {
  const m = GREETING.exec(text)
  if (!m) return text
  const rest = text.slice(m[0].length)
  const name = /^(?:\p{Lu}[\p{L}'’.-]*\s?){0,4}(?:[,!:.–—-]|\n|$)\s*/u.exec(rest)
  return name ? rest.slice(name[0].length) : text
}

const NOT_NAMES = new Set(
  `please yes no ok okay so well also and but or if when then now today tomorrow yesterday finally first second third next last however otherwise meanwhile again still thanks thank hi hello hey dear sorry
great good perfect sure regarding question reminder note fyi update attached additionally besides moreover anyway unfortunately fortunately actually basically honestly all everyone everybody team folks colleagues both
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
bitte ja nein also danke hallo morgen heute gestern alle leute kollegen merci bonjour oui non gracias hola si takk hei ja nei tack hej tak dank`.split(
    /\s+/,
  ),
)
const isGivenName = (word: string): boolean => word.length >= 2 && !NOT_NAMES.has(word.split(' ')[0] ?? '')

/** Names that are called, folded: at the beginning before a comma, colon or dash; after `@`; before the end of a question or request. */
function vocatives(text: string): string[] {
  const called: string[] = []
  const head =
    /^\s*[@*]*((?:\p{Lu}[\p{L}'’-]+)(?:(?:\s+(?:and|und|et|y|og|och|&|\/)\s+|\s*\/\s*|\s*[,&]\s*|\s+)(?:\p{Lu}[\p{L}'’-]+)){0,3})\**\s*(?:[,:]|\s[-–—]\s)\s*\S/u.exec(
      text.slice(0, 120),
    )
  if (head?.[1]) called.push(...head[1].split(/\s+(?:and|und|et|y|og|och|&)\s+|\s*[,&/]\s*/).map(foldName))
  for (const m of text.matchAll(/@((?:\p{Lu}[\p{L}'’-]+)(?:\s\p{Lu}[\p{L}'’-]+)?)/gu)) called.push(foldName(m[1] ?? ''))
  for (const m of text.matchAll(/,\s+(\p{Lu}[\p{L}'’-]+)\s*(?:[?!.]|,\s)/gu)) called.push(foldName(m[1] ?? ''))
  for (const m of text.matchAll(/\b(?:could|can|would|will|over to|question for|ask(?:ing)? you)\s+(?:you\s+)?@?(\p{Lu}[\p{L}'’-]+)\b/gu))
    called.push(foldName(m[1] ?? ''))
  return called.filter(c => c !== '')
}

/** Sentences with their marks; line breaks and semicolons end one too. Bounded: a paragraph of a mail is short. */
function markedSentences(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(/(?<=[.!?…])["”’)]*\s+(?=\S)|\n|;\s+/)
    .map(s => s.trim())
    .filter(s => s !== '' && /\p{L}/u.test(fold(s)))
}
