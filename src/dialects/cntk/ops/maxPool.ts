// Maximum over windows. Windows move by 1 unless strides say otherwise; what is padded never wins.
import { only, phrase } from "../../phrase.ts";
import { gaps, layerRows, operationClaims, operationRows } from "../pools.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers, ops } from "../sources.ts";

const path = "cntk.layers.MaxPooling";

export default [
  phrase({
    op: "maxPool",
    calls: [path],
    signature: signatureOf(path),
    options: { ...layerRows(path), dilation: gaps },
    claims: named,
    source: layers("MaxPooling"),
  }),
  phrase({
    op: "maxPool",
    calls: ["cntk.ops.pooling.max"],
    signature: signatureOf("cntk.ops.pooling"),
    options: { ...operationRows, dilation: gaps },
    claims: { ...operationClaims, include_pad: only(false) },
    source: ops("pooling"),
  }),
];
