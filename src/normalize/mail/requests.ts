import { fold } from '../../model/text.ts'

/**
 * Whether one sentence of a mail asks its reader for something: a question, or a request. General wording lists in the languages that
 * mails come in; folded text (lower case, no marks).
 */
export function asksReader(sentence: string): boolean {
  const text = fold(sentence).replace(/[’`]/g, "'").replace(/\s+/g, ' ').trim()
  if (text.length < 3 || COURTESY.some(c => c.test(text))) return false
  const rest = text.replace(POLITE_ASIDE, ' ')
  if (isQuestion(rest)) return true
  return REQUEST.some(r => r.test(rest))
}

/** True where the text says that nothing is waited for any more: `never mind`, `all sorted`, `no need to reply`. */
export function withdraws(text: string): boolean {
  const folded = fold(text).replace(/[’`]/g, "'")
  return WITHDRAWN.some(w => w.test(folded))
}

/** True where the sentence says that the mail as a whole wants no answer: `No need to answer this, we meet on the 12th.` */
export function wantsNoAnswer(sentence: string): boolean {
  return NO_ANSWER.test(fold(sentence).replace(/[’`]/g, "'"))
}
const NO_ANSWER =
  /^(?:there(?:'s| is) |so |and |ps:? )?(?:no (?:need|reason) (?:for you )?to (?:answer|reply|respond|write back)(?: to)?(?: (?:this|it|me|the mail))?|(?:please )?(?:don'?t|do not) (?:answer|reply|write back)(?: to)?(?: (?:this|it|me))?|no (?:answer|reply|response) (?:is )?(?:needed|necessary|required|expected)|you need not (?:answer|reply)(?: (?:this|to this))?)\s*(?:[,;.!:–—-]|$)/

/** A question mark with something asked; rhetoric, greetings and offers do not count. */
function isQuestion(text: string): boolean {
  if (!/\?["')\]]*$|\?\s*[:;]-?[)(]/.test(text) && !/\?\s*(?:thanks|thank you|danke|merci|gracias|takk|tak|tack)\b.{0,30}$/.test(text))
    return false
  if (/^https?:\S+$/.test(text)) return false
  return !RHETORICAL.some(r => r.test(text))
}

const RHETORICAL: readonly RegExp[] = [
  /^(?:hi|hello|hey|dear|hei|hej|hallo|hola|oi)?[\w\s,]{0,30}\bhow (?:are|have) (?:you|things|we|y'all)\b.{0,40}\?$/,
  /^(?:how's|hows|how is) (?:it going|everything|life|things)\b/,
  /^(?:what'?s up|all well|alles gut|wie geht(?:'s| es)|ca va|comment (?:vas|allez)|como estas|tudo bem|hvordan (?:gar|har) )/,
  /^(?:i )?hope (?:you|all|this)\b/,
  /^(?:guess what|who knew|who knows|what could go wrong|why not|isn'?t (?:it|that) (?:great|nice|lovely|wonderful)|can you (?:believe|imagine)|could you believe|would you believe|remember when|you know what|how (?:cool|great|nice|lovely) is that|what (?:else )?can i say|right|ok(?:ay)?|no|yes|huh|really)\W*\?$/,
  /^(?:can you (?:believe|imagine)|would you believe|who would have thought|wer hatte das gedacht)\b/,
  /^(?:(?:any|if you have (?:any)?|got) (?:further |other |more )?(?:questions?|comments?)|questions|noch fragen|fragen)\s*\?$/,
  /^(?:want|ready|looking|need|interested|curious|tired|did you know|ever wondered|have you ever)\b.{0,60}\b(?:save|discount|boost|grow|upgrade|deal|offer|trial|demo)\b/,
]

/** Phrases that look like requests and are manners. The whole sentence asks for nothing. */
const COURTESY: readonly RegExp[] = [
  /\b(?:don'?t|do not|never|please do not|not) hesitate\b/,
  /\b(?:please )?feel free\b/,
  /^(?:please )?(?:let (?:me|us) know|reach out|contact (?:me|us)|get in touch|call(?: me| us)?|write(?: me)?|shout|ping me|drop (?:me|us) a (?:line|note))\b.{0,20}\b(?:if|in case|should|when(?:ever)?)\b.{0,20}\b(?:you|there|anything|something|any|questions?)\b.{0,60}\b(?:questions?|unclear|anything|help|need|concerns?|problems?|issues?|trouble|further|assist\w*|missing|come up|comes up)\b/,
  /^(?:if|should|in case|sollten?|si|om|hvis|falls|wenn)\b.{0,80}\b(?:questions?|anything|unclear|concerns?|issues?|problems?|fragen|preguntas|sporsmal|fragor|vragen|duvidas|domande)\b.{0,60}\b(?:let (?:me|us) know|reach|contact|call|hesitate|here|happy|glad|ask|write|melden|zogern|avisa\w*|kontakt\w*|gern\w*)\b/,
  /\bno (?:need|reason) to (?:reply|answer|respond|write|send|do|call|worry)\b/,
  /\bno (?:reply|answer|response|action|rush or reply) (?:is )?(?:needed|required|necessary|expected)\b/,
  /\b(?:nothing|keine aktion|kein handlungsbedarf)\b.{0,20}\b(?:needed|required|to do|for you|from you|erforderlich)\b/,
  /\bplease (?:do not|don'?t) (?:reply|respond|answer|print|worry|bother|be )\b/,
  /^(?:for your (?:information|records?|reference)|fyi|just (?:an? )?(?:fyi|heads[- ]up))\b[^?]*$/,
  /\byou (?:only|just) have to (?:ask|say)\b/,
  /\b(?:keine (?:antwort|ruckmeldung) (?:notig|erforderlich)|melden sie sich (?:gern|jederzeit)|zogern sie nicht|melde dich (?:gern|jederzeit))\b/,
  /\b(?:n'hesite[zs]?|no dudes?|no dude|nao hesite|non esitare|ikke nol|tveka inte|tov ikke|aarzel niet)\b/,
]

/** `please find attached` and its like inside a sentence that may still ask for something else. */
const POLITE_ASIDE =
  /\bplease (?:find|see|note|be (?:advised|aware|informed|assured|reminded)|bear in mind|keep in mind|accept (?:my|our)|forgive|excuse|give my|enjoy|have a|say hi|send my (?:regards|best)|pardon|ignore|disregard)\b[^.!?]*|\b(?:anbei|im anhang) (?:finden|findest)\b[^.!?]*|\bveuillez trouver\b[^.!?]*|\badjunto (?:encontrar\w*|te envio)\b|\bvedlagt (?:finner|folger)\b[^.!?]*/g

const VERB =
  '(?:send|share|forward|return|sign|countersign|confirm|check|review|reply|answer|respond|advise|provide|give|tell|let|call|ring|come|bring|look|read|have|fill|complete|submit|upload|update|approve|decide|choose|pick|add|remove|delete|change|correct|fix|join|book|schedule|arrange|organi[sz]e|prepare|draft|write|put|set|get|make|take|ask|help|explain|clarify|verify|test|try|pay|transfer|order|quote|propose|suggest|comment|mark|return|resend|re-send|copy|invite|accept|decline|print|scan|deliver|ship|pass|hand|keep|hold|wait|start|stop|move|log|register|enter|open|close|use|follow|finali[sz]e|release|extend|revert|acknowledge|coordinate|note down|indicate|specify|attend|speak|talk|contact|reach|introduce|connect|remind|vote|rsvp|countersign|initial|name|list|attach|include|ensure|double-check|work|run|go|do|be so kind|kindly|drop|reconsider|dial|meet|see to|sort|find out|find me|find us|find the time)'

const REQUEST: readonly RegExp[] = [
  new RegExp(`\\b(?:please|pls|plz|kindly)\\b[,:]?(?: also| just| both| all| then| do| again)* ${VERB}\\b`),
  new RegExp(`^(?:\\w+, )?(?:and |so |then |also |just |now |do |but )?${VERB}\\b.{2,160},? (?:please|pls)\\b\\W*`),
  new RegExp(
    `\\b(?:could|can|would|will|may|might) (?:you|one of you|someone|somebody|either of you)\\b(?: (?:please|kindly|perhaps|maybe|also|both|possibly|quickly|just|then|at least))*,? (?:be able to )?${VERB}\\b`,
  ),
  /\b(?:i|we)(?:'d| would)? (?:really |still |also |urgently |just )*(?:need|want|like|ask|expect|require|appreciate|love|be (?:grateful|glad|happy|thankful|pleased))(?: to ask| to have| it)*(?: (?:for|if|that))? (?:you|your)\b(?!(?: are| were|r? call| note| mail| help (?:with|on) this| offer| kind))/,
  /\b(?:i|we) (?:still |also |urgently |just |will |really )*need\b.{1,80}\b(?:from you|by (?:you|mon|tue|wed|thu|fri|sat|sun|to(?:day|morrow)|noon|next|the end|end of|\d)|your (?:ok|okay|approval|sign|answer|feedback|input|decision|confirmation|comments?|go))/,
  /\b(?:please )?let (?:me|us) (?:know|have)\b/,
  /\bget back to (?:me|us)\b(?! if you)/,
  /\b(?:awaiting|await|waiting (?:for|on)|wait for|look(?:ing)? forward to|anticipating|expecting|hoping for)(?: hearing)?(?: back)? (?:your|you to|from you|hear(?:ing)? (?:back )?from you|an? (?:answer|reply|response)|word from you)\b(?! (?:there|next|on (?:mon|tue|wed|thu|fri)|company|visit))/,
  /\b(?:your|a quick|a short) (?:answer|reply|response|feedback|input|comments|confirmation|approval|decision|signature|thoughts|view|opinion|ok|okay|go-ahead|sign-off)\b.{0,60}\b(?:by|before|until|needed|required|appreciated|welcome|would (?:be|help)|asap|today|tomorrow|is (?:missing|outstanding|pending|due))\b/,
  /\b(?:still|is|are) (?:missing|outstanding|open|pending|due)\b.{0,30}\b(?:from you|on your side|your side|at your end)\b/,
  /\b(?:you|your team) (?:still )?(?:owe|need to|have to|must|should|ought to|will need to|'ll need to|are (?:asked|requested|required) to|were (?:supposed|going) to)\b/,
  /\b(?:would|do) you mind\b/,
  /\b(?:i was wondering|i wonder|wondering|not sure|i'?d like to know|curious) (?:if|whether|when|what|how|who)\b.{0,60}\byou\b/,
  /\b(?:remind(?:er|ing you)|friendly reminder|gentle reminder|following up|chasing|nudge|any (?:news|update|progress|word))\b.{0,80}\b(?:you|your|on|to|about|from)\b/,
  /\b(?:rsvp|asap please|please advise|please respond|please reply|please confirm|please acknowledge)\b/,
  /\b(?:tell|send|call|ring|text|ping|email|mail|give) (?:me|us)\b(?!.{0,40}\bif (?:you|there)\b.{0,20}\b(?:questions?|problems?))(?=.{0,100}(?:\b(?:when|what|who|whether|how|which|where|by|before|today|tomorrow|please|as soon|once|your|the|a|an|back)\b))(?<!\b(?:will|to|did|does|they|he|she|can|could|would|that) (?:tell|send|call|ring|text|ping|email|mail|give) (?:me|us))/,
  /\bby when\b.{0,40}\byou\b/,
  /\b(?:appreciate|grateful for|hoping for|welcome|need|want|expect) (?:a|an|any|some|your) (?:quick |short |early |prompt |brief |timely )?(?:reply|answer|response|feedback|update|confirmation|word|sign-off|decision)\b/,
  /\bhope to hear (?:back )?from you\b/,
  /\b(?:did|have) you (?:had|have|get|got|seen|received|managed?|manage to|find|found|decided?|thought)\b.{0,80}\b(?:chance|time|look|yet|already|so far|my|the|about)\b/,
  /\b(?:comments|feedback|corrections|input|replies|answers|rsvps?) (?:are |is )?(?:welcome |due |requested |needed |expected |please )?(?:by|before|until|no later than) (?:mon|tue|wed|thu|fri|sat|sun|to(?:day|morrow)|noon|the end|end of|eod|cob|next|\d)/,
  // German
  /\b(?:bitte|bitten?)\b.{0,100}\b(?:senden|schicken|sende|schick\w*|teilen|teile|geben|gib|prufen|pruf\w*|bestatigen|bestatig\w*|melden|melde|antworten|unterschreiben|unterzeichnen|zurucksenden|ausfullen|klaren|sagen|sag|rufen|ruf|ansehen|anschauen|weiterleiten|freigeben|erganzen|schauen|schau|kommen|mitteilen|ubermitteln|zukommen)\b/,
  /\b(?:konnten?|konntest|konnt|kannst|konnen|wurden?|wurdest|magst|mogt|mochten) (?:sie|du|ihr)\b/,
  /\b(?:ich|wir) (?:brauchen?|benotigen?|erwarten?|warten?)\b.{0,60}\b(?:von (?:dir|ihnen|euch)|deine?\w*|ihre?\w*|eure?\w*|bis)\b/,
  /\b(?:um (?:ruckmeldung|antwort|bestatigung|freigabe) (?:wird gebeten|bis)|gib\w* mir bescheid|geben sie (?:mir|uns) bescheid|bescheid geben|lass\w* (?:mich|uns) wissen)\b/,
  // French
  /\b(?:pourriez|pouvez|pourrais|peux|voudriez)[- ](?:vous|tu)\b|\b(?:merci de|priere de|veuillez|je vous (?:prie|demande) de|je te demande de)\b(?! trouver| noter| agreer)|\b(?:dans l'attente|en attente) de (?:votre|ta|vos)\b|\b(?:dites|dis|tenez|tiens)[- ]moi\b/,
  // Spanish, Portuguese, Italian
  /\b(?:podrias?|puedes?|podriais|podrian|pueden?|poderia|pode|podes|podem|potresti|potrebbe|puoi|puo)\b.{0,60}\b(?:enviar\w*|mandar\w*|confirmar\w*|decir\w*|revisar\w*|firmar\w*|dizer|assinar|rever|inviar\w*|mandar\w*|confermar\w*|dir\w*|firmar\w*|verificar\w*|ajudar|ayudar\w*)\b/,
  /\b(?:por favor|per favore|per cortesia|por gentileza)\b.{0,60}\b(?:envi\w+|mand\w+|confirm\w+|confer\w+|revis\w+|firm\w+|dime|diga\w*|dic\w+|invi\w+|assin\w+|veja|mira|ver|necesit\w+|precis\w+|respond\w+|rispond\w+)\b|\b(?:quedo a la espera|aguardo|fico no aguardo|resto in attesa|espero (?:tu|su) respuesta)\b/,
  // Scandinavian, Dutch
  /\b(?:kan|kunne|vil|ville|kunde) (?:du|dere|ni|i)\b.{0,60}\b(?:sende|sende?r?|skicka|bekrefte|bekraefte|bekrafta|svare?|svara|gi|ge|give|se|kolla|sjekke|tjekke|underskrive|signere|skriva|si|sige|saga|hjelpe|hjalpe|hjalpa|komme|komma)\b/,
  /\b(?:vennligst|venligst|vanligen|var snill|var vennlig|vaer (?:sa )?venlig|gi (?:meg|oss) beskjed|giv (?:mig|os) besked|hor av dig|si (?:fra|ifra)|sig til|venter pa (?:svar|ditt|din|deres))\b/,
  /\b(?:kun|kunt|zou|zouden|wil|wilt) (?:je|jij|u|jullie)\b|\b(?:graag|gelieve|svp|aub)\b.{0,60}\b(?:sturen|stuur|bevestig\w*|reactie|antwoord|terug|tekenen|laten weten|doorgeven)\b|\blaat (?:me|ons|mij) weten\b/,
]

const WITHDRAWN: readonly RegExp[] = [
  /\b(?:never ?mind|nevermind|please (?:ignore|disregard)|ignore my (?:last|previous|earlier)|disregard my|forget (?:it|about it|my)|scratch that|no longer (?:needed|necessary|required)|not needed any ?more|already (?:sorted|solved|resolved|settled|found|have it|got it)|all (?:sorted|set|solved|good now|resolved|settled)|it'?s (?:sorted|solved|resolved|settled)|(?:found|solved|sorted) it\b|problem solved|has been (?:resolved|settled|answered|taken care of)|taken care of)/,
  /\b(?:hat sich erledigt|schon erledigt|ist erledigt|c'est regle|ya esta (?:resuelto|solucionado)|ja esta resolvido|er lost|det er ordnet|er i orden na|ar lost|is opgelost)\b/,
]
