// Optimisers that keep squares of gradients: Adam, Adagrad, Adadelta, RMSProp, FTRL.
import type { LearningRate } from "../../ir/index.ts";
import { noDecay, untouchedGradients, usualAdam } from "../optimizerRows.ts";
import {
  ignored,
  only,
  optimizerPhrase,
  PhraseError,
  type Context,
  type Word,
} from "../phrase.ts";
import { impliedWord, number, numberWord } from "../words.ts";
import {
  base,
  build,
  claims,
  clipped,
  file,
  first,
  lars,
  law,
  sparse,
} from "./optimizerParts.ts";
import { inSource } from "./sources.ts";

const adamSource = inSource("caffe2/sgd/adam_op.h · AdamOp");
const adamPython = inSource(`${file} · AdamOptimizer`);
const adam = optimizerPhrase({
  optimizer: "adam",
  calls: [build("build_adam")],
  signature: `${first}, ${clipped}, *, beta1=0.9, beta2=0.999, epsilon=1e-08, policy='fixed', use_lr_adaption=False, lr_alpha=0.01, normalized_lr_adaption=True, ${sparse}, rowWise=False, engine='', enableRAdam=False, ${law}`,
  options: {
    ...base(adamPython),
    beta1: numberWord("beta1", adamPython, [0.9, 0.5]),
    beta2: numberWord("beta2", adamPython, [0.999, 0.9]),
    epsilon: numberWord("epsilon", adamPython, [1e-8, 1e-7]),
    epsilonForm: impliedWord<"corrected" | "hat">(
      "hat",
      "Caffe2 corrects the step size, and divides by √v + ε",
      adamSource,
    ),
    ...usualAdam(adamSource),
    firstCount: impliedWord(
      2,
      "the counter stands at 1 when the first update is made, and the rule adds one",
      adamSource,
    ),
    amsgrad: impliedWord(false, "the largest moment is not kept", adamSource),
  },
  claims: {
    ...claims,
    use_lr_adaption: only(false),
    lr_alpha: ignored("it acts with use_lr_adaption only"),
    normalized_lr_adaption: ignored("it acts with use_lr_adaption only"),
    enableRAdam: only(false),
  },
  source: adamPython,
});

const adagradSource = inSource("caffe2/sgd/adagrad_op.h · adagrad_update");
const adagradPython = inSource(`${file} · AdagradOptimizer`);
const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: [build("build_adagrad")],
  signature: `${first}, parameters=None, ${clipped}, *, epsilon=0.0001, decay=1, policy='fixed', ${sparse}, rowWise=False, engine='', ${lars}, ${law}`,
  options: {
    ...base(adagradPython),
    learningRateDecay: impliedWord(
      0,
      "the learning rate does not fall by itself",
      adagradSource,
    ),
    initialAccumulator: impliedWord(
      0,
      "the sum of squares starts at 0",
      adagradPython,
    ),
    epsilon: numberWord("epsilon", adagradPython, [1e-4, 1e-6]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "outside",
      "ε is added after the square root",
      adagradSource,
    ),
    averageMultiplier: impliedWord(
      false,
      "the step is divided by nothing else",
      adagradSource,
    ),
  },
  claims: { ...claims, decay: only(1) },
  source: adagradPython,
});

const adadeltaPython = inSource(`${file} · AdadeltaOptimizer`);
const adadelta = optimizerPhrase({
  optimizer: "adadelta",
  calls: [build("build_adadelta")],
  signature: `${first}, parameters=None, ${clipped}, *, epsilon=0.0001, decay=0.95, policy='fixed', ${sparse}, engine='', ${law}`,
  options: {
    ...base(adadeltaPython),
    rho: numberWord("decay", adadeltaPython, [0.95, 0.9]),
    epsilon: numberWord("epsilon", adadeltaPython, [1e-4, 1e-6]),
  },
  claims,
  source: adadeltaPython,
});

const rmspropSource = inSource("caffe2/sgd/rmsprop_op.cc · rmsprop_update");
const rmspropPython = inSource(`${file} · RmsPropOptimizer`);

const fixedRate = (context: Context): number => {
  if ((context.argument("policy") ?? "fixed") !== "fixed")
    throw new PhraseError(
      "Expected policy to be 'fixed' beside a momentum: the momentum of build_rms_prop is multiplied by the learning rate of the step before, which is not modelled for one that changes.",
    );
  return number(context.argument("base_learning_rate"), "base_learning_rate");
};

/** The operator that moves the weight leaves its step, learning rate and all, where the momentum is kept: what is kept counts µ · lr. */
const rmspropMomentum: Word<number> = {
  from: ["momentum"],
  read: (context) => {
    const said = number(context.argument("momentum"), "momentum");
    return said === 0 ? 0 : Number((said * fixedRate(context)).toPrecision(12));
  },
  write: (value, context) => ({
    momentum: value === 0 ? 0 : value / fixedRate(context),
  }),
  default: { kind: "signature", source: rmspropPython },
  samples: [0, 0.005],
};

const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  calls: [build("build_rms_prop")],
  signature: `${first}, ${clipped}, *, decay=0.9, momentum=0.0, epsilon=1e-05, policy='fixed', engine='', ${law}`,
  options: {
    ...base(rmspropPython),
    rho: numberWord("decay", rmspropPython, [0.9, 0.99]),
    epsilon: numberWord("epsilon", rmspropPython, [1e-5, 1e-6]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "ε is added under the square root",
      rmspropSource,
    ),
    initialSquare: impliedWord(0, "the mean square starts at 0", rmspropPython),
    momentum: rmspropMomentum,
    nesterov: impliedWord(false, "the step does not look ahead", rmspropPython),
    velocityHoldsLearningRate: impliedWord(
      false,
      "what is kept is multiplied by the learning rate once, when the weight moves",
      rmspropPython,
    ),
    centered: impliedWord(
      false,
      "the mean gradient is not subtracted",
      rmspropSource,
    ),
  },
  claims,
  source: rmspropPython,
});

const ftrlSource = inSource("caffe2/sgd/ftrl_op.cc · ftrl_compute");
const ftrlPython = inSource(`${file} · FtrlOptimizer`);
const alpha: Word<LearningRate> = {
  ...(numberWord("alpha", ftrlPython, [0.01, 0.1]) as Word<LearningRate>),
  write: (rate) => (typeof rate === "number" ? { alpha: rate } : null),
};
const ftrl = optimizerPhrase({
  optimizer: "ftrl",
  calls: [build("build_ftrl")],
  signature: `model, engine='SIMD', *, alpha=0.01, beta=0.0001, lambda1=0, lambda2=0, ${sparse}`,
  options: {
    learningRate: alpha,
    ...untouchedGradients(ftrlPython),
    ...noDecay(ftrlPython),
    learningRatePower: impliedWord(
      -0.5,
      "the step falls with the root of the sum of squares",
      ftrlSource,
    ),
    initialAccumulator: impliedWord(
      0,
      "the sum of squares starts at 0",
      ftrlPython,
    ),
    l1: numberWord("lambda1", ftrlPython, [0, 0.1]),
    l2: {
      from: ["lambda2"],
      read: (context) => number(context.argument("lambda2"), "lambda2") / 2,
      write: (value) => ({ lambda2: value * 2 }),
      default: { kind: "signature", source: ftrlPython },
      samples: [0, 0.1],
    },
    l2Shrinkage: impliedWord(0, "the gradient is taken as it is", ftrlSource),
    beta: numberWord("beta", ftrlPython, [1e-4, 1]),
  },
  claims,
  source: ftrlPython,
});

export default [adam, adagrad, adadelta, rmsprop, ftrl];
