// Optimisers: MXNet's update rules with every option explicit. rescale_grad is read with the loss.
import type { DecayForm } from "../../ir/index.ts";
import {
  elsewhere,
  ignored,
  only,
  optimizerPhrase,
  type Claim,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

const own = inSource(
  "python/mxnet/optimizer/optimizer.py · Optimizer.__init__",
);
const kernels = inSource("src/operator/optimizer_op-inl.h");

const claims: Readonly<Record<string, Claim>> = {
  rescale_grad: elsewhere("the mean over the batch, read with the loss"),
  param_idx2name: ignored("it names weights"),
  param_dict: ignored("it names weights"),
  sym: ignored("it names weights"),
  clip_gradient: only(null),
  lr_scheduler: only(null),
  begin_num_update: only(0),
  multi_precision: only(false),
  lazy_update: ignored("it matters for sparse gradients only"),
};

/** 0.01 where nobody says it. */
const learningRate: Word<number> = {
  ...numberWord("learning_rate", own, [0.01, 0.1]),
  read: (context) => {
    const value = context.argument("learning_rate") ?? null;
    return value === null ? 0.01 : number(value, "learning_rate");
  },
};
const weightDecay = numberWord("wd", own, [0, 0.01]);
const inGradient = (name: string): Word<DecayForm> =>
  impliedWord<DecayForm>(
    "inGradient",
    `${name} adds wd · w to the gradient`,
    kernels,
  );

const holds = impliedWord(
  true,
  "MXNet's velocity is v = µ·v − lr·g, and w += v",
  inSource("src/operator/optimizer_op-inl.h · SGDMomKernel"),
);

const sgd = (name: "SGD" | "NAG", nesterov: boolean) =>
  optimizerPhrase({
    optimizer: "sgd",
    calls: [`mxnet.optimizer.${name}`],
    signature: signatureOf(`mxnet.optimizer.${name}`),
    options: {
      learningRate,
      momentum: numberWord("momentum", own, [0, 0.9]),
      dampening: impliedWord(0, "MXNet dampens nothing", kernels),
      nesterov: impliedWord(nesterov, "the call's name says it", kernels),
      velocityHoldsLearningRate: holds,
      weightDecay,
      decayForm: inGradient(name),
    },
    claims,
    source: own,
  });

const adam = optimizerPhrase({
  optimizer: "adam",
  calls: ["mxnet.optimizer.Adam"],
  signature: signatureOf("mxnet.optimizer.Adam"),
  options: {
    learningRate,
    beta1: numberWord("beta1", own, [0.9, 0.5]),
    beta2: numberWord("beta2", own, [0.999, 0.9]),
    epsilon: numberWord("epsilon", own, [1e-8, 1e-7]),
    epsilonForm: impliedWord<"corrected" | "hat">(
      "hat",
      "MXNet corrects the learning rate and adds epsilon to √v",
      inSource("python/mxnet/optimizer/optimizer.py · Adam.update"),
    ),
    amsgrad: impliedWord(false, "MXNet's Adam has no such form", own),
    weightDecay,
    decayForm: inGradient("Adam"),
  },
  claims,
  source: own,
});

/** Plain, as Tieleman and Hinton's; centered, as Graves's, which has a momentum of its own. */
const rmsprop = optimizerPhrase({
  optimizer: "rmsprop",
  calls: ["mxnet.optimizer.RMSProp"],
  signature: signatureOf("mxnet.optimizer.RMSProp"),
  options: {
    learningRate,
    rho: numberWord("gamma1", own, [0.9, 0.95]),
    epsilon: numberWord("epsilon", own, [1e-8, 1e-4]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "MXNet adds epsilon before the square root",
      inSource("src/operator/optimizer_op-inl.h · RMSPropUpdate"),
    ),
    momentum: {
      from: ["gamma2"],
      read: (context) =>
        context.argument("centered") === true
          ? number(context.argument("gamma2"), "gamma2")
          : 0,
      write: (value, context) =>
        context.argument("centered") === true ? { gamma2: value } : null,
      default: { kind: "signature", source: own },
      samples: [0.9],
    },
    velocityHoldsLearningRate: impliedWord(
      true,
      "the momentum of the centered form holds the learning rate",
      inSource("src/operator/optimizer_op-inl.h · RMSPropAlexUpdate"),
    ),
    centered: booleanWord("centered", own),
    weightDecay,
    decayForm: inGradient("RMSProp"),
  },
  claims: { ...claims, clip_weights: only(null) },
  source: own,
});

const adagrad = optimizerPhrase({
  optimizer: "adagrad",
  calls: ["mxnet.optimizer.AdaGrad"],
  signature: signatureOf("mxnet.optimizer.AdaGrad"),
  options: {
    learningRate,
    learningRateDecay: impliedWord(0, "its step does not fall by itself", own),
    initialAccumulator: impliedWord(0, "the sum of squares starts at 0", own),
    epsilon: numberWord("eps", own, [1e-7, 1e-5]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "MXNet adds eps before the square root",
      inSource("python/mxnet/optimizer/optimizer.py · AdaGrad.update"),
    ),
    weightDecay,
    decayForm: impliedWord<DecayForm>(
      "decoupled",
      "AdaGrad takes lr · wd · w from the weight itself",
      inSource("python/mxnet/optimizer/optimizer.py · AdaGrad.update"),
    ),
  },
  claims,
  source: own,
});

export const optimizers = [
  sgd("SGD", false),
  sgd("NAG", true),
  adam,
  rmsprop,
  adagrad,
] as readonly unknown[] as readonly OptimizerPhrase[];
