const clean = new Set(Reflect.ownKeys(Object.prototype));
const cleanArray = new Set(Reflect.ownKeys(Array.prototype));

/** What was added to the objects from which all others inherit. */
export function polluted(): readonly string[] {
  return [
    ...Reflect.ownKeys(Object.prototype).filter((key) => !clean.has(key)),
    ...Reflect.ownKeys(Array.prototype).filter((key) => !cleanArray.has(key)),
  ].map(String);
}
