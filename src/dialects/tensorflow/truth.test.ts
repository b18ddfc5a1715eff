// The phrases against what the real TensorFlow did, in 1.15.5 and in 1.4.1: where no single call shows it.
import { describe, expect, it } from "vitest";
import {
  distribution,
  rateAt,
  standardDeviation,
  type LearningRate,
  type PlainDistribution,
} from "../../ir/index.ts";
import { bareContext } from "../bare.ts";
import { lookup } from "../lookup.ts";
import type { ConstructedObject, Context } from "../phrase.ts";
import { parseSignature } from "../signature.ts";
import { atVersion } from "../version.ts";
import tensorflow from "./index.ts";
import { initializerOf } from "./initialWeights.ts";
import { schedules } from "./schedules.ts";
import { signatureOf } from "./source.ts";
import old from "./truth-1.4.1.json" with { type: "json" };
import truth from "./truth.json" with { type: "json" };

/** An object made by a call with these arguments, over the signature's defaults. */
function object(
  path: string,
  version: string,
  stated: Readonly<Record<string, unknown>> = {},
): ConstructedObject {
  const defaults = new Map(
    parseSignature(atVersion(signatureOf(path), version)).map((each) => [
      each.name,
      each.default,
    ]),
  );
  return {
    path,
    argument: (name) =>
      (name in stated ? stated[name] : defaults.get(name)) as ReturnType<
        ConstructedObject["argument"]
      >,
  };
}

const within = (made: ConstructedObject, version: string): Context => ({
  ...bareContext("", {}, version, undefined),
  object: () => made,
});

