// Softmax and its logarithm, over the second axis unless told otherwise.
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { impliedWord } from "../../words.ts";
import { axisWord } from "../rows.ts";
import { inSource } from "../sources.ts";

/** The logarithm's axis could not be chosen at first. */
const before = (word: Word<number>): Word<number> => ({
  ...word,
  read: (context) =>
    context.argument("axis") === undefined ? 1 : word.read(context),
  write: (value, context) =>
    context.argument("axis") === undefined ? null : word.write(value, context),
});

function say(name: string, log: boolean): Phrase<"softmax"> {
  const own = inSource(`chainer/functions/activation/${name}.py · ${name}`);
  return phrase({
    op: "softmax",
    calls: [`chainer.functions.${name}`],
    signature: log
      ? byVersion(["2.1.0", "x"], ["4.0.0", "x, axis=1"])
      : "x, axis=1",
    options: {
      axis: before(axisWord("axis", own)),
      log: impliedWord(log, "the call's name says it", own),
    },
    claims: { x: input },
    source: own,
  });
}

export default [say("softmax", false), say("log_softmax", true)];
