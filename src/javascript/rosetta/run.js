// The start and the end of one dry run: globals a program finds, packages it may import, the document it leaves.
import { configure } from "./binding.js";
import { near, UnknownCall } from "./errors.js";
import { tryModel } from "./example.js";
import { log, tables } from "./log.js";

const most = 64 * 1024;
const output = { text: "", full: false };
const packages = new Map();
const hooks = [];

/** A framework's module says which package names it answers to, what it is, and how its models are tried. */
export function provide({ name, names, value, models }) {
  for (const each of names) packages.set(each, { name, value });
  if (models) hooks.push(models);
}

export function begin({ signatures, versions }) {
  configure(signatures, versions);
}

/** What `import` and `require` give. */
function bring(name) {
  const found = packages.get(name);
  if (!found)
    throw new UnknownCall(
      `Cannot find module '${name}' here. A dry run brings ${[...packages.keys()].map((each) => `'${each}'`).join(", ")} and no other package. ${near(name, [...packages.keys()])}`,
    );
  if (found.name !== null && !log.imports.includes(found.name))
    log.imports.push(found.name);
  return found.value;
}

/** A seeded stream in place of Math.random: the same program gives the same recording. */
function stream() {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function write(values) {
  if (output.full) return;
  output.text += `${values.map(told).join(" ")}\n`;
  if (output.text.length <= most) return;
  output.text = `${output.text.slice(0, most)}\n… (more was printed)\n`;
  output.full = true;
}

function told(value) {
  if (typeof value === "string") return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (
    value !== null &&
    typeof value === "object" &&
    value.rosettaId !== undefined
  )
    return `Tensor [${value.shape.join(", ")}]`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** A clock that stands at the beginning of 2026: what a program does may not depend on when it is read. */
function clock() {
  const now = 1767225600000;
  const Real = Date;
  return class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(now);
      else super(...given);
    }
    static now() {
      return now;
    }
  };
}

let timers = 0;
/** Timers run as soon as what is under way is done, in the order they were set. */
const later = (work, _milliseconds, ...values) => {
  if (typeof work === "function")
    void Promise.resolve().then(() => work(...values));
  return ++timers;
};

const written = (...values) => write(values);
const nothing = () => undefined;

/** Puts the globals in place; the frameworks' names stand among them, as after a script tag. */
export function open(globals) {
  const console = {
    log: written,
    info: written,
    warn: written,
    error: written,
    debug: written,
    table: written,
    dir: written,
    time: nothing,
    timeEnd: nothing,
    group: nothing,
    groupEnd: nothing,
    assert: nothing,
    clear: nothing,
  };
  Math.random = stream();
  Object.assign(globalThis, {
    console,
    Date: clock(),
    performance: { now: () => 0 },
    require: bring,
    exports: {},
    module: { exports: {} },
    setTimeout: later,
    setImmediate: (work, ...values) => later(work, 0, ...values),
    clearTimeout: nothing,
    queueMicrotask: (work) => later(work, 0),
    requestAnimationFrame: (work) => later(work, 0, 0),
    dynimp: async (name) => bring(name),
    ...globals,
  });
  globalThis.process = {
    env: {},
    argv: ["node", "program.js"],
    exit: nothing,
    memoryUsage: () => ({}),
    hrtime: () => [0, 0],
  };
}

/** Called in every turn of a loop, so that a program that is stopped in one is known to stand there. */
export const tick = () => undefined;

/** Imports of the program's own, written at its head. */
export const imported = bring;

/** Tries a model that the program defines and never calls. */
export function finish(scope, example, entry) {
  if (log.traces.length === 0) tryModel(scope, hooks, example, entry);
}

export function document() {
  return JSON.stringify({ ...tables(), stdout: output.text });
}
