// Tensors joined along an axis: torch.cat. (torch.stack is read as unsqueeze, then cat.)
import { input, phrase } from "../../phrase.ts";
import { axis, rankOf } from "../axes.ts";
import { noOut } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

export default [
  phrase({
    op: "concatenate",
    calls: ["torch.cat"],
    signature: "tensors, dim=0, *, out=None",
    options: {
      axis: {
        from: ["dim"],
        read: (context) =>
          axis(context.argument("dim"), rankOf(context), "dim"),
        write: (value) => ({ dim: value }),
        default: {
          kind: "signature",
          source: inSource("torch/_torch_docs.py · cat"),
        },
        samples: [1, 0, 3],
      },
    },
    claims: { tensors: input, out: noOut },
    source: signed("torch.cat"),
  }),
];
