// The axes that Dense joins before its product.
import { elsewhere, phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers } from "../sources.ts";

const own = layers("Dense");

const startAxis: Word<number> = impliedWord<number>(
  (context) => number(context.argument("start"), "start"),
  "Dense joins all static axes, unless map_rank or input_rank keeps some",
  own,
);

export default [
  phrase({
    op: "flatten",
    calls: ["cntk.layers.Dense.flatten"],
    signature: signatureOf("cntk.layers.Dense"),
    options: {
      startAxis,
      endAxis: impliedWord(-1, "the last axis is joined, too", own),
    },
    claims: Object.fromEntries([
      ...Object.entries(named),
      ...[
        "shape",
        "activation",
        "init",
        "input_rank",
        "map_rank",
        "bias",
        "init_bias",
      ].map((each) => [each, elsewhere("the dense node after it")] as const),
    ]),
    source: own,
  }),
];
