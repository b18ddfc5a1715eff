// Tensors one after the other along an axis.
import { elsewhere, phrase } from "../../phrase.ts";
import { named } from "../claims.ts";
import { positiveAxis } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/array_ops.py · concat";

export default [
  phrase<"concatenate">({
    op: "concatenate",
    calls: ["tensorflow.concat"],
    signature: signatureOf("tensorflow.concat"),
    options: {
      axis: {
        from: ["axis"],
        read: (context) =>
          positiveAxis(context, context.argument("axis"), "axis"),
        write: (value) => ({ axis: value }),
        default: { kind: "signature", source: read(at) },
        samples: [1, 3],
      },
    },
    claims: { ...named, values: elsewhere("the tensors") },
    source: signed("tensorflow.concat"),
  }),
];
