// What the real Lasagne did (truth.json) against what the phrases say of first weights, dropout, borders, and of what changes a rule.
import { afterAll, describe, expect, it } from "vitest";
import { momentOf, runStep, stateFrom } from "../../engines/reference/train.ts";
import { lower } from "../../engines/step/lower.ts";
import { weightModel } from "../../engines/step/oneNode.ts";
import {
  distribution,
  standardDeviation,
  windowOutput,
  type Distribution,
} from "../../ir/index.ts";
import { nodePython } from "../../python/node.ts";
import type { Argument } from "../../python/recording.ts";
import { bareContext } from "../bare.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import type { Phrase } from "../phrase.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import { settle } from "../settings.ts";
import { atVersion } from "../version.ts";
import lasagne from "./index.ts";
import truth from "./truth.json";

const { behaviours } = truth;
const { births } = behaviours;
const version = lasagne.versions[0] ?? "";
const python = nodePython(lasagne.python);
afterAll(() => python.close());

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

const programs: Readonly<Record<keyof typeof behaviours.changes, string>> = {
  total_norm_constraint: "u.sgd(u.total_norm_constraint(g, 1), ws, 0.1)",
  clip: "u.sgd([T.clip(each, -1, 1) for each in g], ws, 0.1)",
  apply_momentum: "u.apply_momentum(u.sgd(g, ws, 0.1), momentum=0.5)",
  apply_nesterov_momentum:
    "u.apply_nesterov_momentum(u.sgd(g, ws, 0.1), momentum=0.5)",
  momentum_over_rmsprop:
    "u.apply_momentum(u.rmsprop(g, ws, 0.1), ws, momentum=0.5)",
};

describe("what changes a rule", () => {
  it.each(Object.entries(programs))("%s", async (name, rule) => {
    const recording = await python.record({
      cells: [
        `import numpy as np, theano, theano.tensor as T, lasagne
from lasagne import updates as u
x = T.matrix()
net = lasagne.layers.DenseLayer(lasagne.layers.InputLayer((None, 2), x), 1, b=None)
ws = lasagne.layers.get_all_params(net)
loss = lasagne.layers.get_output(net).sum()
g = T.grad(loss, ws)
theano.function([x], loss, updates=${rule})(np.ones((3, 2), "float32"))`,
      ],
      signatures: signaturesOf(lasagne, version),
      versions: { lasagne: version, theano: version },
    });
    expect(recording.error).toBeNull();
    const { optimizer } = resolve(
      read(recording, lasagne, version),
      "metadata",
    );
    if (!optimizer) throw new Error("Expected an optimiser.");
    const options = Object.fromEntries(
      Object.entries(optimizer.options).map(([key, { value }]) => [key, value]),
    );
    const model = weightModel([2], optimizer.kind, options);
    const graph = lower(model, { purpose: "training" });
    const weight = { shape: [2], data: Float64Array.of(1, 2) };
    let state = stateFrom(graph, new Map([["w", weight]]));
    const theirs = behaviours.changes[name as keyof typeof programs];
    const gradients = [
      [3, -4],
      [0.1, 0.2],
      [1, 1],
    ];
    gradients.forEach((gradient, i) => {
      const batch = { size: 1, arrays: { x: gradient } };
      state = runStep(graph, state, batch, momentOf(i + 1)).state;
      expect(state["weight:w"]![0]).toBeCloseTo(theirs[i]!, 6);
    });
  });
});
