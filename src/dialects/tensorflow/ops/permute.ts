// Axes in another order; without an order they are turned around.
import { input, only, phrase, type Context } from "../../phrase.ts";
import { tuple } from "../../words.ts";
import { named } from "../claims.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/array_ops.py · transpose";

function axes(context: Context): readonly number[] {
  const value = context.argument("perm") ?? null;
  const rank = context.inputs[0]?.length ?? 0;
  if (value === null)
    return Array.from({ length: rank }, (_, i) => rank - 1 - i);
  return tuple(value, rank, "perm").map((axis) =>
    axis < 0 ? axis + rank : axis,
  );
}

export default [
  phrase<"permute">({
    op: "permute",
    calls: ["tensorflow.transpose"],
    signature: signatureOf("tensorflow.transpose"),
    options: {
      axes: {
        from: ["perm"],
        read: axes,
        write: (value) => ({ perm: [...value] }),
        default: { kind: "signature", source: read(at) },
        samples: [[0, 2, 1, 3]],
      },
    },
    claims: { ...named, a: input, conjugate: only(false) },
    source: signed("tensorflow.transpose"),
  }),
];
