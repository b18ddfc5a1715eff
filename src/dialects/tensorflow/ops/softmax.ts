// Softmax and its logarithm.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { named } from "../claims.ts";
import { fixed, positiveAxis, spelled, spellingIn } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "ops/nn_ops.py · softmax";

const say = (path: string, log: boolean): Phrase<"softmax"> =>
  phrase<"softmax">({
    op: "softmax",
    calls: [path],
    signature: signatureOf(path),
    options: {
      axis: {
        from: ["axis", "dim"],
        read: (context) =>
          positiveAxis(context, spelled(context, "axis", "dim") ?? -1, "axis"),
        write: (value, context) => ({
          [spellingIn(context, "axis", "dim")]: value,
        }),
        default: { kind: "signature", source: read(at) },
        samples: [1, 3],
      },
      log: fixed(log, "the function's name says it", at),
    },
    claims: { ...named, logits: input },
    source: signed(path),
  });

export default [
  say("tensorflow.nn.softmax", false),
  say("tensorflow.nn.log_softmax", true),
];
