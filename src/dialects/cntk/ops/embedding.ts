// Tables of vectors. CNTK's words are one-hot vectors: a row is looked up where Value.one_hot says the class, and anything else is a product with the table.
import { elsewhere, only, phrase, type Context } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { glorotUniform, initializerWord, matrixFans } from "../initializers.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers } from "../sources.ts";

const path = "cntk.layers.Embedding";
const own = layers("Embedding");
const size = numberWord("shape", own, [125, 8]);
const table = {
  parameter: "E",
  codec: () => [],
  initializer: initializerWord(path, "init", glorotUniform, own),
  fans: matrixFans("E"),
};
const claims = { ...named, weights: only(null) };

export default [
  phrase({
    op: "embedding",
    calls: [path],
    signature: signatureOf(path),
    options: {
      count: impliedWord<number>(
        (context: Context) => context.weightShape("E")?.[0] ?? 0,
        "the one-hot vectors' length says it",
        own,
      ),
      size,
      paddingIndex: impliedWord<number | null>(null, "no row stays zero", own),
    },
    weights: { table },
    claims,
    source: own,
  }),
  phrase({
    op: "dense",
    calls: [`${path}.product`],
    signature: signatureOf(path),
    options: {
      units: size,
      useBias: impliedWord(false, "an embedding adds nothing", own),
    },
    weights: { kernel: table },
    claims: { ...claims, name: elsewhere("the layer's name") },
    source: own,
  }),
];
