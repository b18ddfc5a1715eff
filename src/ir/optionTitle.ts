// What options are called wherever people read of them: in tables, differences, notes and on the command line.
import type { DataRecipeOptions } from "./data.ts";

/** Options whose name says too little, or too technically, once its words are apart. */
const titles: Readonly<Record<string, string>> = {
  activeIn: "when it acts",
  amsgrad: "AMSGrad",
  amsgradForm: "largest moment and the bias correction",
  averageMultiplier: "division by the average multiplier",
  beta1: "beta 1",
  beta2: "beta 2",
  centered: "centred",
  center: "learned shift",
  classWeights: "class weights",
  clip: "clip of the probabilities",
  clipping: "gradient clipping",
  constantFirst: "number on the left",
  countPadding: "padding in the mean",
  decayForm: "form of the weight decay",
  dampeningForm: "when dampening acts",
  dropAxes: "axes that disappear",
  epsilonForm: "epsilon and the bias correction",
  epsilonPlace: "place of epsilon",
  epsilonRoot: "epsilon inside the root",
  factor: "constant factor",
  factors: "enlargement",
  firstCount: "first step that the bias correction counts",
  gradientScale: "factor on gradients",
  grid: "grid of the new pixels",
  ignoreIndex: "ignored label",
  initialSquare: "first mean of squared gradients",
  keepDims: "reduced axes stay",
  labels: "label form",
  layout: "where the channels stand",
  log: "log-probabilities",
  logFloor: "floor of the logarithm",
  nesterov: "Nesterov momentum",
  nesterovForm: "form of the look-ahead",
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
  unitGain: "unit gain",
  useBias: "bias or none",
  weightedMean: "what a weighted mean divides by",
  weighting: "what class weights multiply",
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
  optimizerOptions: (role) => `optimiser's options for the ${role}`,
  penalty: (role) => `penalty on the ${role}`,
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
