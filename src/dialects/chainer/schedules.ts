// Extensions of a trainer that shift the learning rate, as curves over how often they acted.
import type { Curve } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { SchedulePhrase } from "../modifier.ts";
import {
  elsewhere,
  ignored,
  only,
  PhraseError,
  type Claim,
  type ConstructedObject,
} from "../phrase.ts";
import { expected, number } from "../words.ts";
import { inSource } from "./sources.ts";

const path = (name: string): string => `chainer.training.extensions.${name}`;
const file = (name: string): string =>
  name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

const shared: Readonly<Record<string, Claim>> = {
  attr: elsewhere("which option is shifted"),
  optimizer: ignored("the optimiser that the extension acts on"),
};
const inCurve = (...names: readonly string[]): Record<string, Claim> => ({
  ...shared,
  ...Object.fromEntries(
    names.map((name) => [name, elsewhere("the curve")] as const),
  ),
});

/** `init=None` starts from the optimiser's own. */
const start = (object: ConstructedObject, base: number): number =>
  (object.argument("init") ?? null) === null ? base : at(object, "init");

const numbers = (
  object: ConstructedObject,
  name: string,
): readonly number[] => {
  const value = object.argument(name);
  if (!Array.isArray(value)) throw expected(name, "a list of numbers", value);
  return (value as readonly Argument[]).map((each) => number(each, name));
};

type Of<Kind extends Curve["kind"]> = Extract<Curve, { kind: Kind }>;

interface Definition {
  readonly name: string;
  readonly signature: string;
  readonly read: (object: ConstructedObject, base: number) => Curve;
  readonly write: (curve: Curve) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Curve[];
  readonly claims: Readonly<Record<string, Claim>>;
}

const falling: Of<"exponential"> = {
  kind: "exponential",
  value: 1,
  factor: 0.5,
  every: 1,
  staircase: false,
  limit: null,
};
const straight: Of<"polynomial"> = {
  kind: "polynomial",
  value: 0.1,
  end: 1,
  steps: 10,
  power: 1,
  cycle: false,
};

