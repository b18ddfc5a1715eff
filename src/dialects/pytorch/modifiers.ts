// Calls that change an optimiser of torch: schedulers that the program steps, gradients clipped between backward and step, parameter groups.
import type { Clipping, Curve, LearningRate } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  curveOf,
  parametersIn,
  type Modification,
  type ModifierContext,
  type ModifierPhrase,
  type SchedulePhrase,
} from "../modifier.ts";
import {
  elsewhere,
  ignored,
  input,
  only,
  PhraseError,
  type Claim,
} from "../phrase.ts";
import { byVersion } from "../version.ts";
import { expected, number } from "../words.ts";
import { since } from "./rows.ts";
import { schedules } from "./schedules.ts";
import { inSource } from "./sources.ts";

/** Curves that only multiply: two of them on one learning rate are their product. */
function multiplies(curve: Curve): boolean {
  switch (curve.kind) {
    case "cosine":
    case "cosineRestarts":
      return curve.end === 0 && curve.kind === "cosine";
    case "triangular":
    case "sequence":
      return false;
    default:
      return true;
  }
}

/** A scheduler's curve on top of what the learning rate already follows. */
function onTop(
  before: LearningRate,
  read: (base: number) => Curve,
  count: { unit: "step" | "epoch"; first: number },
): LearningRate {
  if (typeof before === "number")
    return { curve: read(before), ...count, stride: 1 };
  const factor = read(1);
  if (
    before.unit !== count.unit ||
    before.first !== count.first ||
    !multiplies(before.curve) ||
    !multiplies(factor)
  )
    throw new PhraseError(
      "Expected several schedules of one optimiser to multiply, and to be stepped together. Received others: how they mix is not modelled here.",
    );
  return {
    ...before,
    curve: { kind: "product", factors: [before.curve, factor] },
  };
}

/** The count at the first update, and what counts. Before 1.1.0 schedulers were stepped before an epoch, and count from there (release notes of 1.1.0). */
function counted(context: ModifierContext): {
  unit: "step" | "epoch";
  first: number;
} | null {
  const ticks = context.ticks(context.self ?? -1);
  const [tick] = ticks;
  if (!tick) return null;
  if (ticks.length > 1)
    throw new PhraseError(
      "Expected a schedule to be stepped once per batch or once per epoch. Received one that is stepped in both places.",
    );
  const old = !since(context, "1.1.0");
  if (old && !tick.before)
    throw new PhraseError(
      `Expected the schedule to be stepped before the updates of an epoch, as torch ${context.version} wants it. Received one that is stepped after them: there its first value holds twice, which is not modelled here.`,
    );
  return { unit: tick.unit, first: tick.before && !old ? 1 : 0 };
}

function scheduled(context: ModifierContext): Modification {
  const count = counted(context);
  const read = (base: number): Curve => {
    const self: Argument = { object: context.self ?? -1 };
    const curve = curveOf(schedules, context, self, base);
    if (!curve) throw new PhraseError("Expected a known schedule.");
    return curve;
  };
  if (count !== null) return { rate: (before) => onTop(before, read, count) };
  // A schedule that another one steps has its say there.
  if (context.self !== undefined && context.isPart(context.self)) return {};
  return {
    rate: (before) =>
      typeof before === "number"
        ? { curve: read(before), unit: "step", first: 0, stride: 0 }
        : before,
  };
}

const ofScheduler = (phrase: SchedulePhrase): ModifierPhrase => ({
  calls: phrase.calls,
  signature: phrase.signature,
  on: "optimizer",
  modify: scheduled,
  claims: phrase.claims,
  source: phrase.source,
});

/** What LambdaLR's function said, one factor per count: the Python module asks it when the schedule is first stepped. */
const tabulated: ModifierPhrase = {
  calls: ["torch.optim.lr_scheduler.LambdaLR.step"],
  signature: "optimizer, schedule, factors",
  on: "optimizer",
  modify: (context) => {
    const schedule = context.argument("schedule") as { object: number };
    const count = counted({ ...context, self: schedule.object });
    const factors = context.argument("factors") as readonly number[];
    if (count === null) return {};
    const read = (base: number): Curve => ({
      kind: "table",
      values: factors.map((factor) => base * factor),
      beyond: "unknown",
    });
    return { rate: (before) => onTop(before, read, count) };
  },
  claims: {
    optimizer: input,
    schedule: input,
    factors: elsewhere("the curve"),
  },
  source: inSource("torch/optim/lr_scheduler.py · LambdaLR"),
};

