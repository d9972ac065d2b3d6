import { fold } from '../../model/text.ts'

/** True for a line (or a paragraph joined to one line) that no human wrote for this message: legal text, programs' marks, dial-in blocks. */
export function isFooter(line: string): boolean {
  const text = line.trim()
  if (text === '') return false
  if (MARKS.some(m => m.test(text))) return true
  const folded = fold(text)
  return (
    PROGRAM.some(p => p.test(folded)) ||
    (UNSUBSCRIBE.test(folded) && wordCount(folded) <= 60) ||
    LEGAL.some(l => l.test(folded)) ||
    MEETING.some(m => m.test(folded))
  )
}

/** True where the text offers to end a subscription: only lists and shops do. */
export const offersUnsubscribe = (text: string): boolean => UNSUBSCRIBE.test(fold(text))

const wordCount = (text: string): number => text.split(/\s+/).length

/** Pictures, links that stand alone and are only there to be counted, rules of signs. */
const MARKS: readonly RegExp[] = [
  /^[[(<]?(?:image|cid|logo|inline image|bild|grafik)\b[^\]>)]{0,200}[\])>]$/i,
  /^!\[[^\]]*\]\([^)]*\)$/,
  /^<?https?:\/\/\S{120,}>?$/i,
  /^<?https?:\/\/(?:click|links?|track(?:ing)?|email|e|t|u\d+)\.[^\s>]+\/\S{30,}>?$/i,
  /^\[?\*{0,3}\[?(?:caution|warning|attention|external(?: e-?mail| sender)?|achtung|extern|advarsel)\]?\b.{0,60}\b(?:outside|external|externe?[nr]?|originated|ekstern)\b/i,
  /^\[(?:external|extern|ext)(?: e-?mail| sender)?\]$/i,
]

/** Folded: lower case without marks. */
const PROGRAM: readonly RegExp[] = [
  /^(?:sent|envoye|enviado|enviada|inviato|gesendet|verzonden|verstuurd|sendt|skickat|lahetetty|wyslano)\b.{0,12}\b(?:from|de|do|desde|da|von|vanaf|met|fra|via|fran|with|depuis|par|z)\b.{0,10}\b(?:my|mi|mon|meu|mein\w*|mijn|min|mobile|phone|iphone|ipad|android|samsung|galaxy|outlook|mail|gmail|yahoo|proton\w*|blackberry|smartphone|handy|telefon\w*|huawei|pixel)\b.{0,40}$/,
  /^von meinem \w+ gesendet$/,
  /^(?:get|download|telecharger|obtener|obter|ottieni|hent|hamta) outlook\b/,
  /^(?:please )?(?:consider|think (?:of|about)) (?:the|our) environment before/,
  /^(?:virus-?free|scanned by|checked by avg|diese e-?mail wurde von avast|this email has been (?:scanned|checked) )/,
  /^you received this (?:message|e-?mail) because you are subscribed to/,
  /^to (?:unsubscribe|view this discussion|post to this group)\b/,
]

const UNSUBSCRIBE =
  /^\W*(?:unsubscribe|abmelden|abbestellen|opt out)\W*(?:\||·|$)|\b(?:unsubscribe|opt[- ]out|abmelden|abbestellen|desabonner|desinscri\w*|darse de baja|cancelar (?:la |sua )?(?:suscripcion|assinatura)|avmeld\w*|avregistrer\w*|afmeld\w*|cancella\w* iscrizione|disiscriv\w*)\b.{0,80}(?:https?:|here|click|link|any time|from (?:this|these|our)|list|hier|jederzeit|ici|aqui|her\b|har\b|hier\b|qui\b)|\b(?:click|https?:)\b.{0,80}\bunsubscribe\b|\bview (?:this|it)?.{0,20}\bin (?:your|a|the) browser\b|\byou(?:'re| are|’re) receiving this\b|\bmanage (?:your )?(?:e-?mail |notification )?(?:preferences|subscriptions?|settings)\b|\b(?:this|reply to this|replies to this) (?:mailbox|inbox|address)\b.{0,20}\bnot (?:being )?monitored\b|\bdo not reply to this (?:e-?mail|message|mail)\b|\bthis is an automat(?:ed|ically generated) (?:e-?mail|message|mail|notification)\b|\bdiese (?:e-?mail|nachricht) wurde automatisch\b/

const LEGAL: readonly RegExp[] = [
  /\b(?:e-?mail|message|communication|transmission|mail)\b.{0,200}\b(?:is|are|may be|may contain|contains?)\b.{0,60}\b(?:confidential|privileged|legally protected|public record|proprietary)/,
  /\b(?:intended|destined) (?:only |solely |exclusively )?(?:for the (?:exclusive |sole )?(?:use|addressee|recipient|named|person|individual|intended)|solely|exclusively)\b/,
  /\bif you (?:are not|have received|received|are no longer|is not)\b.{0,40}\b(?:the intended|this (?:e-?mail|message|communication|mail)|recipient|in error|by mistake)\b/,
  /\b(?:any|unauthori[sz]ed) (?:unauthori[sz]ed )?(?:use|review|disclosure|copying|dissemination|distribution)\b.{0,120}\b(?:prohibited|forbidden|unlawful)\b/,
  /\b(?:this|the) (?:e-?mail|message) (?:may be|is|has been) (?:a public record|subject to public disclosure|monitored|archived)\b/,
  /^(?:confidentiality (?:notice|note)|disclaimer|legal notice|vertraulichkeitshinweis|avis de confidentialite|aviso legal|aviso de confidencialidad)\b/,
  /\b(?:diese|dieses) (?:e-?mail|nachricht)\b.{0,80}\b(?:vertraulich|enthalt)\b/,
  /\bce (?:message|courriel|mail)\b.{0,120}\b(?:confidentiel|destinataire)/,
  /\best[ea] (?:mensaje|correo|mensagem|e-?mail)\b.{0,120}\b(?:confidencial|destinatari)/,
  /\bdenne (?:e-?post\w*|e-?mail\w*|meldingen)\b.{0,120}\b(?:konfidensiel|fortrolig)/,
  /\b(?:registered (?:office|in england)|company (?:registration )?n(?:o|umber)|sitz der gesellschaft|amtsgericht|handelsregister|geschaftsfuhrer(?:in)?:|ust-?id|vat (?:no|number|reg)|siret|kvk)\b/,
]

/** What meeting programs append to an invitation; passcodes among it. */
const MEETING: readonly RegExp[] = [
  /^(?:join (?:the |zoom |microsoft teams |our )?(?:zoom |teams )?meeting\b|click here to join the meeting|microsoft teams (?:meeting|need help)|beitreten|an besprechung teilnehmen)/,
  /^(?:meeting|webinar|conference|phone conference|besprechungs|zoom)[- ]?id\b.{0,4}[\d: ]/,
  /^(?:pass ?code|kenncode|password|kennwort|pin)\s*:\s*\S{3,20}$/,
  /^(?:one tap mobile|dial by your location|find your local number|find a local number|or call in|join (?:with|by|on) .{0,30}(?:video|phone|computer|device|sip)|meeting options|tenant key|video id)\b/,
  /^\+\d[\d\s,*#-]{8,}(?:#|,,).{0,40}$/,
]
