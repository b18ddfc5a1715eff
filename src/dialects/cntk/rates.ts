// Rates and momenta: a number, or a schedule that says for which minibatch size it is meant.
import type { Curve, LearningRate } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { objectIn } from "../modifier.ts";
import {
  PhraseError,
  type ConstructedObject,
  type Context,
} from "../phrase.ts";
import { expected, number } from "../words.ts";

const listOf = (value: Argument | undefined): readonly Argument[] =>
  Array.isArray(value) ? (value as readonly Argument[]) : [];

/** The examples in a batch; 1 where nothing says it. */
export const examplesOf = (context: Context): number =>
  number(context.argument("examples") ?? 1, "examples");

/** Whether the rule is given the batch's mean gradient, or its sum. */
export const givesMean = (context: Context): boolean =>
  (context.argument("gradient") ?? "mean") === "mean";

/** The minibatch size that an option is meant for; 0 is the batch's own. */
const referenceOf = (
  context: Context,
  option: string,
  value: Argument | undefined,
): number => {
  const said = context.argument(`${option}_for`);
  if (said !== undefined) return number(said, option);
  // A default that is a schedule is printed as its value and its minibatch size.
  return Array.isArray(value) ? number(listOf(value)[1], option) : 0;
};

/** What a schedule object holds, and what its epoch is. */
function heldBy(object: ConstructedObject): {
  readonly value: Argument | undefined;
  readonly epoch: Argument | undefined;
} {
  const value = ["schedule", "lr", "momentum"]
    .map((name) => object.argument(name))
    .find((each) => each !== undefined);
  return { value, epoch: object.argument("epoch_size") };
}

/** `[0.1, (3, 0.01)]`: a value for one epoch, or for so many; the last one stays. */
function steps(
  list: readonly Argument[],
  epoch: number,
  scale: number,
  option: string,
): Curve {
  const pairs = list.map((each): readonly [number, number] =>
    Array.isArray(each)
      ? [number(listOf(each)[0], option), number(listOf(each)[1], option)]
      : [1, number(each, option)],
  );
  const boundaries = pairs
    .slice(0, -1)
    .map((_, i) =>
      pairs.slice(0, i + 1).reduce((sum, [count]) => sum + count * epoch, 0),
    );
  return {
    kind: "piecewise",
    boundaries,
    values: pairs.map(([, value]) => value * scale),
    atBoundary: "after",
  };
}

/** Without an epoch_size a schedule counts sweeps over the data, which only Function.train tells of: under train_minibatch the first value stays. */
function scheduled(
  context: Context,
  list: readonly Argument[],
  epoch: Argument | undefined,
  scale: number,
  option: string,
): LearningRate {
  if ((epoch ?? null) === null && context.argument("sweeps") !== true) {
    const first = Array.isArray(list[0]) ? listOf(list[0])[1] : list[0];
    return number(first, option) * scale;
  }
  const unit = (epoch ?? null) === null ? "epoch" : "example";
  const size = unit === "epoch" ? 1 : number(epoch, "epoch_size");
  return {
    curve: steps(list, size, scale, option),
    unit,
    first: 0,
    stride: 1,
  };
}

/** The rate of one update: where the rule is given a sum, CNTK divides by the minibatch size that the rate is meant for. */
export function rateOf(context: Context, option = "lr"): LearningRate {
  const value = context.argument(option);
  const reference = referenceOf(context, option, value);
  const scale = givesMean(context)
    ? 1
    : 1 / (reference === 0 ? examplesOf(context) : reference);
  const id = objectIn(value);
  const object = id === undefined ? undefined : context.object(id);
  if (object) {
    const held = heldBy(object);
    return Array.isArray(held.value)
      ? scheduled(context, listOf(held.value), held.epoch, scale, option)
      : number(held.value, option) * scale;
  }
  if (typeof value === "number") return value * scale;
  if (Array.isArray(value) && !context.stated(option))
    return number(listOf(value)[0], option) * scale;
  if (Array.isArray(value))
    return scheduled(
      context,
      listOf(value),
      context.argument("epoch_size"),
      scale,
      option,
    );
  throw expected(option, "a number, a list or a schedule", value);
}

/** A momentum of one update: µ where it is meant for the batch, µ to the power of batch by minibatch size where it is not. */
export function momentumOf(context: Context, option = "momentum"): number {
  const value = context.argument(option);
  const reference = referenceOf(context, option, value);
  const power = reference === 0 ? 1 : examplesOf(context) / reference;
  const id = objectIn(value);
  const object = id === undefined ? undefined : context.object(id);
  if (object) {
    const { value: held } = heldBy(object);
    if (Array.isArray(held))
      throw new PhraseError(
        `Expected one ${option} for the whole training. Received a list: a ${option} that changes is not modelled here.`,
      );
    const base = object.path.endsWith("momentum_as_time_constant_schedule")
      ? Math.exp(-1 / number(held, option))
      : number(held, option);
    return tidy(base ** power);
  }
  const own =
    Array.isArray(value) && !context.stated(option) ? listOf(value)[0] : value;
  return tidy(number(own, option) ** power);
}

/** In the numbers that people write. */
const tidy = (value: number): number => Number(value.toPrecision(12));
