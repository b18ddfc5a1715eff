// What calls besides the optimiser's own make of it: modifiers in the order of the program, then weights that the framework treats apart.
import type {
  LearningRate,
  Optimizer,
  OptimizerGroup,
  Parameter,
  Setting,
  Source,
  Span,
} from "../ir/index.ts";
import type {
  Argument,
  Call,
  ObjectId,
  ParameterRef,
  Recording,
} from "../python/recording.ts";
import { makeContext } from "./context.ts";
import type { Dialect } from "./dialect.ts";
import { lookup } from "./lookup.ts";
import {
  objectIn,
  type Modification,
  type ModifierContext,
  type ModifierPhrase,
  type Tick,
} from "./modifier.ts";
import { PhraseError, type Context, type Word } from "./phrase.ts";
import { ReadError } from "./readError.ts";
import { printArguments, settle } from "./settings.ts";
import { atVersion } from "./version.ts";

type Values = Readonly<Record<string, unknown>>;
type AnySettings = Readonly<Record<string, Setting<unknown>>>;

/** One call that changes the optimiser. */
export interface DraftModifier {
  readonly phrase: ModifierPhrase;
  readonly call: Call;
  readonly context: Context;
}

export interface ModifierReading {
  readonly recording: Recording;
  readonly dialect: Dialect;
  readonly version: string;
  readonly signatures: Readonly<Record<string, string>>;
}

/** The calls that change an optimiser, each once. */
export function modifiersOf(
  { recording, dialect, version, signatures }: ModifierReading,
  optimizer: ObjectId,
): DraftModifier[] {
  const seen = new Set<string>();
  return recording.calls.flatMap((call) => {
    const phrase = lookup(dialect).modifiers.get(call.path);
    if (!phrase || !actsOn(phrase, call, optimizer)) return [];
    const key = JSON.stringify([
      call.path,
      call.object,
      call.arguments,
      call.where,
    ]);
    if (seen.has(key)) return [];
    seen.add(key);
    const context = makeContext({
      recording,
      version,
      sentence: { construct: call, apply: null, twin: null },
      signature: atVersion(phrase.signature, version),
      applied: undefined,
      signatures,
    });
    return [{ phrase, call, context }];
  });
}

function actsOn({ on }: ModifierPhrase, call: Call, id: ObjectId): boolean {
  if (on === null) return true;
  return on === "self"
    ? call.object === id
    : objectIn(call.arguments[on]) === id;
}

/** What the optimiser's own phrase says, for rereading it with other arguments. */
export interface Own {
  readonly words: Readonly<Record<string, Word<unknown>>>;
  readonly context: Context;
  readonly call: string;
  readonly weights: ReadonlySet<ParameterRef>;
}

/** The optimiser after all modifiers. */
export function modified(
  optimizer: Optimizer,
  own: Own,
  modifiers: readonly DraftModifier[],
  recording: Recording,
): Optimizer {
  return modifiers.reduce((before, modifier) => {
    const { phrase, call } = modifier;
    const span = call.where[0];
    const options = before.options as unknown as AnySettings;
    const change = changed(modifier, own, plain(options), recording, span);
    const say = (value: unknown): Setting<unknown> => ({
      value,
      origin: "stated",
      words: `${call.path}(${printArguments(call.arguments)})`,
      parameters: [],
      source: phrase.source,
      ...(span && { span }),
    });
    const rated = (settings: AnySettings): AnySettings => {
      const { learningRate } = settings;
      return change.rate && learningRate
        ? {
            ...settings,
            learningRate: say(change.rate(learningRate.value as LearningRate)),
          }
        : settings;
    };
    return {
      ...before,
      options: rated({ ...options, ...mapped(change.options ?? {}, say) }),
      groups: [
        ...before.groups.map((group) => ({
          ...group,
          options: rated(group.options as AnySettings),
        })),
        ...(change.groups ?? []).map(({ parameters, options: theirs }) => ({
          parameters: parameters.map((ref) => `w${ref}`),
          options: mapped(theirs, say),
        })),
      ],
    } as unknown as Optimizer;
  }, optimizer);
}

const plain = (settings: AnySettings): Values =>
  Object.fromEntries(
    Object.entries(settings).map(([key, { value }]) => [key, value]),
  );
const mapped = (
  values: Values,
  say: (value: unknown) => Setting<unknown>,
): AnySettings =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, say(value)]),
  );

function changed(
  { phrase, call, context }: DraftModifier,
  own: Own,
  options: Values,
  recording: Recording,
  span: Span | undefined,
): Modification {
  const all: ModifierContext = {
    ...context,
    self: call.object,
    options,
    weights: own.weights,
    ticks: (object) => ticksOf(recording, object),
    isPart: (object) =>
      recording.calls.some(
        (each) => each.object !== object && mentions(each.arguments, object),
      ),
    reread: (stated) => reread(own, stated, span),
  };
  try {
    return phrase.modify(all);
  } catch (error) {
    if (error instanceof PhraseError)
      throw new ReadError(`${call.path}: ${error.message}`, span ?? null);
    throw error;
  }
}

function ticksOf(recording: Recording, object: ObjectId): Tick[] {
  // Updates outside any walk over data are epochs of one step.
  const walked = recording.program.some(
    (event) => event.kind === "step" && event.pass !== null,
  );
  return recording.program.flatMap((event) =>
    event.kind === "tick" && event.object === object
      ? [
          {
            unit: walked && event.pass === null ? "epoch" : "step",
            before: event.before,
          } as const,
        ]
      : [],
  );
}

function mentions(value: unknown, object: ObjectId): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("object" in value) return value.object === object;
  return Object.values(value).some((each) => mentions(each, object));
}

function reread(
  { words, context, call }: Own,
  stated: Readonly<Record<string, Argument>>,
  span: Span | undefined,
): Values {
  const other: Context = {
    ...context,
    argument: (name) =>
      name in stated ? stated[name] : context.argument(name),
    stated: (name) => name in stated || context.stated(name),
  };
  return Object.fromEntries(
    Object.entries(words).map(([option, word]) => [
      option,
      settle(word, other, span, `${option} of ${call}`).value,
    ]),
  );
}

/** Weights that the framework treats apart by their names or shapes, as groups. */
export function apart(
  optimizer: Optimizer,
  perWeight: (
    weight: Pick<Parameter, "name" | "role" | "shape">,
    options: Values,
  ) => Values,
  parameters: readonly Parameter[],
  source: Source,
): Optimizer {
  const options = plain(optimizer.options);
  const groups = new Map<string, { values: Values; ids: string[] }>();
  for (const parameter of parameters) {
    if (!parameter.trainable.value) continue;
    const values = perWeight(parameter, options);
    const key = JSON.stringify(values);
    if (key === "{}") continue;
    const group = groups.get(key) ?? { values, ids: [] };
    group.ids.push(parameter.id);
    groups.set(key, group);
  }
  const say = (value: unknown): Setting<unknown> => ({
    value,
    origin: "implied",
    words: "",
    parameters: [],
    source,
  });
  const made = [...groups.values()].map(({ values, ids }) => ({
    parameters: ids,
    options: mapped(values, say),
  })) as unknown as OptimizerGroup[];
  return {
    ...optimizer,
    groups: [...optimizer.groups, ...made],
  } as Optimizer;
}
