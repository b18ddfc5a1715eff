// Activations as layers (ReLU, LeakyReLU, ELU) and as functions of keras.activations.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  only,
  phrase,
  type Context,
  type Default,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { expected, number } from "../../words.ts";
import { curve, curveNames } from "../activationNames.ts";
import { layerClaims } from "../claims.ts";
import { executed, read } from "../source.ts";

type ActivationOptions = OptionsOf<"activation">;
type ActivationFunction = ActivationOptions["function"];

const functionsAt = "keras/src/activations/activations.py";

/** The slope is called alpha before Keras 3. */
const slopeOf = (context: Context): Argument | undefined =>
  context.argument("negative_slope") ?? context.argument("alpha");

/** relu with its numbers: only the combinations that have a name in the neutral language. */
function relu(context: Context): ActivationOptions {
  const slope = number(slopeOf(context) ?? 0, "negative_slope");
  const top = context.argument("max_value") ?? null;
  const threshold = number(context.argument("threshold") ?? 0, "threshold");
  if (threshold !== 0)
    throw expected(
      "threshold",
      "0: other thresholds are not modelled",
      threshold,
    );
  if (top === null)
    return slope === 0
      ? { function: "relu", alpha: null }
      : { function: "leakyRelu", alpha: slope };
  if (top === 6 && slope === 0) return { function: "relu6", alpha: null };
  throw expected("max_value", "None, or 6 with slope 0", top);
}

const reluArguments = [
  "negative_slope",
  "alpha",
  "max_value",
  "threshold",
] as const;

function reluWords(
  source: Default<never>["source"],
  slope: "negative_slope" | "by version",
) {
  const names =
    slope === "by version"
      ? reluArguments
      : reluArguments.filter((each) => each !== "alpha");
  const signature: Default<never> = { kind: "signature", source };
  const functionWord: Word<ActivationFunction> = {
    from: names,
    read: (context) => relu(context).function,
    write: (value) =>
      value === "relu6"
        ? { max_value: 6 }
        : value === "relu"
          ? { max_value: null }
          : value === "leakyRelu"
            ? {}
            : null,
    default: signature,
    samples: ["relu", "relu6"],
  };
  const alphaWord: Word<number | null> = {
    from: names.slice(0, -2),
    read: (context) => relu(context).alpha,
    write: () => null,
    default: signature,
    samples: [],
  };
  return { function: functionWord, alpha: alphaWord };
}

const reluClaims = { x: input };
const reluFunction: Phrase<"activation"> = phrase<"activation">({
  op: "activation",
  calls: ["keras.activations.relu"],
  signature: byVersion(
    ["2.1.4", "x, alpha=0.0, max_value=None"],
    ["2.2.3", "x, alpha=0.0, max_value=None, threshold=0.0"],
    ["3.0.0", "x, negative_slope=0.0, max_value=None, threshold=0.0"],
  ),
  options: reluWords(executed(`${functionsAt} · relu`), "by version"),
  claims: reluClaims,
  source: executed(`${functionsAt} · relu`),
});

const reluLayer: Phrase<"activation"> = phrase<"activation">({
  op: "activation",
  calls: ["keras.layers.ReLU"],
  signature: byVersion(
    ["2.1.4", "max_value=None, **kwargs"],
    ["2.2.3", "max_value=None, negative_slope=0.0, threshold=0.0, **kwargs"],
  ),
  options: reluWords(
    executed("keras/src/layers/activations/relu.py · ReLU.__init__"),
    "negative_slope",
  ),
  claims: layerClaims,
  source: executed("keras/src/layers/activations/relu.py · ReLU.__init__"),
});

const always = <T extends ActivationFunction>(
  name: T,
  at: string,
): Word<ActivationFunction> => ({
  from: [],
  read: () => name,
  write: () => ({}),
  default: {
    kind: "implied",
    value: name,
    because: "the call's name says it",
    source: read(at),
  },
  samples: [],
});

/** A function or layer with one number, by its names in different versions. */
function oneNumber(
  call: string,
  name: ActivationFunction,
  parameters: readonly string[],
  signature: Versioned<string>,
  at: string,
  rest: Phrase["claims"],
): Phrase<"activation"> {
  const value = (context: Context): Argument | undefined =>
    parameters
      .map((each) => context.argument(each))
      .find((each) => each !== undefined);
  return phrase<"activation">({
    op: "activation",
    calls: [call],
    signature,
    options: {
      function: always(name, at),
      alpha: {
        from: parameters,
        read: (context) => number(value(context), parameters[0] ?? ""),
        write: (alpha, context) => {
          const own = parameters.find(
            (each) => context.argument(each) !== undefined,
          );
          return alpha === null || own === undefined ? null : { [own]: alpha };
        },
        default: { kind: "signature", source: executed(at) },
        samples: [0.1, 0.3],
      },
    },
    claims: rest,
    source: executed(at),
  });
}

