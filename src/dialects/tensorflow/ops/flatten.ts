// Flattening all axes but the batch.
import { elsewhere, phrase, type Phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { signatureOf, signed } from "../source.ts";

const at = "layers/core.py · Flatten";

const layer = (path: string): Phrase<"flatten"> =>
  phrase<"flatten">({
    op: "flatten",
    calls: [`tensorflow.${path}`],
    signature: signatureOf(`tensorflow.${path}`),
    options: {
      startAxis: fixed(1, "the batch axis stays", at),
      endAxis: fixed(-1, "all other axes are joined", at),
    },
    claims: {
      ...layerClaims,
      data_format: elsewhere("checked while recording"),
      outputs_collections: elsewhere("it only remembers the output"),
    },
    source: signed(`tensorflow.${path}`),
  });

export default [
  layer("layers.flatten"),
  layer("layers.Flatten"),
  layer("contrib.layers.flatten"),
];
