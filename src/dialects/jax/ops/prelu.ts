// nn.PReLU and nnx.PReLU: one slope for all, starting at 0.01.
import type { Initializer } from "../../../ir/index.ts";
import { phrase, type Claim, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { linenClaims, nnxClaims, numerics } from "../rows.ts";
import { inFlax } from "../sources.ts";

const start = (at: string): Word<Initializer> => ({
  from: ["negative_slope_init"],
  read: (context) => ({
    kind: "constant",
    value: number(
      context.argument("negative_slope_init"),
      "negative_slope_init",
    ),
  }),
  write: (value) =>
    value.kind === "constant" ? { negative_slope_init: value.value } : null,
  default: { kind: "signature", source: inFlax(at) },
  samples: [{ kind: "constant", value: 0.01 }],
});

const say = (
  call: string,
  signature: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"prelu"> =>
  phrase<"prelu">({
    op: "prelu",
    calls: [call],
    signature,
    options: {
      slopeShape: impliedWord<readonly number[]>(
        [1],
        "one slope is learned for all values",
        inFlax(at),
      ),
    },
    weights: {
      slope: {
        parameter: "negative_slope",
        codec: () => [{ step: "reshape", from: [], to: [1] }],
        initializer: start(at),
      },
    },
    claims: { ...numerics, ...claims },
    source: inFlax(at),
  });

export default [
  say(
    "flax.linen.PReLU",
    "param_dtype='float32', negative_slope_init=0.01, parent='unspecified', name=None",
    "flax/linen/activation.py · PReLU.__call__",
    linenClaims,
  ),
  say(
    "flax.nnx.PReLU",
    "negative_slope_init=0.01, *, dtype=None, param_dtype='float32', promote_dtype='promote_dtype', negative_slope_metadata={}",
    "flax/nnx/nn/activations.py · PReLU.__call__",
    nnxClaims,
  ),
];
