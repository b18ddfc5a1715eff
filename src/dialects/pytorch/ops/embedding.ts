// Tables of vectors: nn.Embedding and F.embedding. Drawn from N(0, 1).
import type { Fans, Initializer } from "../../../ir/index.ts";
import {
  elsewhere,
  ignored,
  input,
  only,
  phrase,
  type Context,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import { placement } from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";
import { weightShapeWord } from "./conv.ts";

const own = inSource("torch/nn/modules/sparse.py · Embedding.__init__");
const initializer: Word<Initializer> = impliedWord<Initializer>(
  { kind: "normal", mean: 0, std: 1 },
  "torch draws embeddings from N(0, 1); the padding row is zero",
  executed("behaviours.embeddingInit"),
);

function fans(context: Context): Fans {
  const [count = 1, size = 1] = context.weightShape("weight") ?? [];
  return { fanIn: size, fanOut: count };
}

const weights: Readonly<Record<string, WeightWord>> = {
  table: { parameter: "weight", codec: () => [], initializer, fans },
};

const paddingIndex: Word<number | null> = {
  from: ["padding_idx"],
  read: (context) => {
    const value = context.argument("padding_idx") ?? null;
    if (value === null) return null;
    const index = number(value, "padding_idx");
    return index < 0
      ? index + (context.weightShape("weight")?.[0] ?? 0)
      : index;
  },
  write: (value) => ({ padding_idx: value }),
  default: { kind: "signature", source: own },
  samples: [null, 0, 3],
};

const claims = {
  max_norm: only(null),
  norm_type: ignored("it acts with max_norm only"),
  scale_grad_by_freq: only(false),
  sparse: only(false),
};
const first =
  "num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False";

export default [
  phrase({
    op: "embedding",
    calls: ["torch.nn.Embedding"],
    signature: byVersion(
      ["0.3.1", first],
      ["0.4.0", `${first}, _weight=None`],
      ["1.9.0", `${first}, _weight=None, device=None, dtype=None`],
      [
        "2.0.0",
        `${first}, _weight=None, _freeze=False, device=None, dtype=None`,
      ],
    ),
    options: {
      count: numberWord("num_embeddings", own, [100, 20]),
      size: numberWord("embedding_dim", own, [8, 16]),
      paddingIndex,
    },
    weights,
    claims: {
      ...claims,
      _weight: only(null),
      _freeze: elsewhere("whether the table is trained"),
      ...placement,
    },
    source: signed("torch.nn.Embedding"),
  }),
  phrase({
    op: "embedding",
    calls: ["torch.nn.functional.embedding"],
    signature:
      "input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False",
    options: {
      count: weightShapeWord((shape) => shape[0] ?? 0),
      size: weightShapeWord((shape) => shape[1] ?? 0),
      paddingIndex,
    },
    weights,
    claims: { input, ...claims },
    source: signed("torch.nn.functional.embedding"),
  }),
];
