// What all optimisers of Keras are told alike: signatures through the versions, learning rates, clips, decay, epsilon.
import {
  scheduled,
  type Clipping,
  type DecayForm,
  type GradientScale,
  type LearningRate,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { scheduleWords } from "../modifier.ts";
import {
  elsewhere,
  ignored,
  only,
  type Claim,
  type Context,
  type Word,
} from "../phrase.ts";
import { byVersion, compareVersions, type Versioned } from "../version.ts";
import { number } from "../words.ts";
import { fixed, optional } from "./rows.ts";
import { schedules } from "./schedules.ts";
import { executed } from "./source.ts";

export const baseAt = "keras/src/optimizers/base_optimizer.py · BaseOptimizer";

/** What optimisers take beside their rule, in the order of Keras 3's signatures. */
const tail = (name: string, ema: string): string =>
  `clipnorm=None, clipvalue=None, global_clipnorm=None, use_ema=False, ema_momentum=0.99, ema_overwrite_frequency=${ema}, ${name}`;

/** The older optimisers take their clips through **kwargs; they stand as keywords too. */
const clipped = (text: string): string =>
  text.replace(
    "**kwargs",
    `${text.includes("*, ") ? "" : "*, "}clipnorm=None, clipvalue=None, **kwargs`,
  );

/**
 * The signature through the versions. Keras 2.3 takes lr, epsilon and decay through **kwargs (keras/optimizers.py);
 * they stand here as keywords, so that they are read as what they are.
 */
export function signature(
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
    ["2.1.4", clipped(k21)],
    ["2.3.0", clipped(k23)],
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

export const claims: Readonly<Record<string, Claim>> = {
  use_ema: only(false),
  ema_momentum: elsewhere("matters only with use_ema=True, which is refused"),
  ema_overwrite_frequency: elsewhere(
    "matters only with use_ema=True, which is refused",
  ),
  loss_scale_factor: only(null),
  gradient_accumulation_steps: only(null),
  jit_compile: ignored("how the step is compiled; the numbers are the same"),
  name: ignored("the optimiser's name"),
  kwargs: elsewhere("nothing is taken there; checked while recording"),
};

const effective = (
  context: Context,
  ...names: readonly string[]
): Argument | undefined =>
  names
    .map((name) => context.argument(name))
    .find((value) => value !== undefined);

const objects = scheduleWords(schedules);

/** Keras 2's decay: lr / (1 + decay · updates done) (keras/optimizers.py, Keras 2.3.1). */
const falling = (rate: number, decay: number): LearningRate =>
  scheduled({
    kind: "inverseTime",
    value: rate,
    rate: decay,
    every: 1,
    power: 1,
    staircase: false,
  });

/** `lr` before Keras 2.3, `learning_rate` since: a number, falling by `decay` where older versions are told so, or a schedule. */
const learningRate: Word<LearningRate> = {
  from: ["learning_rate", "lr", "decay"],
  read: (context) => {
    const value = effective(context, "learning_rate", "lr");
    const found =
      value === undefined ? undefined : objects.read(value, context);
    if (found !== undefined) return found;
    const rate = number(value, "learning_rate");
    const decay = number(context.argument("decay") ?? 0, "decay");
    return decay === 0 ? rate : falling(rate, decay);
  },
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

/** Before tf.keras took over, clipnorm shortened all gradients together (keras/optimizers.py · get_gradients, Keras 2.3.1). */
const shortensAll = (context: Context): boolean =>
  compareVersions(context.version, "2.4.0") < 0;

const norm = (
  most: number | null,
  over: "each weight" | "all weights",
): Clipping[] =>
  most === null
    ? []
    : [
        {
          kind: "norm",
          most,
          over,
          order: 2,
          epsilon: 0,
          scales: "longer",
          stage: "raw",
        },
      ];

const clipping: Word<readonly Clipping[]> = {
  from: ["clipnorm", "clipvalue", "global_clipnorm"],
  read: (context) => {
    const said = (name: string): number | null => {
      const value = context.argument(name) ?? null;
      return value === null ? null : number(value, name);
    };
    const value = said("clipvalue");
    return [
      ...norm(
        said("clipnorm"),
        shortensAll(context) ? "all weights" : "each weight",
      ),
      ...norm(said("global_clipnorm"), "all weights"),
      ...(value === null
        ? []
        : [{ kind: "value", low: -value, high: value, stage: "raw" } as const]),
    ];
  },
  write: (clips, context) => {
    const [clip, ...rest] = clips;
    if (!clip) return {};
    if (rest.length > 0 || context.argument("clipvalue") === undefined)
      return null;
    if (clip.kind === "value") return { clipvalue: clip.high };
    const all = clip.over === "all weights";
    if (all === shortensAll(context)) return { clipnorm: clip.most };
    return all ? { global_clipnorm: clip.most } : null;
  },
  default: {
    kind: "signature",
    source: executed(`${baseAt}._clip_gradients`),
  },
  samples: [
    [],
    norm(0.5, "each weight"),
    norm(0.5, "all weights"),
    [{ kind: "value", low: -1, high: 1, stage: "raw" }],
  ],
};

/** Learning rate, clips, and the factor that Keras does not put on gradients. */
export const rates = {
  learningRate,
  clipping,
  gradientScale: fixed<GradientScale>(
    1,
    "the gradient enters the rule as it is",
    baseAt,
  ),
};

/** None means no decay; before Keras 2.11 there is no such parameter. */
export const weightDecay: Word<number> = optional(
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
export const decayForm: Word<DecayForm> = fixed<DecayForm>(
  "decoupled",
  "weight_decay takes lr·wd·w straight from the weight in every optimiser",
  `${baseAt}._apply_weight_decay`,
);

/** None (Keras 2) means the backend's epsilon. */
export const epsilon: Word<number> = {
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