describe.each([
  ["1.15.5", truth],
  ["1.4.1", old],
] as const)("TensorFlow %s", (version, { behaviours: told, version: ran }) => {
  it("is the version that the probe ran", () => {
    expect(ran).toBe(version);
  });

  const drawn = told["first weights (3, 3, 64, 128)"];
  it.each([
    ["get_variable", "get_variable", {}],
    ["glorot_normal_initializer", "glorot_normal_initializer", {}],
    ["variance_scaling_initializer", "variance_scaling_initializer", {}],
    [
      "contrib xavier_initializer(uniform=False)",
      "contrib.layers.xavier_initializer",
      { uniform: false },
    ],
    [
      "contrib variance_scaling_initializer",
      "contrib.layers.variance_scaling_initializer",
      {},
    ],
    ["truncated_normal", "truncated_normal", {}],
    [
      "uniform_unit_scaling_initializer",
      "uniform_unit_scaling_initializer",
      {},
    ],
  ] as const)("draws %s by the law we state", (name, path, stated) => {
    const made = object(`tensorflow.${path}`, version, stated);
    const phrase = lookup(tensorflow).initializers.get(made.path)!;
    const law =
      path === "get_variable"
        ? phrase.read(made, [3, 3, 64, 128])
        : initializerOf(within(made, version), { object: 1 }, path)!;
    const fans = { fanIn: 9 * 64, fanOut: 9 * 128 };
    const concrete = distribution(law, fans) as PlainDistribution;
    const { std, largest } = drawn[name];
    const expected = standardDeviation(concrete)!;
    expect(Math.abs(std / expected - 1)).toBeLessThan(0.01);
    const bound =
      concrete.kind === "uniform"
        ? concrete.high
        : concrete.kind === "truncatedNormal"
          ? concrete.high
          : Infinity;
    expect(largest).toBeLessThanOrEqual(bound * 1.0001);
    expect(largest).toBeGreaterThan(bound * 0.98);
  });

  it("draws kernels of layers as get_variable does, and as their scope says", () => {
    expect(drawn["tf.layers.conv2d"].std).toBeCloseTo(
      drawn.get_variable.std,
      3,
    );
    expect(
      drawn["variable_scope(initializer=…) reaches tf.layers"].std,
    ).toBeCloseTo(0.5, 2);
    const line = lookup(tensorflow)
      .initializers.get("tensorflow.get_variable")!
      .read(object("tensorflow.get_variable", version), [200000]);
    expect(line.kind === "uniform" && line.high).toBeCloseTo(
      drawn["get_variable of one axis"].largest,
      6,
    );
  });

  it("drops the share that we read", () => {
    const said = told.dropout;
    const rate = (path: string, stated: Record<string, number | boolean>) => {
      const phrase = lookup(tensorflow).phrases.get(path)!;
      const context = bareContext(
        atVersion(phrase.signature, version),
        stated,
        version,
        undefined,
      );
      return (
        phrase.options as unknown as Record<
          string,
          { read: (c: Context) => number }
        >
      )["dropRate"]!.read(context);
    };
    const kept = said["tf.nn.dropout(x, 0.75)"];
    expect(rate("tensorflow.nn.dropout", { keep_prob: 0.75 })).toBe(0.25);
    expect(kept.dropped).toBeCloseTo(0.25, 1);
    expect(kept.kept).toBeCloseTo(1 / 0.75, 5);
    const dropped = said["tf.layers.dropout(x, 0.75, training=True)"];
    expect(rate("tensorflow.layers.dropout", { rate: 0.75 })).toBe(0.75);
    expect(dropped.dropped).toBeCloseTo(0.75, 1);
    expect(said["tf.layers.dropout(x, 0.75)"].dropped).toBe(0);
  });

  it("moves statistics only where their updates are run", () => {
    const { without, "with UPDATE_OPS": moved } =
      told["moving statistics after three steps"];
    expect(without).toEqual([0, 1]);
    expect(moved[0]).toBeCloseTo(3 * (1 - 0.9 ** 3), 5);
    const phrase = lookup(tensorflow).phrases.get(
      "tensorflow.layers.batch_normalization",
    )!;
    const share = (updated: boolean) =>
      (
        phrase.options as unknown as Record<
          string,
          { read: (c: Context) => number }
        >
      )["newStatisticShare"]!.read(
        bareContext(
          atVersion(phrase.signature, version),
          { updated, momentum: 0.9 },
          version,
          undefined,
        ),
      );
    expect([share(true), share(false)]).toEqual([0.1, 0]);
  });

  const said = told.schedules as unknown as Record<string, number[]>;
  it.each(Object.keys(said).filter((name) => name !== "steps"))(
    "lets the learning rate follow %s",
    (name) => {
      const [call = "", staircase] = name.split(" ");
      const stated: Readonly<Record<string, unknown>> = {
        learning_rate: 0.1,
        decay_steps:
          call.startsWith("polynomial") || call.startsWith("cosine") ? 5 : 2,
        decay_rate: 0.5,
        power: 2,
        alpha: 0.1,
        boundaries: [2, 5],
        values: [0.1, 0.01, 0.001],
        stride: 1,
        ...(staircase && { staircase: true }),
      };
      const made = object(`tensorflow.train.${call}`, version, stated);
      const rate = schedules.read(
        { object: 1 },
        within(made, version),
      ) as LearningRate;
      said["steps"]!.forEach((step, i) => {
        const ours = rateAt(rate, { step: step + 1, epoch: 1, examples: 0 });
        expect(ours).toBeCloseTo(said[name]![i]!, 7);
      });
    },
  );

  it("reads the counter before the step, and stands still where nothing moves it", () => {
    expect(told.counted["with global_step"]).toEqual([1, 0.5, 0.25]);
    expect(told.counted.without).toEqual([1, 1, 1]);
  });

  it("clips as we read it", () => {
    expect(told.clips["clip_by_global_norm 6.5"]).toEqual([[1.5, 2], [6]]);
    expect(told.clips["clip_by_norm 6"]).toEqual([[3, 4], [6]]);
    expect(told.clips["clip_by_value"]).toEqual([[3, 3.5], [3.5]]);
  });

  it("lets numpy_input_fn run on from one epoch into the next", () => {
    const queue = told.queues;
    expect(queue["sizes, 100 rows twice by 32"]).toEqual([
      32, 32, 32, 32, 32, 32, 8,
    ]);
    expect(queue["rows stand in order"]).toBe(true);
    expect(queue["shuffled once over: every row once"]).toBe(true);
    expect(queue["shuffled: in order"]).toBe(false);
  });

  it("halves the square of a penalty, not its absolute", () => {
    const { l2_regularizer: square, l1_regularizer: absolute } =
      told["penalties of 3 -4"];
    expect(square).toBeCloseTo((0.1 * (9 + 16)) / 2, 6);
    expect(absolute).toBeCloseTo(0.1 * (3 + 4), 6);
  });
});
