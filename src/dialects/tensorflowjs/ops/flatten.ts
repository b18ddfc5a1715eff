// flatten. With channelsFirst its input is transposed before: the recording holds that as a call of its own.
import { elsewhere, phrase } from "../../phrase.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read } from "../source.ts";

const at = "tfjs-layers/src/layers/core.ts · Flatten";

export const flatten = phrase<"flatten">({
  op: "flatten",
  calls: ["tf.layers.flatten"],
  signature: "dataFormat=None, **kwargs",
  options: {
    startAxis: fixed(1, "the batch axis stays", at),
    endAxis: fixed(-1, "all other axes are joined", at),
  },
  claims: {
    ...layerClaims,
    dataFormat: elsewhere(
      "channelsFirst inputs are transposed first, as a call of its own",
    ),
  },
  source: read(at),
});
