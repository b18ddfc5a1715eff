// Parts of tensors: indexing by numbers and slices, as SliceLayer draws it too.
import { indexRows } from "../../indexing.ts";
import { input, phrase } from "../../phrase.ts";
import { inSource } from "../sources.ts";

const source = inSource("theano/tensor/var.py · __getitem__");

export default [
  phrase({
    op: "slice",
    calls: ["theano.tensor.TensorVariable.__getitem__"],
    signature: "self, key",
    options: indexRows(
      "key",
      source,
      "picking elements by a tensor or a list is not modelled here.",
    ),
    claims: { self: input },
    source,
  }),
];
