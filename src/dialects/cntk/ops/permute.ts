// Static axes in another order: transpose and swapaxes. The batch stays in front.
import type { Argument } from "../../../python/recording.ts";
import { input, phrase, type Context, type Word } from "../../phrase.ts";
import { axisOf, frontOf, named, sayAxis } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

const front = (context: Context): readonly number[] =>
  Array.from({ length: frontOf(context) }, (_, i) => i);

const listed: Word<readonly number[]> = {
  from: ["perm"],
  read: (context) => {
    const value = context.argument("perm");
    const list = Array.isArray(value) ? (value as readonly Argument[]) : [];
    return [
      ...front(context),
      ...list.map((each) => axisOf(each, context, "perm")),
    ];
  },
  write: (value, context) =>
    value[0] === 0
      ? { perm: value.slice(1).map((each) => sayAxis(each, context)) }
      : null,
  default: { kind: "signature", source: ops("transpose") },
  samples: [[0, 2, 1]],
};

const swapped: Word<readonly number[]> = {
  from: ["axis1", "axis2"],
  read: (context) => {
    const [a, b] = ["axis1", "axis2"].map((name) =>
      axisOf(context.argument(name), context, name),
    );
    return (context.inputs[0] ?? []).map((_, axis) =>
      axis === a ? (b ?? axis) : axis === b ? (a ?? axis) : axis,
    );
  },
  write: (value, context) => {
    const [a, b, ...rest] = value.flatMap((from, to) =>
      from === to ? [] : [to],
    );
    return a !== undefined && b !== undefined && rest.length === 0
      ? { axis1: sayAxis(a, context), axis2: sayAxis(b, context) }
      : null;
  },
  default: { kind: "signature", source: ops("swapaxes") },
  samples: [[0, 2, 1]],
};

const sample = { inputs: [[{ batch: 1 }, 8, 9]] };

export default [
  phrase({
    op: "permute",
    calls: ["cntk.ops.transpose"],
    signature: signatureOf("cntk.ops.transpose"),
    options: { axes: listed },
    claims: { ...named, x: input },
    sample,
    source: ops("transpose"),
  }),
  phrase({
    op: "permute",
    calls: ["cntk.ops.swapaxes"],
    signature: signatureOf("cntk.ops.swapaxes"),
    options: { axes: swapped },
    claims: { ...named, x: input },
    sample,
    source: ops("swapaxes"),
  }),
];
