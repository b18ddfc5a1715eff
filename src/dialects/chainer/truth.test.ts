// What the real Chainer said (truth.json, and signatures of older versions) against what the phrases say.
import { describe, expect, it } from "vitest";
import {
  distribution,
  standardDeviation,
  type Distribution,
  valueAt,
} from "../../ir/index.ts";
import type { Argument, Call } from "../../python/recording.ts";
import { emptyRecording } from "../../python/recording.ts";
import { makeContext } from "../context.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import type { Context, Word } from "../phrase.ts";
import { settle } from "../settings.ts";
import { atVersion } from "../version.ts";
import chainer from "./index.ts";
import older3 from "./truth-3.4.0.json";
import older5 from "./truth-5.4.0.json";
import truth from "./truth.json";

const { behaviours } = truth;

describe.each([older3, older5])("signatures in $version", (older) => {
  const own = signaturesOf(chainer, older.version);
  const printed = Object.entries(
    older.signatures as Readonly<Record<string, string>>,
  ).filter(([path]) => path in own);
  it("are many", () => {
    expect(printed.length).toBeGreaterThan(80);
  });
  it.each(printed)("%s", (path, text) => {
    // What older versions took by **kwargs they took only to refuse it.
    const stated = text.replace(/\s+/g, "").replace(/,\*\*kwargs$/, "");
    expect(own[path]?.replace(/\s+/g, "")).toBe(stated);
  });
});

/** What a call means when these arguments are stated, and nothing else. */
function contextOf(
  path: string,
  stated: Readonly<Record<string, Argument>>,
  more: Partial<Context> = {},
): Context {
  const construct: Call = {
    id: 1,
    path,
    kind: "construct",
    arguments: stated,
    inputs: [],
    outputs: [],
    parameters: {},
    where: [],
    scope: "",
    trace: 0,
  };
  const known = lookup(chainer);
  const phrase = known.phrases.get(path) ?? known.optimizers.get(path);
  if (!phrase) throw new Error(`Expected a phrase for ${path}.`);
  return {
    ...makeContext({
      recording: emptyRecording,
      version: truth.version,
      sentence: { construct, apply: null, twin: null },
      signature: atVersion(phrase.signature, truth.version),
      applied: undefined,
      signatures: {},
    }),
    ...more,
  };
}

function valuesOf(
  words: Readonly<Record<string, Word<unknown>>>,
  context: Context,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => [
      name,
      settle(word, context, undefined, name).value,
    ]),
  );
}

type Born = readonly number[];

function law(
  path: string,
  role: string,
  shape: readonly number[],
): Distribution {
  const word = lookup(chainer).phrases.get(path)?.weights?.[role];
  if (!word) throw new Error(`Expected ${path} to have a weight for ${role}.`);
  const context = contextOf(path, {}, { weightShape: () => shape });
  const [fanOut = 1, fanIn = 1] = shape;
  return distribution(
    settle(word.initializer, context, undefined, role).value,
    word.fans?.(context) ?? { fanIn, fanOut },
  );
}

function expectBorn(
  initializer: Distribution,
  [mean = 0, std = 0]: Born,
): void {
  if (initializer.kind === "constant") {
    expect([mean, std]).toEqual([initializer.value, 0]);
    return;
  }
  const spread = standardDeviation(initializer);
  expect(std / (spread ?? 0)).toBeCloseTo(1, 1);
}

