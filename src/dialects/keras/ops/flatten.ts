// Flatten. With channels_first its input is transposed before: the recording holds that as a call of its own.
import { elsewhere, phrase } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

const at = "keras/src/layers/reshaping/flatten.py · Flatten.call";

export const flatten = phrase<"flatten">({
  op: "flatten",
  calls: ["keras.layers.Flatten"],
  signature: byVersion(
    ["2.1.4", "**kwargs"],
    ["2.2.0", "data_format=None, **kwargs"],
  ),
  options: {
    startAxis: fixed(1, "the batch axis stays", at),
    endAxis: fixed(-1, "all other axes are joined", at),
  },
  claims: {
    ...layerClaims,
    data_format: elsewhere(
      "channels_first inputs are transposed first, as a call of its own",
    ),
  },
  source: executed(at),
});
