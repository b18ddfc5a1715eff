// Optimisers: MXNet's update rules with every option explicit. rescale_grad is read with the loss, whose mean it makes of a sum.
import type {
  Clipping,
  ClipStage,
  DecayForm,
  GradientScale,
  LearningRate,
  OptimizerName,
} from "../../ir/index.ts";
import { usualAdam, usualMomentum } from "../optimizerRows.ts";
import {
  elsewhere,
  ignored,
  only,
  optimizerPhrase,
  PhraseError,
  type Claim,
  type Context,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { compareVersions } from "../version.ts";
import { booleanWord, impliedWord, number, numberWord } from "../words.ts";
import { scheduleOf } from "./schedules.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

const file = "python/mxnet/optimizer/optimizer.py";
const own = inSource(`${file} · Optimizer.__init__`);
const kernels = (name: string) =>
  inSource(`src/operator/optimizer_op-inl.h · ${name}`);

const claims: Readonly<Record<string, Claim>> = {
  rescale_grad: elsewhere("the mean over the batch, read with the loss"),
  param_idx2name: ignored("it names weights"),
  param_dict: ignored("it names weights"),
  sym: ignored("it names weights"),
  begin_num_update: only(0),
  multi_precision: only(false),
  lazy_update: ignored("it matters for sparse gradients only"),
};

/** The number that a schedule starts from: the optimiser's own, else the scheduler's. */
function baseOf(context: Context, otherwise: number): number {
  const value = context.argument("learning_rate") ?? null;
  return value === null ? otherwise : number(value, "learning_rate");
}

/** 0.01 where nobody says it; a scheduler's curve where there is one. */
const learningRate: Word<LearningRate> = {
  from: ["learning_rate", "lr_scheduler"],
  read: (context) => {
    const scheduler = context.argument("lr_scheduler") ?? null;
    if (scheduler === null) return baseOf(context, 0.01);
    const object =
      typeof scheduler === "object" && "object" in scheduler
        ? context.object(scheduler.object)
        : undefined;
    return scheduleOf(
      object ?? { path: "a function", argument: () => undefined },
      baseOf(context, number(object?.argument("base_lr") ?? 0.01, "base_lr")),
    );
  },
  write: (value) =>
    typeof value === "number" ? { learning_rate: value } : null,
  default: { kind: "signature", source: own },
  samples: [0.01, 0.1],
};

/** Every element of the gradient is kept within ±clip_gradient; 0 clips nothing where the kernel only asks for values ≥ 0. */
const clipping = (stage: ClipStage): Word<readonly Clipping[]> => ({
  from: ["clip_gradient"],
  read: (context) => {
    const value = context.argument("clip_gradient") ?? null;
    if (value === null || value === 0) return [];
    const most = number(value, "clip_gradient");
    return [{ kind: "value", low: -most, high: most, stage }];
  },
  write: (value) => {
    const [clip] = value;
    if (!clip) return { clip_gradient: null };
    return value.length === 1 &&
      clip.kind === "value" &&
      clip.low === -clip.high &&
      clip.stage === stage
      ? { clip_gradient: clip.high }
      : null;
  },
  default: { kind: "signature", source: own },
  samples: [[], [{ kind: "value", low: -2, high: 2, stage }]],
});

const common = (stage: ClipStage) => ({
  learningRate,
  gradientScale: impliedWord<GradientScale>(
    1,
    "rescale_grad is read with the loss: it makes a mean of the summed gradient",
    own,
  ),
  clipping: clipping(stage),
  weightDecay: numberWord("wd", own, [0, 0.01]),
});
const decays = (form: DecayForm, because: string, where: string) =>
  impliedWord<DecayForm>(form, because, inSource(where));
const inGradient = (name: string) =>
  decays(
    "inGradient",
    `${name} adds wd · w to the gradient`,
    "src/operator/optimizer_op-inl.h",
  );

function say<Name extends OptimizerName>(
  name: string,
  optimizer: Name,
  options: OptimizerPhrase<Name>["options"],
  more: Readonly<Record<string, Claim>> = {},
): OptimizerPhrase<Name> {
  const path = `mxnet.optimizer.${name}`;
  return optimizerPhrase({
    optimizer,
    calls: [path],
    signature: signatureOf(path),
    options,
    claims: { ...claims, ...more },
    source: inSource(`${file} · ${name}`),
  });
}

const momentum = numberWord("momentum", own, [0, 0.9]);
const noDampening = impliedWord(0, "MXNet dampens nothing", own);

const sgd = say("SGD", "sgd", {
  ...common("scaled"),
  ...usualMomentum(kernels("SGDMomKernel")),
  momentum,
  dampening: noDampening,
  nesterov: impliedWord(false, "the call's name says it", own),
  velocityHoldsLearningRate: impliedWord(
    true,
    "MXNet's velocity is v = µ·v − lr·g, and w += v",
    kernels("SGDMomKernel"),
  ),
  decayForm: inGradient("SGD"),
});

/**
 * NAG's own kernel (since 1.5) writes the weight before the velocity looks at it, so that wd pulls the velocity at the new weight:
 * executed in 1.9.1, and no form of the neutral rule.
 */
const nagDecay: Word<number> = {
  ...numberWord("wd", own, [0]),
  read: (context) => {
    const value = number(context.argument("wd"), "wd");
    if (value !== 0 && compareVersions(context.version, "1.5.0") >= 0)
      throw new PhraseError(
        `Expected wd of NAG to be 0. Received wd=${value}: its velocity decays the weight that the same step has moved already, which is not modelled here.`,
      );
    return value;
  },
};

/** Before 1.5 NAG was written in Python, with a velocity of gradients; since then in C++, with one of steps. */
const nag = say("NAG", "sgd", {
  ...common("scaled"),
  weightDecay: nagDecay,
  ...usualMomentum(kernels("NAGMomKernel")),
  momentum,
  dampening: noDampening,
  nesterov: impliedWord(true, "the call's name says it", own),
  velocityHoldsLearningRate: impliedWord<boolean>(
    {
      byVersion: [
        ["0.12.0", false],
        ["1.5.0", true],
      ],
    },
    "NAG's velocity holds the learning rate since it is a kernel of its own; before, it was v = µ·v + g",
    kernels("NAGMomKernel"),
  ),
  decayForm: inGradient("NAG"),
});

const adam = say("Adam", "adam", {
  ...common("decayed"),
  ...usualAdam(inSource(`${file} · Adam.update`)),
  beta1: numberWord("beta1", own, [0.9, 0.5]),
  beta2: numberWord("beta2", own, [0.999, 0.9]),
  epsilon: numberWord("epsilon", own, [1e-8, 1e-7]),
  epsilonForm: impliedWord<"corrected" | "hat">(
    "hat",
    "MXNet corrects the learning rate and adds epsilon to √v",
    inSource(`${file} · Adam.update`),
  ),
  amsgrad: impliedWord(false, "MXNet's Adam has no such form", own),
  decayForm: inGradient("Adam"),
});

const adamax = say("Adamax", "adamax", {
  ...common("decayed"),
  beta1: numberWord("beta1", own, [0.9, 0.5]),
  beta2: numberWord("beta2", own, [0.999, 0.9]),
  epsilon: impliedWord(
    0,
    "Adamax divides by u alone",
    inSource(`${file} · Adamax.update`),
  ),
  epsilonPlace: impliedWord<"outside" | "gradient">(
    "outside",
    "there is no epsilon to place",
    inSource(`${file} · Adamax.update`),
  ),
  decayForm: inGradient("Adamax"),
});

const adadelta = say(
  "AdaDelta",
  "adadelta",
  {
    ...common("scaled"),
    learningRate: impliedWord<LearningRate>(
      1,
      "AdaDelta takes its step as it is; learning_rate is not looked at",
      inSource(`${file} · AdaDelta.update`),
    ),
    rho: numberWord("rho", own, [0.9, 0.95]),
    epsilon: numberWord("epsilon", own, [1e-5, 1e-6]),
    decayForm: decays(
      "decoupledUnscaled",
      "AdaDelta takes wd · w from the weight itself",
      `${file} · AdaDelta.update`,
    ),
  },
  {
    learning_rate: ignored("AdaDelta does not look at it"),
    lr_scheduler: only(null),
  },
);

/** Plain, as Tieleman and Hinton's; centered, as Graves's, which has a momentum of its own. */
const rmsprop = say(
  "RMSProp",
  "rmsprop",
  {
    ...common("decayed"),
    rho: numberWord("gamma1", own, [0.9, 0.95]),
    epsilon: numberWord("epsilon", own, [1e-8, 1e-4]),
    epsilonPlace: impliedWord<"outside" | "inside">(
      "inside",
      "MXNet adds epsilon before the square root",
      kernels("RMSPropUpdateKernel"),
    ),
    initialSquare: impliedWord(0, "the mean square starts at 0", own),
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
    nesterov: impliedWord(false, "RMSProp does not look ahead", own),
    velocityHoldsLearningRate: impliedWord(
      true,
      "the momentum of the centered form holds the learning rate",
      kernels("RMSPropAlexUpdateKernel"),
    ),
    centered: booleanWord("centered", own),
    decayForm: inGradient("RMSProp"),
  },
  { clip_weights: only(null) },
);

const adagrad = say("AdaGrad", "adagrad", {
  ...common("scaled"),
  learningRateDecay: impliedWord(0, "its step does not fall by itself", own),
  initialAccumulator: impliedWord(0, "the sum of squares starts at 0", own),
  epsilon: numberWord("eps", own, [1e-7, 1e-5]),
  epsilonPlace: impliedWord<"outside" | "inside">(
    "inside",
    "MXNet adds eps before the square root",
    inSource(`${file} · AdaGrad.update`),
  ),
  averageMultiplier: impliedWord(false, "each element has its own step", own),
  decayForm: decays(
    "decoupled",
    "AdaGrad takes lr · wd · w from the weight itself",
    `${file} · AdaGrad.update`,
  ),
});

export const optimizers = [
  sgd,
  nag,
  adam,
  adamax,
  adadelta,
  rmsprop,
  adagrad,
] as readonly unknown[] as readonly OptimizerPhrase[];
