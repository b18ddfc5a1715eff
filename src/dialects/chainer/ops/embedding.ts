// Tables of vectors: links.EmbedID and functions.embed_id. Drawn from N(0, 1).
import {
  elsewhere,
  input,
  only,
  phrase,
  type WeightWord,
} from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { weightShapeWord } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("chainer/links/connection/embed_id.py · EmbedID.__init__");

const weights: Readonly<Record<string, WeightWord>> = {
  table: {
    parameter: "W",
    codec: () => [],
    initializer: initializerWord(
      "initialW",
      { kind: "normal", mean: 0, std: 1 },
      own,
    ),
    fans: fansOf("W"),
  },
};
const paddingIndex = impliedWord<number | null>(
  null,
  "Chainer has no row that stays zero",
  own,
);

export default [
  phrase({
    op: "embedding",
    calls: ["chainer.links.EmbedID"],
    signature: "in_size, out_size, initialW=None, ignore_label=None",
    options: {
      count: numberWord("in_size", own, [100, 20]),
      size: numberWord("out_size", own, [8, 16]),
      paddingIndex,
    },
    weights,
    claims: {
      initialW: elsewhere("the table's initialiser"),
      ignore_label: only(null),
    },
    source: own,
  }),
  phrase({
    op: "embedding",
    calls: ["chainer.functions.embed_id"],
    signature: "x, W, ignore_label=None",
    options: {
      count: weightShapeWord("W", (shape) => shape[0] ?? 0, own),
      size: weightShapeWord("W", (shape) => shape[1] ?? 0, own),
      paddingIndex,
    },
    weights,
    claims: { x: input, ignore_label: only(null) },
    source: inSource("chainer/functions/connection/embed_id.py · embed_id"),
  }),
];
