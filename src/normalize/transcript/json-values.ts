/** Checked access to values that came out of JSON. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** JSON's list. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
/** A trimmed string, empty for what is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
/** The objects of a list, nothing else of it. */
export const list = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (isList(value) ? value.filter(isObject) : [])
/** The value at the end of a path of keys and positions, undefined where it breaks off. */
export const valueAt = (value: unknown, ...path: readonly string[]): unknown => {
  let at = value
  for (const key of path) at = isObject(at) ? at[key] : isList(at) ? at[Number(key)] : undefined
  return at
}
/** A finite number, also from a string. */
export const number = (value: unknown): number | null => {
  const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof n === 'number' && Number.isFinite(n) ? n : null
}
