// keras.optimizers.schedules: each schedule as a curve over updates done.
import { cosineTo, type Curve } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { ModifierPhrase, SchedulePhrase } from "../modifier.ts";
import {
  elsewhere,
  ignored,
  input,
  type ConstructedObject,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { boolean, expected, number } from "../words.ts";
import { executed, read as inSource } from "./source.ts";

const file = "keras/src/optimizers/schedules/learning_rate_schedule.py";
const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);
const flag = (object: ConstructedObject, name: string): boolean =>
  boolean(object.argument(name), name);
function list(object: ConstructedObject, name: string): number[] {
  const value = object.argument(name);
  if (!Array.isArray(value)) throw expected(name, "a list", value);
  return (value as readonly Argument[]).map((each) => number(each, name));
}

function schedule(
  name: string,
  parameters: string,
  signature: Versioned<string>,
  read: (object: ConstructedObject) => Curve,
  write: (curve: Curve) => Readonly<Record<string, Argument>> | null,
  samples: readonly Curve[],
): SchedulePhrase {
  const path = `keras.optimizers.schedules.${name}`;
  return {
    calls: [path],
    signature,
    read,
    write: (curve) => {
      const said = write(curve);
      return said === null ? null : { path, arguments: said };
    },
    samples,
    claims: {
      ...Object.fromEntries(
        parameters.split(" ").map((each) => [each, elsewhere("the curve")]),
      ),
      name: ignored("the schedule's name"),
    },
    source: executed(`${file} · ${name}`),
  };
}

const decaying = (name: string): string =>
  `initial_learning_rate, decay_steps, decay_rate, staircase=False, name='${name}'`;
const decayingNames = "initial_learning_rate decay_steps decay_rate staircase";

const exponential = schedule(
  "ExponentialDecay",
  decayingNames,
  decaying("ExponentialDecay"),
  (object) => ({
    kind: "exponential",
    value: at(object, "initial_learning_rate"),
    factor: at(object, "decay_rate"),
    every: at(object, "decay_steps"),
    staircase: flag(object, "staircase"),
    limit: null,
  }),
  (curve) =>
    curve.kind === "exponential" && curve.limit === null
      ? {
          initial_learning_rate: curve.value,
          decay_steps: curve.every,
          decay_rate: curve.factor,
          staircase: curve.staircase,
        }
      : null,
  [
    {
      kind: "exponential",
      value: 0.1,
      factor: 0.9,
      every: 10,
      staircase: true,
      limit: null,
    },
  ],
);

const inverseTime = schedule(
  "InverseTimeDecay",
  decayingNames,
  decaying("InverseTimeDecay"),
  (object) => ({
    kind: "inverseTime",
    value: at(object, "initial_learning_rate"),
    rate: at(object, "decay_rate"),
    every: at(object, "decay_steps"),
    power: 1,
    staircase: flag(object, "staircase"),
  }),
  (curve) =>
    curve.kind === "inverseTime" && curve.power === 1
      ? {
          initial_learning_rate: curve.value,
          decay_steps: curve.every,
          decay_rate: curve.rate,
          staircase: curve.staircase,
        }
      : null,
  [
    {
      kind: "inverseTime",
      value: 0.1,
      rate: 0.5,
      every: 4,
      power: 1,
      staircase: false,
    },
  ],
);

const piecewise = schedule(
  "PiecewiseConstantDecay",
  "boundaries values",
  byVersion(
    ["2.1.4", "boundaries, values, name=None"],
    ["3.0.0", "boundaries, values, name='PiecewiseConstant'"],
  ),
  (object) => ({
    kind: "piecewise",
    boundaries: list(object, "boundaries"),
    values: list(object, "values"),
    atBoundary: "before",
  }),
  (curve) =>
    curve.kind === "piecewise" && curve.atBoundary === "before"
      ? { boundaries: curve.boundaries, values: curve.values }
      : null,
  [
    {
      kind: "piecewise",
      boundaries: [5, 12],
      values: [1, 0.5, 0.1],
      atBoundary: "before",
    },
  ],
);

const polynomial = schedule(
  "PolynomialDecay",
  "initial_learning_rate decay_steps end_learning_rate power cycle",
  "initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False, name='PolynomialDecay'",
  (object) => ({
    kind: "polynomial",
    value: at(object, "initial_learning_rate"),
    end: at(object, "end_learning_rate"),
    steps: at(object, "decay_steps"),
    power: at(object, "power"),
    cycle: flag(object, "cycle"),
  }),
  (curve) =>
    curve.kind === "polynomial"
      ? {
          initial_learning_rate: curve.value,
          decay_steps: curve.steps,
          end_learning_rate: curve.end,
          power: curve.power,
          cycle: curve.cycle,
        }
      : null,
  [
    {
      kind: "polynomial",
      value: 0.1,
      end: 0.01,
      steps: 8,
      power: 2,
      cycle: true,
    },
  ],
);

