// Softmax and its logarithm, over the second axis unless told otherwise.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { axisWord } from "../rows.ts";
import { inSource } from "../sources.ts";

function say(name: string, log: boolean): Phrase<"softmax"> {
  const own = inSource(`chainer/functions/activation/${name}.py · ${name}`);
  return phrase({
    op: "softmax",
    calls: [`chainer.functions.${name}`],
    signature: "x, axis=1",
    options: {
      axis: axisWord("axis", own),
      log: impliedWord(log, "the call's name says it", own),
    },
    claims: { x: input },
    source: own,
  });
}

export default [say("softmax", false), say("log_softmax", true)];
