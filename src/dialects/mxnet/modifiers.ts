// What changes an optimiser of MXNet's for some weights: lr_mult and wd_mult, by a weight's name (Module) or said by its parameter (Gluon).
import type { LearningRate } from "../../ir/index.ts";
import {
  parametersIn,
  type Modification,
  type ModifierContext,
  type ModifierPhrase,
} from "../modifier.ts";
import { elsewhere, PhraseError } from "../phrase.ts";
import { number } from "../words.ts";
import { inSource } from "./sources.ts";

function multiplied(context: ModifierContext): Modification {
  const [rate, decay] = ["lr_mult", "wd_mult"].map((name) =>
    number(context.argument(name), name),
  ) as [number, number];
  const own = context.options["learningRate"] as LearningRate;
  const weightDecay = context.options["weightDecay"] as number;
  if (rate !== 1 && typeof own !== "number")
    throw new PhraseError(
      `Expected a learning rate that stays as it is beside lr_mult. Received lr_mult=${rate} and a schedule: both together are not modelled here.`,
    );
  const options = {
    ...(rate !== 1 && { learningRate: (own as number) * rate }),
    ...(decay !== 1 &&
      weightDecay !== 0 && { weightDecay: weightDecay * decay }),
  };
  const parameters = parametersIn(context.argument("parameters"));
  return Object.keys(options).length === 0
    ? {}
    : { groups: [{ parameters, options }] };
}

export const modifiers: readonly ModifierPhrase[] = [
  {
    calls: ["mxnet.optimizer.Optimizer.multipliers"],
    signature: "parameters, lr_mult=1.0, wd_mult=1.0",
    on: "self",
    modify: multiplied,
    claims: {
      parameters: elsewhere("the weights"),
      lr_mult: elsewhere("their step size"),
      wd_mult: elsewhere("their decay"),
    },
    source: inSource(
      "python/mxnet/optimizer/optimizer.py · Optimizer._get_lrs, _get_wds",
    ),
  },
];
