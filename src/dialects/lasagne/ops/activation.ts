// Activations as functions: theano.tensor.nnet, theano.tensor.tanh, and the curves that Lasagne writes itself.
import type { OptionsOf } from "../../../ir/index.ts";
import { input, phrase, type Phrase, type Word } from "../../phrase.ts";
import { impliedWord, number } from "../../words.ts";
import { inSource } from "../sources.ts";

type ActivationFunction = OptionsOf<"activation">["function"];

const curves: readonly (readonly [
  path: string,
  curve: ActivationFunction,
  parameter: string,
  at: string,
])[] = [
  [
    "theano.tensor.nnet.sigmoid",
    "sigmoid",
    "a",
    "theano/tensor/nnet/sigm.py · sigmoid",
  ],
  [
    "theano.tensor.nnet.softplus",
    "softplus",
    "a",
    "theano/tensor/nnet/sigm.py · softplus",
  ],
  [
    "theano.tensor.nnet.softsign",
    "softsign",
    "a",
    "theano/tensor/nnet/nnet.py · softsign",
  ],
  [
    "theano.tensor.nnet.hard_sigmoid",
    "hardSigmoidFifth",
    "x",
    "theano/tensor/nnet/sigm.py · hard_sigmoid",
  ],
  ["theano.tensor.nnet.selu", "selu", "x", "theano/tensor/nnet/nnet.py · selu"],
  ["theano.tensor.tanh", "tanh", "a", "theano/tensor/basic.py · tanh"],
  [
    "lasagne.nonlinearities.selu",
    "selu",
    "x",
    "lasagne/nonlinearities.py · selu",
  ],
];

const none = (at: string) =>
  impliedWord<number | null>(
    null,
    "this curve has no number of its own",
    inSource(at),
  );

const plain = curves.map(([path, curve, parameter, at]) =>
  phrase({
    op: "activation",
    calls: [path],
    signature: parameter,
    options: {
      function: impliedWord<ActivationFunction>(
        curve,
        "the call's name says it",
        inSource(at),
      ),
      alpha: none(at),
    },
    claims: { [parameter]: input },
    source: inSource(at),
  }),
);

const elu = (
  path: string,
  signature: string,
  at: string,
): Phrase<"activation"> =>
  phrase({
    op: "activation",
    calls: [path],
    signature,
    options: {
      function: impliedWord<ActivationFunction>(
        "elu",
        "the call's name says it",
        inSource(at),
      ),
      alpha: signature.includes("alpha")
        ? ({
            from: ["alpha"],
            read: (context) => number(context.argument("alpha"), "alpha"),
            write: (value) => (value === null ? null : { alpha: value }),
            default: { kind: "signature", source: inSource(at) },
            samples: [1, 0.5],
          } satisfies Word<number | null>)
        : impliedWord<number | null>(
            1,
            "negative values end at −1",
            inSource(at),
          ),
    },
    claims: { x: input },
    source: inSource(at),
  });

const reluSource = inSource("theano/tensor/nnet/nnet.py · relu");
const slope = (value: unknown): number =>
  typeof value === "number" ? value : 0;

/** `relu(x, alpha)` is leaky where alpha is not 0. */
const relu: Phrase<"activation"> = phrase({
  op: "activation",
  calls: ["theano.tensor.nnet.relu"],
  signature: "x, alpha=0",
  options: {
    function: {
      from: ["alpha"],
      read: (context): ActivationFunction =>
        slope(context.argument("alpha")) === 0 ? "relu" : "leakyRelu",
      write: (value) =>
        value === "relu" ? { alpha: 0 } : value === "leakyRelu" ? {} : null,
      default: { kind: "signature", source: reluSource },
      samples: ["relu"],
    },
    alpha: {
      from: ["alpha"],
      read: (context) => slope(context.argument("alpha")) || null,
      write: (value) => ({ alpha: value ?? 0 }),
      default: { kind: "signature", source: reluSource },
      samples: [null, 0.1],
    },
  },
  claims: { x: input },
  source: reluSource,
});

export default [
  ...plain,
  relu,
  elu(
    "theano.tensor.nnet.elu",
    "x, alpha=1",
    "theano/tensor/nnet/nnet.py · elu",
  ),
  elu("lasagne.nonlinearities.elu", "x", "lasagne/nonlinearities.py · elu"),
];
