/**
 * `make`, asked once a key: the same words, names and labels come back all the time. Forgotten all at once where there are more than `most`, so that a
 * long-running program does not grow. For what depends on the key alone; what it gives must not be changed.
 */
export function remembering<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return key => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = make(key)
    if (known.size >= most) known.clear()
    known.set(key, made)
    return made
  }
}
