// Matrix products.
import { input, only, phrase } from "../../phrase.ts";
import { booleanWord } from "../../words.ts";
import { named } from "../claims.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/math_ops.py · matmul";

export default [
  phrase<"matmul">({
    op: "matmul",
    calls: ["tensorflow.matmul"],
    signature: signatureOf("tensorflow.matmul"),
    options: {
      transposeLeft: booleanWord("transpose_a", read(at)),
      transposeRight: booleanWord("transpose_b", read(at)),
    },
    claims: {
      ...named,
      a: input,
      b: input,
      adjoint_a: only(false),
      adjoint_b: only(false),
      a_is_sparse: only(false),
      b_is_sparse: only(false),
    },
    source: signed("tensorflow.matmul"),
  }),
];
