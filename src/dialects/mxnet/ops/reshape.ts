// The same elements in another shape: Reshape with its special codes, expand_dims, squeeze.
import { sameShape, type Dim } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import { elsewhere, only, type Context, type Word } from "../../phrase.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/tensor/matrix_op-inl.h · InferReshapeShape");

const sayDim = (dim: Dim): Argument =>
  typeof dim === "number" ? dim : { dim: dim.batch };

/** What the shape became; the codes 0, −1 … −4 are worked out while recording. */
const target = (parameter: string): Word<readonly Dim[]> => ({
  from: [parameter],
  read: (context: Context) => context.outputs[0] ?? [],
  write: (value, context) =>
    parameter !== "shape"
      ? null
      : sameShape(value, context.outputs[0] ?? [])
        ? { shape: value.map(sayDim) }
        : null,
  default: { kind: "signature", source: own },
  samples: [],
});

export default [
  ...operator(["Reshape", "reshape"], {
    op: "reshape",
    options: { target: target("shape") },
    claims: {
      reverse: elsewhere("the shape, worked out while recording"),
      target_shape: only([]),
      keep_highest: only(false),
    },
  }),
  ...operator("expand_dims", {
    op: "reshape",
    options: { target: target("axis") },
  }),
  ...operator("squeeze", {
    op: "reshape",
    options: { target: target("axis") },
  }),
];
