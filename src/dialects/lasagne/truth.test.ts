// What the real Lasagne did (truth.json) against what the phrases say of first weights, dropout and borders. (What changes a rule: src/changedRules.test.ts.)
import { describe, expect, it } from "vitest";
import {
  distribution,
  standardDeviation,
  windowOutput,
  type Distribution,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import { bareContext } from "../bare.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import type { Phrase } from "../phrase.ts";
import { settle } from "../settings.ts";
import { atVersion } from "../version.ts";
import lasagne from "./index.ts";
import truth from "./truth.json";

const { behaviours } = truth;
const { births } = behaviours;
const version = lasagne.versions[0] ?? "";

function phraseOf(path: string): Phrase {
  const found = lookup(lasagne).phrases.get(path);
  if (!found) throw new Error(`Expected a phrase for ${path}.`);
  return found;
}

/** The law of one weight of a layer that says nothing of it. */
function law(
  layer: string,
  role: string,
  shape: readonly number[],
): Distribution {
  const phrase = phraseOf(`lasagne.layers.${layer}`);
  const word = phrase.weights?.[role];
  if (!word) throw new Error(`Expected ${layer} to have a weight for ${role}.`);
  const context = {
    ...bareContext(
      atVersion(phrase.signature, version),
      {},
      version,
      phrase.sample,
    ),
    weightShape: () => shape,
  };
  const fans = word.fans?.(context) ?? { fanIn: 1, fanOut: 1 };
  return distribution(
    settle(word.initializer, context, undefined, role).value,
    fans,
  );
}

function expectBorn(
  found: Distribution,
  [mean = 0, std = 0]: readonly number[],
): void {
  if (found.kind === "constant") {
    expect([mean, std]).toEqual([found.value, 0]);
    return;
  }
  expect(std / (standardDeviation(found) ?? 0)).toBeCloseTo(1, 1);
}

describe("weights are born", () => {
  it("in convolutions from Glorot's uniform law, fans counted by the kernel's own axes", () => {
    const kernel = (layer: string, shape: readonly number[]) =>
      law(layer, "kernel", shape);
    expectBorn(kernel("Conv2DLayer", [512, 64, 3, 3]), births.conv.W);
    expectBorn(kernel("Conv2DLayer", [512, 16, 3, 3]), births.conv.grouped);
    expectBorn(
      kernel("TransposedConv2DLayer", [256, 64, 3, 3]),
      births.conv.transposed,
    );
    expectBorn(law("Conv2DLayer", "bias", [512]), births.conv.b);
  });
  it("in dense layers, tables, norms and slopes", () => {
    expectBorn(law("DenseLayer", "kernel", [256, 2048]), births.dense.W);
    expectBorn(law("DenseLayer", "bias", [2048]), births.dense.b);
    expectBorn(law("NINLayer", "kernel", [256, 2048]), births.nin);
    expectBorn(law("EmbeddingLayer", "table", [400, 300]), births.embedding);
    const norm = (role: string) => law("BatchNormLayer", role, [3]);
    expectBorn(norm("scale"), births.norm.gamma);
    expectBorn(norm("shift"), births.norm.beta);
    expectBorn(norm("runningMean"), births.norm.mean);
    expectBorn(norm("runningVariance"), births.norm.inv_std);
    expectBorn(law("ParametricRectifierLayer", "slope", [3]), births.prelu);
  });
  it("in recurrent layers, whose first states are zero", () => {
    const square = [256, 256];
    const { recurrent, lstm, gru } = births;
    const simple = (role: string) => law("RecurrentLayer", role, square);
    expectBorn(simple("kernel"), recurrent.W_in_to_hid);
    expectBorn(simple("recurrentKernel"), recurrent.W_hid_to_hid);
    expectBorn(simple("bias"), recurrent.b);
    const long = (role: string) => law("LSTMLayer", role, square);
    expectBorn(long("kernel.input"), lstm.W_in_to_ingate);
    expectBorn(long("recurrentKernel.candidate"), lstm.W_hid_to_cell);
    expectBorn(long("peephole.output"), lstm.W_cell_to_outgate);
    expectBorn(long("bias.forget"), lstm.b_forgetgate);
    const gated = (role: string) => law("GRULayer", role, square);
    expectBorn(gated("kernel.update"), gru.W_in_to_updategate);
    expectBorn(gated("recurrentKernel.candidate"), gru.W_hid_to_hidden_update);
    expectBorn(gated("bias.reset"), gru.b_resetgate);
    expect([...lstm.hid_init, ...lstm.cell_init].every((n) => n === 0)).toBe(
      true,
    );
  });
  const fans = { fanIn: 64 * 9, fanOut: 512 * 9 };
  const drawn = (name: string, stated: Readonly<Record<string, Argument>>) => {
    const path = `lasagne.init.${name}`;
    const phrase = lookup(lasagne).initializers.get(path);
    const made = bareContext(
      signaturesOf(lasagne, version)[path] ?? "",
      stated,
      version,
      undefined,
    );
    return distribution(
      phrase?.read({ path, argument: (each) => made.argument(each) }, []) ?? {
        kind: "given",
        what: "",
      },
      fans,
    );
  };
  const spread = (all: object) =>
    (Object.entries(all) as [string, number[]][]).filter(
      ([name]) => name !== "Orthogonal",
    );
  it.each(spread(births.initializers))("by %s", (name, born) => {
    expectBorn(drawn(name, {}), born);
  });
  it.each(spread(births.relu))("by %s with gain='relu'", (name, born) => {
    expectBorn(drawn(name, { gain: "relu" }), born);
  });
});

describe("behaviours", () => {
  it("drop and scale unless deterministic", () => {
    expect(behaviours.dropout).toEqual([0, 4]);
    expect(behaviours.dropoutInEvaluation).toEqual([1]);
    const phrase = phraseOf("lasagne.layers.DropoutLayer");
    const context = bareContext(
      atVersion(phrase.signature, version),
      { p: 0.75 },
      version,
      undefined,
    );
    const value = (name: string) =>
      settle(
        (phrase.options as Readonly<Record<string, never>>)[name]!,
        context,
        undefined,
        name,
      ).value;
    expect(value("dropRate")).toBe(0.75);
    expect(value("activeIn")).toBe("training");
  });
  it("count the border's windows by ignore_border", () => {
    const window = { size: [3], strides: [2], dilation: [1] };
    const none = { kind: "explicit", before: [0], after: [0] } as const;
    for (const [n, [dropped, kept]] of Object.entries(behaviours.bounds)) {
      const size = (rounding: "floor" | "ceil") =>
        windowOutput(none, [Number(n)], window, rounding)[0];
      expect([size("floor"), size("ceil")], `${n} places`).toEqual([
        dropped,
        kept,
      ]);
    }
    expect(behaviours.full).toBe(7 + 4 - 1);
  });
});
