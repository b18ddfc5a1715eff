// ops.matmul and the operator @.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { fixed } from "../rows.ts";
import { executed } from "../source.ts";

const at = "keras/src/ops/numpy.py · matmul";

const product = (call: string, left: string, right: string): Phrase<"matmul"> =>
  phrase<"matmul">({
    op: "matmul",
    calls: [call],
    signature: `${left}, ${right}`,
    options: {
      transposeLeft: fixed(false, "no such parameter exists", at),
      transposeRight: fixed(false, "no such parameter exists", at),
    },
    claims: { [left]: input, [right]: input },
    source: executed(at),
  });

export const matmul: readonly Phrase<"matmul">[] = [
  product("keras.ops.matmul", "x1", "x2"),
  product("operator.matmul", "a", "b"),
];