/** Without a warm-up, half a cosine; with one, a straight line to its target first. */
function cosine(object: ConstructedObject): Curve {
  const start = at(object, "initial_learning_rate");
  const [alpha, steps] = [at(object, "alpha"), at(object, "decay_steps")];
  const target = object.argument("warmup_target") ?? null;
  if (target === null) return cosineTo(start, alpha * start, steps);
  const top = number(target, "warmup_target");
  const warm = at(object, "warmup_steps");
  const down = cosineTo(top, alpha * top, steps);
  if (warm === 0) return down;
  const up: Curve = {
    kind: "polynomial",
    value: start,
    end: top,
    steps: warm,
    power: 1,
    cycle: false,
  };
  return {
    kind: "sequence",
    parts: [
      { from: 0, curve: up },
      { from: warm, curve: down },
    ],
  };
}

const cosineDecay = schedule(
  "CosineDecay",
  "initial_learning_rate decay_steps alpha warmup_target warmup_steps",
  byVersion(
    ["2.1.4", "initial_learning_rate, decay_steps, alpha=0.0, name=None"],
    [
      "2.13.0",
      "initial_learning_rate, decay_steps, alpha=0.0, name=None, warmup_target=None, warmup_steps=0",
    ],
    [
      "3.0.0",
      "initial_learning_rate, decay_steps, alpha=0.0, name='CosineDecay', warmup_target=None, warmup_steps=0",
    ],
  ),
  cosine,
  (curve) =>
    curve.kind === "cosine" && curve.power === 1 && curve.beyond === "stays"
      ? {
          initial_learning_rate: curve.value,
          decay_steps: curve.steps,
          alpha: curve.end / curve.value,
        }
      : null,
  [cosineTo(0.5, 0.125, 20)],
);

const restarts = schedule(
  "CosineDecayRestarts",
  "initial_learning_rate first_decay_steps t_mul m_mul alpha",
  byVersion(
    [
      "2.1.4",
      "initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name=None",
    ],
    [
      "3.0.0",
      "initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name='SGDRDecay'",
    ],
  ),
  (object) => {
    const value = at(object, "initial_learning_rate");
    return {
      kind: "cosineRestarts",
      value,
      end: at(object, "alpha") * value,
      period: at(object, "first_decay_steps"),
      periodFactor: at(object, "t_mul"),
      peakFactor: at(object, "m_mul"),
    };
  },
  (curve) =>
    curve.kind === "cosineRestarts"
      ? {
          initial_learning_rate: curve.value,
          first_decay_steps: curve.period,
          t_mul: curve.periodFactor,
          m_mul: curve.peakFactor,
          alpha: curve.end / curve.value,
        }
      : null,
  [
    {
      kind: "cosineRestarts",
      value: 0.5,
      end: 0.125,
      period: 5,
      periodFactor: 2,
      peakFactor: 0.5,
    },
  ],
);

export const schedules: readonly SchedulePhrase[] = [
  exponential,
  inverseTime,
  piecewise,
  polynomial,
  cosineDecay,
  restarts,
];

/** What a LearningRateScheduler's function said for each epoch, asked while recording. */
const scheduler: ModifierPhrase = {
  calls: ["keras.callbacks.LearningRateScheduler.on_epoch_begin"],
  signature: "optimizer, rates",
  on: "optimizer",
  modify: (context) => ({
    rate: () => ({
      curve: {
        kind: "table",
        values: context.argument("rates") as readonly number[],
        beyond: "unknown",
      },
      unit: "epoch",
      first: 0,
      stride: 1,
    }),
  }),
  claims: { optimizer: input, rates: elsewhere("the learning rate") },
  source: inSource(
    "keras/src/callbacks/learning_rate_scheduler.py · LearningRateScheduler.on_epoch_begin",
  ),
};

/** Weights that the program leaves out of the decay. */
const excluded: ModifierPhrase = {
  calls: ["keras.optimizers.Optimizer.exclude_from_weight_decay"],
  signature: "self, weights",
  on: "self",
  modify: (context) => {
    const listed = context.argument("weights") as readonly {
      parameter: number;
    }[];
    return context.options["weightDecay"] === 0 || listed.length === 0
      ? {}
      : {
          groups: [
            {
              parameters: listed.map(({ parameter }) => parameter),
              options: { weightDecay: 0 },
            },
          ],
        };
  },
  claims: { self: input, weights: elsewhere("the group without decay") },
  source: inSource(
    "keras/src/optimizers/base_optimizer.py · BaseOptimizer._use_weight_decay",
  ),
};

export const modifiers: readonly ModifierPhrase[] = [scheduler, excluded];
