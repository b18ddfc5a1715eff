// Matrix products: jnp.matmul, jnp.dot of matrices, and the @ operator.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { placement } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/numpy/tensor_contractions.py · matmul, dot");
const asTheyStand = impliedWord(
  false,
  "jax multiplies matrices as they stand",
  source,
);

const say = (path: string, signature: string): Phrase<"matmul"> =>
  phrase<"matmul">({
    op: "matmul",
    calls: [path],
    signature,
    options: { transposeLeft: asTheyStand, transposeRight: asTheyStand },
    claims: { a: input, b: input, ...placement },
    source,
  });

const own =
  "a, b, *, precision=None, preferred_element_type=None, out_sharding=None";

export default [
  say("jax.numpy.matmul", own),
  say("jax.numpy.dot", own),
  say("operator.matmul", "a, b, /"),
];
