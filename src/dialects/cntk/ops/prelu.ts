// A learned slope for negative values: param_relu on a parameter of the program's own.
import type { Codec } from "../../../ir/index.ts";
import { elsewhere, input, phrase, type Context } from "../../phrase.ts";
import { programsOwn } from "../initializers.ts";
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

const own = ops("param_relu");

const slopeShape = (context: Context): readonly number[] => {
  const shape = context.weightShape("alpha") ?? [];
  return shape.length === 0 ? [1] : shape;
};
const codec = (context: Context): Codec =>
  (context.weightShape("alpha") ?? []).length === 0
    ? [{ step: "reshape", from: [], to: [1] }]
    : [];

export default [
  phrase({
    op: "prelu",
    calls: ["cntk.ops.param_relu"],
    signature: signatureOf("cntk.ops.param_relu"),
    options: {
      slopeShape: {
        from: ["alpha"],
        read: slopeShape,
        write: () => null,
        default: {
          kind: "derived",
          value: slopeShape,
          because: "the parameter's shape says it",
          source: own,
        },
        samples: [],
      },
    },
    weights: {
      slope: { parameter: "alpha", codec, initializer: programsOwn(own) },
    },
    claims: { ...named, x: input, alpha: elsewhere("the slopes") },
    sample: { weightShapes: { alpha: [8] } },
    source: own,
  }),
];
