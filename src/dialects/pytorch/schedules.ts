// torch.optim.lr_scheduler: each scheduler as a curve over how often it was stepped, in closed form.
import { cosineTo, type Curve } from "../../ir/index.ts";
import type { SchedulePhrase } from "../modifier.ts";
import { PhraseError } from "../phrase.ts";
import { byVersion } from "../version.ts";
import { cycles } from "./cyclicSchedules.ts";
import { at, list, numbers, scheduler, straight } from "./scheduleRows.ts";

const staircase = (factor: number, every: number, base = 1): Curve => ({
  kind: "exponential",
  value: base,
  factor,
  every,
  staircase: true,
  limit: null,
});

const multiStep = (
  milestones: readonly number[],
  gamma: number,
  base: number,
): Curve => {
  const boundaries = milestones.toSorted((a, b) => a - b);
  return {
    kind: "piecewise",
    boundaries,
    values: [base, ...boundaries.map((_, i) => base * gamma ** (i + 1))],
    atBoundary: "after",
  };
};

const byFactor: readonly SchedulePhrase[] = [
  scheduler({
    name: "StepLR",
    parameters: "step_size, gamma=0.1",
    reads: ["step_size", "gamma"],
    read: (object, { base }) =>
      staircase(at(object, "gamma"), at(object, "step_size"), base),
    write: (curve) =>
      curve.kind === "exponential" && curve.staircase && curve.limit === null
        ? { step_size: curve.every, gamma: curve.factor }
        : null,
    samples: [staircase(0.5, 30)],
  }),
  scheduler({
    name: "MultiStepLR",
    parameters: "milestones, gamma=0.1",
    reads: ["milestones", "gamma"],
    read: (object, { base }) =>
      multiStep(numbers(object, "milestones"), at(object, "gamma"), base),
    write: (curve) => {
      if (curve.kind !== "piecewise" || curve.atBoundary === "before")
        return null;
      const [first = NaN, second = NaN] = curve.values;
      return { milestones: curve.boundaries, gamma: second / first };
    },
    samples: [multiStep([3, 8], 0.5, 1)],
  }),
  scheduler({
    name: "ExponentialLR",
    parameters: "gamma",
    reads: ["gamma"],
    read: (object, { base }) => staircase(at(object, "gamma"), 1, base),
    write: (curve) =>
      curve.kind === "exponential" && curve.every === 1
        ? { gamma: curve.factor }
        : null,
    samples: [staircase(0.9, 1)],
  }),
  scheduler({
    name: "ConstantLR",
    parameters: "factor=0.3333333333333333, total_iters=5",
    reads: ["factor", "total_iters"],
    read: (object, { base }) => ({
      kind: "piecewise",
      boundaries: [at(object, "total_iters")],
      values: [base * at(object, "factor"), base],
      atBoundary: "after",
    }),
  }),
  scheduler({
    name: "LinearLR",
    parameters:
      "start_factor=0.3333333333333333, end_factor=1.0, total_iters=5",
    reads: ["start_factor", "end_factor", "total_iters"],
    read: (object, { base }) =>
      straight(
        base * at(object, "start_factor"),
        base * at(object, "end_factor"),
        at(object, "total_iters"),
      ),
    write: (curve) =>
      curve.kind === "polynomial" && curve.power === 1 && !curve.cycle
        ? {
            start_factor: curve.value,
            end_factor: curve.end,
            total_iters: curve.steps,
          }
        : null,
    samples: [straight(0.1, 1, 4)],
  }),
  scheduler({
    name: "PolynomialLR",
    parameters: "total_iters=5, power=1.0",
    reads: ["total_iters", "power"],
    read: (object, { base }) => ({
      kind: "polynomial",
      value: base,
      end: 0,
      steps: at(object, "total_iters"),
      power: at(object, "power"),
      cycle: false,
    }),
    write: (curve) =>
      curve.kind === "polynomial" && curve.end === 0 && !curve.cycle
        ? { total_iters: curve.steps, power: curve.power }
        : null,
    samples: [{ ...straight(1, 0, 7), power: 2 } as Curve],
  }),
];

const byCosine: readonly SchedulePhrase[] = [
  scheduler({
    name: "CosineAnnealingLR",
    parameters: "T_max, eta_min=0.0",
    reads: ["T_max", "eta_min"],
    read: (object, { base }) => ({
      ...cosineTo(base, at(object, "eta_min"), at(object, "T_max")),
      beyond: "swings",
    }),
    write: (curve) =>
      curve.kind === "cosine" && curve.power === 1
        ? { T_max: curve.steps, eta_min: curve.end }
        : null,
    samples: [{ ...cosineTo(1, 0.1, 20), beyond: "swings" }],
  }),
  scheduler({
    name: "CosineAnnealingWarmRestarts",
    parameters: "T_0, T_mult=1, eta_min=0.0",
    reads: ["T_0", "T_mult", "eta_min"],
    read: (object, { base }) => ({
      kind: "cosineRestarts",
      value: base,
      end: at(object, "eta_min"),
      period: at(object, "T_0"),
      periodFactor: at(object, "T_mult"),
      peakFactor: 1,
    }),
    write: (curve) =>
      curve.kind === "cosineRestarts" && curve.peakFactor === 1
        ? {
            T_0: curve.period,
            T_mult: curve.periodFactor,
            eta_min: curve.end,
          }
        : null,
    samples: [
      {
        kind: "cosineRestarts",
        value: 1,
        end: 0.05,
        period: 5,
        periodFactor: 2,
        peakFactor: 1,
      },
    ],
  }),
];

const joined: readonly SchedulePhrase[] = [
  scheduler({
    name: "SequentialLR",
    parameters: "schedulers, milestones",
    reads: ["schedulers", "milestones"],
    read: (object, { inner }) => {
      const starts = [0, ...numbers(object, "milestones")];
      return {
        kind: "sequence",
        parts: list(object, "schedulers").map((each, i) => ({
          from: starts[i] ?? NaN,
          curve: inner(each),
        })),
      };
    },
  }),
  scheduler({
    name: "ChainedScheduler",
    parameters: "",
    signature: byVersion(
      ["1.10.0", "schedulers"],
      ["2.5.0", "schedulers, optimizer=None"],
    ),
    reads: ["schedulers"],
    read: (object, { base, inner }) => {
      const all = list(object, "schedulers").map(inner);
      return {
        kind: "product",
        factors: [
          { kind: "constant", value: base ** (1 - all.length) },
          ...all,
        ],
      };
    },
  }),
];

/** Schedules whose factors a Python function says: asked while recording for as many counts as a run may need. */
const computed: SchedulePhrase = scheduler({
  name: "LambdaLR",
  parameters: "lr_lambda",
  reads: ["lr_lambda"],
  read: () => {
    throw new PhraseError(
      "Expected a LambdaLR to be stepped by the program itself. Received one inside another schedule: its values are not modelled there.",
    );
  },
});

export const schedules: readonly SchedulePhrase[] = [
  ...byFactor,
  ...byCosine,
  ...cycles,
  ...joined,
  computed,
];
