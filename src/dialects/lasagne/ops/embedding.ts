// Tables of vectors. Drawn from N(0, 0.01).
import { elsewhere, phrase } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/embedding.py · EmbeddingLayer.__init__");

export default [
  phrase({
    op: "embedding",
    calls: ["lasagne.layers.EmbeddingLayer"],
    signature:
      "incoming, input_size, output_size, W='lasagne.init.Normal()', *, name=None",
    options: {
      count: numberWord("input_size", own, [100, 20]),
      size: numberWord("output_size", own, [8, 16]),
      paddingIndex: impliedWord<number | null>(
        null,
        "Lasagne has no row that stays zero",
        own,
      ),
    },
    weights: {
      table: {
        parameter: "W",
        codec: () => [],
        initializer: initializerWord(
          "W",
          { kind: "normal", mean: 0, std: 0.01 },
          own,
        ),
        fans: fansOf("W"),
      },
    },
    claims: { ...layerClaims, W: elsewhere("the table's initialiser") },
    source: own,
  }),
];
