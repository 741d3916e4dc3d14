/** What is made the first time that somebody asks. */
export function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The function, which makes the same thing of the same key only once; for keys of which there are few. */
export function remembered<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new Map<Key, Made>();
  return key => {
    let made = known.get(key);
    if (made === undefined) {
      made = make(key);
      known.set(key, made);
    }
    return made;
  };
}

/** The same where what is made of a key depends on something else too, and is kept as long as that is. */
export function rememberedWithin<Key, Scope extends object, Made>(
  make: (key: Key, scope: Scope) => Made,
): (key: Key, scope: Scope) => Made {
  const scopes = new WeakMap<Scope, Map<Key, Made>>();
  return (key, scope) => {
    let known = scopes.get(scope);
    if (known === undefined) {
      known = new Map();
      scopes.set(scope, known);
    }
    if (!known.has(key)) known.set(key, make(key, scope));
    return known.get(key) as Made;
  };
}
