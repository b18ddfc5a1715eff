// The phrases beside what the real Keras printed and did (truth.json, made by probe.py).
import { describe, expect, it } from "vitest";
import { adaptiveRange } from "../../ir/ops/adaptivePool.ts";
import { transposedOutput } from "../../ir/ops/convTranspose.ts";
import {
  distribution,
  paddingAmounts,
  standardDeviation,
  unpack,
  type OptionsOf,
  type OptimizerOptions,
} from "../../ir/index.ts";
import type { Argument, Call, Recording } from "../../python/recording.ts";
import { makeContext } from "../context.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import type { Context, Word } from "../phrase.ts";
import { settle } from "../settings.ts";
import { atVersion } from "../version.ts";
import { curve, curveNames } from "./activationNames.ts";
import keras from "./index.ts";
import { computeFans } from "./initializers.ts";
import truth from "./truth.json";

const version = truth.framework.keras;
const did = truth.behaviours;
const nothing: Recording = {
  calls: [],
  tensors: {},
  objects: {},
  parameters: {},
  traces: [],
  program: [],
  notes: [],
  imports: [],
  stdout: "",
  error: null,
};

function contextOf(
  signature: string,
  stated: Readonly<Record<string, Argument>>,
): Context {
  const construct: Call = {
    id: 1,
    path: "",
    kind: "construct",
    arguments: stated,
    inputs: [],
    outputs: [],
    parameters: {},
    where: [],
    scope: "",
    trace: 0,
  };
  return makeContext({
    recording: nothing,
    version,
    sentence: { construct, apply: null, twin: null },
    signature,
    applied: undefined,
    signatures: {},
  });
}

const values = (
  options: Readonly<Record<string, Word<unknown>>>,
  context: Context,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).map(([name, word]) => [
      name,
      settle(word, context, undefined, name).value,
    ]),
  );

/** The options a layer has when these arguments are stated. */
function layer(
  name: string,
  stated: Readonly<Record<string, Argument>>,
): Record<string, unknown> {
  const phrase = lookup(keras).phrases.get(`keras.layers.${name}`);
  if (!phrase) throw new Error(`Expected a phrase for ${name}.`);
  return values(
    phrase.options as Record<string, Word<unknown>>,
    contextOf(atVersion(phrase.signature, version), stated),
  );
}

function optimizer<Name extends keyof OptimizerOptions>(
  name: string,
  stated: Readonly<Record<string, Argument>>,
): OptimizerOptions[Name] {
  const phrase = lookup(keras).optimizers.get(`keras.optimizers.${name}`);
  if (!phrase) throw new Error(`Expected a phrase for ${name}.`);
  return values(
    phrase.options as Record<string, Word<unknown>>,
    contextOf(atVersion(phrase.signature, version), stated),
  ) as unknown as OptimizerOptions[Name];
}

const near = (
  received: readonly number[],
  expected: readonly number[],
  digits = 6,
): void => {
  expect(received.length).toBe(expected.length);
  received.forEach((value, i) =>
    expect(value).toBeCloseTo(expected[i] ?? NaN, digits),
  );
};

it.each(
  Object.entries(signaturesOf(keras, version)).filter(
    ([path]) =>
      path.startsWith("keras.") && path !== "keras.layers.Layer.add_weight",
  ),
)("%s has the signature Keras prints", (path, text) => {
  expect(text).toBe((truth.signatures as Record<string, string>)[path]);
});

