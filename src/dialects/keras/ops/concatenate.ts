// Concatenate layers and ops.concatenate.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { axisWord } from "../rows.ts";
import { executed } from "../source.ts";

const layerAt =
  "keras/src/layers/merging/concatenate.py · Concatenate.__init__";
const functionAt = "keras/src/ops/numpy.py · concatenate";

export const concatenate: readonly Phrase<"concatenate">[] = [
  phrase<"concatenate">({
    op: "concatenate",
    calls: ["keras.layers.Concatenate"],
    signature: "axis=-1, **kwargs",
    options: { axis: axisWord(layerAt) },
    claims: layerClaims,
    source: executed(layerAt),
  }),
  phrase<"concatenate">({
    op: "concatenate",
    calls: ["keras.ops.concatenate"],
    signature: "xs, axis=0",
    options: { axis: axisWord(functionAt) },
    claims: { xs: input },
    source: executed(functionAt),
  }),
];
