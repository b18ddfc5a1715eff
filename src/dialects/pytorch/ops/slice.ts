// Parts of tensors: indexing by numbers and slices, torch.narrow (also what split, chunk and unbind are read as).
import { indexRows, sizeOf, wholeAxis, type Ranges } from "../../indexing.ts";
import { input, phrase, type Context } from "../../phrase.ts";
import { number } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/_tensor_docs.py · narrow; indexing as in NumPy");

function narrowed(context: Context): Ranges {
  const rank = rankOf(context);
  const at = axis(context.argument("dim"), rank, "dim");
  const start = number(context.argument("start"), "start");
  const stop = start + number(context.argument("length"), "length");
  return Array.from({ length: rank }, (_, i) =>
    i !== at
      ? wholeAxis
      : {
          start,
          stop: stop === sizeOf(context.inputs[0]?.[i], start) ? null : stop,
          step: 1,
        },
  );
}

export default [
  phrase({
    op: "slice",
    calls: ["operator.getitem"],
    signature: "a, b, /",
    options: indexRows(
      "b",
      own,
      "picking elements by a tensor, a list or None is not modelled here.",
      "torch.flip walks an axis backward.",
    ),
    claims: { a: input },
    source: own,
  }),
  phrase({
    op: "slice",
    calls: ["torch.narrow"],
    signature: "input, dim, start, length",
    options: {
      ranges: {
        from: ["dim", "start", "length"],
        read: narrowed,
        write: () => null,
        default: { kind: "signature", source: own },
        samples: [],
      },
      dropAxes: {
        from: ["dim"],
        read: () => [],
        write: (value) => (value.length === 0 ? {} : null),
        default: { kind: "signature", source: own },
        samples: [[]],
      },
    },
    claims: { input },
    source: signed("torch.narrow"),
  }),
];