describe("convolutions", () => {
  it("pads 'same' with the extra zero at the end", () => {
    const { padding } = layer("Conv2D", {
      filters: 1,
      kernel_size: [1, 3],
      strides: [1, 2],
      padding: "same",
    }) as unknown as OptionsOf<"conv">;
    const { before, after } = paddingAmounts(padding, [1, 4], {
      size: [1, 3],
      strides: [1, 2],
      dilation: [1, 1],
    });
    const row = [
      ...Array<number>(before[1] ?? 0).fill(0),
      1,
      2,
      3,
      4,
      ...Array<number>(after[1] ?? 0).fill(0),
    ];
    const out = [0, 2].map(
      (i) => (row[i] ?? 0) + 10 * (row[i + 1] ?? 0) + 100 * (row[i + 2] ?? 0),
    );
    near(
      out,
      did.convolutions["same, stride 2, input 1 2 3 4, kernel 1 10 100"].flat(),
    );
  });

  it("turns stored kernels into neutral ones", () => {
    const shapes =
      did.convolutions["kernel shapes (filters 7, kernel 2x3, 5 channels)"];
    const neutral = (
      name: string,
      shape: readonly number[],
    ): readonly number[] => {
      const word = lookup(keras).phrases.get(`keras.layers.${name}`)?.weights?.[
        "kernel"
      ];
      const context = { ...contextOf("", {}), weightShape: () => shape };
      return unpack(
        { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) },
        word?.codec(context) ?? [],
      ).shape;
    };
    expect(neutral("Conv2D", shapes.conv)).toEqual([7, 5, 2, 3]);
    expect(neutral("DepthwiseConv2D", shapes.depthwise)).toEqual([10, 1, 2, 3]);
    expect(neutral("Conv2DTranspose", shapes.transpose)).toEqual([5, 7, 2, 3]);
  });

  it.each(Object.entries(did.convolutions["transposed lengths of 5"]))(
    "makes transposed outputs as long as Keras: %s",
    (text, length) => {
      const [, padding = "", k, s, extra] =
        /^(\w+) k=(\d) s=(\d) output_padding=(\w+)$/.exec(text) ?? [];
      const stated = {
        filters: 1,
        kernel_size: Number(k),
        strides: Number(s),
        padding,
        ...(extra !== "None" && { output_padding: Number(extra) }),
      };
      expect(
        transposedOutput(
          5,
          0,
          layer(
            "Conv1DTranspose",
            stated,
          ) as unknown as OptionsOf<"convTranspose">,
        ),
      ).toBe(length);
    },
  );

  it("crops a transposed 'same' output at its end", () => {
    const { crop } = layer("Conv1DTranspose", {
      filters: 1,
      kernel_size: 3,
      strides: 2,
      padding: "same",
    }) as unknown as OptionsOf<"convTranspose">;
    expect(crop).toEqual({ kind: "same", extra: "end" });
    const full = [1, 10, 100 + 2, 20, 200];
    near(
      full.slice(0, 4),
      did.convolutions[
        "transposed same, stride 2, input 1 2, kernel 1 10 100"
      ].flat(2),
    );
  });
});

