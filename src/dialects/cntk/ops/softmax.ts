// Softmax and its logarithm, over the last axis unless told otherwise.
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { axisOf, named, sayAxis } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

function say(name: string, log: boolean): Phrase<"softmax"> {
  const own = ops(name);
  const axis: Word<number> = {
    from: ["axis"],
    read: (context) =>
      (context.argument("axis") ?? null) === null
        ? (context.inputs[0]?.length ?? 2) - 1
        : axisOf(context.argument("axis"), context, "axis"),
    write: (value, context) => ({ axis: sayAxis(value, context) }),
    default: { kind: "signature", source: own },
    samples: [1],
  };
  return phrase({
    op: "softmax",
    calls: [`cntk.ops.${name}`],
    signature: signatureOf(`cntk.ops.${name}`),
    options: {
      axis,
      log: impliedWord(log, "the call's name says it", own),
    },
    claims: { ...named, x: input },
    sample: { inputs: [[{ batch: 1 }, 8, 9]] },
    source: own,
  });
}

export default [say("softmax", false), say("log_softmax", true)];
