// Parts of arrays: indexing by numbers and slices. (split_axis and separate are read as such.)
import { indexRows } from "../../indexing.ts";
import { input, phrase } from "../../phrase.ts";
import { inSource } from "../sources.ts";

const source = inSource("chainer/functions/array/get_item.py · get_item");

export default [
  phrase({
    op: "slice",
    calls: ["operator.getitem"],
    signature: "a, b",
    options: indexRows(
      "b",
      source,
      "picking elements by an array, a list or None is not modelled here.",
    ),
    claims: { a: input },
    source,
  }),
];