const numbered: readonly Phrase<"activation">[] = [
  oneNumber(
    "keras.layers.LeakyReLU",
    "leakyRelu",
    ["negative_slope", "alpha"],
    byVersion(
      ["2.1.4", "alpha=0.3, **kwargs"],
      ["3.0.0", "negative_slope=0.3, **kwargs"],
    ),
    "keras/src/layers/activations/leaky_relu.py · LeakyReLU.__init__",
    layerClaims,
  ),
  oneNumber(
    "keras.layers.ELU",
    "elu",
    ["alpha"],
    "alpha=1.0, **kwargs",
    "keras/src/layers/activations/elu.py · ELU.__init__",
    layerClaims,
  ),
  oneNumber(
    "keras.activations.leaky_relu",
    "leakyRelu",
    ["negative_slope"],
    "x, negative_slope=0.2",
    `${functionsAt} · leaky_relu`,
    { x: input },
  ),
  oneNumber(
    "keras.activations.elu",
    "elu",
    ["alpha"],
    "x, alpha=1.0",
    `${functionsAt} · elu`,
    { x: input },
  ),
  oneNumber(
    "keras.activations.celu",
    "celu",
    ["alpha"],
    "x, alpha=1.0",
    `${functionsAt} · celu`,
    { x: input },
  ),
  oneNumber(
    "keras.activations.hard_shrink",
    "hardShrink",
    ["threshold"],
    "x, threshold=0.5",
    `${functionsAt} · hard_shrink`,
    { x: input },
  ),
  oneNumber(
    "keras.activations.soft_shrink",
    "softShrink",
    ["threshold"],
    "x, threshold=0.5",
    `${functionsAt} · soft_shrink`,
    { x: input },
  ),
  {
    ...oneNumber(
      "keras.activations.threshold",
      "threshold",
      ["threshold"],
      "x, threshold, default_value",
      `${functionsAt} · threshold`,
      { x: input, default_value: only(0) },
    ),
  },
];

const gelu: Phrase<"activation"> = phrase<"activation">({
  op: "activation",
  calls: ["keras.activations.gelu"],
  signature: "x, approximate=False",
  options: {
    function: {
      from: ["approximate"],
      read: (context) =>
        context.argument("approximate") === true ? "geluTanh" : "gelu",
      write: (value) =>
        value === "gelu"
          ? { approximate: false }
          : value === "geluTanh"
            ? { approximate: true }
            : null,
      default: { kind: "signature", source: executed(`${functionsAt} · gelu`) },
      samples: ["gelu", "geluTanh"],
    },
    alpha: {
      from: [],
      read: () => null,
      write: () => ({}),
      default: {
        kind: "implied",
        value: null,
        because: "the curve has no number",
        source: read(functionsAt),
      },
      samples: [],
    },
  },
  claims: { x: input },
  source: executed(`${functionsAt} · gelu`),
});

const withOwnPhrase = new Set([
  "relu",
  "leaky_relu",
  "elu",
  "celu",
  "hard_shrink",
  "soft_shrink",
  "gelu",
]);

/** Functions without numbers. */
const plain: readonly Phrase<"activation">[] = curveNames
  .filter((name) => !withOwnPhrase.has(name))
  .map((name) => {
    const at = `${functionsAt} · ${name}`;
    const of = (context: Context): ActivationOptions =>
      curve(name, context.version) as ActivationOptions;
    return phrase<"activation">({
      op: "activation",
      calls: [`keras.activations.${name}`],
      signature: "x",
      options: {
        function: {
          ...always("relu", at),
          read: (context) => of(context).function,
          default: {
            kind: "implied",
            value: (context: Context) => of(context).function,
            because: "the call's name says it",
            source: executed(at),
          },
        },
        alpha: {
          from: [],
          read: () => null,
          write: () => ({}),
          default: {
            kind: "implied",
            value: (context: Context) => of(context).alpha,
            because: "the curve has no number",
            source: read(at),
          },
          samples: [],
        },
      },
      claims: { x: input },
      source: executed(at),
    });
  });

export const activation: readonly Phrase<"activation">[] = [
  reluLayer,
  reluFunction,
  ...numbered,
  gelu,
  ...plain,
];
