// Parts of arrays: indexing by numbers and slices (also what jnp.split is read as).
import { indexRows } from "../../indexing.ts";
import { input, phrase } from "../../phrase.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/numpy/indexing.py · rewriting_take");

export default [
  phrase({
    op: "slice",
    calls: ["operator.getitem"],
    signature: "a, b, /",
    options: indexRows(
      "b",
      source,
      "picking elements by an array is not modelled here.",
    ),
    claims: { a: input },
    source,
  }),
];
