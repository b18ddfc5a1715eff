// What the real framework said (truth.json, printed by probe.py) against what the phrases say.
import { describe, expect, it } from "vitest";
import {
  distribution,
  windowOutput,
  type Initializer,
  type Source,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { Context, Phrase, Word } from "../phrase.ts";
import { parseSignature, type SignatureParameter } from "../signature.ts";
import { atVersion } from "../version.ts";
import pytorch from "./index.ts";
import releases from "./releases.json";
import truth from "./truth.json";

interface Stated {
  readonly text: string;
  readonly by: string;
}
const signatures = truth.signatures as Readonly<Record<string, Stated>>;
const all = [
  ...pytorch.phrases,
  ...pytorch.optimizers,
  ...pytorch.initializers,
  ...(pytorch.schedules ?? []),
  // What the recorder says in words of its own has no signature to print.
  ...(pytorch.modifiers ?? []).filter(({ calls }) =>
    calls.some((call) => call in signatures),
  ),
];
const texts = new Map(
  all.flatMap((each) =>
    each.calls.map(
      (call) => [call, atVersion(each.signature, truth.version)] as const,
    ),
  ),
);

/** Parameters that only some overloads have: binding refuses them by name, so none is dropped. */
const overloads: Readonly<Record<string, readonly string[]>> = {
  "torch.mm": ["out_dtype"],
  "torch.bmm": ["out_dtype"],
};

const plainly = (text: string) =>
  parseSignature(text).map(
    ({ name, default: value, kind }: SignatureParameter) => ({
      name,
      default: value,
      kind,
    }),
  );
const names = (text: string) => parseSignature(text).map((each) => each.name);

describe("signatures", () => {
  it.each(Object.entries(signatures).filter(([path]) => texts.has(path)))(
    "of %s",
    (path, { text, by }) => {
      const own = texts.get(path) ?? "";
      if (by === "inspect") return expect(plainly(own)).toEqual(plainly(text));
      const others = names(text).filter(
        (name) => !(overloads[path] ?? []).includes(name),
      );
      expect(names(own)).toEqual(expect.arrayContaining(others));
      expect(others).toEqual(
        expect.arrayContaining(
          names(own).filter((name) => !["out", "dtype"].includes(name)),
        ),
      );
    },
  );
  it("cover every layer, function, initialiser and optimiser spoken here", () => {
    const known = [...Object.keys(signatures), ...truth.unstated];
    const asked = [...texts.keys()].filter(
      // What stands inside a recurrent layer has a path here, and no name in torch.
      (path) =>
        !/^(operator|torch\.Tensor|torch\.nn\.(RNN|GRU|LSTM))\./.test(path),
    );
    expect(asked.filter((path) => !known.includes(path))).toEqual([]);
  });
});

describe("signatures of older releases", () => {
  const history = releases.signatures as unknown as Readonly<
    Record<string, readonly (readonly [string, string | null])[]>
  >;
  const phrases = new Map(
    all.flatMap((each) =>
      each.calls.map((call) => [call, each.signature] as const),
    ),
  );
  it.each(Object.entries(history).filter(([path]) => phrases.has(path)))(
    "of %s",
    (path, changes) => {
      const first = changes[0]?.[0] ?? "";
      for (const release of releases.releases.slice(
        releases.releases.indexOf(first),
      )) {
        const own = atVersion(phrases.get(path) ?? "", release);
        const real = atVersion({ byVersion: changes }, release);
        if (real === null) continue;
        expect(plainly(own), `${path} in ${release}`).toEqual(plainly(real));
      }
    },
  );
});

const sourcesOf = (phrase: Phrase): Source[] => [
  phrase.source,
  ...Object.values(
    phrase.options as Readonly<Record<string, Word<unknown>>>,
  ).map((word) => word.default.source),
  ...Object.values(phrase.weights ?? {}).map(
    (word) => word.initializer.default.source,
  ),
];

it("holds every fact that is said to have been executed", () => {
  const cited = [
    ...pytorch.phrases.flatMap(sourcesOf),
    ...pytorch.optimizers.flatMap((each) => [
      each.source,
      ...Object.values(
        each.options as Readonly<Record<string, Word<unknown>>>,
      ).map((word) => word.default.source),
    ]),
  ];
  const keys = cited
    .filter((source) => source.standing === "executed")
    .map((source) => source.at.split(" · ")[1] ?? "");
  const missing = keys.filter((key) => {
    const [group = "", ...rest] = key.split(".");
    return !(
      rest.join(".") in (truth as unknown as Record<string, object>)[group]!
    );
  });
  expect(missing).toEqual([]);
});

/** A context with the signature's own defaults, for asking a row what nobody wrote. */
function bare(
  call: string,
  stated: Readonly<Record<string, Argument>> = {},
  shapes: Partial<Context> = {},
): Context {
  const defaults = new Map(
    parseSignature(texts.get(call) ?? "").map((each) => [
      each.name,
      each.default,
    ]),
  );
  return {
    version: truth.version,
    inputs: [[2, 8, 9, 9]],
    outputs: [],
    argument: (name) => stated[name] ?? defaults.get(name),
    stated: (name) => name in stated,
    weightShape: () => undefined,
    ambient: () => undefined,
    object: () => undefined,
    activeIn: (name) => (defaults.get(name) === true ? "always" : "never"),
    ...shapes,
  };
}

const phraseOf = (call: string): Phrase =>
  pytorch.phrases.find((each) => each.calls.includes(call)) as Phrase;

function option(
  call: string,
  name: string,
  stated: Readonly<Record<string, Argument>> = {},
  shapes: Partial<Context> = {},
): unknown {
  const owner =
    phraseOf(call) ??
    pytorch.optimizers.find((each) => each.calls.includes(call));
  return valueOf(
    (owner.options as Readonly<Record<string, Word<unknown>>>)[
      name
    ] as Word<unknown>,
    bare(call, stated, shapes),
  );
}

function valueOf(word: Word<unknown>, context: Context): unknown {
  const fact = word.default;
  if (fact.kind === "implied")
    return typeof fact.value === "function"
      ? (fact.value as (context: Context) => unknown)(context)
      : atVersion(fact.value as never, context.version);
  return fact.kind === "derived" ? fact.value(context) : word.read(context);
}

function drawn(
  call: string,
  role: string,
  weightShape: readonly number[],
  fans: { fanIn: number; fanOut: number },
) {
  const word = phraseOf(call).weights?.[role];
  if (!word) throw new Error(`Expected ${call} to have a weight for ${role}.`);
  const context = bare(call, {}, { weightShape: () => weightShape });
  return distribution(
    valueOf(word.initializer as Word<unknown>, context) as Initializer,
    word.fans?.(context) ?? fans,
  );
}

const { behaviours: seen } = truth;

describe("behaviours", () => {
  it("draw convolutions and dense layers from U(±1/√fan_in), and count a transposed kernel's fans from its outputs", () => {
    expect(
      drawn("torch.nn.Conv2d", "kernel", [512, 64, 3, 3], {
        fanIn: 0,
        fanOut: 0,
      }),
    ).toEqual({ kind: "uniform", low: -1 / 24, high: 1 / 24 });
    expect(seen.convInit.weightTimesRootFan).toBeCloseTo(1, 3);
    expect(seen.convInit.stdTimesRootFan).toBeCloseTo(1 / Math.sqrt(3), 2);
    expect(
      drawn("torch.nn.Linear", "bias", [], { fanIn: 256, fanOut: 4096 }),
    ).toMatchObject({ high: expect.closeTo(1 / 16) as number });
    expect(seen.linearInit.biasTimesRootFan).toBeCloseTo(1, 2);
    const transposed = drawn(
      "torch.nn.ConvTranspose2d",
      "kernel",
      [256, 64, 3, 3],
      { fanIn: 0, fanOut: 0 },
    );
    expect(transposed).toMatchObject({
      high: expect.closeTo(1 / 24) as number,
    });
    expect(seen.convTransposeFan.weightTimesRootOutTaps).toBeCloseTo(1, 3);
  });
  it("draw every weight and bias of a recurrent layer from U(±1/√hidden_size)", () => {
    for (const name of ["RNN", "LSTM", "GRU", "GRUCell"] as const) {
      const call = `torch.nn.${name}`;
      const context = bare(call, { hidden_size: 1024 });
      const laws = (phraseOf(call).joined ?? []).map((word) =>
        valueOf(word.initializer as Word<unknown>, context),
      );
      expect(laws).toHaveLength(name === "GRUCell" ? 4 : 8);
      for (const law of laws)
        expect(law).toEqual({ kind: "uniform", low: -1 / 32, high: 1 / 32 });
      for (const bound of seen.recurrentInit[name])
        expect(bound).toBeCloseTo(1, 1);
    }
  });
  it("start embeddings, normalisations and slopes where torch does", () => {
    expect(
      drawn("torch.nn.Embedding", "table", [4000, 100], {
        fanIn: 1,
        fanOut: 1,
      }),
    ).toEqual({ kind: "normal", mean: 0, std: 1 });
    expect(seen.embeddingInit.std).toBeCloseTo(1, 2);
    const start = (role: string) =>
      drawn("torch.nn.BatchNorm1d", role, [3], { fanIn: 3, fanOut: 3 });
    expect([start("scale"), start("shift"), start("runningVariance")]).toEqual(
      [
        seen.normInit.weight[0],
        seen.normInit.bias[0],
        seen.normInit.running_var[0],
      ].map((value) => ({ kind: "constant", value })),
    );
    expect(
      drawn("torch.nn.PReLU", "slope", [1], { fanIn: 1, fanOut: 1 }),
    ).toEqual({ kind: "constant", value: seen.preluInit[0] });
  });
  it("keep a running variance that is unbiased", () => {
    const share = option("torch.nn.BatchNorm1d", "newStatisticShare") as number;
    const variance =
      option("torch.nn.BatchNorm1d", "runningVariance") === "unbiased" ? 2 : 1; // of the batch 1, 3
    expect((1 - share) * 1 + share * variance).toBeCloseTo(
      seen.batchNormRunning.var,
    );
    expect(share * 2).toBeCloseTo(seen.batchNormRunning.mean);
  });
  it("drop as torch does", () => {
    expect(seen.dropoutScale).toEqual([0, 1 / (1 - 0.75)]);
    expect(option("torch.nn.functional.dropout", "activeIn") === "always").toBe(
      seen.dropoutFunctionDefault,
    );
  });
  it("pool and pad as torch does", () => {
    expect(option("torch.nn.functional.avg_pool2d", "countPadding")).toBe(
      seen.avgPoolCountsPadding[0] === 0.25,
    );
    const window = { size: [2], strides: [3], dilation: [1] };
    for (const [n, out] of Object.entries(seen.maxPoolCeil))
      expect(
        windowOutput(
          { kind: "explicit", before: [1], after: [1] },
          [Number(n)],
          window,
          "ceil",
        ),
      ).toEqual([out]);
    expect(
      option("torch.nn.functional.max_pool1d", "strides", { kernel_size: 3 }),
    ).toEqual([3]);
    expect(seen.poolStrideDefault).toBe(3);
    const same = phraseOf("torch.nn.functional.conv1d").options as Readonly<
      Record<string, Word<unknown>>
    >;
    expect(
      same["padding"]?.read(
        bare("torch.nn.functional.conv1d", { padding: "same" }),
      ),
    ).toEqual({ kind: "same", extra: "end" });
    expect(seen.samePaddingExtraAtEnd).toEqual([21, 32, 43, 4]);
  });
  it("choose the axis of a softmax by rank", () => {
    const chosen = [1, 2, 3, 4, 5].map((rank) =>
      option(
        "torch.nn.Softmax",
        "axis",
        {},
        { inputs: [Array<number>(rank).fill(2)] },
      ),
    );
    expect(chosen).toEqual(seen.softmaxLegacyAxis);
  });
  it("blend between half-pixel centres and repeat by floor", () => {
    expect(
      option("torch.nn.functional.interpolate", "grid", { mode: "bilinear" }),
    ).toBe("halfPixel");
    expect(seen.upsampleGrid).toEqual([0, 0.25, 0.75, 1]);
    expect(
      option("torch.nn.functional.interpolate", "grid", { mode: "nearest" }),
    ).toBe("asymmetric");
    expect(seen.upsampleNearest).toEqual(
      [0, 1, 2, 3, 4].map((i) => Math.floor((i * 3) / 5)),
    );
  });
  it("keep logarithms and factors of losses", () => {
    expect(option("torch.nn.CrossEntropyLoss", "clip")).toBeNull();
    expect(seen.crossEntropyNoClip).toBe(200);
    expect(option("torch.nn.BCELoss", "logFloor")).toBe(-seen.bceLogFloor);
    const [smooth, huber] = seen.smoothL1IsHuberOverBeta as [number, number];
    expect(
      (option("torch.nn.SmoothL1Loss", "factor", { beta: 2 }) as number) *
        huber,
    ).toBeCloseTo(smooth);
  });
});

describe("update rules, on a weight of 1", () => {
  const value = (optimizer: string, name: string) =>
    option(`torch.optim.${optimizer}`, name);
  it("of SGD keep the velocity free of the learning rate", () => {
    expect(value("SGD", "velocityHoldsLearningRate")).toBe(false);
    const velocities = [1, 1.9, 2.71];
    expect(seen.sgdVelocityWithoutLr.at(-1)).toBeCloseTo(
      1 - 0.1 * velocities.reduce((a, b) => a + b),
    );
    expect(seen.sgdDampening.at(1)).toBeCloseTo(1 - 0.1 * (1 + (0.9 + 0.5)));
    expect(value("SGD", "decayForm")).toBe("inGradient");
    expect(seen.sgdDecayInGradient).toEqual([
      expect.closeTo(0.95),
      expect.closeTo(0.9025),
    ]);
  });
  it("of Adam add epsilon after the bias correction", () => {
    expect(value("Adam", "epsilonForm")).toBe("corrected");
    expect(seen.adamEpsilonCorrected[0]).toBeCloseTo(
      1 - (0.1 * 1e-6) / (1e-6 + 1e-6),
    );
    expect(value("Adam", "decayForm")).toBe("inGradient");
    expect(seen.adamDecayInGradient[0]).toBeCloseTo(0.9);
    expect(value("AdamW", "decayForm")).toBe("decoupled");
    expect(seen.adamwDecayDecoupled[0]).toBeCloseTo(1 - 0.1 * 0.1);
  });
  it("of RMSprop and Adagrad add epsilon outside the root", () => {
    expect(value("RMSprop", "epsilonPlace")).toBe("outside");
    const rho = value("RMSprop", "rho") as number;
    expect(seen.rmspropEpsilonOutside[0]).toBeCloseTo(
      1 - (0.01 * 1e-3) / (Math.sqrt((1 - rho) * 1e-6) + 1e-3),
    );
    expect(value("Adagrad", "epsilonPlace")).toBe("outside");
    expect(seen.adagradEpsilonOutside[0]).toBeCloseTo(
      1 - (0.1 * 1e-3) / (1e-3 + 1e-3),
    );
    expect(seen.adagradEpsilonOutside[1]).toBeCloseTo(
      0.95 - ((0.1 / 1.5) * 1e-3) / (Math.sqrt(2e-6) + 1e-3),
    );
  });
});
