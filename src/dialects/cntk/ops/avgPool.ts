// Mean over windows. Padded positions do not count, unless the operation is told include_pad.
import { phrase } from "../../phrase.ts";
import { booleanWord, impliedWord } from "../../words.ts";
import { layerRows, operationClaims, operationRows } from "../pools.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers, ops } from "../sources.ts";

const path = "cntk.layers.AveragePooling";
const own = layers("AveragePooling");

export default [
  phrase({
    op: "avgPool",
    calls: [path],
    signature: signatureOf(path),
    options: {
      ...layerRows(path),
      countPadding: impliedWord(
        false,
        "positions outside the input are left out of the mean",
        own,
      ),
    },
    claims: named,
    source: own,
  }),
  phrase({
    op: "avgPool",
    calls: ["cntk.ops.pooling.average"],
    signature: signatureOf("cntk.ops.pooling"),
    options: {
      ...operationRows,
      countPadding: booleanWord("include_pad", ops("pooling")),
    },
    claims: operationClaims,
    source: ops("pooling"),
  }),
];
