// Binding arguments by the signature of the call, as the phrases state it for the version assumed.
import { near, UnknownCall } from "./errors.js";
import { note, userStack } from "./log.js";

const given = { signatures: {}, versions: {} };
const parsed = new Map();

export function configure(signatures, versions) {
  Object.assign(given, { signatures, versions });
}

export const versionOf = (module) => given.versions[module];

/** The names known under a prefix. */
export const known = (prefix) =>
  [
    ...new Set(
      Object.keys(given.signatures)
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split(".")[0]),
    ),
  ].sort();

export const has = (path) => path in given.signatures;

/** The parameters of `filters, kernelSize, strides=(1, 1)`: names, and defaults as JavaScript values (undefined: required). */
export function signature(path) {
  const text = given.signatures[path];
  if (text === undefined) {
    const at = path.lastIndexOf(".");
    throw new UnknownCall(
      `${path} is not known here. ${near(path.slice(at + 1), known(path.slice(0, at + 1)))}`,
    );
  }
  if (!parsed.has(text)) parsed.set(text, split(text).map(parameterOf));
  return parsed.get(text);
}

function split(text) {
  const parts = [];
  let [depth, quote, part] = [0, "", ""];
  for (const char of text) {
    if (quote) quote = char === quote ? "" : quote;
    else if (char === "'" || char === '"') quote = char;
    else if ("([{".includes(char)) depth += 1;
    else if (")]}".includes(char)) depth -= 1;
    if (char === "," && depth === 0 && !quote) {
      parts.push(part.trim());
      part = "";
    } else part += char;
  }
  return [...parts, part.trim()].filter((each) => each !== "");
}

function parameterOf(text) {
  const equals = text.indexOf("=");
  return equals < 0
    ? { name: text, value: undefined, rest: text.startsWith("**") }
    : {
        name: text.slice(0, equals).trim(),
        value: literal(text.slice(equals + 1).trim()),
        rest: false,
      };
}

function literal(text) {
  if (text === "None") return null;
  if (text === "True" || text === "False") return text === "True";
  if (/^['"]/.test(text)) return text.slice(1, -1);
  if (/^[([]/.test(text)) return split(text.slice(1, -1)).map(literal);
  return Number(text);
}

/** What was passed, and with defaults. */
function bound(path, parameters, stated) {
  const values = Object.fromEntries(
    parameters.map(({ name, value }) => [name, value]),
  );
  for (const { name, value, rest } of parameters)
    if (value === undefined && !rest && stated[name] === undefined)
      throw new TypeError(
        `${path}: Expected ${name} to be given. Received ${Object.keys(stated).join(", ") || "nothing"}. It takes ${parameters.map((each) => each.name).join(", ")}.`,
      );
  return { path, stated, values: { ...values, ...stated } };
}

/** Binds a config object, as layers take it. `shared`: keys that every such call takes. TensorFlow.js looks at no other key: so it is said. */
export function bindConfig(path, config, shared = []) {
  const parameters = signature(path).filter(({ rest }) => !rest);
  const names = parameters.map(({ name }) => name);
  const entries = Object.entries(config ?? {}).filter(
    ([, value]) => value !== undefined,
  );
  const stated = {};
  const extra = {};
  for (const [name, value] of entries) {
    if (names.includes(name)) stated[name] = value;
    else if (shared.includes(name)) extra[name] = value;
    else
      note(
        "warning",
        `${name} is no option of ${path}: it is not looked at. ${near(name, [...names, ...shared])}`,
        userStack(),
      );
  }
  return { ...bound(path, parameters, stated), extra };
}

/** Binds arguments in their order, as functions take them. */
export function bind(path, values) {
  const parameters = signature(path);
  const stated = {};
  parameters.forEach(({ name }, i) => {
    if (values[i] !== undefined) stated[name] = values[i];
  });
  return bound(path, parameters, stated);
}
