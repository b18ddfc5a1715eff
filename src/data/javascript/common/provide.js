// Data sets as the Rosetta notebooks ask for them: dry arrays that remember where they come from. `tf.tensor` takes them.
import { Symbolic } from "rosetta/index.js";

const array = (shape, dtype, split, part, steps) =>
  new Symbolic(shape, dtype, {
    source: {
      dataset: "cifar10",
      split,
      part,
      examples: shape[0],
      steps,
      pass: null,
    },
  });

/** CIFAR-10 as [xTrain, xTest, yTrain, yTest]: pixels from 0 to 1, labels as class numbers or one-hot rows. Channels last comes by exchanging axes 1 and 3. */
function cifarForLibrary({ channelFirst = false, oneHot = false } = {}) {
  const images = (split, examples) =>
    array(
      channelFirst ? [examples, 3, 32, 32] : [examples, 32, 32, 3],
      "float32",
      split,
      "features",
      [
        { step: "scale", factor: 1 / 255 },
        ...(channelFirst ? [] : [{ step: "permute", axes: [0, 3, 2, 1] }]),
        { step: "cast", dtype: "float32" },
      ],
    );
  const labels = (split, examples) =>
    array(oneHot ? [examples, 10] : [examples], "int32", split, "targets", [
      ...(oneHot ? [{ step: "oneHot", classes: 10 }] : []),
      { step: "cast", dtype: "int32" },
    ]);
  return [
    images("train", 50000),
    images("test", 10000),
    labels("train", 50000),
    labels("test", 10000),
  ];
}

/** The numbers of the CNN notebooks. */
const params = {
  EPOCHS: 10,
  BATCHSIZE: 64,
  LR: 0.01,
  MOMENTUM: 0.9,
  N_CLASSES: 10,
};

export const name = null;
export const names = [
  "common/utils",
  "./common/utils",
  "./common/utils.js",
  "common/params",
  "./common/params",
  "./common/params.js",
];
export const value = { cifarForLibrary, ...params };
export const globals = {};
