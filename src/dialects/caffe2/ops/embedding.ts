// Rows of a table by their numbers: Gather from a parameter.
import { type Context, type Word } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { operator } from "../calls.ts";
import { weight } from "../initializers.ts";
import { inSource } from "../sources.ts";

const at = "caffe2/operators/gather_op.h · GatherOp";
const own = inSource(at);

const sized = (axis: 0 | 1): Word<number> => {
  const value = (context: Context) => context.weightShape("table")?.[axis] ?? 0;
  return {
    from: [],
    read: value,
    write: () => null,
    default: {
      kind: "derived",
      value,
      because: "the table's shape says it",
      source: own,
    },
    samples: [],
  };
};

export default [
  operator("Gather", [], {
    op: "embedding",
    options: {
      count: sized(0),
      size: sized(1),
      paddingIndex: impliedWord<number | null>(null, "no row stays zero", own),
    },
    weights: {
      table: weight(
        "table",
        { kind: "given", what: "values that the program fills in" },
        "the operator fills nothing itself",
        at,
      ),
    },
    source: own,
  }),
];
