// Softmax and its logarithm, of the rows of a matrix.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { inSource } from "../sources.ts";

function say(name: string, log: boolean): Phrase<"softmax"> {
  const own = inSource(`theano/tensor/nnet/nnet.py · ${name}`);
  return phrase({
    op: "softmax",
    calls: [`theano.tensor.nnet.${name}`],
    signature: "c",
    options: {
      axis: impliedWord<number>(1, "Theano takes the rows of a matrix", own),
      log: impliedWord<boolean>(log, "the call's name says it", own),
    },
    claims: { c: input },
    source: own,
  });
}

export default [say("softmax", false), say("logsoftmax", true)];
