// Reshape layers and functions. −1 is worked out while recording, so the target is the recorded output's shape.
import type { Dim } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { executed, read } from "../source.ts";

/** The whole target shape. `withBatch` says whether the parameter names the batch axis too. */
const targetWord = (
  parameter: string,
  withBatch: boolean,
  at: string,
): Word<readonly Dim[]> => ({
  from: [parameter],
  read: (context) => context.outputs[0] ?? [],
  write: (value) => {
    const own = withBatch ? value : value.slice(1);
    return {
      [parameter]: own.map((dim) => (typeof dim === "number" ? dim : -1)),
    };
  },
  default: { kind: "signature", source: read(at) },
  samples: [],
});

const layerAt = "keras/src/layers/reshaping/reshape.py · Reshape.__init__";
const functionAt = "keras/src/ops/numpy.py · reshape";

export const reshape: readonly Phrase<"reshape">[] = [
  phrase<"reshape">({
    op: "reshape",
    calls: ["keras.layers.Reshape"],
    signature: "target_shape, **kwargs",
    options: { target: targetWord("target_shape", false, layerAt) },
    claims: layerClaims,
    source: executed(layerAt),
  }),
  phrase<"reshape">({
    op: "reshape",
    calls: ["keras.ops.reshape"],
    signature: "x, newshape",
    options: { target: targetWord("newshape", true, functionAt) },
    claims: { x: input },
    source: executed(functionAt),
  }),
];
