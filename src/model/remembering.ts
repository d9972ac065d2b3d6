import { ownCopy } from './text.ts'

/**
 * `make`, asked once a key: the same words, names and labels come back all the time. Forgotten all at once where there are more than `most`, so that a
 * long-running program does not grow. For what depends on the key alone; what it gives must not be changed.
 */
export function remembering<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return key => {
    const before = known.get(key)
    if (before !== undefined) return before
    // A word that was cut out of a text would keep all of that text in memory.
    const own = (typeof key === 'string' ? ownCopy(key) : key) as Key
    const made = make(own)
    if (known.size >= most) known.clear()
    known.set(own, made)
    return made
  }
}
