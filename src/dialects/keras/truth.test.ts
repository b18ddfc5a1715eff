// Layers and losses beside what the real Keras printed and did (truth.json, made by probe.py).
import { describe, expect, it } from "vitest";
import { paddingAmounts, unpack, type OptionsOf } from "../../ir/index.ts";
import { adaptiveRange } from "../../ir/ops/adaptivePool.ts";
import { transposedOutput } from "../../ir/ops/convTranspose.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import { atVersion } from "../version.ts";
import keras from "./index.ts";
import truth from "./truth.json";
import { contextOf, did, layer, near, values, version } from "./truthRows.ts";

it.each(
  Object.entries(signaturesOf(keras, version)).filter(
    ([path]) =>
      path.startsWith("keras.") &&
      path !== "keras.layers.Layer.add_weight" &&
      !lookup(keras).modifiers.has(path) &&
      !(truth.missing as readonly string[]).includes(path),
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
  const share = Number(newStatisticShare ?? NaN);
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
      phrase?.options ?? {},
      contextOf(atVersion(phrase?.signature ?? "", version), {}),
    );
    expect(-Math.log(options["clip"] as number)).toBeCloseTo(
      did.losses[`${kind} crossentropy, p = 0`],
      4,
    );
  },
);

it("keeps the last, smaller batch of 32", () => {
  expect(did.training["steps of one epoch over 50 examples"]).toBe(
    Math.ceil(50 / 32),
  );
});

describe("recurrent layers", () => {
  const bias = (units: number, stated = {}) => {
    const phrase = lookup(keras).phrases.get("keras.layers.LSTM");
    const word = phrase?.joined?.find(({ parameter }) => parameter === "bias");
    const signature = atVersion(phrase?.signature ?? "", version);
    return word?.initializer.read(contextOf(signature, { units, ...stated }));
  };
  it("start the forget gate's bias at 1 among zeros", () => {
    const start = bias(2);
    const numbers =
      start?.kind === "blocks"
        ? start.blocks.flatMap(({ size, initializer }) =>
            Array<number>(size).fill(
              initializer.kind === "constant" ? initializer.value : NaN,
            ),
          )
        : [];
    near(numbers, did.recurrent["LSTM bias of 2 units"]);
    expect(bias(2, { unit_forget_bias: false })).toEqual({
      kind: "constant",
      value: 0,
    });
  });
  it("add a second bias where the reset gate acts after the product", () => {
    const shapes = did.recurrent["weight shapes of 2 units, 1 feature"];
    const biases = (stated: object) =>
      layer("GRU", { units: 2, ...stated })["biases"];
    expect(biases({})).toBe("two");
    expect(shapes.GRU[2]).toEqual([2, 6]);
    expect(biases({ reset_after: false })).toBe("one");
    expect(shapes["GRU(reset_after=False)"][2]).toEqual([6]);
  });
  it("give what goes backwards in the order in which it was made", () => {
    expect(did.recurrent["backwards over 1 2 3"].flat()).toEqual([3, 5, 6]);
    expect(did.recurrent["both ways over 1 2 3"]).toEqual([
      [1, 6],
      [3, 5],
      [6, 3],
    ]);
  });
});
