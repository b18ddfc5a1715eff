// What Keras programs are told when they say something that is not known or not modelled here.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import type { Recording } from "../../python/recording.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import keras from "./index.ts";

const python = nodePython(keras.python);
afterAll(() => python.close());

const start =
  "import keras, numpy as np\nfrom keras import layers\nx, y = np.zeros((8, 4)), np.zeros((8, 2))\n";
const record = (source: string, version = "3.15.1"): Promise<Recording> =>
  python.record({
    cells: [start + source],
    signatures: signaturesOf(keras, version),
    versions: { keras: version },
  });

/** Trains one dense layer made with these arguments. */
const dense = (rest: string, compile = "'sgd', 'mse'") =>
  `m = keras.Sequential([layers.Dense(2, ${rest})])\nm.compile(${compile})\nm.fit(x, y)`;

it.each([
  [
    "a layer that is not known",
    "layers.ConvLSTM2D(3, 3)",
    /keras\.layers\.ConvLSTM2D is not known here/,
  ],
  [
    "an argument that Keras does not take",
    dense("units_=1"),
    /unrecognized keyword arguments \['units_'\]/,
  ],
  [
    "an activation that does not exist",
    dense("activation='rellu'"),
    /activation.*'rellu'/,
  ],
  ["weights given as arrays", dense("weights=[x]"), /weights=…\) is not known/],
  [
    "a learning rate that the program computes",
    dense("", "keras.optimizers.SGD(lambda: 0.1), 'mse'"),
    /learning rate that the program computes itself/,
  ],
  [
    "an optimiser's unknown option",
    dense("", "keras.optimizers.SGD(decay=1e-6), 'mse'"),
    /decay=…/,
  ],
  [
    "class weights",
    "m = keras.Sequential([layers.Dense(2)])\nm.compile('sgd', 'mse')\nm.fit(x, y, class_weight={0: 1})",
    /class_weight/,
  ],
  [
    "training before compiling",
    "keras.Sequential([layers.Dense(2)]).fit(x, y)",
    /compile/,
  ],
  [
    "shapes that do not fit",
    "m = keras.Sequential([keras.Input((4,)), layers.Conv2D(3, 3)])",
    /expected ndim=4, found ndim=2/,
  ],
  [
    "targets of another shape",
    "m = keras.Sequential([layers.Dense(3)])\nm.compile('sgd', 'categorical_crossentropy')\nm.fit(x, y)",
    /must have the same shape/,
  ],
])("names %s", async (_what, source, message) => {
  const { error } = await record(source);
  expect(error?.message).toMatch(message);
  expect(error?.span).not.toBeNull();
});

it.each([
  [
    "a penalty that is not known",
    dense("kernel_regularizer='l3'"),
    /Expected kernel_regularizer to be L1, L2 or L1L2/,
  ],
  [
    "a moving average of the weights",
    dense("", "keras.optimizers.Adam(use_ema=True), 'mse'"),
    /use_ema of keras\.optimizers\.Adam to be False/,
  ],
  [
    "an initialiser that is not known",
    dense("kernel_initializer='glorot'"),
    /kernel_initializer.*glorot/,
  ],
  [
    "noise in another shape",
    "m = keras.Sequential([layers.Dropout(.5, noise_shape=(None, 1)), layers.Dense(2)])\nm.compile('sgd', 'mse')\nm.fit(x, y)",
    /noise_shape/,
  ],
])("refuses %s while reading", async (_what, source, message) => {
  const recording = await record(source);
  expect(recording.error).toBeNull();
  expect(() => resolve(read(recording, keras, "3.15.1"), "newest")).toThrow(
    message,
  );
});
