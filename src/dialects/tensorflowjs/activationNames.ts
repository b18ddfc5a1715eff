// Activations by name: what a string in a layer's config means, and the node it makes.
import type { OptionsOf } from "../../ir/index.ts";
import {
  PhraseError,
  type Context,
  type FollowUp,
  type FollowUpNode,
} from "../phrase.ts";
import { read } from "./source.ts";

type Curve = OptionsOf<"activation">;

/** tfjs-layers/src/activations.ts; its hardSigmoid is clip(0.2x + 0.5, 0, 1). */
const curves: Readonly<Record<string, Curve>> = {
  relu: { function: "relu", alpha: null },
  relu6: { function: "relu6", alpha: null },
  elu: { function: "elu", alpha: 1 },
  selu: { function: "selu", alpha: null },
  gelu: { function: "gelu", alpha: null },
  gelu_new: { function: "geluTanh", alpha: null },
  sigmoid: { function: "sigmoid", alpha: null },
  hardSigmoid: { function: "hardSigmoidFifth", alpha: null },
  tanh: { function: "tanh", alpha: null },
  softplus: { function: "softplus", alpha: null },
  softsign: { function: "softsign", alpha: null },
  swish: { function: "swish", alpha: null },
  mish: { function: "mish", alpha: null },
};

export const curveNames: readonly string[] = Object.keys(curves);
export const curve = (name: string): Curve | undefined => curves[name];

/** The node that `activation: …` makes; null where it makes none. */
export function activationNode(context: Context): FollowUpNode | null {
  const name = context.argument("activation");
  if (name === null || name === undefined || name === "linear") return null;
  if (name === "softmax")
    return {
      op: "softmax",
      options: { axis: (context.outputs[0]?.length ?? 1) - 1, log: false },
    };
  const options = typeof name === "string" ? curves[name] : undefined;
  if (!options)
    throw new PhraseError(
      `Expected activation to be one of ${[...curveNames, "softmax", "linear"].join(", ")}. Received ${JSON.stringify(name)}.`,
    );
  return { op: "activation", options };
}

export const activationFollowUp: FollowUp = {
  from: ["activation"],
  read: activationNode,
  source: read("tfjs-layers/src/activations.ts"),
};
