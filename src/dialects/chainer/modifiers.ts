// What changes an optimiser of Chainer's after it was made: hooks on its gradients, and a trainer's extensions that shift its learning rate.
import type { Clipping, Curve, LearningRate } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  curveOf,
  objectIn,
  type Modification,
  type ModifierContext,
  type ModifierPhrase,
} from "../modifier.ts";
import { elsewhere, ignored, input, PhraseError } from "../phrase.ts";
import { byVersion } from "../version.ts";
import { number, printArgument } from "../words.ts";
import { schedules } from "./schedules.ts";
import { inSource } from "./sources.ts";

const hookPath = (name: string): string => `chainer.optimizer_hooks.${name}`;

/** Hooks act in the order they were added, so a clip may see gradients with decay in them. */
function stageOf(context: ModifierContext): Clipping["stage"] {
  return context.options["weightDecay"] !== 0 &&
    context.options["decayForm"] === "inGradient"
    ? "decayed"
    : "raw";
}

function decays(context: ModifierContext, rate: number): Modification {
  const clips = context.options["clipping"] as readonly Clipping[];
  const before = context.options["weightDecay"] as number;
  const form = context.options["decayForm"];
  if (before !== 0)
    throw new PhraseError(
      `Expected one weight decay. Received a WeightDecay hook of ${rate} beside ${form === "inGradient" ? "another hook" : "the optimiser's own weight_decay_rate"}: both together are not modelled here.`,
    );
  return {
    options: {
      weightDecay: rate,
      decayForm: "inGradient",
      // Clips added before stand before the decay all the same.
      clipping: clips.map((clip) => ({ ...clip, stage: "raw" })),
    },
  };
}

/** The hook that `add_hook` was given. */
function ofHook(context: ModifierContext): Modification {
  const id = objectIn(context.argument("hook"));
  const hook = id === undefined ? undefined : context.object(id);
  const value = (name: string) => number(hook?.argument(name), name);
  const clip = (made: Clipping): Modification => ({
    options: {
      clipping: [...(context.options["clipping"] as readonly Clipping[]), made],
    },
  });
  switch (hook?.path) {
    case hookPath("WeightDecay"):
      return decays(context, value("rate"));
    case hookPath("GradientClipping"):
      return clip({
        kind: "norm",
        most: value("threshold"),
        over: "all weights",
        order: 2,
        epsilon: 0,
        scales: "longer",
        stage: stageOf(context),
      });
    case hookPath("GradientHardClipping"):
      return clip({
        kind: "value",
        low: value("lower_bound"),
        high: value("upper_bound"),
        stage: stageOf(context),
      });
    default:
      throw new PhraseError(
        `Expected a hook of these: WeightDecay, GradientClipping, GradientHardClipping. Received ${hook?.path ?? "one of the program's own"}: what it does to gradients is not modelled here.`,
      );
  }
}

const addHook: ModifierPhrase = {
  calls: ["chainer.Optimizer.add_hook"],
  signature: byVersion(
    ["2.1.0", "hook, name=None"],
    ["4.0.0", "hook, name=None, timing='auto'"],
  ),
  on: "self",
  modify: ofHook,
  claims: {
    hook: elsewhere("what it changes"),
    name: ignored("it is a name"),
    timing: ignored("'auto' is what each hook says of itself"),
  },
  source: inSource("chainer/optimizer.py · Optimizer.add_hook"),
};

/** How often a trigger fires: (30, 'epoch'). */
function everyOf(trigger: Argument | undefined): {
  readonly every: number;
  readonly unit: "step" | "epoch";
} {
  const [period = 1, unit = "iteration"] = Array.isArray(trigger)
    ? (trigger as readonly Argument[])
    : [];
  return {
    every: number(period, "trigger"),
    unit: unit === "epoch" ? "epoch" : "step",
  };
}

/** A curve that is read every so many units only. */
function spread(curve: Curve, every: number): Curve {
  if (every === 1) return curve;
  switch (curve.kind) {
    case "exponential":
      return { ...curve, every: curve.every * every, staircase: true };
    case "inverseTime":
      return { ...curve, every: curve.every * every, staircase: true };
    case "piecewise":
      return {
        ...curve,
        boundaries: curve.boundaries.map((boundary) => boundary * every),
      };
    default:
      throw new PhraseError(
        `Expected this extension to be triggered at every iteration or epoch. Received a trigger of ${every}: a curve in steps is not modelled here.`,
      );
  }
}

/** An extension that shifts the learning rate. */
function shifted(context: ModifierContext): Modification {
  const extension = context.argument("extension");
  const id = objectIn(extension);
  const object = id === undefined ? undefined : context.object(id);
  const attr = object?.argument("attr");
  if (attr !== "lr" && attr !== "alpha")
    throw new PhraseError(
      `Expected an extension that shifts lr or alpha. Received attr=${printArgument(attr ?? null)}: options other than the learning rate are kept as they are while training here, so it is not modelled.`,
    );
  const { every, unit } = everyOf(context.argument("trigger"));
  return {
    rate: (before): LearningRate => {
      if (typeof before !== "number")
        throw new PhraseError(
          "Expected one extension that shifts the learning rate. Received several: how they mix is not modelled here.",
        );
      const curve = curveOf(schedules, context, extension, before);
      if (!curve) throw new PhraseError("Expected a known schedule.");
      return { curve: spread(curve, every), unit, first: 0, stride: 1 };
    },
  };
}

const extend: ModifierPhrase = {
  calls: ["chainer.training.Trainer.extend"],
  signature: "extension, trigger=None",
  on: "self",
  modify: shifted,
  claims: { extension: input, trigger: elsewhere("how often it acts") },
  source: inSource("chainer/training/trainer.py · Trainer.extend"),
};

export const modifiers: readonly ModifierPhrase[] = [addHook, extend];
