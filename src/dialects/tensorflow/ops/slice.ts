// Parts of tensors: indexing by numbers and slices (also what tf.slice, split and unstack are read as).
import { indexRows } from "../../indexing.ts";
import { elsewhere, input, phrase } from "../../phrase.ts";
import { read, signatureOf, signed } from "../source.ts";

export default [
  phrase({
    op: "slice",
    calls: ["tensorflow.Tensor.__getitem__"],
    signature: signatureOf("tensorflow.Tensor.__getitem__"),
    options: indexRows(
      "slice_spec",
      read("ops/array_ops.py · _slice_helper"),
      "tf.newaxis and picking by tensors are not modelled here; use tf.expand_dims.",
    ),
    claims: { tensor: input, var: elsewhere("assignment, not read here") },
    source: signed("tensorflow.Tensor.__getitem__"),
  }),
];
