/**
 * A function that remembers its answers by a key, and forgets the oldest beyond `limit` of them: a long-lived process
 * that meets ever new schedules must not grow with them.
 */
export function remember<Key, Value>(
  limit: number,
  make: (key: Key) => Value,
  nameOf: (key: Key) => string,
): (key: Key) => Value {
  const answers = new Map<string, Value>();
  return (key) => {
    const name = nameOf(key);
    const known = answers.get(name);
    if (known !== undefined) return known;
    const made = make(key);
    if (answers.size >= limit) {
      for (const oldest of answers.keys()) {
        answers.delete(oldest);
        break;
      }
    }
    answers.set(name, made);
    return made;
  };
}
