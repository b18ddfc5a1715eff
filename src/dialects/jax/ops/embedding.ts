// nn.Embed and nnx.Embed: vectors start from N(0, 1/√features).
import { elsewhere, phrase, type Claim, type Phrase } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { initializerWord, scaling } from "../initializers.ts";
import { linenClaims, nnxClaims, numerics } from "../rows.ts";
import { inFlax } from "../sources.ts";

function say(
  call: string,
  signature: string,
  at: string,
  claims: Readonly<Record<string, Claim>>,
): Phrase<"embedding"> {
  const source = inFlax(at);
  return phrase<"embedding">({
    op: "embedding",
    calls: [call],
    signature,
    options: {
      count: numberWord("num_embeddings", source, [100, 1]),
      size: numberWord("features", source, [8, 1]),
      paddingIndex: impliedWord<number | null>(
        null,
        "no index has a vector that stays zero",
        source,
      ),
    },
    weights: {
      table: {
        parameter: "embedding",
        codec: () => [],
        // variance_scaling(1, 'fan_in', 'normal', out_axis=0): with that axis the fan is the vector's length.
        initializer: initializerWord(
          "embedding_init",
          { variance_scaling: scaling(1, "out", "normal") },
          at,
        ),
      },
    },
    claims: {
      ...numerics,
      embedding_init: elsewhere("the table's initialiser"),
      ...claims,
    },
    source,
  });
}

export default [
  say(
    "flax.linen.Embed",
    "num_embeddings, features, dtype=None, param_dtype='float32', embedding_init='variance_scaling', promote_dtype='promote_dtype', parent='unspecified', name=None",
    "flax/linen/linear.py · Embed.setup",
    linenClaims,
  ),
  say(
    "flax.nnx.Embed",
    "num_embeddings, features, *, dtype=None, param_dtype='float32', embedding_init='variance_scaling', promote_dtype='promote_dtype', rngs, embedding_metadata={}",
    "flax/nnx/nn/linear.py · Embed.__init__",
    nnxClaims,
  ),
];
