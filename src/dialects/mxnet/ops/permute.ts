// Axes in another order: transpose (all reversed unless told otherwise), swapaxes.
import { elsewhere, type Context, type Word } from "../../phrase.ts";
import { axis, rankOf } from "../axes.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/tensor/matrix_op-inl.h · TransposeParam");

const listed: Word<readonly number[]> = {
  from: ["axes"],
  read: (context) => {
    const value = context.argument("axes");
    const rank = rankOf(context);
    const list = Array.isArray(value) ? value : [];
    return list.length === 0
      ? Array.from({ length: rank }, (_, i) => rank - 1 - i)
      : list.map((each) => axis(each as number, rank, "axes"));
  },
  write: (value) => ({ axes: [...value] }),
  default: { kind: "signature", source: own },
  samples: [
    [0, 2, 3, 1],
    [1, 0, 2, 3],
  ],
};

function swapped(context: Context): readonly number[] {
  const rank = rankOf(context);
  const [one, other] = ["dim1", "dim2"].map((name) =>
    axis(context.argument(name), rank, name),
  ) as [number, number];
  return Array.from({ length: rank }, (_, i) =>
    i === one ? other : i === other ? one : i,
  );
}

const exchanged: Word<readonly number[]> = {
  from: ["dim1", "dim2"],
  read: swapped,
  write: (value) => {
    const moved = value.flatMap((at, i) => (at === i ? [] : [i]));
    const [one, other] = moved;
    return moved.length === 2 && one !== undefined && other !== undefined
      ? { dim1: one, dim2: other }
      : null;
  },
  default: { kind: "signature", source: own },
  samples: [
    [0, 2, 1, 3],
    [0, 3, 2, 1],
  ],
};

export default [
  ...operator("transpose", { op: "permute", options: { axes: listed } }),
  ...operator(["swapaxes", "SwapAxis"], {
    op: "permute",
    options: { axes: exchanged },
    claims: { dim2: elsewhere("the axes") },
  }),
];
