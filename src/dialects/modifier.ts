// Calls that change what an optimiser does: schedules stepped by the program, clips, hooks, groups of weights. And schedule objects, wherever they are given.
import type {
  Curve,
  LearningRate,
  Parameter,
  Schedule,
  Source,
} from "../ir/index.ts";
import type { Argument, ObjectId, ParameterRef } from "../python/recording.ts";
import type { ScheduleWords } from "./optimizerRows.ts";
import {
  PhraseError,
  type Claim,
  type ConstructedObject,
  type Context,
} from "./phrase.ts";
import type { Versioned } from "./version.ts";

type Values = Readonly<Record<string, unknown>>;

/** How often the program steps a schedule by hand: once per update or once per epoch, and whether before the first update. */
export interface Tick {
  readonly unit: "step" | "epoch";
  readonly before: boolean;
}

/** What a modifier may look at besides its own call. */
export interface ModifierContext extends Context {
  /** The object that the call made or changed. */
  readonly self: ObjectId | undefined;
  /** The optimiser's option values so far: in the order of calls, every modifier sees what the ones before it did. */
  readonly options: Values;
  /** The weights that the optimiser was given. */
  readonly weights: ReadonlySet<ParameterRef>;
  /** How the program steps an object; empty where it never does. */
  ticks(object: ObjectId): readonly Tick[];
  /** Whether an object was given to another call, as schedules are to one that joins them. */
  isPart(object: ObjectId): boolean;
  /** The optimiser's options, had these arguments been stated in its call: what a group of weights with `lr=…` of its own follows. */
  reread(stated: Readonly<Record<string, Argument>>): Values;
}

/** What changes. Options by their neutral names; a group holds only what differs from the optimiser's own. */
export interface Modification {
  readonly options?: Values;
  /** The learning rate that follows from one that stood before: asked for the optimiser's own, and for that of each group. */
  readonly rate?: (before: LearningRate) => LearningRate;
  readonly groups?: readonly {
    readonly parameters: readonly ParameterRef[];
    readonly options: Values;
  }[];
}

export interface ModifierPhrase {
  readonly calls: readonly string[];
  readonly signature: Versioned<string>;
  /** The parameter that names the optimiser; `self` where the call is one of its methods; null where it acts on whichever optimiser steps. */
  readonly on: string | null;
  readonly modify: (context: ModifierContext) => Modification;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly source: Source;
}

/** A schedule as an object: the curve it says, counted from 0. Law: read(write(c)) = c for all samples, with a base of 1. */
export interface SchedulePhrase {
  readonly calls: readonly string[];
  readonly signature: Versioned<string>;
  /** `base` is the optimiser's own learning rate, for schedules that say factors; `inner` reads a schedule given as an argument. */
  readonly read: (
    object: ConstructedObject,
    around: {
      readonly base: number;
      readonly inner: (argument: Argument | undefined) => Curve;
    },
  ) => Curve;
  readonly write: (curve: Curve) => {
    readonly path: string;
    readonly arguments: Readonly<Record<string, Argument>>;
  } | null;
  readonly samples: readonly Curve[];
  readonly claims: Readonly<Record<string, Claim>>;
  readonly source: Source;
}

/** The options that one weight follows, where the framework itself treats weights apart: MXNet decays only what is called `…_weight`. */
export type PerWeight = (
  weight: Pick<Parameter, "name" | "role" | "shape">,
  options: Values,
) => Values;

/** The curve that an object says; undefined where it is no schedule of these. */
export function curveOf(
  phrases: readonly SchedulePhrase[],
  context: Pick<Context, "object">,
  argument: Argument | undefined,
  base: number,
): Curve | undefined {
  const id = objectIn(argument);
  const object = id === undefined ? undefined : context.object(id);
  const phrase = phrases.find((each) =>
    each.calls.includes(object?.path ?? ""),
  );
  if (!object || !phrase) return undefined;
  return phrase.read(object, {
    base,
    inner: (inside) => {
      const curve = curveOf(phrases, context, inside, base);
      if (!curve)
        throw new PhraseError(
          `Expected ${object.path} to be given a schedule that is known here. Known: ${phrases.map(({ calls }) => calls[0] ?? "").join(", ")}.`,
        );
      return curve;
    },
  });
}

/** The weights in a list of arguments. */
export const parametersIn = (
  argument: Argument | undefined,
): readonly ParameterRef[] =>
  (Array.isArray(argument) ? (argument as readonly Argument[]) : []).flatMap(
    (each) =>
      typeof each === "object" && each !== null && "parameter" in each
        ? [each.parameter]
        : [],
  );

export function objectIn(argument: Argument | undefined): ObjectId | undefined {
  return argument !== null &&
    typeof argument === "object" &&
    "object" in argument
    ? argument.object
    : undefined;
}

/** Schedules given as a learning rate: counted as the framework counts its updates. An object cannot be written as an argument yet. */
export const scheduleWords = (
  phrases: readonly SchedulePhrase[],
  { unit, first }: Pick<Schedule, "unit" | "first"> = {
    unit: "step",
    first: 0,
  },
): ScheduleWords => ({
  read: (value, context): LearningRate | undefined => {
    const curve = curveOf(phrases, context, value, 1);
    return curve && { curve, unit, first, stride: 1 };
  },
  write: () => null,
});
