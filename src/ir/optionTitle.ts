// What options are called wherever people read of them: in tables, differences, notes and on the command line.
import type { DataRecipeOptions } from "./data.ts";

/** Options whose name says too little, or too technically, once its words are apart. */
const titles: Readonly<Record<string, string>> = {
  activeIn: "when it acts",
  amsgrad: "AMSGrad",
  beta1: "beta 1",
  beta2: "beta 2",
  centered: "centred",
  center: "learned shift",
  clip: "clip of the probabilities",
  constantFirst: "number on the left",
  countPadding: "padding in the mean",
  decayForm: "form of the weight decay",
  dropAxes: "axes that disappear",
  epsilonForm: "epsilon and the bias correction",
  epsilonPlace: "place of epsilon",
  factor: "constant factor",
  factors: "enlargement",
  grid: "grid of the new pixels",
  ignoreIndex: "ignored label",
  keepDims: "reduced axes stay",
  labels: "label form",
  layout: "where the channels stand",
  log: "log-probabilities",
  logFloor: "floor of the logarithm",
  nesterov: "Nesterov momentum",
  newStatisticShare: "share of new statistics",
  paddingIndex: "index that stays zero",
  poolSize: "window size",
  ranges: "parts that are kept",
  reduce: "mean or maximum",
  rho: "memory of squared gradients",
  runningVariance: "correction of the running variance",
  scale: "learned factor",
  slopeShape: "shape of the slopes",
  target: "new shape",
  trackRunning: "running statistics",
  transposeLeft: "left matrix transposed",
  transposeRight: "right matrix transposed",
  useBias: "bias or none",
  velocityHoldsLearningRate: "learning rate in the velocity",
};

/** The data recipe's options: some share their name with an op's and mean something else. */
const dataTitles: Readonly<Record<keyof DataRecipeOptions, string>> = {
  dataset: "data set",
  batchSize: "batch size",
  remainder: "last partial batch",
  order: "order of the examples",
  epochs: "epochs",
  preprocessing: "preprocessing",
  layout: "layout of the data",
  labels: "label form",
  labelDtype: "number type of the labels",
  evaluated: "what is evaluated",
  seed: "seed",
};

/** What is said of a weight beside its role: `kernel.initializer`. */
const ofWeights: Readonly<Record<string, (role: string) => string>> = {
  initializer: (role) => `${role} initialiser`,
  trainable: (role) => `${role}: learned or frozen`,
  sharing: (role) => `shared ${role}`,
};

/** `poolSize` is `window size`, `kernel.initializer` is `kernel initialiser`, `labelSmoothing` is `label smoothing`. */
export function optionTitle(option: string): string {
  const [role = "", what] = option.split(".");
  const said = what === undefined ? undefined : ofWeights[what];
  return said ? said(spaced(role)) : (titles[option] ?? spaced(option));
}

export const dataTitle = (option: keyof DataRecipeOptions): string =>
  dataTitles[option];

/** Words of a name: `labelSmoothing` is `label smoothing`; names without humps stay as they are. */
export const spaced = (name: string): string =>
  name.replace(
    /([a-z\d])([A-Z])/g,
    (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`,
  );
