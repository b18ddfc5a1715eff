// Learning rates over time: tf.train.exponential_decay and its like, as curves over the training steps.
import type { Curve, LearningRate, Schedule } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { ScheduleWords } from "../optimizerRows.ts";
import {
  PhraseError,
  type ConstructedObject,
  type Context,
} from "../phrase.ts";
import { boolean, expected, number } from "../words.ts";

type Reader = (object: ConstructedObject) => Curve;

const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);
const stairs = (object: ConstructedObject): boolean =>
  boolean(object.argument("staircase"), "staircase");

function numbers(object: ConstructedObject, name: string): readonly number[] {
  const value = object.argument(name);
  if (!Array.isArray(value)) throw expected(name, "a list of numbers", value);
  return (value as readonly Argument[]).map((each) => number(each, name));
}

/** tensorflow/python/keras/optimizer_v2/legacy_learning_rate_decay.py, by function. */
const curves: Readonly<Record<string, Reader>> = {
  exponential_decay: (o) => ({
    kind: "exponential",
    value: at(o, "learning_rate"),
    factor: at(o, "decay_rate"),
    every: at(o, "decay_steps"),
    staircase: stairs(o),
    limit: null,
  }),
  natural_exp_decay: (o) => ({
    kind: "exponential",
    value: at(o, "learning_rate"),
    factor: Math.exp(-at(o, "decay_rate")),
    every: at(o, "decay_steps"),
    staircase: stairs(o),
    limit: null,
  }),
  inverse_time_decay: (o) => ({
    kind: "inverseTime",
    value: at(o, "learning_rate"),
    rate: at(o, "decay_rate"),
    every: at(o, "decay_steps"),
    power: 1,
    staircase: stairs(o),
  }),
  polynomial_decay: (o) => ({
    kind: "polynomial",
    value: at(o, "learning_rate"),
    end: at(o, "end_learning_rate"),
    steps: at(o, "decay_steps"),
    power: at(o, "power"),
    cycle: boolean(o.argument("cycle"), "cycle"),
  }),
  cosine_decay: (o) => ({
    kind: "cosine",
    value: at(o, "learning_rate"),
    end: at(o, "learning_rate") * at(o, "alpha"),
    steps: at(o, "decay_steps"),
    power: 1,
    beyond: "stays",
  }),
  piecewise_constant: (o) => ({
    kind: "piecewise",
    boundaries: numbers(o, "boundaries"),
    values: numbers(o, "values"),
    atBoundary: "before",
  }),
};

/** The functions that say a schedule. */
export const scheduleNames: readonly string[] = Object.keys(curves);

function read(value: Argument, context: Context): LearningRate | undefined {
  if (value === null || typeof value !== "object" || !("object" in value))
    return undefined;
  const object = context.object(value.object);
  const name = object?.path.replace("tensorflow.train.", "") ?? "";
  const curve = curves[name];
  if (!object || !curve)
    throw new PhraseError(
      `Expected learning_rate to be a number or one of ${scheduleNames.join(", ")}. Received ${object?.path ?? "an unknown object"}.`,
    );
  const schedule: Schedule = {
    curve: curve(object),
    unit: "step",
    first: 0,
    stride: at(object, "stride"),
  };
  return object.argument("moves") === false ? still(schedule) : schedule;
}

/** A curve over a counter that nobody moves stays where it starts. */
const still = ({ curve }: Schedule): number =>
  curve.kind === "piecewise"
    ? (curve.values[0] ?? 0)
    : "value" in curve
      ? curve.value
      : 0;

export const schedules: ScheduleWords = { read, write: () => null };
