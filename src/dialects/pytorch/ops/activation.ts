// Activations: layers, functions, and the names under torch itself.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  only,
  phrase,
  type Claim,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { choiceWord, has, inPlace as none, noOut } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/modules/activation.py");

type ActivationFunction = OptionsOf<"activation">["function"];

interface Curve {
  readonly curve: ActivationFunction;
  readonly layer: string | null;
  readonly functional: string;
  /** Parameters of layer and function alike, without `input`. */
  readonly parameters: string;
  readonly alpha?: string;
  readonly claims?: Readonly<Record<string, Claim>>;
  /** Where the layer's parameters differ from the function's. */
  readonly layerParameters?: Versioned<string>;
}

const inplace = { inplace: none };
const curves: readonly Curve[] = [
  {
    curve: "relu",
    layer: "ReLU",
    functional: "relu",
    parameters: "inplace=False",
    claims: inplace,
  },
  {
    curve: "relu6",
    layer: "ReLU6",
    functional: "relu6",
    parameters: "inplace=False",
    claims: inplace,
  },
  {
    curve: "leakyRelu",
    layer: "LeakyReLU",
    functional: "leaky_relu",
    parameters: "negative_slope=0.01, inplace=False",
    alpha: "negative_slope",
    claims: inplace,
  },
  {
    curve: "elu",
    layer: "ELU",
    functional: "elu",
    parameters: "alpha=1.0, inplace=False",
    alpha: "alpha",
    claims: inplace,
  },
  {
    curve: "selu",
    layer: "SELU",
    functional: "selu",
    parameters: "inplace=False",
    claims: inplace,
  },
  {
    curve: "celu",
    layer: "CELU",
    functional: "celu",
    parameters: "alpha=1.0, inplace=False",
    alpha: "alpha",
    claims: inplace,
  },
  { curve: "sigmoid", layer: "Sigmoid", functional: "sigmoid", parameters: "" },
  {
    curve: "hardSigmoid",
    layer: "Hardsigmoid",
    functional: "hardsigmoid",
    parameters: "inplace=False",
    layerParameters: byVersion(["1.5.0", ""], ["1.9.0", "inplace=False"]),
    claims: inplace,
  },
  { curve: "tanh", layer: "Tanh", functional: "tanh", parameters: "" },
  {
    curve: "hardTanh",
    layer: "Hardtanh",
    functional: "hardtanh",
    parameters: "min_val=-1.0, max_val=1.0, inplace=False",
    layerParameters:
      "min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None",
    claims: {
      min_val: only(-1),
      max_val: only(1),
      min_value: only(null),
      max_value: only(null),
      ...inplace,
    },
  },
  {
    curve: "softplus",
    layer: "Softplus",
    functional: "softplus",
    parameters: "beta=1, threshold=20",
    layerParameters: "beta=1.0, threshold=20.0",
    claims: { beta: only(1), threshold: only(20) },
  },
  {
    curve: "softsign",
    layer: "Softsign",
    functional: "softsign",
    parameters: "",
  },
  {
    curve: "swish",
    layer: "SiLU",
    functional: "silu",
    parameters: "inplace=False",
    claims: inplace,
  },
  {
    curve: "hardSwish",
    layer: "Hardswish",
    functional: "hardswish",
    parameters: "inplace=False",
    claims: inplace,
  },
  {
    curve: "mish",
    layer: "Mish",
    functional: "mish",
    parameters: "inplace=False",
    claims: inplace,
  },
  {
    curve: "logSigmoid",
    layer: "LogSigmoid",
    functional: "logsigmoid",
    parameters: "",
  },
  {
    curve: "tanhShrink",
    layer: "Tanhshrink",
    functional: "tanhshrink",
    parameters: "",
  },
  {
    curve: "hardShrink",
    layer: "Hardshrink",
    functional: "hardshrink",
    parameters: "lambd=0.5",
    alpha: "lambd",
  },
  {
    curve: "softShrink",
    layer: "Softshrink",
    functional: "softshrink",
    parameters: "lambd=0.5",
    alpha: "lambd",
  },
  {
    curve: "threshold",
    layer: "Threshold",
    functional: "threshold",
    parameters: "threshold, value, inplace=False",
    alpha: "threshold",
    claims: { value: only(0), ...inplace },
  },
];

function make(
  path: string,
  curve: Curve,
  signature: Versioned<string>,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"activation"> {
  const alpha: Word<number | null> = curve.alpha
    ? (numberWord(curve.alpha, own, [0.1, 1]) as Word<number | null>)
    : impliedWord<number | null>(
        null,
        "this curve has no number of its own",
        own,
      );
  const name = impliedWord<ActivationFunction>(
    curve.curve,
    "the call's name says it",
    own,
  );
  return phrase({
    op: "activation",
    calls: [path],
    signature,
    options: { function: name, alpha },
    claims,
    source: signed(path),
  });
}

const layers = curves.flatMap((each) =>
  each.layer
    ? [
        make(
          `torch.nn.${each.layer}`,
          each,
          each.layerParameters ?? each.parameters,
          each.claims ?? {},
        ),
      ]
    : [],
);
const functions = curves.map((each) =>
  make(
    `torch.nn.functional.${each.functional}`,
    each,
    ["input", each.parameters].filter(Boolean).join(", "),
    { input, ...each.claims },
  ),
);

const plain = (curve: ActivationFunction): Curve => ({
  curve,
  layer: null,
  functional: "",
  parameters: "",
});
const named = [
  make("torch.relu", plain("relu"), "input", { input }),
  make("torch.selu", plain("selu"), "input", { input }),
  make("torch.celu", { ...plain("celu"), alpha: "alpha" }, "input, alpha=1.0", {
    input,
  }),
  make("torch.sigmoid", plain("sigmoid"), "input, *, out=None", {
    input,
    out: noOut,
  }),
  make("torch.tanh", plain("tanh"), "input, *, out=None", {
    input,
    out: noOut,
  }),
];

const approximate = choiceWord<ActivationFunction>(
  "approximate",
  { none: "gelu", tanh: "geluTanh" },
  signed("torch.nn.GELU"),
);
const geluFunction: Word<ActivationFunction> = {
  ...approximate,
  read: (context) =>
    has(context, "approximate") ? approximate.read(context) : "gelu",
  write: (value, context) =>
    has(context, "approximate") ? approximate.write(value, context) : null,
};
const geluOptions = {
  function: geluFunction,
  alpha: impliedWord<number | null>(
    null,
    "this curve has no number of its own",
    own,
  ),
};
const gelu = [
  phrase({
    op: "activation",
    calls: ["torch.nn.GELU"],
    signature: byVersion(["1.1.0", ""], ["1.12.0", "approximate='none'"]),
    options: geluOptions,
    claims: {},
    source: signed("torch.nn.GELU"),
  }),
  phrase({
    op: "activation",
    calls: ["torch.nn.functional.gelu"],
    signature: byVersion(
      ["1.1.0", "input"],
      ["1.12.0", "input, approximate='none'"],
    ),
    options: geluOptions,
    claims: { input },
    source: signed("torch.nn.functional.gelu"),
  }),
];

export default [...layers, ...functions, ...named, ...gelu];
