import { wordsOf } from '../../model/text.ts'

/** Closing formulas, folded to words (`Mit freundlichen Grüßen,` → `mit freundlichen grussen`). */
const CLOSINGS: ReadonlySet<string> = new Set(
  `best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|warmest regards|warmest|warmly|regards|with regards|with best regards|with kind regards|with best wishes|
many thanks|thanks|thank you|thanks again|thank you again|thanks a lot|thanks so much|thank you so much|thank you very much|thanks very much|thanks in advance|thank you in advance|many thanks in advance|thanks and regards|thanks and best regards|thanks and kind regards|many thanks and best regards|many thanks and kind regards|thanks regards|thanks best|thanks and best|
cheers|sincerely|yours sincerely|sincerely yours|yours faithfully|yours truly|yours|respectfully|respectfully yours|cordially|take care|talk soon|speak soon|see you|see you soon|see you then|until then|bye|bye for now|best to all|greetings|
have a great day|have a good day|have a nice day|have a great weekend|have a good weekend|have a nice weekend|have a good evening|br|kr|rgds|brgds|bw|ta|x|xo|xx|love|ciao|tschuss|thx|tx|ty|
mit freundlichen grussen|mit freundlichem gruss|mit besten grussen|mit herzlichen grussen|mit vielen grussen|freundliche grusse|beste grusse|viele grusse|liebe grusse|herzliche grusse|schone grusse|sonnige grusse|gruss|grusse|beste gruesse|viele gruesse|liebe gruesse|mit freundlichen gruessen|gruesse|lg|vg|mfg|bg|hg|besten dank|vielen dank|danke|danke dir|danke euch|dank im voraus|vielen dank im voraus|herzlichen dank|danke und gruss|danke und viele grusse|besten dank und viele grusse|schonen tag|schonen abend|schones wochenende|
cordialement|bien cordialement|tres cordialement|bien a vous|bien a toi|salutations|meilleures salutations|sinceres salutations|salutations distinguees|amicalement|amities|bises|merci|merci d avance|merci beaucoup|bonne journee|bonne soiree|bon week end|cdlt|a bientot|
saludos|un saludo|saludos cordiales|cordiales saludos|atentamente|un cordial saludo|muy atentamente|gracias|muchas gracias|gracias y saludos|un abrazo|abrazos|cordialmente|besos|
atenciosamente|abracos|abraco|um abraco|grande abraco|beijos|um beijo|bjs|abs|cumprimentos|melhores cumprimentos|com os melhores cumprimentos|obrigado|obrigada|muito obrigado|muito obrigada|grato|grata|att|saudacoes|
cordiali saluti|distinti saluti|saluti|un saluto|un caro saluto|un cordiale saluto|grazie|grazie mille|a presto|buona giornata|buon lavoro|
met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|met hartelijke groet|hartelijke groet|hartelijke groeten|groet|groeten|groetjes|gr|mvg|bedankt|alvast bedankt|dank|
med vennlig hilsen|vennlig hilsen|med venlig hilsen|venlig hilsen|venlige hilsner|med venlige hilsner|hilsen|hilsner|beste hilsen|beste hilsener|bedste hilsner|de bedste hilsner|med beste hilsen|mange hilsener|mvh|vh|bh|dbh|takk|tusen takk|mange takk|takk og hilsen|pa forhand takk|takk pa forhand|tak|mange tak|ha en fin dag|ha en god dag|ha en god helg|ha det bra|klem|
med vanlig halsning|med vanliga halsningar|vanliga halsningar|vanligen|halsningar|basta halsningar|med basta halsningar|hej da|tack|tack pa forhand|tack och halsningar|tusen tack|
ystavallisin terveisin|terveisin|parhain terveisin|kiitos|kiitos etukateen|t|yst terv|
pozdrawiam|z powazaniem|serdecznie pozdrawiam|z wyrazami szacunku|dziekuje|s pozdravem|s uctivym pozdravem|udvozlettel|с уважением|с наилучшими пожеланиями|спасибо`
    .split('|')
    .map(c => c.trim())
    .filter(c => c !== ''),
)

/** True for `Kind regards,` and its like standing alone on the line. */
export function isClosing(line: string): boolean {
  if (line.length > 60 || /[?:]$/.test(line)) return false
  const words = wordsOf(line)
  return words.length > 0 && words.length <= 7 && CLOSINGS.has(words.join(' '))
}

/** `Best, Noa` on one line: the name after the formula, or null. */
export function closingWithName(line: string): string | null {
  if (line.length > 60) return null
  const m = /^(.{1,40}?)(?:[,!.]\s*|\s+[-–—]\s*|\s)((?:\p{Lu}[\p{L}'’.-]*)(?:\s+\p{Lu}[\p{L}'’.-]*){0,2})$/u.exec(line.trim())
  return m?.[1] !== undefined && m[2] !== undefined && isClosing(m[1]) ? m[2] : null
}
