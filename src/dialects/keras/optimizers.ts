// keras.optimizers: SGD, Adam, AdamW, RMSprop, Adagrad.
import type { DecayForm, LearningRate } from "../../ir/index.ts";
import {
  untouchedGradients,
  usualAdam,
  usualMomentum,
} from "../optimizerRows.ts";
import {
  elsewhere,
  ignored,
  only,
  optimizerPhrase,
  type Claim,
  type Context,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { byVersion, compareVersions, type Versioned } from "../version.ts";
import { booleanWord, number, numberWord } from "../words.ts";
import { fixed, optional } from "./rows.ts";
import { executed } from "./source.ts";

const baseAt = "keras/src/optimizers/base_optimizer.py · BaseOptimizer";

/** What optimisers take beside their rule, in the order of Keras 3's signatures. */
const tail = (name: string, ema: string): string =>
  `clipnorm=None, clipvalue=None, global_clipnorm=None, use_ema=False, ema_momentum=0.99, ema_overwrite_frequency=${ema}, ${name}`;

/**
 * The signature through the versions. Keras 2.3 takes lr, epsilon and decay through **kwargs (keras/optimizers.py);
 * they stand here as keywords, so that they are read as what they are.
 */
function signature(
  name: string,
  before: {
    readonly k21: string;
    readonly k23: string;
    readonly own: string;
    readonly ema?: string;
  },
): Versioned<string> {
  const { k21, k23, own, ema = "None" } = before;
  const start = own.includes("weight_decay")
    ? own
    : `${own}, weight_decay=None`;
  const lower = name === "SGD" ? "SGD" : name.toLowerCase();
  return byVersion(
    ["2.1.4", k21],
    ["2.3.0", k23],
    [
      "2.11.0",
      `${start}, ${tail(`jit_compile=True, name='${name}', **kwargs`, ema)}`,
    ],
    ["3.0.0", `${start}, ${tail(`name='${lower}', **kwargs`, ema)}`],
    [
      "3.15.1",
      `${start}, ${tail("loss_scale_factor=None, gradient_accumulation_steps=None, name=None, **kwargs", "None")}`,
    ],
  );
}

const claims: Readonly<Record<string, Claim>> = {
  clipnorm: only(null),
  clipvalue: only(null),
  global_clipnorm: only(null),
  use_ema: only(false),
  ema_momentum: elsewhere("matters only with use_ema=True, which is refused"),
  ema_overwrite_frequency: elsewhere(
    "matters only with use_ema=True, which is refused",
  ),
  loss_scale_factor: only(null),
  gradient_accumulation_steps: only(null),
  jit_compile: ignored("how the step is compiled; the numbers are the same"),
  decay: only(0),
  name: ignored("the optimiser's name"),
  kwargs: elsewhere("nothing is taken there; checked while recording"),
};

const effective = (context: Context, ...names: readonly string[]) =>
  names
    .map((name) => context.argument(name))
    .find((value) => value !== undefined);

/** `lr` before Keras 2.3, `learning_rate` since. */
const learningRate: Word<LearningRate> = {
  from: ["learning_rate", "lr"],
  read: (context) =>
    number(effective(context, "learning_rate", "lr"), "learning_rate"),
  write: (value, context) =>
    typeof value === "number"
      ? {
          [context.argument("learning_rate") === undefined
            ? "lr"
            : "learning_rate"]: value,
        }
      : null,
  default: {
    kind: "signature",
    source: executed("keras/src/optimizers/*.py · __init__"),
  },
  samples: [0.01, 0.1],
};

/** None means no decay; before Keras 2.11 there is no such parameter. */
const weightDecay: Word<number> = optional(
  {
    from: ["weight_decay"],
    read: (context) =>
      number(context.argument("weight_decay") ?? 0, "weight_decay"),
    write: (value) => ({ weight_decay: value }),
    default: { kind: "signature", source: executed(baseAt) },
    samples: [0, 0.004],
  },
  0,
);
const decayForm: Word<DecayForm> = fixed<DecayForm>(
  "decoupled",
  "weight_decay takes lr·wd·w straight from the weight in every optimiser",
  `${baseAt}._apply_weight_decay`,
);

/** None (Keras 2) means the backend's epsilon. */
const epsilon: Word<number> = {
  from: ["epsilon"],
  read: (context) => {
    const ambient = context.ambient("epsilon");
    return number(
      context.argument("epsilon") ?? (ambient ? ambient.value : 1e-7),
      "epsilon",
    );
  },
  write: (value) => ({ epsilon: value }),
  default: {
    kind: "signature",
    source: executed("keras/src/optimizers/*.py · __init__"),
  },
  samples: [1e-7, 1e-3],
};

const holds = (at: string): Word<boolean> =>
  fixed(true, "velocity = momentum · velocity − lr · g", at);

const sgdAt = "keras/src/optimizers/sgd.py · SGD.update_step";
const sgd = optimizerPhrase<"sgd">({
  optimizer: "sgd",
  calls: ["keras.optimizers.SGD"],
  signature: signature("SGD", {
    k21: "lr=0.01, momentum=0.0, decay=0.0, nesterov=False, **kwargs",
    k23: "learning_rate=0.01, momentum=0.0, nesterov=False, *, decay=0.0, **kwargs",
    own: "learning_rate=0.01, momentum=0.0, nesterov=False",
  }),
  options: {
    learningRate,
    ...untouchedGradients(executed(baseAt)),
    momentum: numberWord("momentum", executed(sgdAt), [0, 0.9]),
    dampening: fixed(0, "no dampening exists", sgdAt),
    nesterov: booleanWord("nesterov", executed(sgdAt)),
    ...usualMomentum(executed(sgdAt)),
    velocityHoldsLearningRate: holds(sgdAt),
    weightDecay,
    decayForm,
  },
  claims,
  source: executed(sgdAt),
});

const adamAt = "keras/src/optimizers/adam.py · Adam.update_step";

function adamOf(
  name: "Adam" | "AdamW",
  text: Versioned<string>,
): OptimizerPhrase<"adam"> {
  return optimizerPhrase<"adam">({
    optimizer: "adam",
    calls: [`keras.optimizers.${name}`],
    signature: text,
    options: {
      learningRate,
      ...untouchedGradients(executed(baseAt)),
      beta1: numberWord("beta_1", executed(adamAt), [0.9, 0.5]),
      beta2: numberWord("beta_2", executed(adamAt), [0.999, 0.9]),
      epsilon,
      epsilonForm: fixed(
        "hat",
        "lr·√(1−β₂ᵗ)/(1−β₁ᵗ)·m / (√v + ε): epsilon is added before the bias is corrected",
        adamAt,
      ),
      ...usualAdam(executed(adamAt)),
      amsgrad: booleanWord("amsgrad", executed(adamAt)),
      weightDecay,
      decayForm,
    },
    claims,
    source: executed(adamAt),
  });
}

const adam = adamOf(
  "Adam",
  signature("Adam", {
    k21: "lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=None, decay=0.0, amsgrad=False, **kwargs",
    k23: "learning_rate=0.001, beta_1=0.9, beta_2=0.999, amsgrad=False, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False",
  }),
);

const adamWOwn =
  "learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False";
const adamW = adamOf(
  "AdamW",
  signature("AdamW", { k21: adamWOwn, k23: adamWOwn, own: adamWOwn }),
);

/** Before the optimisers of Keras 2.11, epsilon stands outside the root in RMSprop and Adagrad (keras/optimizers.py, Keras 2.3.1). */
const epsilonPlace = (at: string): Word<"outside" | "inside"> =>
  fixed<"outside" | "inside">(
    (context) =>
      compareVersions(context.version, "2.4.0") < 0 ? "outside" : "inside",
    "√(v + ε); before Keras 2.4 √v + ε",
    at,
  );

const rmspropAt = "keras/src/optimizers/rmsprop.py · RMSprop.update_step";
const rmsprop = optimizerPhrase<"rmsprop">({
  optimizer: "rmsprop",
  calls: ["keras.optimizers.RMSprop"],
  signature: signature("RMSprop", {
    k21: "lr=0.001, rho=0.9, epsilon=None, decay=0.0, **kwargs",
    k23: "learning_rate=0.001, rho=0.9, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-07, centered=False",
    ema: "100",
  }),
  options: {
    learningRate,
    ...untouchedGradients(executed(baseAt)),
    rho: numberWord("rho", executed(rmspropAt), [0.9, 0.99]),
    epsilon,
    epsilonPlace: epsilonPlace(rmspropAt),
    initialSquare: fixed(0, "the mean square starts from 0", rmspropAt),
    nesterov: fixed(false, "no step ahead is looked at", rmspropAt),
    momentum: optional(
      numberWord("momentum", executed(rmspropAt), [0, 0.9]),
      0,
    ),
    velocityHoldsLearningRate: fixed(
      true,
      "the momentum buffer adds lr · g / √(v + ε)",
      rmspropAt,
    ),
    centered: optional(booleanWord("centered", executed(rmspropAt)), false),
    weightDecay,
    decayForm,
  },
  claims,
  source: executed(rmspropAt),
});

const adagradAt = "keras/src/optimizers/adagrad.py · Adagrad.update_step";
const adagrad = optimizerPhrase<"adagrad">({
  optimizer: "adagrad",
  calls: ["keras.optimizers.Adagrad"],
  signature: signature("Adagrad", {
    k21: "lr=0.01, epsilon=None, decay=0.0, **kwargs",
    k23: "learning_rate=0.01, *, epsilon=None, decay=0.0, **kwargs",
    own: "learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-07",
  }),
  options: {
    learningRate,
    ...untouchedGradients(executed(baseAt)),
    learningRateDecay: fixed(0, "the learning rate stays as it is", adagradAt),
    initialAccumulator: optional(
      numberWord("initial_accumulator_value", executed(adagradAt), [0, 0.1]),
      0,
    ),
    epsilon,
    epsilonPlace: epsilonPlace(adagradAt),
    averageMultiplier: fixed(
      false,
      "the step is not divided by an average",
      adagradAt,
    ),
    weightDecay,
    decayForm,
  },
  claims,
  source: executed(adagradAt),
});

export const optimizers: readonly OptimizerPhrase[] = [
  sgd,
  adam,
  adamW,
  rmsprop,
  adagrad,
] as readonly OptimizerPhrase[];
