// Axes in another order: transpose and swapaxes. (moveaxis and rollaxis are read as transpose.)
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Word } from "../../phrase.ts";
import { axisOf } from "../rows.ts";
import { inSource } from "../sources.ts";

const order = inSource("chainer/functions/array/transpose.py · transpose");
const swap = inSource("chainer/functions/array/swapaxes.py · swapaxes");

/** None reverses all axes. */
const byOrder: Word<readonly number[]> = {
  from: ["axes"],
  read: (context) => {
    const value = context.argument("axes") ?? null;
    const all = (context.inputs[0] ?? []).map((_, axis) => axis);
    if (value === null) return all.toReversed();
    return (
      Array.isArray(value) ? (value as readonly Argument[]) : [value]
    ).map((each) => axisOf(each, context, "axes"));
  },
  write: (value) => ({ axes: [...value] }),
  default: { kind: "signature", source: order },
  samples: [
    [0, 2, 3, 1],
    [3, 2, 1, 0],
  ],
};

const bySwap: Word<readonly number[]> = {
  from: ["axis1", "axis2"],
  read: (context) => {
    const [a, b] = ["axis1", "axis2"].map((name) =>
      axisOf(context.argument(name), context, name),
    );
    return (context.inputs[0] ?? []).map((_, axis) =>
      axis === a ? (b ?? axis) : axis === b ? (a ?? axis) : axis,
    );
  },
  write: (value) => {
    const [axis1, axis2, ...rest] = value.flatMap((from, to) =>
      from === to ? [] : [to],
    );
    return axis1 !== undefined && axis2 !== undefined && rest.length === 0
      ? { axis1, axis2 }
      : null;
  },
  default: { kind: "signature", source: swap },
  samples: [
    [0, 2, 1, 3],
    [0, 3, 2, 1],
  ],
};

export default [
  phrase({
    op: "permute",
    calls: ["chainer.functions.transpose"],
    signature: "x, axes=None",
    options: { axes: byOrder },
    claims: { x: input },
    source: order,
  }),
  phrase({
    op: "permute",
    calls: ["chainer.functions.swapaxes"],
    signature: "x, axis1, axis2",
    options: { axes: bySwap },
    claims: { x: input },
    source: swap,
  }),
];