const definitions: readonly Definition[] = [
  {
    name: "ExponentialShift",
    signature: "attr, rate, init=None, target=None, optimizer=None",
    read: (object, base) => ({
      ...falling,
      value: start(object, base),
      factor: at(object, "rate"),
      limit:
        (object.argument("target") ?? null) === null
          ? null
          : at(object, "target"),
    }),
    write: (curve) =>
      curve.kind === "exponential" && curve.every === 1 && !curve.staircase
        ? {
            attr: "lr",
            rate: curve.factor,
            init: curve.value,
            target: curve.limit,
          }
        : null,
    samples: [falling, { ...falling, value: 0.2, limit: 0.01 }],
    claims: inCurve("rate", "init", "target"),
  },
  {
    name: "StepShift",
    signature: "attr, gamma, step, init=None, target=None, optimizer=None",
    read: (object, base) => ({
      ...falling,
      value: start(object, base),
      factor: at(object, "gamma"),
      every: at(object, "step"),
      staircase: true,
    }),
    write: (curve) =>
      curve.kind === "exponential" && curve.staircase && curve.limit === null
        ? {
            attr: "lr",
            gamma: curve.factor,
            step: curve.every,
            init: curve.value,
          }
        : null,
    samples: [{ ...falling, every: 30, staircase: true }],
    claims: { ...inCurve("gamma", "step", "init"), target: only(null) },
  },
  {
    name: "MultistepShift",
    signature: "attr, gamma, step_value, init, optimizer=None",
    read: (object) => {
      const boundaries = numbers(object, "step_value");
      return {
        kind: "piecewise",
        boundaries,
        values: [0, ...boundaries].map(
          (_, i) => at(object, "init") * at(object, "gamma") ** i,
        ),
        atBoundary: "after",
      };
    },
    write: (curve) => {
      if (curve.kind !== "piecewise" || curve.atBoundary !== "after")
        return null;
      const [init = 1, next = init] = curve.values;
      return {
        attr: "lr",
        gamma: next / init,
        step_value: [...curve.boundaries],
        init,
      };
    },
    samples: [
      {
        kind: "piecewise",
        boundaries: [10, 20],
        values: [1, 0.5, 0.25],
        atBoundary: "after",
      },
    ],
    claims: inCurve("gamma", "step_value", "init"),
  },
  {
    name: "PolynomialShift",
    signature: "attr, rate, max_count, init=None, target=None, optimizer=None",
    read: (object, base) => ({
      ...straight,
      value: start(object, base),
      end: 0,
      steps: at(object, "max_count"),
      power: at(object, "rate"),
    }),
    write: (curve) =>
      curve.kind === "polynomial" && curve.end === 0 && !curve.cycle
        ? {
            attr: "lr",
            rate: curve.power,
            max_count: curve.steps,
            init: curve.value,
          }
        : null,
    samples: [{ ...straight, value: 1, end: 0, power: 2 }],
    claims: { ...inCurve("rate", "max_count", "init"), target: only(null) },
  },
  {
    name: "InverseShift",
    signature: "attr, gamma, power, init=None, target=None, optimizer=None",
    read: (object, base) => ({
      kind: "inverseTime",
      value: start(object, base),
      rate: at(object, "gamma"),
      every: 1,
      power: at(object, "power"),
      staircase: false,
    }),
    write: (curve) =>
      curve.kind === "inverseTime" && curve.every === 1 && !curve.staircase
        ? {
            attr: "lr",
            gamma: curve.rate,
            power: curve.power,
            init: curve.value,
          }
        : null,
    samples: [
      {
        kind: "inverseTime",
        value: 1,
        rate: 0.1,
        every: 1,
        power: 0.75,
        staircase: false,
      },
    ],
    claims: { ...inCurve("gamma", "power", "init"), target: only(null) },
  },
  {
    name: "LinearShift",
    signature: "attr, value_range, time_range, optimizer=None",
    read: (object) => {
      const [value = 0, end = 0] = numbers(object, "value_range");
      const [from = 0, to = 0] = numbers(object, "time_range");
      if (to <= from)
        throw new PhraseError(
          `Expected time_range to grow. Received (${from}, ${to}).`,
        );
      const line = { ...straight, value, end, steps: to - from };
      return from === 0
        ? line
        : {
            kind: "sequence",
            parts: [
              { from: 0, curve: { kind: "constant", value } },
              { from, curve: line },
            ],
          };
    },
    write: (curve) =>
      curve.kind === "polynomial" && curve.power === 1 && !curve.cycle
        ? {
            attr: "lr",
            value_range: [curve.value, curve.end],
            time_range: [0, curve.steps],
          }
        : null,
    samples: [straight],
    claims: inCurve("value_range", "time_range"),
  },
  {
    name: "WarmupShift",
    signature: "attr, warmup_start, warmup_iter, init, optimizer=None",
    read: (object) => ({
      ...straight,
      value: at(object, "warmup_start"),
      end: at(object, "init"),
      steps: at(object, "warmup_iter"),
    }),
    write: (curve) =>
      curve.kind === "polynomial" && curve.power === 1 && !curve.cycle
        ? {
            attr: "lr",
            warmup_start: curve.value,
            warmup_iter: curve.steps,
            init: curve.end,
          }
        : null,
    samples: [straight],
    claims: inCurve("warmup_start", "warmup_iter", "init"),
  },
];

export const schedules: readonly SchedulePhrase[] = definitions.map(
  ({ name, signature, read, write, samples, claims }) => ({
    calls: [path(name)],
    signature,
    read: (object, { base }) => read(object, base),
    write: (curve) => {
      const found = write(curve);
      return found === null ? null : { path: path(name), arguments: found };
    },
    samples,
    claims,
    source: inSource(
      `chainer/training/extensions/${file(name)}.py · ${name}.__call__`,
    ),
  }),
);
