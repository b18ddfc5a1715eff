// What torch's optimisers are told alike: learning rate, decay, betas, flags that came with later releases.
import type { DecayForm } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { rateWord, untouchedGradients } from "../optimizerRows.ts";
import {
  ignored,
  input,
  only,
  type Claim,
  type Context,
  type Word,
} from "../phrase.ts";
import {
  boolean,
  booleanWord,
  expected,
  impliedWord,
  number,
  numberWord,
} from "../words.ts";
import { has } from "./rows.ts";
import { executed, inSource } from "./sources.ts";

export const claims: Readonly<Record<string, Claim>> = {
  params: input,
  maximize: only(false),
  foreach: ignored("it changes speed only"),
  fused: ignored("it changes speed only"),
  capturable: ignored("it lets CUDA record the step"),
  differentiable: only(false),
};

export const rule = (file: string) => inSource(`torch/optim/${file}.py`);
export const lr = (file: string, samples: readonly number[]) => ({
  learningRate: rateWord("lr", rule(file), samples),
  ...untouchedGradients(rule(file)),
});
export const weightDecay = (file: string) =>
  numberWord("weight_decay", rule(file), [0, 0.01]);
export const inGradient = (file: string): Word<DecayForm> =>
  impliedWord<DecayForm>(
    "inGradient",
    "torch adds weight_decay · w to the gradient",
    rule(file),
  );

/** A flag that older versions did not have: false there. */
export const laterFlag = (parameter: string, file: string): Word<boolean> => ({
  ...booleanWord(parameter, rule(file)),
  read: (context) =>
    has(context, parameter)
      ? boolean(context.argument(parameter), parameter)
      : false,
  write: (value, context) =>
    has(context, parameter) ? { [parameter]: value } : null,
});

/** A number that older versions did not have. */
export const laterNumber = (
  parameter: string,
  file: string,
  before: number,
  samples: readonly number[],
): Word<number> => ({
  ...numberWord(parameter, rule(file), samples),
  read: (context) =>
    has(context, parameter)
      ? number(context.argument(parameter), parameter)
      : before,
  write: (value, context) =>
    has(context, parameter) ? { [parameter]: value } : null,
});

/** One of the two numbers of `betas`. */
export function beta(index: 0 | 1, samples: readonly number[]): Word<number> {
  const pair = (context: Context): readonly [number, number] => {
    const value = context.argument("betas");
    const [first, second] = Array.isArray(value)
      ? (value as readonly Argument[])
      : [];
    if (first === undefined || second === undefined)
      throw expected("betas", "a pair of numbers", value);
    return [number(first, "betas"), number(second, "betas")];
  };
  return {
    from: ["betas"],
    read: (context) => pair(context)[index],
    write: (value, context) => ({
      betas:
        index === 0 ? [value, pair(context)[1]] : [pair(context)[0], value],
    }),
    default: { kind: "signature", source: rule("adam") },
    samples,
  };
}

export const decoupledFlag: Word<DecayForm> = {
  from: ["decoupled_weight_decay"],
  read: (context) =>
    has(context, "decoupled_weight_decay") &&
    boolean(
      context.argument("decoupled_weight_decay"),
      "decoupled_weight_decay",
    )
      ? "decoupled"
      : "inGradient",
  write: (value, context) =>
    has(context, "decoupled_weight_decay")
      ? { decoupled_weight_decay: value === "decoupled" }
      : null,
  default: {
    kind: "signature",
    source: executed("behaviours.adamDecayInGradient"),
  },
  samples: ["inGradient", "decoupled"],
};