describe("pools and shapes", () => {
  it("does not count padded zeros in a mean", () => {
    expect(layer("AveragePooling1D", { pool_size: 2 })["countPadding"]).toBe(
      false,
    );
    near(
      did["pools and shapes"][
        "average pool of ones, size 2, same, length 3"
      ].flat(),
      [1, 1, 1],
    );
  });
  it("enlarges with pixel centres half a pixel inside", () => {
    expect(layer("UpSampling2D", { interpolation: "bilinear" })["grid"]).toBe(
      "halfPixel",
    );
    const at = [0, 1, 2, 3].map(
      (i) => 3 * Math.min(Math.max((i + 0.5) / 2 - 0.5, 0), 1),
    );
    near(at, did["pools and shapes"]["upsampling bilinear of 0 3"].flat());
  });
  it("pools adaptively over overlapping ranges", () => {
    const means = [0, 1, 2].map((i) => {
      const { start, end } = adaptiveRange(i, 5, 3);
      return (start + end - 1) / 2;
    });
    near(
      means,
      did["pools and shapes"]["adaptive average of 0 1 2 3 4 to 3"].flat(),
    );
  });
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const relu6 = (x: number): number => Math.min(Math.max(x, 0), 6);
const erfOfHalfRoot = 0.682689492137086; // erf(1/√2)
const [seluAlpha, seluScale] = [1.6732632423543772, 1.0507009873554805];
/** The curves of the neutral language at −1 and 1. */
const curves: Readonly<Record<string, (x: number, alpha: number) => number>> = {
  relu: (x) => Math.max(x, 0),
  relu6,
  leakyRelu: (x, a) => (x < 0 ? a * x : x),
  elu: (x, a) => (x < 0 ? a * Math.expm1(x) : x),
  selu: (x) => seluScale * (x < 0 ? seluAlpha * Math.expm1(x) : x),
  celu: (x, a) => (x < 0 ? a * Math.expm1(x / a) : x),
  gelu: (x) => 0.5 * x * (1 + Math.sign(x) * erfOfHalfRoot),
  sigmoid,
  hardSigmoid: (x) => relu6(x + 3) / 6,
  tanh: Math.tanh,
  hardTanh: (x) => Math.min(Math.max(x, -1), 1),
  softplus: (x) => Math.log1p(Math.exp(x)),
  softsign: (x) => x / (1 + Math.abs(x)),
  swish: (x) => x * sigmoid(x),
  hardSwish: (x) => (x * relu6(x + 3)) / 6,
  mish: (x) => x * Math.tanh(Math.log1p(Math.exp(x))),
  logSigmoid: (x) => Math.log(sigmoid(x)),
  exponential: Math.exp,
  tanhShrink: (x) => x - Math.tanh(x),
  hardShrink: (x, a) => (Math.abs(x) > a ? x : 0),
  softShrink: (x, a) => Math.sign(x) * Math.max(Math.abs(x) - a, 0),
};

it.each(curveNames.filter((name) => name in did.activations))(
  "%s bends as in Keras",
  (name) => {
    const meaning = curve(name, version);
    const bend = curves[meaning?.function ?? ""];
    near(
      [-1, 1].map((x) => bend?.(x, meaning?.alpha ?? NaN) ?? NaN),
      (did.activations as Record<string, number[]>)[name] ?? [],
    );
  },
);

it("LeakyReLU's own slope is 0.3", () => {
  expect(-(layer("LeakyReLU", {})["alpha"] as number)).toBeCloseTo(
    did.activations["LeakyReLU()"][0] ?? NaN,
  );
});

it("keeps running statistics as Keras does", () => {
  const { newStatisticShare, runningVariance, epsilon } = layer(
    "BatchNormalization",
    { momentum: 0.9, training: true },
  ) as unknown as OptionsOf<"batchNorm">;
  const share = newStatisticShare ?? NaN;
  const variance = runningVariance === "biased" ? 5 : 20 / 3;
  near(
    [share * 3, 1 - share + share * variance],
    did.normalisations["moving mean and variance after it, momentum .9"],
  );
  near(
    [-3, -1, 1, 3].map((x) => x / Math.sqrt(5 + epsilon)),
    did.normalisations["batch norm of 0 2 4 6"].flat(),
    5,
  );
  near(
    [0, 2, 4, 6].map((x) => x / Math.sqrt(1 + epsilon)),
    did.normalisations["frozen batch norm of 0 2 4 6 in training"].flat(),
    5,
  );
});

it.each(["categorical", "sparse categorical", "binary"] as const)(
  "cuts the probabilities of %s crossentropy",
  (kind) => {
    const call = {
      categorical: "CategoricalCrossentropy",
      "sparse categorical": "SparseCategoricalCrossentropy",
      binary: "BinaryCrossentropy",
    }[kind];
    const phrase = lookup(keras).phrases.get(`keras.losses.${call}`);
    const options = values(
      (phrase?.options ?? {}) as Record<string, Word<unknown>>,
      contextOf(atVersion(phrase?.signature ?? "", version), {}),
    );
    expect(-Math.log(options["clip"] as number)).toBeCloseTo(
      did.losses[`${kind} crossentropy, p = 0`],
      4,
    );
  },
);

/** One weight at 1 after given gradients, by the options of the neutral language. */
describe("update rules", () => {
  const rules = did["update rules"];
  const sgd = (
    stated: Readonly<Record<string, Argument>>,
    gradients: readonly number[],
  ): number[] => {
    const { learningRate, momentum, nesterov, weightDecay } = optimizer<"sgd">(
      "SGD",
      stated,
    );
    let [w, v] = [1, 0];
    return gradients.map((g) => {
      w -= learningRate * weightDecay * w;
      v = momentum * v - learningRate * g;
      w += nesterov ? momentum * v - learningRate * g : v;
      return w;
    });
  };
  it("SGD", () => {
    near(
      sgd({ learning_rate: 0.1, momentum: 0.9 }, [1, 1]),
      rules["SGD lr .1 momentum .9, gradients 1 1"],
    );
    near(
      sgd({ learning_rate: 0.1, momentum: 0.9, nesterov: true }, [1, 1]),
      rules["SGD lr .1 momentum .9 nesterov, gradients 1 1"],
    );
    near(
      sgd({ learning_rate: 0.1, weight_decay: 0.5 }, [0]),
      rules["SGD lr .1 weight_decay .5, gradient 0"],
    );
  });
  it("Adam adds epsilon before the bias is corrected", () => {
    const { learningRate, beta1, beta2, epsilon, epsilonForm } =
      optimizer<"adam">("Adam", { learning_rate: 0.1 });
    expect(epsilonForm).toBe("hat");
    let [w, m, v] = [1, 0, 0];
    const after = [1e-6, 1e-6].map((g, i) => {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      w -=
        (((learningRate * Math.sqrt(1 - beta2 ** (i + 1))) /
          (1 - beta1 ** (i + 1))) *
          m) /
        (Math.sqrt(v) + epsilon);
      return w;
    });
    near(after, rules["Adam lr .1, gradients 1e-6 1e-6"], 5);
    const decayed = optimizer<"adam">("AdamW", { learning_rate: 0.1 });
    near(
      [1 - decayed.learningRate * decayed.weightDecay],
      rules["AdamW lr .1, gradient 0"],
    );
  });
  const rmsprop = (
    stated: Readonly<Record<string, Argument>>,
    gradients: readonly number[],
  ): number[] => {
    const { learningRate, rho, epsilon, epsilonPlace, momentum, centered } =
      optimizer<"rmsprop">("RMSprop", stated);
    let [w, v, mean, buffer] = [1, 0, 0, 0];
    return gradients.map((g) => {
      v = rho * v + (1 - rho) * g * g;
      mean = rho * mean + (1 - rho) * g;
      const spread = v - (centered ? mean * mean : 0);
      const step =
        (learningRate * g) /
        (epsilonPlace === "inside"
          ? Math.sqrt(spread + epsilon)
          : Math.sqrt(spread) + epsilon);
      buffer = momentum * buffer + step;
      w -= momentum > 0 ? buffer : step;
      return w;
    });
  };
  it("RMSprop", () => {
    near(
      rmsprop({ learning_rate: 0.01 }, [1e-3, 1e-3]),
      rules["RMSprop lr .01, gradients 1e-3 1e-3"],
      5,
    );
    near(
      rmsprop({ learning_rate: 0.01, momentum: 0.9, centered: true }, [1, 2]),
      rules["RMSprop lr .01 momentum .9 centered, gradients 1 2"],
      5,
    );
  });
  it("Adagrad", () => {
    const { learningRate, initialAccumulator, epsilon, epsilonPlace } =
      optimizer<"adagrad">("Adagrad", { learning_rate: 0.1 });
    expect(epsilonPlace).toBe("inside");
    let [w, sum] = [1, initialAccumulator];
    const after = [1, 1].map((g) => {
      sum += g * g;
      w -= (learningRate * g) / Math.sqrt(sum + epsilon);
      return w;
    });
    near(after, rules["Adagrad lr .1, gradients 1 1"]);
  });
});

it.each(Object.entries(did["initial weights"]))(
  "%s draws from the law Keras draws from",
  (name, drawn) => {
    const phrase = lookup(keras).initializers.get(`keras.initializers.${name}`);
    const meaning = phrase?.read({ path: "", argument: () => undefined }, []);
    if (!meaning) throw new Error(`Expected a phrase for ${name}.`);
    const law = distribution(meaning, computeFans([3, 3, 128, 256]));
    expect(drawn.std / (standardDeviation(law) ?? NaN)).toBeCloseTo(1, 2);
    const bound =
      law.kind === "uniform"
        ? law.high
        : law.kind === "truncatedNormal"
          ? 2 * law.std
          : NaN;
    expect(drawn.largest / bound).toBeGreaterThan(0.99);
    expect(drawn.largest / bound).toBeLessThan(1.00001);
  },
);

it("keeps the last, smaller batch of 32", () => {
  expect(did.training["steps of one epoch over 50 examples"]).toBe(
    Math.ceil(50 / 32),
  );
});
