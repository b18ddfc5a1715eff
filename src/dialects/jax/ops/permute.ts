// Axes in another order: transpose (reversed where no order is said) and swapaxes.
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Word } from "../../phrase.ts";
import { inputRank, positiveAxis } from "../rows.ts";
import { inJax } from "../sources.ts";

const source = inJax("jax/_src/numpy/lax_numpy.py · transpose, swapaxes");

const order: Word<readonly number[]> = {
  from: ["axes"],
  read: (context) => {
    const rank = inputRank(context);
    const value = context.argument("axes");
    return Array.isArray(value)
      ? (value as readonly Argument[]).map((each) =>
          positiveAxis(each, rank, "axes"),
        )
      : Array.from({ length: rank }, (_, i) => rank - 1 - i);
  },
  write: (axes) => ({ axes: [...axes] }),
  default: { kind: "signature", source },
  samples: [
    [0, 2, 3, 1],
    [0, 3, 1, 2],
  ],
};

const swap: Word<readonly number[]> = {
  from: ["axis1", "axis2"],
  read: (context) => {
    const rank = inputRank(context);
    const one = positiveAxis(context.argument("axis1"), rank, "axis1");
    const two = positiveAxis(context.argument("axis2"), rank, "axis2");
    return Array.from({ length: rank }, (_, i) =>
      i === one ? two : i === two ? one : i,
    );
  },
  write: (axes) => {
    const [axis1, axis2, ...more] = axes.flatMap((from, i) =>
      from === i ? [] : [i],
    );
    return axis1 !== undefined && axis2 !== undefined && more.length === 0
      ? { axis1, axis2 }
      : null;
  },
  default: { kind: "signature", source },
  samples: [
    [0, 2, 1, 3],
    [0, 3, 2, 1],
  ],
};

export default [
  phrase<"permute">({
    op: "permute",
    calls: ["jax.numpy.transpose"],
    signature: "a, axes=None",
    options: { axes: order },
    claims: { a: input },
    source,
  }),
  phrase<"permute">({
    op: "permute",
    calls: ["jax.numpy.swapaxes"],
    signature: "a, axis1, axis2",
    options: { axes: swap },
    claims: { a: input },
    source,
  }),
];
