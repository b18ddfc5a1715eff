// Activations: functions of tf.nn, as calls of their own and as `activation=` of a layer.
import type { OptionsOf } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  PhraseError,
  type Context,
  type FollowUp,
  type FollowUpNode,
} from "../phrase.ts";
import { printArgument } from "../words.ts";
import { read } from "./source.ts";

type Curve = OptionsOf<"activation">["function"];

/** Curves by the path of their function, with their number where they have one. */
export const curves: Readonly<Record<string, readonly [Curve, number | null]>> =
  {
    "tensorflow.nn.relu": ["relu", null],
    "tensorflow.nn.relu6": ["relu6", null],
    "tensorflow.nn.elu": ["elu", 1],
    "tensorflow.nn.selu": ["selu", null],
    "tensorflow.nn.softplus": ["softplus", null],
    "tensorflow.nn.softsign": ["softsign", null],
    "tensorflow.nn.swish": ["swish", null],
    "tensorflow.nn.leaky_relu": ["leakyRelu", 0.2],
    "tensorflow.sigmoid": ["sigmoid", null],
    "tensorflow.tanh": ["tanh", null],
  };

const softmaxes: Readonly<Record<string, boolean>> = {
  "tensorflow.nn.softmax": false,
  "tensorflow.nn.log_softmax": true,
};

function pathOf(value: Argument | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string")
    return /^(sigmoid|tanh)$/.test(value)
      ? `tensorflow.${value}`
      : value === "linear"
        ? null
        : `tensorflow.nn.${value.replace(/^tf\.nn\./, "")}`;
  if (typeof value === "object" && "function" in value) return value.function;
  throw new PhraseError(
    `Expected activation to be a function of tf.nn. Received ${printArgument(value)}.`,
  );
}

/** The node that an activation argument makes. */
export function activationNode(
  context: Context,
  parameter: string,
): FollowUpNode | null {
  const path = pathOf(context.argument(parameter));
  if (path === null) return null;
  const log = softmaxes[path];
  if (log !== undefined)
    return {
      op: "softmax",
      options: { axis: (context.outputs[0]?.length ?? 1) - 1, log },
    };
  const curve = curves[path];
  if (!curve)
    throw new PhraseError(
      `Expected ${parameter} to be one of ${[...Object.keys(curves), ...Object.keys(softmaxes)].join(", ")}. Received ${path}.`,
    );
  return {
    op: "activation",
    options: { function: curve[0], alpha: curve[1] },
  };
}

/** `activation=tf.nn.relu` is a node of its own. */
export const activationFollowUp = (
  parameter: string,
  at: string,
): FollowUp => ({
  from: [parameter],
  read: (context) => activationNode(context, parameter),
  source: read(at),
});
