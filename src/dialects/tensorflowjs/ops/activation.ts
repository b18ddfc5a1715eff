// Activations as layers (reLU, leakyReLU, elu, activation) and as functions (tf.relu …).
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { expected, number } from "../../words.ts";
import { activationNode, curve, curveNames } from "../activationNames.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read } from "../source.ts";

type Curve = OptionsOf<"activation">;
const at = "tfjs-layers/src/layers/advanced_activations.ts";
const named = "the call's name says it";

const alphaWord = (parameter: string, where: string): Word<number | null> => ({
  from: [parameter],
  read: (context) => number(context.argument(parameter), parameter),
  write: (value) => (value === null ? null : { [parameter]: value }),
  default: { kind: "signature", source: read(where) },
  samples: [0.1, 0.3],
});

const reLU = phrase<"activation">({
  op: "activation",
  calls: ["tf.layers.reLU"],
  signature: "maxValue=None, **kwargs",
  options: {
    function: {
      from: ["maxValue"],
      read: (context) => {
        const top = context.argument("maxValue");
        if (top === null || top === undefined) return "relu";
        if (top === 6) return "relu6";
        throw expected("maxValue", "null or 6", top);
      },
      write: (value) =>
        value === "relu"
          ? { maxValue: null }
          : value === "relu6"
            ? { maxValue: 6 }
            : null,
      default: { kind: "signature", source: read(at) },
      samples: ["relu", "relu6"],
    },
    alpha: fixed(null, "the curve has no number", at),
  },
  claims: layerClaims,
  source: read(at),
});

const numbered = (
  call: string,
  meaning: Curve["function"],
  signature: string,
  where: string,
): Phrase<"activation"> =>
  phrase<"activation">({
    op: "activation",
    calls: [call],
    signature,
    options: {
      function: fixed<Curve["function"]>(meaning, named, where),
      alpha: alphaWord("alpha", where),
    },
    claims: signature.startsWith("x") ? { x: input } : layerClaims,
    source: read(where),
  });

/** The name in the config says the curve; 'softmax' is a phrase of its own op, made by the recorder's path. */
const layer = phrase<"activation">({
  op: "activation",
  calls: ["tf.layers.activation"],
  signature: "activation, **kwargs",
  options: {
    function: {
      from: ["activation"],
      read: (context) => {
        const node = activationNode(context);
        if (node?.op !== "activation")
          throw expected(
            "activation",
            `one of ${curveNames.join(", ")}`,
            context.argument("activation"),
          );
        return node.options.function;
      },
      write: (value) => {
        const name = curveNames.find((each) => curve(each)?.function === value);
        return name === undefined ? null : { activation: name };
      },
      default: {
        kind: "signature",
        source: read("tfjs-layers/src/activations.ts"),
      },
      samples: ["relu", "hardSigmoidFifth"],
    },
    alpha: {
      from: ["activation"],
      read: (context) => {
        const node = activationNode(context);
        return node?.op === "activation" ? node.options.alpha : null;
      },
      write: () => null,
      default: {
        kind: "signature",
        source: read("tfjs-layers/src/activations.ts"),
      },
      samples: [],
    },
  },
  claims: layerClaims,
  sample: { arguments: { activation: "relu" } },
  source: read("tfjs-layers/src/layers/core.ts · Activation"),
});

const functions: Readonly<Record<string, Curve>> = {
  relu: { function: "relu", alpha: null },
  relu6: { function: "relu6", alpha: null },
  elu: { function: "elu", alpha: 1 },
  selu: { function: "selu", alpha: null },
  sigmoid: { function: "sigmoid", alpha: null },
  tanh: { function: "tanh", alpha: null },
  softplus: { function: "softplus", alpha: null },
};
const plain = Object.entries(functions).map(([name, meaning]) => {
  const where = `tfjs-core/src/ops/${name}.ts`;
  return phrase<"activation">({
    op: "activation",
    calls: [`tf.${name}`],
    signature: "x",
    options: {
      function: fixed<Curve["function"]>(meaning.function, named, where),
      alpha: fixed<number | null>(
        meaning.alpha,
        "the function takes no number",
        where,
      ),
    },
    claims: { x: input },
    source: read(where),
  });
});

export const activation: readonly Phrase<"activation">[] = [
  reLU,
  numbered("tf.layers.leakyReLU", "leakyRelu", "alpha=0.3, **kwargs", at),
  numbered("tf.layers.elu", "elu", "alpha=1, **kwargs", at),
  numbered(
    "tf.leakyRelu",
    "leakyRelu",
    "x, alpha=0.2",
    "tfjs-core/src/ops/leaky_relu.ts",
  ),
  layer,
  ...plain,
];
