// Activations of jax.nn (linen and nnx give the same functions), and jnp.tanh.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  phrase,
  type Claim,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { boolean, impliedWord, numberWord } from "../../words.ts";
import { placement } from "../rows.ts";
import { inJax } from "../sources.ts";

type Curve = OptionsOf<"activation">["function"];

const source = inJax("jax/_src/nn/functions.py");
const noNumber = impliedWord<number | null>(
  null,
  "this curve has no number of its own",
  source,
);

interface Form {
  readonly path: string;
  readonly curve: Curve | Word<Curve>;
  readonly signature?: string;
  readonly alpha?: string;
  readonly claims?: Readonly<Record<string, Claim>>;
}

const say = ({
  path,
  curve,
  signature = "x",
  alpha,
  claims = {},
}: Form): Phrase<"activation"> =>
  phrase<"activation">({
    op: "activation",
    calls: [path],
    signature,
    options: {
      function:
        typeof curve === "string"
          ? impliedWord<Curve>(curve, "the call's name says it", source)
          : curve,
      alpha: alpha
        ? (numberWord(alpha, source, [0.1, 1]) as Word<number | null>)
        : noNumber,
    },
    claims: { x: input, ...claims },
    source,
  });

/** gelu is approximated by tanh unless told not to. */
const gelu: Word<Curve> = {
  from: ["approximate"],
  read: (context) =>
    boolean(context.argument("approximate"), "approximate")
      ? "geluTanh"
      : "gelu",
  write: (value) => ({ approximate: value === "geluTanh" }),
  default: { kind: "signature", source },
  samples: ["gelu", "geluTanh"],
};

const plain: readonly (readonly [string, Curve])[] = [
  ["relu", "relu"],
  ["relu6", "relu6"],
  ["selu", "selu"],
  ["sigmoid", "sigmoid"],
  ["hard_sigmoid", "hardSigmoid"],
  ["hard_tanh", "hardTanh"],
  ["softplus", "softplus"],
  ["soft_sign", "softsign"],
  ["silu", "swish"],
  ["hard_silu", "hardSwish"],
  ["mish", "mish"],
  ["log_sigmoid", "logSigmoid"],
];

export default [
  ...plain.map(([name, curve]) => say({ path: `jax.nn.${name}`, curve })),
  say({
    path: "jax.nn.leaky_relu",
    curve: "leakyRelu",
    signature: "x, negative_slope=0.01",
    alpha: "negative_slope",
  }),
  say({
    path: "jax.nn.elu",
    curve: "elu",
    signature: "x, alpha=1.0",
    alpha: "alpha",
  }),
  say({
    path: "jax.nn.celu",
    curve: "celu",
    signature: "x, alpha=1.0",
    alpha: "alpha",
  }),
  say({
    path: "jax.nn.gelu",
    curve: gelu,
    signature: "x, approximate=True",
  }),
  say({ path: "jax.numpy.tanh", curve: "tanh", signature: "x, /" }),
  say({
    path: "jax.lax.tanh",
    curve: "tanh",
    signature: "x, *, accuracy=None",
    claims: placement,
  }),
];
