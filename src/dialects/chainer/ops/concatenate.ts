// Arrays joined along an axis: the second, unless told otherwise. (stack, hstack and vstack are read as concat.)
import { input, phrase } from "../../phrase.ts";
import { axisWord } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("chainer/functions/array/concat.py · concat");

export default [
  phrase({
    op: "concatenate",
    calls: ["chainer.functions.concat"],
    signature: "xs, axis=1",
    options: { axis: axisWord("axis", own) },
    claims: { xs: input },
    source: own,
  }),
];
