/** The English words that days and numbers are spoken with. */

/** January first. */
export const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** Sunday first, as a date counts them. */
export const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const SHORT: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((name, i) => [name, name.slice(0, 3)].map(form => [form.toLowerCase(), i + 1] as const)).concat([['sept', 9]]),
)

/** `January`, `jan` → 1, `sept` → 9; 0 where the word names no month. */
export const monthNumber = (word: string): number => SHORT.get(word.toLowerCase()) ?? 0

const counted = (words: string, from: number, step: number): [string, number][] => words.split(' ').map((w, i) => [w, from + i * step])

/** `zero` to `twenty`, `thirty` to `ninety`. */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...counted('zero one two three four five six seven eight nine ten', 0, 1),
  ...counted('eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 11, 1),
  ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
])

/** `first` to `twentieth`, and `thirtieth`: the days of a month but those of two words. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...counted('first second third fourth fifth sixth seventh eighth ninth tenth', 1, 1),
  ...counted('eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth', 11, 1),
  ['thirtieth', 30],
])
