// Activations as functions: tf.nn.relu and its like.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { curves } from "../activations.ts";
import { named } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/nn_ops.py";

export default Object.entries(curves).map(
  ([path, [curve, alpha]]): Phrase<"activation"> =>
    phrase<"activation">({
      op: "activation",
      calls: [path],
      signature: signatureOf(path),
      options: {
        function: fixed<OptionsOf<"activation">["function"]>(
          curve,
          "the function's name says it",
          at,
        ),
        alpha:
          curve === "leakyRelu"
            ? {
                ...numberWord("alpha", read(at), [0.2, 0.1]),
                write: (value) => (value === null ? null : { alpha: value }),
              }
            : fixed(alpha, "the function has no parameter for it", at),
      },
      claims: { ...named, features: input, x: input },
      source: signed(path),
    }),
);