/** All weights that the optimiser changes must be among those whose gradients are clipped. */
function requireAll(context: ModifierContext): void {
  const given = new Set(parametersIn(context.argument("parameters")));
  if ([...context.weights].every((ref) => given.has(ref))) return;
  throw new PhraseError(
    `Expected the gradients of all weights of the optimiser to be clipped. Received ${given.size} weights, which leave out some of its ${context.weights.size}: clipping a part is not modelled here.`,
  );
}

const add = (context: ModifierContext, clip: Clipping): Modification => ({
  options: {
    clipping: [...(context.options["clipping"] as readonly Clipping[]), clip],
  },
});

function order(value: Argument | undefined): number {
  if (typeof value === "object" && value !== null && "float" in value)
    return value.float === "inf" ? Infinity : NaN;
  return value === "inf" ? Infinity : number(value, "norm_type");
}

const clipClaims: Readonly<Record<string, Claim>> = {
  parameters: elsewhere("compared with the optimiser's weights"),
  error_if_nonfinite: only(false),
  foreach: ignored("it changes speed only"),
};

const clips: readonly ModifierPhrase[] = [
  {
    calls: ["torch.nn.utils.clip_grad_norm_"],
    signature: byVersion(
      ["0.3.1", "parameters, max_norm, norm_type=2.0"],
      [
        "1.9.0",
        "parameters, max_norm, norm_type=2.0, error_if_nonfinite=False",
      ],
      [
        "2.0.0",
        "parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None",
      ],
    ),
    on: null,
    modify: (context) => {
      requireAll(context);
      return add(context, {
        kind: "norm",
        most: number(context.argument("max_norm"), "max_norm"),
        over: "all weights",
        order: order(context.argument("norm_type")),
        epsilon: 1e-6,
        scales: "longer",
        stage: "raw",
      });
    },
    claims: {
      ...clipClaims,
      max_norm: elsewhere("the clip"),
      norm_type: elsewhere("the clip"),
    },
    source: inSource("torch/nn/utils/clip_grad.py · clip_grad_norm_"),
  },
  {
    calls: ["torch.nn.utils.clip_grad_value_"],
    signature: byVersion(
      ["0.3.1", "parameters, clip_value"],
      ["2.0.0", "parameters, clip_value, foreach=None"],
    ),
    on: null,
    modify: (context) => {
      requireAll(context);
      const most = number(context.argument("clip_value"), "clip_value");
      return add(context, {
        kind: "value",
        low: -most,
        high: most,
        stage: "raw",
      });
    },
    claims: { ...clipClaims, clip_value: elsewhere("the clip") },
    source: inSource("torch/nn/utils/clip_grad.py · clip_grad_value_"),
  },
];

/** The options of a group that differ from the optimiser's own. */
function ofGroup(context: ModifierContext): Modification {
  const group = context.argument("param_group");
  if (typeof group !== "object" || group === null || !("dict" in group))
    throw expected("param_group", "a dictionary", group);
  const said = Object.fromEntries(
    group.dict.flatMap(([key, value]) =>
      typeof key === "string" ? [[key, value] as const] : [],
    ),
  );
  const { params, ...stated } = said;
  const options = context.reread(stated);
  const changed = Object.entries(options).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(context.options[key]),
  );
  const parameters = ((params ?? []) as readonly { parameter: number }[]).map(
    ({ parameter }) => parameter,
  );
  return changed.length === 0
    ? {}
    : { groups: [{ parameters, options: Object.fromEntries(changed) }] };
}

const groups: ModifierPhrase = {
  calls: ["torch.optim.Optimizer.add_param_group"],
  signature: "self, param_group",
  on: "self",
  modify: ofGroup,
  claims: { self: input, param_group: elsewhere("the group") },
  source: inSource("torch/optim/optimizer.py · Optimizer.add_param_group"),
};

export const modifiers: readonly ModifierPhrase[] = [
  groups,
  ...schedules
    .filter(({ calls }) => calls[0] !== "torch.optim.lr_scheduler.LambdaLR")
    .map(ofScheduler),
  tabulated,
  ...clips,
];
