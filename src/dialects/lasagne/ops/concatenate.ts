// Tensors joined along an axis: theano.tensor.concatenate along the first, ConcatLayer (which draws it) along the second, unless told otherwise.
import { input, phrase } from "../../phrase.ts";
import { axisOf } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("theano/tensor/basic.py · concatenate");

export default [
  phrase({
    op: "concatenate",
    calls: ["theano.tensor.concatenate"],
    signature: "tensor_list, axis=0",
    options: {
      axis: {
        from: ["axis"],
        read: (context) => axisOf(context.argument("axis"), context, "axis"),
        write: (value) => ({ axis: value }),
        default: { kind: "signature", source: own },
        samples: [1, 0, 3],
      },
    },
    claims: { tensor_list: input },
    source: own,
  }),
];
