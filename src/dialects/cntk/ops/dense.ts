// Fully connected layers: Dense joins all static axes unless it is told how many to keep; the joining is recorded as a node of its own. And times, on a weight of the program's own.
import type { Codec } from "../../../ir/index.ts";
import { elsewhere, input, only, phrase, type Context } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import {
  glorotUniform,
  initializerWord,
  programsOwn,
  matrixFans,
} from "../initializers.ts";
import { flag, named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers, ops } from "../sources.ts";

const path = "cntk.layers.Dense";
const own = layers("Dense");
const product = ops("times");

/** W has an axis for each axis that is joined. */
const joined = (context: Context): Codec => {
  const from = context.weightShape("W") ?? [];
  if (from.length <= 2) return [];
  const rows = from.slice(0, -1).reduce((all, n) => all * n, 1);
  return [{ step: "reshape", from, to: [rows, from.at(-1) ?? 1] }];
};

const claims = {
  ...named,
  activation: elsewhere("a call of its own after this one"),
  input_rank: elsewhere("the axes that are joined before"),
  map_rank: elsewhere("the axes that are joined before"),
};

export default [
  phrase({
    op: "dense",
    calls: [path],
    signature: signatureOf(path),
    options: {
      units: numberWord("shape", own, [512, 10]),
      useBias: flag(path, "bias", true, own),
    },
    weights: {
      kernel: {
        parameter: "W",
        codec: joined,
        initializer: initializerWord(path, "init", glorotUniform, own),
        fans: matrixFans("W"),
      },
      bias: {
        parameter: "b",
        codec: () => [],
        initializer: initializerWord(
          path,
          "init_bias",
          { kind: "constant", value: 0 },
          own,
        ),
      },
    },
    claims,
    sample: { weightShapes: { W: [3, 4, 5] } },
    source: own,
  }),
  phrase({
    op: "dense",
    calls: ["cntk.ops.times"],
    signature: signatureOf("cntk.ops.times"),
    options: {
      units: {
        from: ["right"],
        read: (context: Context) => context.weightShape("right")?.at(-1) ?? 0,
        write: () => null,
        default: {
          kind: "derived",
          value: (context: Context) =>
            context.weightShape("right")?.at(-1) ?? 0,
          because: "the weight's shape says it",
          source: product,
        },
        samples: [],
      },
      useBias: impliedWord(
        false,
        "a bias is added by a call of its own",
        product,
      ),
    },
    weights: {
      kernel: {
        parameter: "right",
        codec: () => [],
        initializer: programsOwn(product),
        fans: matrixFans("right"),
      },
    },
    claims: {
      ...named,
      left: input,
      right: elsewhere("the weight"),
      output_rank: only(1),
      infer_input_rank_to_map: only(-1),
    },
    sample: { weightShapes: { right: [3, 5] } },
    source: product,
  }),
];
