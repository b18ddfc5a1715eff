// Matrix products. (transa and transb are read as an exchange of axes before.)
import { input, only, phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { inSource } from "../sources.ts";

const own = inSource("chainer/functions/math/matmul.py · matmul");
const asTheyStand = impliedWord(
  false,
  "an exchange of axes is recorded before the product",
  own,
);

export default [
  phrase({
    op: "matmul",
    calls: ["chainer.functions.matmul"],
    signature: "a, b, transa=False, transb=False",
    options: { transposeLeft: asTheyStand, transposeRight: asTheyStand },
    claims: { a: input, b: input, transa: only(false), transb: only(false) },
    source: own,
  }),
];
