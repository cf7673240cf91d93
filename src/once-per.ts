/** Makes the value of each key once and keeps it: for pure functions of a few keys, such as languages. */
export function oncePer<K, V>(make: (key: K) => V): (key: K) => V {
  return keptIn(new Map<K, V>(), make);
}

/** Makes the value of each object once and keeps it as long as the object: what all that reads a story asks for. */
export function onceFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  return keptIn(new WeakMap<K, V>(), make);
}

function keptIn<K, V>(made: Kept<K, V>, make: (key: K) => V): (key: K) => V {
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

interface Kept<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}
