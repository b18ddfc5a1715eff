// What functions and optimisers are called where people read of them: `ReLU`, `Adam`, `leaky ReLU`.
import { spaced } from "./optionTitle.ts";

/** Names that are written otherwise than their words with spaces between. */
const proper: Readonly<Record<string, string>> = {
  adadelta: "AdaDelta",
  adagrad: "AdaGrad",
  adam: "Adam",
  adamax: "AdaMax",
  ftrl: "FTRL",
  lion: "Lion",
  nadam: "Nadam",
  rmsprop: "RMSprop",
  sgd: "SGD, momentum",
  relu: "ReLU",
  relu6: "ReLU6",
  leakyRelu: "leaky ReLU",
  elu: "ELU",
  selu: "SELU",
  celu: "CELU",
  gelu: "GELU",
  geluTanh: "GELU by tanh",
  swish: "swish (SiLU)",
  hardSigmoid: "hard sigmoid, slope 1/6",
  hardSigmoidFifth: "hard sigmoid, slope 1/5",
  logSigmoid: "logarithm of the sigmoid",
  logSumExp: "log-sum-exp",
  argMax: "place of the maximum",
  rsqrt: "inverse square root",
  sqrt: "square root",
  abs: "absolute value",
  squared: "squared error",
  absolute: "absolute error",
  logCosh: "log-cosh error",
  percentage: "absolute error in percent",
  squaredLogarithms: "squared error of logarithms",
  huber: "Huber loss",
};

/** A function's or an optimiser's name in words, with a capital: `leakyRelu` is `Leaky ReLU`. */
export function functionTitle(name: string): string {
  const title = proper[name] ?? spaced(name);
  return title.charAt(0).toUpperCase() + title.slice(1);
}
