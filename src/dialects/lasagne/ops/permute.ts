// Axes in another order: dimshuffle, which transpose, swapaxes and DimshuffleLayer draw. (Axes of size 1 that it adds or drops are a reshape of their own.)
import type { Argument } from "../../../python/recording.ts";
import { input, phrase } from "../../phrase.ts";
import { axisOf } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("theano/tensor/var.py · dimshuffle");

export default [
  phrase({
    op: "permute",
    calls: ["theano.tensor.TensorVariable.dimshuffle"],
    signature: "self, pattern",
    options: {
      axes: {
        from: ["pattern"],
        read: (context) =>
          (context.argument("pattern") as readonly Argument[]).map((each) =>
            axisOf(each, context, "pattern"),
          ),
        write: (value) => ({ pattern: [...value] }),
        default: { kind: "signature", source: own },
        samples: [
          [0, 2, 3, 1],
          [3, 2, 1, 0],
        ],
      },
    },
    claims: { self: input },
    source: own,
  }),
];
