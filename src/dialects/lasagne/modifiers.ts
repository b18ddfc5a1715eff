// What changes a rule of Lasagne's after it was made: momentum laid over it, and clips of its gradients.
import type { Clipping } from "../../ir/index.ts";
import type { ModifierContext, ModifierPhrase } from "../modifier.ts";
import { elsewhere, ignored, input, PhraseError } from "../phrase.ts";
import { number } from "../words.ts";
import { inSource } from "./sources.ts";

const at = (context: ModifierContext, name: string): number =>
  number(context.argument(name), name);

/** Momentum over whole steps: of gradient descent it is that of `momentum`, of rmsprop its own. */
function momentum(nesterov: boolean): ModifierPhrase {
  const name = nesterov ? "apply_nesterov_momentum" : "apply_momentum";
  return {
    calls: [`lasagne.updates.${name}`],
    signature: "updates, params=None, momentum=0.9",
    on: "self",
    modify: (context) => {
      if (!("momentum" in context.options) || context.options["momentum"] !== 0)
        throw new PhraseError(
          `Expected ${name} over sgd or rmsprop, once. Received it over another rule: their momentum is not modelled here.`,
        );
      if ("rho" in context.options && !context.stated("params"))
        throw new PhraseError(
          `Expected ${name}(updates, params) over rmsprop. Received none: without params Lasagne lays momentum over the mean squares as well, which is not modelled here.`,
        );
      return { options: { momentum: at(context, "momentum"), nesterov } };
    },
    claims: {
      updates: input,
      params: elsewhere("whose momentum it is: the weights' alone"),
      momentum: elsewhere("the rule's momentum"),
    },
    source: inSource(`lasagne/updates.py · ${name}`),
  };
}

const clipped =
  (make: (context: ModifierContext) => Clipping): ModifierPhrase["modify"] =>
  (context) => ({
    options: {
      clipping: [
        ...(context.options["clipping"] as readonly Clipping[]),
        make(context),
      ],
    },
  });

const totalNorm: ModifierPhrase = {
  calls: ["lasagne.updates.total_norm_constraint"],
  signature: "tensor_vars, max_norm, epsilon=1e-07, return_norm=False",
  on: "self",
  modify: clipped((context) => ({
    kind: "norm",
    most: at(context, "max_norm"),
    over: "all weights",
    order: 2,
    epsilon: at(context, "epsilon"),
    scales: "always",
    stage: "raw",
  })),
  claims: {
    tensor_vars: input,
    max_norm: elsewhere("the clip"),
    epsilon: elsewhere("the clip"),
    return_norm: ignored("it gives the length out as well"),
  },
  source: inSource("lasagne/updates.py · total_norm_constraint"),
};

/** `T.clip` of gradients. */
const elementClip: ModifierPhrase = {
  calls: ["theano.tensor.clip.gradient"],
  signature: "min, max",
  on: "self",
  modify: clipped((context) => ({
    kind: "value",
    low: at(context, "min"),
    high: at(context, "max"),
    stage: "raw",
  })),
  claims: { min: elsewhere("the clip"), max: elsewhere("the clip") },
  source: inSource("theano/tensor/basic.py · clip"),
};

export const modifiers: readonly ModifierPhrase[] = [
  momentum(false),
  momentum(true),
  totalNorm,
  elementClip,
];
