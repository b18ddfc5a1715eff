// Functions of every value, reductions, matrix products and look-ups: tf.exp, tf.mean, tf.matMul, tf.gather; and the layers prelu and embedding.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
} from "../../phrase.ts";
import { booleanWord, numberWord, tuple } from "../../words.ts";
import { layerClaims, none } from "../claims.ts";
import { fansOf, initializerWord } from "../initializers.ts";
import { fixed, positiveAxis, variableStart } from "../rows.ts";
import { read } from "../source.ts";

type Function = OptionsOf<"math">["function"];
const named = "the call's name says it";

const plain: Readonly<Record<string, Function>> = {
  neg: "negative",
  exp: "exp",
  log: "log",
  sqrt: "sqrt",
  rsqrt: "rsqrt",
  abs: "abs",
  square: "square",
  sign: "sign",
  sin: "sin",
  cos: "cos",
};
const clipAt = "tfjs-core/src/ops/clip_by_value.ts";
const bound = (parameter: string) => ({
  ...numberWord(parameter, read(clipAt), [-1, 0.5]),
  write: (value: number | null) =>
    value === null ? null : { [parameter]: value },
});

export const math: readonly Phrase<"math">[] = [
  ...Object.entries(plain).map(([name, meaning]) => {
    const at = `tfjs-core/src/ops/${name}.ts`;
    return phrase<"math">({
      op: "math",
      calls: [`tf.${name}`],
      signature: "x",
      options: {
        function: fixed<Function>(meaning, named, at),
        low: fixed(null, "only clipByValue has bounds", at),
        high: fixed(null, "only clipByValue has bounds", at),
      },
      claims: { x: input },
      source: read(at),
    });
  }),
  phrase<"math">({
    op: "math",
    calls: ["tf.clipByValue"],
    signature: "x, clipValueMin, clipValueMax",
    options: {
      function: fixed<Function>("clip", named, clipAt),
      low: bound("clipValueMin"),
      high: bound("clipValueMax"),
    },
    claims: { x: input },
    source: read(clipAt),
  }),
];

/** null means all axes. */
function axes(context: Context): readonly number[] {
  const value = context.argument("axis");
  const rank = context.inputs[0]?.length ?? 0;
  if (value === null) return Array.from({ length: rank }, (_, i) => i);
  const list = Array.isArray(value)
    ? tuple(value, value.length, "axis")
    : [value];
  return list
    .map((axis) => positiveAxis(context, axis, "axis"))
    .sort((a, b) => a - b);
}

function reduction(
  name: string,
  meaning: OptionsOf<"reduce">["function"],
): Phrase<"reduce"> {
  const at = `tfjs-core/src/ops/${name}.ts`;
  const single = name === "argMax";
  return phrase<"reduce">({
    op: "reduce",
    calls: [`tf.${name}`],
    signature: single ? "x, axis=0" : "x, axis=None, keepDims=False",
    options: {
      function: fixed<OptionsOf<"reduce">["function"]>(meaning, named, at),
      axes: {
        from: ["axis"],
        read: axes,
        write: (value) => ({
          axis: value.length === 1 ? (value[0] ?? 0) : [...value],
        }),
        default: { kind: "signature", source: read(at) },
        samples: [[1], [1, 2]],
      },
      keepDims: single
        ? fixed(false, "the axis disappears", at)
        : booleanWord("keepDims", read(at)),
    },
    claims: { x: input },
    source: read(at),
  });
}

export const reduce: readonly Phrase<"reduce">[] = [
  reduction("mean", "mean"),
  reduction("sum", "sum"),
  reduction("max", "max"),
  reduction("min", "min"),
  reduction("logSumExp", "logSumExp"),
  reduction("argMax", "argMax"),
];

const matmulAt = "tfjs-core/src/ops/mat_mul.ts";
export const matmul = phrase<"matmul">({
  op: "matmul",
  calls: ["tf.matMul"],
  signature: "a, b, transposeA=False, transposeB=False",
  options: {
    transposeLeft: booleanWord("transposeA", read(matmulAt)),
    transposeRight: booleanWord("transposeB", read(matmulAt)),
  },
  claims: { a: input, b: input },
  source: read(matmulAt),
});

const embeddingAt = "tfjs-layers/src/layers/embeddings.ts · Embedding";
const gatherAt = "tfjs-core/src/ops/gather.ts";
const table = (context: Context): readonly number[] =>
  context.weightShape("x") ?? [];
export const embedding: readonly Phrase<"embedding">[] = [
  phrase<"embedding">({
    op: "embedding",
    calls: ["tf.layers.embedding"],
    signature:
      "inputDim, outputDim, embeddingsInitializer='randomUniform', embeddingsRegularizer=None, activityRegularizer=None, embeddingsConstraint=None, maskZero=None, inputLength=None, **kwargs",
    options: {
      count: numberWord("inputDim", read(embeddingAt), [1, 1000]),
      size: numberWord("outputDim", read(embeddingAt), [1, 16]),
      paddingIndex: fixed(null, "no row is kept at zero", embeddingAt),
    },
    weights: {
      table: {
        parameter: "embeddings",
        codec: () => [],
        initializer: initializerWord("embeddingsInitializer", embeddingAt),
      },
    },
    claims: {
      ...layerClaims,
      ...none(
        "embeddingsRegularizer",
        "activityRegularizer",
        "embeddingsConstraint",
      ),
      embeddingsInitializer: elsewhere("the table's initialiser"),
      maskZero: only(null, false),
      inputLength: elsewhere("the input's shape"),
    },
    source: read(embeddingAt),
  }),
  phrase<"embedding">({
    op: "embedding",
    calls: ["tf.gather"],
    signature: "x, indices, axis=0, batchDims=0",
    options: {
      count: fixed(
        (context) => table(context)[0] ?? 0,
        "the variable's first axis says it",
        gatherAt,
      ),
      size: fixed(
        (context) => table(context)[1] ?? 0,
        "the variable's second axis says it",
        gatherAt,
      ),
      paddingIndex: fixed(null, "no row is kept at zero", gatherAt),
    },
    weights: {
      table: {
        parameter: "x",
        codec: () => [],
        initializer: variableStart(gatherAt),
      },
    },
    claims: { x: input, indices: input, axis: only(0), batchDims: only(0) },
    source: read(gatherAt),
  }),
];

const preluAt = "tfjs-layers/src/layers/advanced_activations.ts · PReLU";
function slopes(context: Context): readonly number[] {
  const shape = context.weightShape("alpha");
  if (!shape)
    throw new PhraseError(
      "Expected prelu to own slopes named alpha. Received none.",
    );
  return shape;
}
export const prelu = phrase<"prelu">({
  op: "prelu",
  calls: ["tf.layers.prelu"],
  signature:
    "alphaInitializer='zeros', alphaRegularizer=None, alphaConstraint=None, sharedAxes=None, **kwargs",
  options: {
    slopeShape: {
      from: ["sharedAxes"],
      read: slopes,
      write: () => null,
      default: {
        kind: "derived",
        value: slopes,
        because: "without sharedAxes every element has its own slope",
        source: read(preluAt),
      },
      samples: [],
    },
  },
  weights: {
    slope: {
      parameter: "alpha",
      codec: () => [],
      initializer: initializerWord("alphaInitializer", preluAt),
      fans: fansOf("alpha"),
    },
  },
  claims: {
    ...layerClaims,
    ...none("alphaRegularizer", "alphaConstraint"),
    alphaInitializer: elsewhere("the slopes' initialiser"),
  },
  sample: { weightShapes: { alpha: [4, 4, 8] } },
  source: read(preluAt),
});
