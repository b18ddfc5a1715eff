// mx.lr_scheduler: curves over the number of updates, which MXNet counts before it asks (the first update is number 1).
import type { Curve, LearningRate, Schedule } from "../../ir/index.ts";
import { PhraseError, type ConstructedObject } from "../phrase.ts";
import { expected, number } from "../words.ts";

const at = (object: ConstructedObject, name: string, otherwise = 0): number =>
  number(object.argument(name) ?? otherwise, name);

const steps = (curve: Curve, first: number): Schedule => ({
  curve,
  unit: "step",
  first,
  stride: 1,
});

/** A curve that counts from the end of the warm-up, with the warm-up before it. */
function warmed(
  object: ConstructedObject,
  base: number,
  curve: Curve,
): Schedule {
  const warmup = at(object, "warmup_steps");
  if (warmup === 0) return steps(curve, 1);
  const start = at(object, "warmup_begin_lr");
  const rising: Curve =
    object.argument("warmup_mode") === "constant"
      ? { kind: "constant", value: start }
      : {
          kind: "polynomial",
          value: start,
          end: base,
          steps: warmup,
          power: 1,
          cycle: false,
        };
  return steps(
    {
      kind: "sequence",
      parts: [
        { from: 0, curve: rising },
        { from: warmup, curve },
      ],
    },
    1,
  );
}

function refuseWarmup(object: ConstructedObject): void {
  if (at(object, "warmup_steps") !== 0)
    throw new PhraseError(
      `Expected warmup_steps of ${object.path} to be 0. Received ${at(object, "warmup_steps")}: its steps are counted from the start while it warms up, which is not modelled here.`,
    );
}

/** The learning rate that a scheduler gives, starting from `base`. */
export function scheduleOf(
  object: ConstructedObject,
  base: number,
): LearningRate {
  const whole = at(object, "max_update") - at(object, "warmup_steps");
  const shared = { value: base, end: at(object, "final_lr"), steps: whole };
  switch (object.path) {
    case "mxnet.lr_scheduler.FactorScheduler":
      refuseWarmup(object);
      return steps(
        {
          kind: "exponential",
          value: base,
          factor: at(object, "factor", 1),
          every: at(object, "step"),
          staircase: true,
          limit: at(object, "stop_factor_lr"),
        },
        0,
      );
    case "mxnet.lr_scheduler.MultiFactorScheduler": {
      refuseWarmup(object);
      const list = object.argument("step");
      if (!Array.isArray(list)) throw expected("step", "a list of steps", list);
      const boundaries = list.map((each) => number(each as number, "step"));
      const factor = at(object, "factor", 1);
      return steps(
        {
          kind: "piecewise",
          boundaries,
          values: [base, ...boundaries].map((_, i) => base * factor ** i),
          atBoundary: "before",
        },
        1,
      );
    }
    case "mxnet.lr_scheduler.PolyScheduler":
      return warmed(object, base, {
        kind: "polynomial",
        ...shared,
        power: at(object, "pwr", 2),
        cycle: false,
      });
    case "mxnet.lr_scheduler.CosineScheduler":
      return warmed(object, base, {
        kind: "cosine",
        ...shared,
        power: 1,
        beyond: "stays",
      });
    default:
      throw new PhraseError(
        `Expected lr_scheduler to be one of mx.lr_scheduler's own. Received ${object.path}: schedules that a program writes itself are not modelled here.`,
      );
  }
}
