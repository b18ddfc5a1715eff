// Errors that the recording modules raise, and near names for what they do not know.

/** A call that the dialect's modules do not know; the message names it and what is known instead. */
export class UnknownCall extends Error {
  constructor(message) {
    super(message);
    this.name = "UnknownCall";
  }
}

/** How many single-letter changes lie between two names. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same));
    }
    row = next;
  }
  return row[b.length];
}

/** What an error offers instead of an unknown name: near names, or all. */
export function near(name, names, offer = true) {
  const wanted = name.toLowerCase();
  const close = names
    .map((each) => [distance(wanted, each.toLowerCase()), each])
    .filter(
      ([far, each]) =>
        far <= Math.max(2, Math.min(each.length, name.length) / 3),
    )
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
    .slice(0, 3)
    .map(([, each]) => each);
  return close.length > 0
    ? `Did you mean ${close.join(", ")}?`
    : offer
      ? `Known there: ${names.join(", ") || "nothing"}.`
      : "";
}

/** Properties that JavaScript itself looks for on any object. */
const asked = new Set([
  "then",
  "toJSON",
  "constructor",
  "prototype",
  "default",
  "length",
  "nodeType",
  "asymmetricMatch",
]);

/** An object of a framework whose unknown names raise, naming near ones. */
export function closed(path, members) {
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === "symbol" || name in target || asked.has(name))
        return target[name];
      throw new UnknownCall(
        `${path}.${name} is not known here. ${near(name, Object.keys(target))}`,
      );
    },
  });
}

/** The end of a class's prototype chain: names nobody defines raise on the framework's own objects, not on the program's subclasses. */
export function refuseUnknown(base, pathOf) {
  const guard = new Proxy(Object.create(null), {
    get(_target, name, receiver) {
      if (typeof name === "symbol" || asked.has(name) || name.startsWith("_"))
        return Object.prototype[name];
      if (name in Object.prototype) return Object.prototype[name];
      const path = pathOf(receiver);
      if (path === null) return undefined;
      throw new UnknownCall(
        `${path}.${name} is not known here. ${near(name, namesOf(receiver), false)}`.trim(),
      );
    },
    has: () => false,
  });
  Object.setPrototypeOf(base.prototype, guard);
}

function namesOf(value) {
  const names = new Set(Object.keys(value));
  let at = Object.getPrototypeOf(value);
  while (at && at.constructor && Object.hasOwn(at, "constructor")) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
    at = Object.getPrototypeOf(at);
  }
  names.delete("constructor");
  return [...names].filter((name) => !name.startsWith("_")).sort();
}
