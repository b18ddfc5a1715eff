// Permute layers and ops.transpose.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { tuple } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { executed } from "../source.ts";

const layerAt = "keras/src/layers/reshaping/permute.py · Permute.__init__";
const functionAt = "keras/src/ops/numpy.py · transpose";

export const permute: readonly Phrase<"permute">[] = [
  phrase<"permute">({
    op: "permute",
    calls: ["keras.layers.Permute"],
    signature: "dims, **kwargs",
    options: {
      axes: {
        from: ["dims"],
        read: (context) => {
          const value = context.argument("dims");
          return [
            0,
            ...tuple(value, Array.isArray(value) ? value.length : 1, "dims"),
          ];
        },
        write: (value) => (value[0] === 0 ? { dims: value.slice(1) } : null),
        default: { kind: "signature", source: executed(layerAt) },
        samples: [[0, 2, 1, 3]],
      },
    },
    claims: layerClaims,
    source: executed(layerAt),
  }),
  phrase<"permute">({
    op: "permute",
    calls: ["keras.ops.transpose"],
    signature: "x, axes=None",
    options: {
      axes: {
        from: ["axes"],
        read: (context) => {
          const value = context.argument("axes");
          const rank = context.inputs[0]?.length ?? 0;
          if (value === null)
            return Array.from({ length: rank }, (_, i) => rank - 1 - i);
          return tuple(
            value,
            Array.isArray(value) ? value.length : 1,
            "axes",
          ).map((axis) => (axis < 0 ? axis + rank : axis));
        },
        write: (value) => ({ axes: [...value] }),
        default: { kind: "signature", source: executed(functionAt) },
        samples: [[0, 2, 1, 3]],
      },
    },
    claims: { x: input },
    source: executed(functionAt),
  }),
];
