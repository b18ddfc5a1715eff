// Local response normalisation: alpha multiplies the plain sum of squares, 1 unless told otherwise.
import type { Layout } from "../../../ir/index.ts";
import { input, phrase } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { named } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/gen_nn_ops.py · lrn";
const path = "tensorflow.nn.local_response_normalization";

/** So many channels on both sides. */
const side = numberWord("depth_radius", read(at), [5, 2]);

export default [
  phrase<"localResponseNorm">({
    op: "localResponseNorm",
    calls: [path, "tensorflow.nn.lrn"],
    signature: signatureOf(path),
    options: {
      before: side,
      after: side,
      bias: numberWord("bias", read(at), [1, 2]),
      scale: numberWord("alpha", read(at), [1, 1e-4]),
      exponent: numberWord("beta", read(at), [0.5, 0.75]),
      layout: fixed<Layout>(
        "channelsLast",
        "the sum goes over the last axis",
        at,
      ),
    },
    claims: { ...named, input },
    source: signed(path),
  }),
];
