// Weight decay: a share of each weight added to its gradient before the optimiser sees it. Biases are spared.
import type { Argument, ParameterRef } from "../../python/recording.ts";
import type { ModifierPhrase } from "../modifier.ts";
import { elsewhere } from "../phrase.ts";
import { number } from "../words.ts";
import { inSource } from "./sources.ts";

const refs = (value: Argument | undefined): readonly ParameterRef[] =>
  Array.isArray(value)
    ? (value as readonly Argument[]).flatMap((each) =>
        typeof each === "object" && each !== null && "parameter" in each
          ? [each.parameter]
          : [],
      )
    : [];

const decay = (path: string, at: string): ModifierPhrase => ({
  calls: [path],
  signature: "model, weight_decay",
  on: "self",
  modify: (context) => ({
    groups: [
      {
        parameters: refs(context.argument("weights")),
        options: {
          weightDecay: number(context.argument("weight_decay"), "weight_decay"),
          decayForm: "inGradient",
        },
      },
    ],
  }),
  claims: {
    model: elsewhere("the weights that are decayed"),
    weight_decay: elsewhere("the decay"),
  },
  source: inSource(at),
});

export const modifiers: readonly ModifierPhrase[] = [
  decay(
    "caffe2.python.optimizer.add_weight_decay",
    "caffe2/python/optimizer.py · WeightDecayBuilder",
  ),
  decay(
    "caffe2.python.brew.add_weight_decay",
    "caffe2/python/helpers/train.py · add_weight_decay",
  ),
];
