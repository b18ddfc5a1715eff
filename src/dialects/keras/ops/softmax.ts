// Softmax layers and functions.
import { elsewhere, input, phrase, type Phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { axisWord, fixed } from "../rows.ts";
import { executed } from "../source.ts";

function softmaxOf(
  call: string,
  log: boolean,
  signature: string,
  at: string,
  claims: Phrase["claims"],
): Phrase<"softmax"> {
  return phrase<"softmax">({
    op: "softmax",
    calls: [call],
    signature,
    options: {
      axis: axisWord(at),
      log: fixed(log, "the call's name says it", at),
    },
    claims,
    source: executed(at),
  });
}

export const softmax: readonly Phrase<"softmax">[] = [
  softmaxOf(
    "keras.layers.Softmax",
    false,
    "axis=-1, **kwargs",
    "keras/src/layers/activations/softmax.py · Softmax.__init__",
    { ...layerClaims, mask: elsewhere("no masks are taken") },
  ),
  softmaxOf(
    "keras.activations.softmax",
    false,
    "x, axis=-1",
    "keras/src/activations/activations.py · softmax",
    { x: input },
  ),
  softmaxOf(
    "keras.activations.log_softmax",
    true,
    "x, axis=-1",
    "keras/src/activations/activations.py · log_softmax",
    { x: input },
  ),
];
