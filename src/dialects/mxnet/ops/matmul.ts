// Matrix products: dot of two matrices, batch_dot of stacks of them.
import { ignored } from "../../phrase.ts";
import { booleanWord } from "../../words.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/tensor/dot-inl.h · DotParam");

export default operator(["dot", "batch_dot"], {
  op: "matmul",
  options: {
    transposeLeft: booleanWord("transpose_a", own),
    transposeRight: booleanWord("transpose_b", own),
  },
  claims: { forward_stype: ignored("it says how the result is stored") },
});
