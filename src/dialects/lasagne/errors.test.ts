// What a program of Theano's and Lasagne's is told where it cannot be read: the call, and what is known instead.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import lasagne from "./index.ts";

const python = nodePython(lasagne.python);
afterAll(() => python.close());
const version = lasagne.versions[0] ?? "";

const head = `import lasagne, numpy as np, theano, theano.tensor as T
import lasagne.layers as L
x, y = T.tensor4("x"), T.ivector("y")
images = L.InputLayer((None, 3, 8, 8), x)
def train(net, rule=lambda loss, ws: lasagne.updates.sgd(loss, ws, 0.1), a=np.random.rand(4, 3, 8, 8).astype("float32"), b=np.zeros(4, "int32")):
    net = L.DenseLayer(net, 3, nonlinearity=lasagne.nonlinearities.softmax)
    loss = lasagne.objectives.categorical_crossentropy(L.get_output(net), y).mean()
    theano.function([x, y], loss, updates=rule(loss, L.get_all_params(net, trainable=True)))(a, b)
`;

/** The message that ends the reading of a program, or its notes. */
async function told(program: string): Promise<string> {
  const recording = await python.record({
    cells: [head + program],
    signatures: signaturesOf(lasagne, version),
    versions: { lasagne: version, theano: version },
  });
  if (recording.error) return recording.error.message;
  try {
    const model = resolve(read(recording, lasagne, version), "metadata");
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
  [
    "an unknown layer",
    "L.Conv2DLayr(images, 3, 3)",
    /lasagne\.layers\.Conv2DLayr is not known here\. Did you mean .*Conv2DLayer/,
  ],
  [
    "an unknown function",
    "T.nnet.sofmax(x)",
    /theano\.tensor\.nnet\.sofmax is not known here\. Did you mean .*softmax/,
  ],
  [
    "an unknown rule",
    "lasagne.updates.nadam(1, [])",
    /lasagne\.updates\.nadam is not known here/,
  ],
  [
    "a wrong argument",
    "L.DenseLayer(images, 3, activation=None)",
    /unexpected keyword argument 'activation'/,
  ],
  [
    "an even kernel with pad='same'",
    "L.Conv2DLayer(images, 3, 2, pad='same')",
    /`same` padding requires odd filter size/,
  ],
  [
    "biases for every place",
    "L.Conv2DLayer(images, 3, 3, untie_biases=True)",
    /untie_biases=True\) is not known here: a bias for every place is not modelled/,
  ],
  [
    "a loop of the program's own",
    "theano.scan(lambda a: a, sequences=x)",
    /theano\.scan is not known here.*Expected lasagne\.layers\.RecurrentLayer/s,
  ],
  [
    "masked sequences",
    "L.LSTMLayer(L.InputLayer((None, 5, 2)), 3, mask_input=L.InputLayer((None, 5)))",
    /LSTMLayer\(mask_input=…\) is not known here: sequences that end early/,
  ],
  [
    "first states that are learned",
    "L.GRULayer(L.InputLayer((None, 5, 2)), 3, learn_init=True)",
    /GRULayer with a first state that is learned/,
  ],
  [
    "gradients cut inside a layer",
    "train(L.RecurrentLayer(L.ReshapeLayer(images, ([0], 8, 24)), 3, grad_clipping=5))",
    /Expected grad_clipping of lasagne\.layers\.RecurrentLayer to be 0/,
  ],
  [
    "dropout without a rescale",
    "train(L.DropoutLayer(images, rescale=False))",
    /Expected rescale of lasagne\.layers\.DropoutLayer to be True/,
  ],
  [
    "noise",
    "train(L.GaussianNoiseLayer(images))",
    /GaussianNoiseLayer is not known here: added noise is not modelled/,
  ],
  [
    "bounds on each unit's weights",
    "def rule(loss, ws):\n    found = lasagne.updates.sgd(loss, ws, 0.1)\n    found[ws[0]] = lasagne.updates.norm_constraint(found[ws[0]], 1)\n    return found\ntrain(images, rule)",
    /norm_constraint is not known here: bounds on the length/,
  ],
  [
    "gradients that were scaled",
    "train(images, lambda loss, ws: lasagne.updates.sgd([2 * g for g in T.grad(loss, ws)], ws, 0.1))",
    /lasagne\.updates\.sgd of gradients that were changed other than by one clip of all/,
  ],
  [
    "momentum over Adam",
    "train(images, lambda loss, ws: lasagne.updates.apply_momentum(lasagne.updates.adam(loss, ws)))",
    /Expected apply_momentum over sgd or rmsprop, once/,
  ],
  [
    "momentum over RMSprop's mean squares",
    "train(images, lambda loss, ws: lasagne.updates.apply_momentum(lasagne.updates.rmsprop(loss, ws, 0.1)))",
    /without params Lasagne lays momentum over the mean squares as well/,
  ],
  [
    "an update of the program's own",
    "train(images, lambda loss, ws: [(w, w * 0.5) for w in ws])",
    /The update of the weight W is not known here/,
  ],
  [
    "two rules at once",
    "train(images, lambda loss, ws: {**lasagne.updates.sgd(loss, ws[:1], 0.1), **lasagne.updates.adam(loss, ws[1:])})",
    /several update rules at once is not known here/,
  ],
  [
    "arrays of another rank",
    "train(images, a=np.zeros((4, 8, 8), 'float32'))",
    /Wrong number of dimensions: expected 4, got 3/,
  ],
  [
    "labels that are no whole numbers",
    "train(images, b=np.zeros(4, 'float32'))",
    /cannot store a value of dtype float32 without risking loss of precision/,
  ],
  [
    "an input that nobody feeds",
    "theano.function([], L.get_output(L.DenseLayer(images, 2)))()",
    /MissingInputError.*which is neither among its inputs nor among its givens/,
  ],
  [
    "64-bit floats",
    "theano.config.floatX = 'float64'",
    /theano\.config\.floatX = 'float64' is not known here: only float32/,
  ],
  [
    "a Python condition on a tensor",
    "if x > 0: pass",
    /Variables do not support boolean operations/,
  ],
  [
    "a number where a weight needs a shape",
    "L.DenseLayer(images, 3, b=0.5)",
    /cannot initialize parameter b: the provided numpy array has shape \(\), should be \(3,\)/,
  ],
  [
    "a weight made of others",
    "a = L.DenseLayer(images, 192)\nL.DenseLayer(a, 192, W=a.W.T)",
    /A weight that is an expression of others \(W=.*\) is not known here/,
  ],
  [
    "keywords that nobody takes",
    "L.get_output(L.DenseLayer(images, 3), deterministc=True)\ntrain(images)",
    /unused kwargs: deterministc \(perhaps you meant deterministic\)/,
  ],
  [
    "statistics that move where they are used",
    "L.get_output(L.batch_norm(L.DenseLayer(images, 3)), deterministic=True, batch_norm_update_averages=True)\ntrain(images)",
    /batch_norm_use_averages=True and batch_norm_update_averages=True/,
  ],
];

it.each(cases)("tells of %s", async (_what, program, said) => {
  expect(await told(program)).toMatch(said);
});
