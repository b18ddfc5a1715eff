// What a program of Chainer's is told where it cannot be read: the call, and what is known instead.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import chainer from "./index.ts";

const python = nodePython(chainer.python);
afterAll(() => python.close());
const version = chainer.versions[0] ?? "";

const head = `import chainer, numpy as np
import chainer.functions as F, chainer.links as L
x = np.random.rand(4, 3, 8, 8).astype(np.float32)
t = np.zeros(4, dtype=np.int32)
def train(model, x=x, t=t, optimizer=chainer.optimizers.SGD()):
    optimizer.setup(model).update(lambda a, b: F.softmax_cross_entropy(model(a), b), x, t)
`;

/** The message that ends the reading of a program, or its notes. */
async function told(program: string): Promise<string> {
  const recording = await python.record({
    cells: [head + program],
    signatures: signaturesOf(chainer, version),
    versions: { chainer: version },
  });
  if (recording.error) return recording.error.message;
  try {
    const model = resolve(read(recording, chainer, version), "metadata");
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
    "an unknown function",
    "F.max_poling_2d(x, 2)",
    /chainer\.functions\.max_poling_2d is not known here\. Did you mean .*max_pooling_2d/,
  ],
  [
    "an unknown link",
    "L.InceptionBN(3)",
    /chainer\.links\.InceptionBN is not known here/,
  ],
  [
    "an unknown optimiser",
    "chainer.optimizers.SMORMS3(0.1)",
    /chainer\.optimizers\.SMORMS3 is not known here/,
  ],
  [
    "an unknown method of a variable",
    "chainer.Variable(x).softmax()",
    /chainer\.Variable\.softmax is not known here/,
  ],
  [
    "an unknown setting",
    "chainer.config.trian = False",
    /chainer\.config\.trian is not known here\. Did you mean train/,
  ],
  [
    "64-bit floats",
    "train(L.Linear(None, 3), x.astype(np.float64))",
    /float64 arrays is not known here: models are read in 32-bit floats/,
  ],
  [
    "unsigned labels",
    "train(L.Linear(None, 3), x, t.astype(np.uint8))",
    /Expected t\.dtype\.kind == 'i' \(class numbers in int32\)\. Received uint8/,
  ],
  [
    "channels that do not fit",
    "train(L.Convolution2D(4, 8, 3))",
    /Invalid operation is performed in: chainer\.links\.Convolution2D\. Expected 4 input channels/,
  ],
  [
    "a window of padding only",
    "F.max_pooling_2d(x, 2, 3, 1)",
    /holds padding only.*cover_all=False/s,
  ],
  [
    "a border whose gradient Chainer drops",
    "train(chainer.Sequential(lambda h: F.pad(h, ((0, 0), (0, 0), (1, 1), (1, 1)), 'reflect'), L.Linear(None, 3)))",
    /Expected mode to be 'constant' \(in other modes Chainer's gradient/,
  ],
  [
    "weights for classes",
    "model = L.Linear(None, 3)\nchainer.optimizers.SGD().setup(model).update(lambda a, b: F.softmax_cross_entropy(model(a), b, class_weight=np.ones(3, 'f')), x, t)",
    /Expected class_weight of chainer\.functions\.softmax_cross_entropy to be None/,
  ],
  [
    "an array inside the model",
    "class M(chainer.Chain):\n    def forward(self, h):\n        return F.concat([h, np.ones((4, 1, 8, 8), 'f')])\nM()(x)",
    /uses an array of shape \(4, 1, 8, 8\) inside the model that is neither its input nor a weight/,
  ],
  [
    "values taken out of the graph",
    "model = L.Linear(None, 3)\nloss = F.softmax_cross_entropy(F.relu(model(x).array), t)\nloss.backward()",
    /gets no gradient: chainer\.Variable\.array/,
  ],
  [
    "weights changed by hand",
    "model = L.Linear(None, 3)\nF.softmax_cross_entropy(model(x), t).backward()\nmodel.W.array[...] -= 0.1 * model.W.grad",
    /Weights that the program updates by hand are not known here/,
  ],
  [
    "weights from a file",
    "chainer.serializers.load_npz('my.model', L.Linear(3, 3))",
    /load_npz\('my\.model'\) is not known here/,
  ],
  [
    "examples changed one by one",
    "chainer.datasets.TransformDataset(x, lambda a: a[:, ::-1])",
    /TransformDataset is not known here/,
  ],
  [
    "sequences of different lengths",
    "L.NStepLSTM(1, 8, 2, 0)(None, None, [np.zeros((3, 8), 'f'), np.zeros((2, 8), 'f')])",
    /NStepLSTM reads a list that holds every example of one batch, in order, all of one length.*list of 2; sequences of different lengths are not modelled/,
  ],
  [
    "one example of a batch",
    "class M(chainer.Chain):\n    def forward(self, h):\n        return F.matmul(h[0][0], h[1][0])\nM()(x)",
    /matmul of one example of a batch is not known here: lists of all examples/,
  ],
  [
    "a state that goes on from batch to batch",
    "m = L.Classifier(chainer.Sequential(lambda h: h[:, 0, 0], L.LSTM(8, 2)))\no = chainer.optimizers.SGD().setup(m)\nfor _ in range(2):\n    o.update(m, x, t)",
    /LSTM goes on here from the state that the batch before left: each batch is read by itself, and begins with zeros\. Call reset_state\(\)/,
  ],
  [
    "a GRU given its state",
    "L.GRU(8, 2)(x[:, 0, 0], x[:, 0, 0])",
    /The length of GRU\.forward must be 1\. But 2 is given\..*Use chainer\.links\.StatelessGRU instead/,
  ],
  [
    "half of a state",
    "L.StatelessLSTM(8, 8)(None, chainer.Variable(x[:, 0, 0]), chainer.Variable(x[:, 0, 1]))",
    /StatelessLSTM with one state given and the other None is not known here/,
  ],
  [
    "features that do not fit",
    "L.LSTM(3, 2)(x[:, 0, 0])",
    /Invalid operation is performed in: chainer\.links\.LSTM\. Expected x\.shape\[-1\] == 3\. Received 8/,
  ],
  [
    "a shift of another option",
    "m = L.Classifier(L.Linear(None, 3))\ni = chainer.iterators.SerialIterator(chainer.datasets.TupleDataset(x, t), 2)\no = chainer.optimizers.SGD().setup(m)\ntr = chainer.training.Trainer(chainer.training.StandardUpdater(i, o), (2, 'epoch'))\ntr.extend(chainer.training.extensions.ExponentialShift('momentum', 0.1), trigger=(1, 'epoch'))\ntr.run()",
    /Expected an extension that shifts lr or alpha\. Received attr='momentum'/,
  ],
];

it.each(cases)("tells of %s", async (_what, program, said) => {
  expect(await told(program)).toMatch(said);
});