describe("weights are born", () => {
  const { births } = behaviours;
  it("in convolutions from an uncut normal of variance 1 / fan in, transposed ones by their own axes", () => {
    const of = (name: string, shape: readonly number[]) =>
      law(`chainer.links.${name}`, "kernel", shape);
    expectBorn(of("Convolution2D", [512, 64, 3, 3]), births.conv.W);
    expectBorn(of("Convolution2D", [512, 16, 3, 3]), births.conv.grouped);
    expectBorn(of("Deconvolution2D", [256, 64, 3, 3]), births.conv.transposed);
    expectBorn(
      law("chainer.links.Convolution2D", "bias", [512]),
      births.conv.b,
    );
    // A cut normal would end at two standard deviations.
    expect((births.conv.W[3] ?? 0) / (births.conv.W[1] ?? 1)).toBeGreaterThan(
      4,
    );
  });
  it("in dense layers, tables, norms and slopes", () => {
    expectBorn(
      law("chainer.links.Linear", "kernel", [2048, 256]),
      births.dense.W,
    );
    expectBorn(law("chainer.links.Linear", "bias", [2048]), births.dense.b);
    expectBorn(
      law("chainer.links.EmbedID", "table", [400, 300]),
      births.embedding,
    );
    const norm = (role: string) =>
      law("chainer.links.BatchNormalization", role, [3]);
    expectBorn(norm("scale"), births.norm.gamma);
    expectBorn(norm("shift"), births.norm.beta);
    expectBorn(norm("runningMean"), births.norm.avg_mean);
    expectBorn(norm("runningVariance"), births.norm.avg_var);
    expectBorn(law("chainer.links.PReLU", "slope", []), births.prelu);
  });
  it("in recurrent links: quarter by quarter in an LSTM, whose forget gates start at 1", () => {
    const { lstm } = births;
    const of = (path: string, parameter: string, shape: readonly number[]) => {
      const word = lookup(chainer)
        .phrases.get(path)
        ?.joined?.find((each) => each.parameter === parameter);
      if (!word) throw new Error(`Expected ${path} to have ${parameter}.`);
      const stated = { in_size: 200, out_size: (shape[0] ?? 0) / 4 };
      const context = contextOf(path, stated, { weightShape: () => shape });
      const fans = word.fans(context);
      const first = settle(word.initializer, context, undefined, parameter);
      return { fans, law: distribution(first.value, fans) };
    };
    const upward = of("chainer.links.LSTM", "upward.W", [1600, 200]);
    expectBorn(upward.law, lstm.upward);
    const { fanIn, fanOut } = upward.fans;
    expect(lstm.glorot[3]).toBeCloseTo(Math.sqrt(6 / (fanIn + fanOut)), 5);
    expectBorn(
      of("chainer.links.LSTM", "lateral.W", [1600, 400]).law,
      lstm.lateral,
    );
    expect(lstm.orthogonal).toBeLessThan(1e-5);
    const bias = of("chainer.links.LSTM", "upward.b", [8]).law;
    if (bias.kind !== "blocks") throw new Error("Expected blocks.");
    expect(bias.blocks.map((block) => [block.size, block.law])).toEqual(
      lstm.bias.map((value) => [1, { kind: "constant", value }]),
    );
    expectBorn(of("chainer.links.NStepLSTM", "w0", [400, 200]).law, lstm.nStep);
    expectBorn(of("chainer.links.NStepLSTM", "b1", [400]).law, lstm.nStepBias);
    expectBorn(law("chainer.links.GRU", "kernel.update", [400, 200]), lstm.gru);
  });
  const fans = { fanIn: 64 * 9, fanOut: 512 * 9 };
  const drawn = (name: string, stated: Readonly<Record<string, Argument>>) => {
    const path = `chainer.initializers.${name}`;
    const phrase = lookup(chainer).initializers.get(path);
    const signature = signaturesOf(chainer, truth.version)[path] ?? "";
    const otherwise: Readonly<Record<string, number>> = {
      scale: /scale=([\d.]+)/.test(signature)
        ? Number(/scale=([\d.]+)/.exec(signature)?.[1])
        : NaN,
    };
    return distribution(
      phrase?.read(
        { path, argument: (each) => stated[each] ?? otherwise[each] },
        [],
      ) ?? { kind: "given", what: "" },
      fans,
    );
  };
  it.each(
    Object.entries(births.initializers).filter(
      ([name]) => name !== "Orthogonal",
    ),
  )("by %s", (name, born) => {
    expectBorn(drawn(name, {}), born);
  });
  it("by scale, and by fan_option", () => {
    for (const [name, born] of Object.entries(births.scaled))
      expectBorn(drawn(name, { scale: 2 }), born);
    expectBorn(drawn("HeNormal", { fan_option: "fan_out" }), births.heFanOut);
  });
});

describe("behaviours", () => {
  it("drop and scale while chainer.config.train, which is on unless switched off", () => {
    expect(behaviours.trainsByDefault).toBe(true);
    expect(behaviours.dropout).toEqual([0, 4]);
    expect(behaviours.dropoutInEvaluation).toEqual([1]);
    const phrase = lookup(chainer).phrases.get("chainer.functions.dropout");
    const context = contextOf("chainer.functions.dropout", { ratio: 0.75 });
    const options = valuesOf(phrase?.options ?? {}, context);
    expect(options).toMatchObject({ dropRate: 0.75, activeIn: "training" });
  });
  it("let an iterator reach into the next epoch, and shuffle unless told otherwise", () => {
    expect(behaviours.serialIterator.repeat).toEqual([
      [0, 1],
      [2, 3],
      [4, 0],
      [1, 2],
      [3, 4],
    ]);
    expect(behaviours.serialIterator.once).toEqual([[0, 1], [2, 3], [4]]);
    expect(behaviours.serialIterator.shuffles).toBe(true);
  });
});

describe("what changes an optimiser", () => {
  it.each(
    behaviours.shifts.map((each, i) => [`${each.name} ${i}`, each] as const),
  )("%s", (_name, { name, arguments: stated, rates }) => {
    const path = `chainer.training.extensions.${name}`;
    const phrase = chainer.schedules?.find(({ calls }) => calls[0] === path);
    const curve = phrase?.read(
      {
        path,
        argument: (each) =>
          (stated as Readonly<Record<string, Argument>>)[each] ?? null,
      },
      { base: 0.5, inner: () => ({ kind: "constant", value: NaN }) },
    );
    rates.forEach((rate, n) => {
      expect(curve && valueAt(curve, n)).toBeCloseTo(rate, 9);
    });
  });
  /** SGD of 0.1 on a weight of (1, 2) and gradients of (3, −4), then (0.1, 0.2), changed in these ways. */
  function walked(
    ...hooks: readonly ((
      g: readonly number[],
      w: readonly number[],
    ) => number[])[]
  ): number[] {
    let w = [1, 2];
    return [
      [3, -4],
      [0.1, 0.2],
    ].map((gradient) => {
      const g = hooks.reduce<readonly number[]>(
        (each, hook) => hook(each, w),
        gradient,
      );
      w = w.map((n, i) => n - 0.1 * (g[i] ?? 0));
      return w[0] ?? NaN;
    });
  }
  const decay = (g: readonly number[], w: readonly number[]) =>
    g.map((n, i) => n + 0.5 * (w[i] ?? 0));
  const clip = (g: readonly number[]) =>
    g.map((n) => n * Math.min(1, 1 / Math.hypot(...g)));
  const cut = (g: readonly number[]) =>
    g.map((n) => Math.min(1, Math.max(-1, n)));
  it.each([
    ["decay", [decay]],
    ["clip", [clip]],
    ["hard", [cut]],
    ["decayThenClip", [decay, clip]],
    ["clipThenDecay", [clip, decay]],
  ] as const)("hooks: %s", (name, hooks) => {
    const ours = walked(...hooks);
    behaviours.hooks[name].forEach((w, i) => {
      expect(ours[i]).toBeCloseTo(w, 6);
    });
  });
});
