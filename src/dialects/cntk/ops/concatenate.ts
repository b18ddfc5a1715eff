// Variables joined along an axis: splice takes the last one unless told otherwise.
import { input, phrase, type Context } from "../../phrase.ts";
import { axisOf, named, sayAxis } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

const own = ops("splice");

export default [
  phrase({
    op: "concatenate",
    calls: ["cntk.ops.splice"],
    signature: signatureOf("cntk.ops.splice"),
    applied: "axis=-1",
    options: {
      axis: {
        from: ["axis"],
        read: (context: Context) =>
          axisOf(context.argument("axis") ?? -1, context, "axis"),
        write: (value: number, context: Context) =>
          context.argument("axis") === undefined
            ? null
            : { axis: sayAxis(value, context) },
        default: { kind: "signature", source: own },
        samples: [1],
      },
    },
    claims: { ...named, inputs: input, kw_axis_name: input },
    source: own,
  }),
];
