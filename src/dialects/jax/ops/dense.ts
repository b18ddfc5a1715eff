// nn.Dense, nn.DenseGeneral over the last axis, nnx.Linear.
import {
  elsewhere,
  only,
  phrase,
  type Claim,
  type Phrase,
} from "../../phrase.ts";
import { booleanWord, numberWord } from "../../words.ts";
import { initializerWord, lecunNormal, zeros } from "../initializers.ts";
import { linenClaims, nnxClaims, numerics } from "../rows.ts";
import { inFlax } from "../sources.ts";

function say(
  call: string,
  signature: string,
  features: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"dense"> {
  const source = inFlax(at);
  return phrase<"dense">({
    op: "dense",
    calls: [call],
    signature,
    options: {
      units: numberWord(features, source, [1, 10]),
      useBias: booleanWord("use_bias", source),
    },
    weights: {
      kernel: {
        parameter: "kernel",
        codec: () => [],
        initializer: initializerWord("kernel_init", lecunNormal, at),
      },
      bias: {
        parameter: "bias",
        codec: () => [],
        initializer: initializerWord("bias_init", zeros, at),
      },
    },
    claims: {
      ...numerics,
      kernel_init: elsewhere("the kernel's initialiser"),
      bias_init: elsewhere("the bias's initialiser"),
      dot_general_cls: only(null),
      ...claims,
    },
    source,
  });
}

const types = "dtype=None, param_dtype='float32'";
const inits = "kernel_init='variance_scaling', bias_init='zeros'";

export default [
  say(
    "flax.linen.Dense",
    `features, use_bias=True, ${types}, precision=None, ${inits}, promote_dtype='promote_dtype', dot_general=None, dot_general_cls=None, parent='unspecified', name=None`,
    "features",
    "flax/linen/linear.py · Dense.__call__",
    { ...linenClaims, dot_general: only(null) },
  ),
  say(
    "flax.linen.DenseGeneral",
    `features, axis=-1, batch_dims=(), use_bias=True, ${types}, ${inits}, precision=None, promote_dtype='promote_dtype', dot_general=None, dot_general_cls=None, parent='unspecified', name=None`,
    "features",
    "flax/linen/linear.py · DenseGeneral.__call__",
    {
      ...linenClaims,
      dot_general: only(null),
      axis: elsewhere("only the last axis is taken, checked while recording"),
      batch_dims: only([]),
    },
  ),
  say(
    "flax.nnx.Linear",
    `in_features, out_features, *, use_bias=True, ${types}, precision=None, ${inits}, dot_general='dot_general', promote_dtype='promote_dtype', preferred_element_type=None, rngs, kernel_metadata={}, bias_metadata={}`,
    "out_features",
    "flax/nnx/nn/linear.py · Linear.__call__",
    {
      ...nnxClaims,
      in_features: elsewhere("the kernel's shape"),
      dot_general: only("dot_general"),
    },
  ),
];
