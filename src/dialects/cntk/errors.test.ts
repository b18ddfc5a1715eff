// What a program of CNTK's is told where it cannot be read: the call, and what is known instead.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import cntk from "./index.ts";

const python = nodePython(cntk.python);
afterAll(() => python.close());
const version = cntk.versions[0] ?? "";

const head = `import cntk as C, numpy as np
from cntk.layers import *
x, t = C.input_variable((3, 8, 8)), C.input_variable(2)
images, truth = np.ones((4, 3, 8, 8), np.float32), np.ones((4, 2), np.float32)
def train(z, learner=None, loss=None):
    loss = C.cross_entropy_with_softmax(z, t) if loss is None else loss
    learner = C.sgd(z.parameters, 0.1) if learner is None else learner(z.parameters)
    C.Trainer(z, (loss, None), [learner]).train_minibatch({x: images, t: truth})
`;

/** The message that ends the reading of a program, or its notes. */
async function told(program: string): Promise<string> {
  const recording = await python.record({
    cells: [head + program],
    signatures: signaturesOf(cntk, version),
    versions: { cntk: version },
  });
  if (recording.error) return recording.error.message;
  try {
    const model = resolve(read(recording, cntk, version), "metadata");
    return model.notes.map(({ text }) => text).join("\n");
  } catch (error) {
    return String(error);
  }
}

const cases: readonly (readonly [
  what: string,
  program: string,
  said: RegExp,
])[] = [
  ["an unknown layer", "Convolution2d(3, 4)", /Convolution2d/],
  [
    "an unknown operation",
    "C.relou(x)",
    /cntk\.relou is not known here\. Did you mean .*relu/,
  ],
  [
    "a loss that samples classes",
    "C.cross_entropy_with_sampled_softmax(x, t)",
    /draws classes at random while training\. Expected cross_entropy_with_softmax/,
  ],
  [
    "a rule of the program's own",
    "C.learners.universal(lambda p, g: None, [])",
    /an update rule of the program's own is not modelled/,
  ],
  [
    "L1 regularisation, which CNTK does by soft thresholds",
    "train(Dense(2)(x), lambda p: C.sgd(p, 0.1, l1_regularization_weight=0.1))",
    /l1_regularization_weight=0\.1\) is not modelled here/,
  ],
  [
    "noise on gradients",
    "train(Dense(2)(x), lambda p: C.sgd(p, 0.1, gaussian_noise_injection_std_dev=0.1))",
    /gaussian_noise_injection_std_dev=0\.1\) is not modelled here/,
  ],
  [
    "a momentum that changes",
    "train(Dense(2)(x), lambda p: C.momentum_sgd(p, 0.1, C.momentum_schedule([0.9, 0.99], 100)))",
    /a momentum that changes is not modelled here/,
  ],
  [
    "an activation's number that is not modelled",
    "train(Dense(2)(C.softplus(x, steepness=4)))",
    /Expected steepness of cntk\.ops\.softplus to be 1\. Received steepness=4/,
  ],
  [
    "an output without channels",
    "Convolution2D((3, 3))(x)",
    /num_filters=None\) is not known here: an output without channels/,
  ],
  [
    "pad with dilation, which only a graphics card computes",
    "Convolution2D((3, 3), 4, pad=True, dilation=2)(x)",
    /pad and dilation together is not known here/,
  ],
  [
    "groups, which the real layer refuses",
    "Convolution2D((3, 3), 4, groups=3)(x)",
    /groups > 1, is not currently supported by Convolution layer/,
  ],
  [
    "an initialiser that a layer cannot rank",
    "Dense(2, init=C.truncated_normal(0.1))",
    /truncated_normal takes none/,
  ],
  [
    "both ways to say a dropout",
    "Dropout(0.5, keep_prob=0.5)",
    /dropout_rate and keep_prob cannot be specified at the same time/,
  ],
  [
    "a recurrence over what is no sequence",
    "Recurrence(LSTM(4))(C.input_variable(3))",
    /is no sequence\. Expected cntk\.sequence\.input_variable/,
  ],
  [
    "a recurrence of the program's own step",
    "Recurrence(lambda h, x: h + x)",
    /a step that is none of LSTM, GRU and RNNStep is not known here/,
  ],
  [
    "a weight that does not fit",
    "C.times(C.input_variable(4), C.parameter((3, 2)))",
    /does not fit the right operand/,
  ],
  [
    "an input that is not fed",
    "z = Dense(2)(x); C.Trainer(z, (C.cross_entropy_with_softmax(z, t), None), [C.sgd(z.parameters, 0.1)]).train_minibatch({x: images})",
    /Values for 1 required arguments/,
  ],
  [
    "arrays of another shape",
    "z = Dense(2)(x); z.eval({x: np.ones((4, 3, 9, 9), np.float32)})",
    /cannot be fed an array of shape \(4, 3, 9, 9\)/,
  ],
  [
    "Adam on a sum, which few expect",
    "train(Dense(2)(x), lambda p: C.adam(p, C.learning_rate_schedule(0.1, C.UnitType.minibatch), 0.9))",
    /adam is given the sum of the batch's gradients, not their mean, and its steps are the learning rate divided by 4/,
  ],
  [
    "two rules for parts of the weights",
    "z = Dense(2)(x); C.Trainer(z, (C.squared_error(z, t), None), [C.sgd([z.W], 0.1), C.sgd([z.b], 0.2)])",
    /A Trainer with 2 learners is not known here/,
  ],
];

it.each(cases)("%s", async (_what, program, said) => {
  expect(await told(program)).toMatch(said);
});
