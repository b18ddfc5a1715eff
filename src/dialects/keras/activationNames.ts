// Activations by name: what a string or function given as `activation` means, and the nodes it makes.
import type { OptionsOf } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  PhraseError,
  type Context,
  type FollowUp,
  type FollowUpNode,
} from "../phrase.ts";
import { compareVersions } from "../version.ts";
import { executed } from "./source.ts";

type ActivationOptions = OptionsOf<"activation">;
type ActivationFunction = ActivationOptions["function"];

/** Functions that take no number, or take it at its default here: name → function and number. */
const curves: Readonly<
  Record<string, readonly [ActivationFunction, number | null]>
> = {
  relu: ["relu", null],
  relu6: ["relu6", null],
  leaky_relu: ["leakyRelu", 0.2],
  elu: ["elu", 1],
  selu: ["selu", null],
  celu: ["celu", 1],
  gelu: ["gelu", null],
  sigmoid: ["sigmoid", null],
  hard_sigmoid: ["hardSigmoid", null],
  tanh: ["tanh", null],
  hard_tanh: ["hardTanh", null],
  softplus: ["softplus", null],
  softsign: ["softsign", null],
  swish: ["swish", null],
  silu: ["swish", null],
  hard_swish: ["hardSwish", null],
  hard_silu: ["hardSwish", null],
  mish: ["mish", null],
  log_sigmoid: ["logSigmoid", null],
  exponential: ["exponential", null],
  tanh_shrink: ["tanhShrink", null],
  hard_shrink: ["hardShrink", 0.5],
  soft_shrink: ["softShrink", 0.5],
};

/** Names of activations that make an activation node. */
export const curveNames: readonly string[] = Object.keys(curves);

/** What a name means at a version; Keras 2's hard_sigmoid is clip(0.2x + 0.5, 0, 1). */
export function curve(
  name: string,
  version: string,
): ActivationOptions | undefined {
  const found = curves[name];
  if (!found) return undefined;
  if (name === "hard_sigmoid" && compareVersions(version, "3.0.0") < 0)
    return { function: "hardSigmoidFifth", alpha: null };
  return { function: found[0], alpha: found[1] };
}

const prefix = "keras.activations.";

/** The name an argument says; null for none; undefined where the argument is a layer or the program's own function, recorded as a call. */
function nameOf(value: Argument | undefined): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "object" && "function" in value)
    return value.function.startsWith(prefix)
      ? value.function.slice(prefix.length)
      : undefined;
  if (typeof value === "object" && "object" in value) return undefined;
  throw new PhraseError(
    `Expected activation to be a name, a function or a layer. Received ${JSON.stringify(value)}.`,
  );
}

/** The node that `activation=…` makes; null where it makes none. */
export function activationNode(context: Context): FollowUpNode | null {
  const name = nameOf(context.argument("activation"));
  if (name === null || name === undefined || name === "linear") return null;
  const rank = context.outputs[0]?.length ?? 0;
  if (name === "softmax" || name === "log_softmax")
    return {
      op: "softmax",
      options: { axis: rank - 1, log: name === "log_softmax" },
    };
  const options = curve(name, context.version);
  if (!options)
    throw new PhraseError(
      `Expected activation to be one of ${[...curveNames, "softmax", "log_softmax", "linear"].join(", ")}. Received activation='${name}'.`,
    );
  return { op: "activation", options };
}

/** `activation='relu'` in a layer is a node of its own. */
export const activationFollowUp: FollowUp = {
  from: ["activation"],
  read: activationNode,
  source: executed("keras/src/activations/activations.py"),
};
