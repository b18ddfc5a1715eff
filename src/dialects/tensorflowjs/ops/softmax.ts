// softmax layers and functions.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { axisWord, fixed } from "../rows.ts";
import { read } from "../source.ts";

function soft(
  call: string,
  log: boolean,
  parameter: string,
  signature: string,
  claims: Phrase["claims"],
  at: string,
): Phrase<"softmax"> {
  return phrase<"softmax">({
    op: "softmax",
    calls: [call],
    signature,
    options: {
      axis: axisWord(at, parameter),
      log: fixed(log, "the call's name says it", at),
    },
    claims,
    source: read(at),
  });
}

export const softmax: readonly Phrase<"softmax">[] = [
  soft(
    "tf.layers.softmax",
    false,
    "axis",
    "axis=1, **kwargs",
    layerClaims,
    "tfjs-layers/src/layers/advanced_activations.ts · Softmax",
  ),
  phrase<"softmax">({
    op: "softmax",
    calls: ["tf.layers.activation.softmax"],
    signature: "",
    options: {
      axis: fixed(
        (context) => (context.inputs[0]?.length ?? 1) - 1,
        "an activation by name works on the last axis",
        "tfjs-layers/src/activations.ts · Softmax",
      ),
      log: fixed(
        false,
        "the activation's name says it",
        "tfjs-layers/src/activations.ts · Softmax",
      ),
    },
    claims: {},
    source: read("tfjs-layers/src/activations.ts · Softmax"),
  }),
  soft(
    "tf.softmax",
    false,
    "dim",
    "logits, dim=-1",
    { logits: input },
    "tfjs-core/src/ops/softmax.ts",
  ),
  soft(
    "tf.logSoftmax",
    true,
    "axis",
    "logits, axis=-1",
    { logits: input },
    "tfjs-core/src/ops/log_softmax.ts",
  ),
];
