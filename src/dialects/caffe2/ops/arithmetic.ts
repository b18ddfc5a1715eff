// Two blobs combined element by element.
import type { OptionsOf } from "../../../ir/index.ts";
import { phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { inSource } from "../sources.ts";

type Operation = OptionsOf<"arithmetic">["function"];
const gradients = inSource("caffe2/python/core.py · Net.AddGradientOperators");

const rows = (operation: Operation, source: typeof gradients) => ({
  function: impliedWord<Operation>(
    operation,
    "the call's name says it",
    source,
  ),
  constant: impliedWord<number | null>(null, "both sides are blobs", source),
  constantFirst: impliedWord(false, "both sides are blobs", source),
});

export default [
  phrase({
    op: "arithmetic",
    calls: ["caffe2.python.core.Net.AddGradientOperators.add"],
    signature: "",
    options: rows("add", gradients),
    claims: {},
    source: gradients,
  }),
];
