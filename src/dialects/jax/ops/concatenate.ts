// Arrays joined along an axis: jnp.concatenate. (stack is read as expand_dims, then concatenate.)
import { input, only, phrase } from "../../phrase.ts";
import { axisWord } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/numpy/lax_numpy.py · concatenate");

export default [
  phrase<"concatenate">({
    op: "concatenate",
    calls: ["jax.numpy.concatenate"],
    signature: "arrays, axis=0, dtype=None",
    options: { axis: axisWord("axis", source) },
    claims: { arrays: input, dtype: only(null, { dtype: "float32" }) },
    source,
  }),
];
