// jax.nn.softmax and log_softmax: over the last axis where none is named.
import { input, only, phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { axisWord } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/nn/functions.py · softmax, log_softmax");

export default (["softmax", "log_softmax"] as const).map((name) =>
  phrase<"softmax">({
    op: "softmax",
    calls: [`jax.nn.${name}`],
    signature: "x, axis=-1, where=None",
    options: {
      axis: axisWord("axis", source),
      log: impliedWord(
        name === "log_softmax",
        "the call's name says it",
        source,
      ),
    },
    claims: { x: input, where: only(null) },
    source,
  }),
);
