import { MONTHS, WEEKDAYS } from '../model/date-words.ts'
import type { IsoDate } from '../model/ids.ts'
import { type DatePhrase, dayPhrases } from './dates.ts'

/** The words of one language: months from January, weekdays from Sunday, tomorrow, today. `|` parts spellings. */
interface DayWords {
  readonly months: string
  readonly weekdays: string
  readonly tomorrow: string
  readonly today: string
}
const WORDS: Readonly<Record<string, DayWords>> = {
  de: {
    months: 'januar|jänner februar märz april mai juni juli august september oktober november dezember',
    weekdays: 'sonntag montag dienstag mittwoch donnerstag freitag samstag|sonnabend',
    tomorrow: 'morgen',
    today: 'heute',
  },
  fr: {
    months: 'janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre décembre|decembre',
    weekdays: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
    tomorrow: 'demain',
    today: "aujourd'hui|aujourd’hui",
  },
  es: {
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
    weekdays: 'domingo lunes martes miércoles|miercoles jueves viernes sábado|sabado',
    tomorrow: 'mañana',
    today: 'hoy',
  },
  pt: {
    months: 'janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro novembro dezembro',
    weekdays: 'domingo segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta sexta-feira|sexta sábado',
    tomorrow: 'amanhã',
    today: 'hoje',
  },
  it: {
    months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    weekdays: 'domenica lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi venerdì|venerdi sabato',
    tomorrow: 'domani',
    today: 'oggi',
  },
  nl: {
    months: 'januari februari maart april mei juni juli augustus september oktober november december',
    weekdays: 'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag',
    tomorrow: 'morgen',
    today: 'vandaag',
  },
}

interface Reader {
  readonly re: RegExp
  /** The same day in English. */
  readonly english: (m: RegExpExecArray) => string
}
const readers = new Map<string, readonly Reader[]>()
function readersOf(language: string): readonly Reader[] {
  const known = readers.get(language)
  if (known) return known
  const words = WORDS[language]
  const place = (list: string, word: string): number => list.split(' ').findIndex(forms => forms.split('|').includes(word.toLowerCase()))
  const any = (list: string): string => list.replaceAll(' ', '|')
  const made: Reader[] = !words
    ? []
    : [
        {
          re: new RegExp(
            `(?<!\\p{L})(\\d{1,2})(?:\\.|º|er)?\\s+(?:de\\s+)?(${any(words.months)})(?:\\s+(?:de\\s+)?(20\\d\\d))?(?!\\p{L})`,
            'giu',
          ),
          english: m => `${m[1]} ${MONTHS[place(words.months, m[2] ?? '')]}${m[3] ? ` ${m[3]}` : ''}`,
        },
        {
          re: new RegExp(`(?<!\\p{L})(${any(words.weekdays)})(?!\\p{L})`, 'giu'),
          english: m => WEEKDAYS[place(words.weekdays, m[1] ?? '')] ?? '',
        },
        { re: new RegExp(`(?<!\\p{L})(?:${words.tomorrow})(?!\\p{L})`, 'giu'), english: () => 'tomorrow' },
        { re: new RegExp(`(?<!\\p{L})(?:${words.today})(?!\\p{L})`, 'giu'), english: () => 'today' },
      ]
  readers.set(language, made)
  return made
}

/**
 * Days that the words of a source's language name, each as its English words would be understood: "bis Freitag", "le 12 mars", "14 de mayo".
 * `language`: as of the document; English and what is not known are read as English only. Day and month without a year as in `dayPhrases`.
 */
export function dayPhrasesIn(language: string, text: string, today: IsoDate): DatePhrase[] {
  const found = dayPhrases(text, today)
  for (const { re, english } of readersOf(language)) {
    re.lastIndex = 0
    for (let m = re.exec(text); m; m = re.exec(text)) {
      const start = m.index
      const end = start + m[0].length
      const day = dayPhrases(english(m), today)[0]?.day
      if (day && !found.some(f => start < f.end && end > f.start)) found.push({ day, start, end, phrase: m[0], sense: 'day' })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
