// Functions of each value alone.
import type { OptionsOf } from "../../../ir/index.ts";
import { ignored, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";

type Curve = OptionsOf<"activation">["function"];

const rows = (name: string, curve: Curve) => {
  const source = inSource(`caffe2/operators/${name}_op.cc`);
  return {
    op: "activation" as const,
    options: {
      function: impliedWord<Curve>(curve, "the call's name says it", source),
      alpha: impliedWord<number | null>(
        null,
        "this curve has no number of its own",
        source,
      ),
    },
    claims: { order: ignored("a curve acts on each value alone") },
    source,
  };
};

const made = (name: string, curve: Curve): Phrase<"activation"> =>
  helper(
    name,
    "blob_in, blob_out, use_cudnn=False, order='NCHW'",
    [],
    rows(name, curve),
  );
const bare = (name: string, curve: Curve): Phrase<"activation"> =>
  operator(name, [], rows(name.toLowerCase(), curve));

export default [
  made("relu", "relu"),
  made("tanh", "tanh"),
  bare("Relu", "relu"),
  bare("Tanh", "tanh"),
  bare("Sigmoid", "sigmoid"),
];
