// Learning rates of optax that follow a curve over steps: the count is read before each update, from 0.
import { scheduled, type Curve, type LearningRate } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { ScheduleWords } from "../optimizerRows.ts";
import {
  PhraseError,
  type ConstructedObject,
  type Context,
} from "../phrase.ts";
import { boolean, expected, number, printArgument } from "../words.ts";

/** Signatures of the functions that make a schedule. */
export const scheduleSignatures: Readonly<Record<string, string>> = {
  "optax.constant_schedule": "value",
  "optax.exponential_decay":
    "init_value, transition_steps, decay_rate, transition_begin=0, staircase=False, end_value=None",
  "optax.cosine_decay_schedule":
    "init_value, decay_steps, alpha=0.0, exponent=1.0",
  "optax.linear_schedule":
    "init_value, end_value, transition_steps, transition_begin=0",
  "optax.polynomial_schedule":
    "init_value, end_value, power, transition_steps, transition_begin=0",
  "optax.piecewise_constant_schedule": "init_value, boundaries_and_scales=None",
  "optax.warmup_constant_schedule": "init_value, peak_value, warmup_steps",
  "optax.warmup_cosine_decay_schedule":
    "init_value, peak_value, warmup_steps, decay_steps, end_value=0.0, exponent=1.0",
  "optax.warmup_exponential_decay_schedule":
    "init_value, peak_value, warmup_steps, transition_steps, decay_rate, transition_begin=0, staircase=False, end_value=None",
  "optax.join_schedules": "schedules, boundaries",
};

type Read = (object: ConstructedObject, context: Context) => Curve;

const at = (object: ConstructedObject, parameter: string): number =>
  number(object.argument(parameter), parameter);

/** A curve that starts after a while; before it the value stands still. */
const begun = (begin: number, value: number, curve: Curve): Curve =>
  begin <= 0
    ? curve
    : {
        kind: "sequence",
        parts: [
          { from: 0, curve: { kind: "constant", value } },
          { from: begin, curve },
        ],
      };

const line = (value: number, end: number, steps: number, power = 1): Curve =>
  steps <= 0
    ? { kind: "constant", value }
    : { kind: "polynomial", value, end, steps, power, cycle: false };

const cosine = (
  value: number,
  steps: number,
  alpha: number,
  power: number,
): Curve => ({
  kind: "cosine",
  value,
  end: value * alpha,
  steps,
  power,
  beyond: "stays",
});

function exponential(object: ConstructedObject, value: number): Curve {
  const every = at(object, "transition_steps");
  const factor = at(object, "decay_rate");
  if (every <= 0 || factor === 0) return { kind: "constant", value };
  const limit = object.argument("end_value") ?? null;
  return begun(at(object, "transition_begin"), value, {
    kind: "exponential",
    value,
    factor,
    every,
    staircase: boolean(object.argument("staircase"), "staircase"),
    limit: limit === null ? null : number(limit, "end_value"),
  });
}

/** The rate is multiplied at each boundary, from the boundary's own step on. */
function piecewise(object: ConstructedObject): Curve {
  const value = at(object, "init_value");
  const given = object.argument("boundaries_and_scales") ?? null;
  if (given === null) return { kind: "constant", value };
  if (typeof given !== "object" || !("dict" in given))
    throw expected("boundaries_and_scales", "a dict of numbers", given);
  const steps = given.dict
    .map(([key, scale]): [number, number] => [
      number(key, "boundaries_and_scales"),
      number(scale, "boundaries_and_scales"),
    ])
    .sort((a, b) => a[0] - b[0]);
  let now = value;
  return {
    kind: "piecewise",
    boundaries: steps.map(([boundary]) => boundary),
    values: [value, ...steps.map(([, scale]) => (now *= scale))],
    atBoundary: "after",
  };
}

function joined(object: ConstructedObject, context: Context): Curve {
  const list = (name: string): readonly Argument[] => {
    const value = object.argument(name);
    if (!Array.isArray(value)) throw expected(name, "a list", value);
    return value as readonly Argument[];
  };
  const starts = list("boundaries").map((each) => number(each, "boundaries"));
  return {
    kind: "sequence",
    parts: list("schedules").map((each, i) => ({
      from: i === 0 ? 0 : (starts[i - 1] ?? 0),
      curve: curveOf(each, context),
    })),
  };
}

const warm = (object: ConstructedObject, curve: Curve): Curve => {
  const steps = at(object, "warmup_steps");
  return {
    kind: "sequence",
    parts: [
      {
        from: 0,
        curve: line(at(object, "init_value"), at(object, "peak_value"), steps),
      },
      { from: steps, curve },
    ],
  };
};

const readers: Readonly<Record<string, Read>> = {
  "optax.constant_schedule": (object) => ({
    kind: "constant",
    value: at(object, "value"),
  }),
  "optax.exponential_decay": (object) =>
    exponential(object, at(object, "init_value")),
  "optax.cosine_decay_schedule": (object) =>
    cosine(
      at(object, "init_value"),
      at(object, "decay_steps"),
      at(object, "alpha"),
      at(object, "exponent"),
    ),
  "optax.linear_schedule": (object) =>
    begun(
      at(object, "transition_begin"),
      at(object, "init_value"),
      line(
        at(object, "init_value"),
        at(object, "end_value"),
        at(object, "transition_steps"),
      ),
    ),
  "optax.polynomial_schedule": (object) =>
    begun(
      at(object, "transition_begin"),
      at(object, "init_value"),
      line(
        at(object, "init_value"),
        at(object, "end_value"),
        at(object, "transition_steps"),
        at(object, "power"),
      ),
    ),
  "optax.piecewise_constant_schedule": piecewise,
  "optax.warmup_constant_schedule": (object) =>
    line(
      at(object, "init_value"),
      at(object, "peak_value"),
      at(object, "warmup_steps"),
    ),
  "optax.warmup_cosine_decay_schedule": (object) => {
    const peak = at(object, "peak_value");
    const alpha = peak === 0 ? 0 : at(object, "end_value") / peak;
    const steps = at(object, "decay_steps") - at(object, "warmup_steps");
    return warm(object, cosine(peak, steps, alpha, at(object, "exponent")));
  },
  "optax.warmup_exponential_decay_schedule": (object) =>
    warm(object, exponential(object, at(object, "peak_value"))),
  "optax.join_schedules": joined,
};

function curveOf(value: Argument, context: Context): Curve {
  if (typeof value === "number") return { kind: "constant", value };
  const made =
    typeof value === "object" && value !== null && "object" in value
      ? context.object(value.object)
      : undefined;
  const read = made && readers[made.path];
  if (made && read) return read(made, context);
  throw new PhraseError(
    `Expected a learning rate to be a number or one of ${Object.keys(readers).join(", ")}. Received ${made?.path ?? printArgument(value)}: a function of the program's own is not modelled here.`,
  );
}

/** Reads schedule objects; writing one needs a call of its own, which plain arguments cannot say. */
export const schedules: ScheduleWords = {
  read: (value, context): LearningRate | undefined => {
    if (typeof value === "number") return undefined;
    const curve = curveOf(value, context);
    return curve.kind === "constant" ? curve.value : scheduled(curve);
  },
  write: () => null,
};
