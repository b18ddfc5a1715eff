// What TensorFlow.js does besides its signatures and shows (truth.json, made by probe.mjs), beside what is said of it here.
import { expect, it } from "vitest";
import { distribution, standardDeviation } from "../../ir/index.ts";
import { nodeJavaScript } from "../../javascript/node.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import tensorflowjs from "./index.ts";
import { computeFans } from "./initializers.ts";
import { version } from "./source.ts";
import truth from "./truth.json" with { type: "json" };

const did = truth.behaviours;
const javascript = nodeJavaScript(tensorflowjs.javascript ?? []);
const record = (cell: string) =>
  javascript.record({
    cells: [cell],
    signatures: signaturesOf(tensorflowjs, version),
    versions: { tf: version },
  });

it.each(Object.entries(did["births of (3, 3, 16, 32)"]))(
  "%s spreads as drawn",
  (name, [mean = NaN, std = NaN, least = NaN, most = NaN]) => {
    const phrase = lookup(tensorflowjs).initializers.get(
      `tf.initializers.${name}`,
    )!;
    const defaults: Readonly<Record<string, number>> = {
      mean: 0,
      stddev: 0.05,
      minval: -0.05,
      maxval: 0.05,
    };
    const initializer = phrase.read(
      { path: phrase.calls[0]!, argument: (key) => defaults[key] },
      [],
    );
    const law = distribution(initializer, computeFans([3, 3, 16, 32]));
    // 4,608 draws: their spread lies within 4 % of the law's.
    expect(std / standardDeviation(law)!).toBeGreaterThan(0.96);
    expect(std / standardDeviation(law)!).toBeLessThan(1.04);
    expect(Math.abs(mean)).toBeLessThan(0.1 * std);
    if (law.kind === "uniform" || law.kind === "truncatedNormal") {
      expect(least).toBeGreaterThanOrEqual(law.low - 1e-6);
      expect(most).toBeLessThanOrEqual(law.high + 1e-6);
    }
  },
);

it("starts an LSTM's forget gate at zero", () => {
  expect(new Set(did["the bias an LSTM of 2 units is born with"])).toEqual(
    new Set([0]),
  );
});

it("knows where the framework's gradients are those of another function", () => {
  expect(
    did[
      "the gradient of the sum of an average pool over 1 2 3, size 2, stride 1, same"
    ],
  ).toEqual([0.5, 1, 1]); // of the function itself: 0.5, 1, 1.5
  const [one, two] =
    did[
      "how far gradient and finite differences of nearest upsampling lie apart, by images in a batch"
    ];
  expect(one).toBeLessThan(1e-5);
  expect(two).toBeGreaterThan(0.1);
});

it("leaves out adadelta, whose first step is the whole gradient", async () => {
  expect(did["adadelta after 1 1 0.5"][0]).toBe(0);
  const { error } = await record("tf.train.adadelta(1);");
  expect(error?.kind).toBe("unknown");
});

it.each([
  ["what resetAfter throws", "tf.layers.gru({ units: 1, resetAfter: true });"],
  [
    "what causal throws",
    "tf.layers.conv1d({ filters: 1, kernelSize: 2, padding: 'causal' });",
  ],
  [
    "what a softmax layer on rank 3 throws",
    "tf.layers.softmax().apply(tf.ones([1, 2, 3]));",
  ],
] as const)("throws %s", async (what, cell) => {
  const { error } = await record(cell);
  expect(error?.message).toBe(did[what]);
});

it("has the epsilon that nobody gives from the backend", () => {
  expect(did["the backend's epsilon"]).toBe(1e-7);
});
