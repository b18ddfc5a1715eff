// Matrix products: theano.tensor.dot and batched_dot.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { inSource } from "../sources.ts";

const asTheyStand = impliedWord<boolean>(
  false,
  "an exchange of axes is a call of its own",
  inSource("theano/tensor/basic.py · dot"),
);

const say = (name: string): Phrase<"matmul"> =>
  phrase({
    op: "matmul",
    calls: [`theano.tensor.${name}`],
    signature: "a, b",
    options: { transposeLeft: asTheyStand, transposeRight: asTheyStand },
    claims: { a: input, b: input },
    source: inSource(`theano/tensor/basic.py · ${name}`),
  });

export default [say("dot"), say("batched_dot")];
