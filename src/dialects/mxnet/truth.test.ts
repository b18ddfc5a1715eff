// The phrases against what the real MXNet did (truth.json), where no single show tells it: gradients of outputs, first weights, iterators, schedules.
import { afterAll, describe, expect, it } from "vitest";
import {
  distribution,
  rateAt,
  standardDeviation,
  type CrossEntropyOptions,
  type PlainDistribution,
} from "../../ir/index.ts";
import { nodePython } from "../../python/node.ts";
import type { Argument } from "../../python/recording.ts";
import { bareContext } from "../bare.ts";
import { dialectFiles } from "../index.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import type { ConstructedObject, Phrase } from "../phrase.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import { parseSignature } from "../signature.ts";
import { atVersion } from "../version.ts";
import mxnet from "./index.ts";
import { scheduleOf } from "./schedules.ts";
import { signatureOf } from "./signatures.ts";
import truth from "./truth.json" with { type: "json" };

const version = truth.version;
const told = truth.behaviours;
const python = nodePython(dialectFiles);
afterAll(() => python.close());

type Stated = Readonly<Record<string, Argument>>;

/** An object made by a call with these arguments, over the signature's defaults. */
function object(path: string, stated: Stated): ConstructedObject {
  const defaults = new Map(
    parseSignature(atVersion(signatureOf(path), version)).map((each) => [
      each.name,
      each.default,
    ]),
  );
  return {
    path,
    argument: (name) => (name in stated ? stated[name] : defaults.get(name)),
  };
}

/** The options that a phrase reads from these arguments. */
function optionsOf<T>(path: string, stated: Stated, inputs: number[][]): T {
  const phrase = lookup(mxnet).phrases.get(path) as Phrase;
  const context = {
    ...bareContext(
      atVersion(phrase.signature, version),
      stated,
      version,
      undefined,
    ),
    inputs,
  };
  const words = phrase.options as unknown as Record<
    string,
    { read: (c: typeof context) => unknown; default: { value?: unknown } }
  >;
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => {
      try {
        return [name, word.read(context)];
      } catch {
        return [name, word.default.value];
      }
    }),
  ) as T;
}

const softmax = (scores: readonly number[]): number[] => {
  const raised = scores.map(Math.exp);
  const total = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / total);
};

/** The model of a program. */
async function modelOf(program: string) {
  const recording = await python.record({
    cells: [program],
    signatures: signaturesOf(mxnet, version),
    versions: { mxnet: version },
  });
  expect(recording.error?.traceback ?? null).toBeNull();
  return resolve(read(recording, mxnet, version), "metadata");
}

const trained = (optimizer: string): string => `
import mxnet as mx, numpy as np
net = mx.sym.FullyConnected(mx.sym.Variable("data"), num_hidden=3)
net = mx.sym.SoftmaxOutput(net, name="softmax")
mod = mx.mod.Module(net)
it = mx.io.NDArrayIter(np.random.rand(100, 5), np.random.randint(0, 3, 100), 10, shuffle=True)
mod.fit(it, num_epoch=2, ${optimizer})
`;

describe("the gradient of SoftmaxOutput", () => {
  const scores = [
    [2, -1, 0.5],
    [0.1, 0.2, -0.3],
  ];
  it.each([
    ["SoftmaxOutput", {}, [2, 0]],
    ["SoftmaxOutput smooth_alpha", { smooth_alpha: 0.1 }, [2, 0]],
    ["SoftmaxOutput use_ignore", { use_ignore: true }, [2, -1]],
  ] as const)("is that of the loss we read: %s", (name, stated, labels) => {
    const loss = optionsOf<CrossEntropyOptions>(
      "mxnet.symbol.SoftmaxOutput.backward",
      stated,
      [[2, 3], [2]],
    );
    const ours = scores.flatMap((row, i) =>
      softmax(row).map((p, k) => {
        if (labels[i] === loss.ignoreIndex) return 0;
        const hot = k === labels[i] ? 1 - loss.labelSmoothing : 0;
        return p - hot - loss.labelSmoothing / 3;
      }),
    );
    told.outputs[name].gradient.forEach((theirs, i) => {
      expect(ours[i]).toBeCloseTo(theirs, 5);
    });
  });

  it("is divided by the batch only by its normalization, and by what one example answers", () => {
    const sum = told.outputs.SoftmaxOutput.gradient[0] ?? 0;
    const { outputs } = told;
    expect(
      outputs["SoftmaxOutput normalization batch"].gradient[0],
    ).toBeCloseTo(sum / 2, 6);
    expect(outputs["SoftmaxOutput grad_scale"].gradient[0]).toBeCloseTo(
      sum * 3,
      5,
    );
    expect(outputs["LinearRegressionOutput"].gradient).toEqual([
      0.5, -1, -0.25, 1,
    ]);
    expect(outputs["MAERegressionOutput"].gradient).toEqual([
      0.5, -0.5, -0.5, 0.5,
    ]);
  });
});

describe("first weights", () => {
  const drawn = told["first weights (128, 64, 3, 3)"];
  const fans = { fanIn: 9 * 64, fanOut: 9 * 128 };
  it.each(Object.entries(drawn))("%s draws by the law we state", (_, said) => {
    const phrase = lookup(mxnet).initializers.get(said.call)!;
    const law = phrase.read(object(said.call, said.arguments), [128, 64, 3, 3]);
    if (law.kind === "orthogonal") {
      // Rows of an orthogonal (128, 576) matrix: each of length gain.
      expect(said.std * Math.sqrt(576)).toBeCloseTo(law.gain, 3);
      return;
    }
    const concrete = distribution(law, fans) as PlainDistribution;
    expect(
      Math.abs(said.std / (standardDeviation(concrete) ?? 0) - 1),
    ).toBeLessThan(0.01);
    if (concrete.kind === "uniform") {
      expect(said.largest).toBeLessThanOrEqual(concrete.high);
      expect(said.largest).toBeGreaterThan(concrete.high * 0.99);
    }
  });

  it("follow the ending of their names where init_params is told nothing", async () => {
    const model = await modelOf(trained("optimizer='sgd'"));
    const kernel = model.parameters.find(({ role }) => role === "kernel");
    expect(kernel?.initializer.value).toEqual({
      kind: "uniform",
      low: -0.01,
      high: 0.01,
    });
    expect(told.module.convolution0_weight.largest).toBeCloseTo(0.01, 4);
    expect(told.module.convolution0_bias.std).toBe(0);
    expect(told.module.batchnorm0_gamma.mean).toBe(1);
    expect(told.module.batchnorm0_moving_var.mean).toBe(1);
  });
});

describe("a module's step", () => {
  it("is a mean over the batch with an optimiser by name, a sum with one made by hand", async () => {
    expect(told.rescale).toEqual({ "by name": 1, "as an object": 4 });
    const ways = ["optimizer='sgd'", "optimizer=mx.optimizer.SGD()"];
    const [mean, sum] = await Promise.all(
      ways.map((way) => modelOf(trained(way))),
    );
    const how = (model: typeof mean) => {
      const last = model?.nodes.at(-1);
      return last?.op === "reduce" ? last.options.function.value : null;
    };
    expect([how(mean), how(sum)]).toEqual(["mean", "sum"]);
  });

  it("decays weights and scales, not biases and shifts, where Module makes the optimiser", async () => {
    expect(told.decay.fc_bias).toBe(1);
    expect(told.decay.bn_beta).toBe(1);
    expect(told.decay.fc_weight).toBeCloseTo(0.95, 6);
    const model = await modelOf(
      trained("optimizer_params={'learning_rate': 0.1, 'wd': 0.5}"),
    );
    const plain = new Set(
      (model.optimizer?.groups ?? []).flatMap(({ parameters }) => parameters),
    );
    for (const { id, name, trainable } of model.parameters)
      if (trainable.value)
        expect(plain.has(id), name).toBe(!/\.(weight|gamma)$/.test(name));
    expect(plain.size).toBeGreaterThan(0);
  });
});

describe("NDArrayIter", () => {
  it("fills the last batch from the start, or leaves it out; predict gives back as many as there are", async () => {
    expect(told.iterators.pad.at(-1)).toEqual([8, 9, 0, 1]);
    expect(told.iterators.discard).toHaveLength(2);
    expect(told.iterators["predict gives"]).toBe(10);
    const model = await modelOf(trained("optimizer='sgd'"));
    expect(model.data?.remainder.value).toBe("wrap");
  });

  it("draws a new order at each reset in 1.9, one for all before 1.4", async () => {
    expect(told.iterators["a new order each epoch"]).toBe(true);
    const model = await modelOf(trained("optimizer='sgd'"));
    expect(model.data?.order.value).toEqual({ kind: "each epoch" });
  });
});

it.each(Object.entries(told.schedules))(
  "lets the learning rate follow %s",
  (name, { arguments: stated, rates }) => {
    const made = object(`mxnet.lr_scheduler.${name}`, stated);
    const rate = scheduleOf(made, 0.1);
    rates.forEach((theirs, i) => {
      const ours = rateAt(rate, { step: i + 1, epoch: 1, examples: 0 });
      expect(ours).toBeCloseTo(theirs, 6);
    });
  },
);

it("drops the share that we read, and only inside autograd.record", () => {
  expect(told.dropout.dropped).toBeCloseTo(0.25, 2);
  expect(told.dropout.kept).toBeCloseTo(1 / 0.75, 5);
  expect(told.dropout["outside record"]).toBe(0);
});

it("walks back through SELU otherwise than its derivative", () => {
  const [scale, alpha] = [1.0507009873554805, 1.6732632423543772];
  const [answer = 0] = told.selu.answer;
  expect(told.selu.gradient[0]).toBeCloseTo(scale * (alpha + answer), 5);
  expect(told.selu.gradient[0]).not.toBeCloseTo(scale * alpha + answer, 3);
});

it.each(told.slopes)(
  "multiplies the gradient of a slope of $slope by the slope, in a graph",
  (said) => {
    said["call by call"].forEach((gradient, i) => {
      expect(said["in a graph"][i]).toBeCloseTo(gradient * said.slope, 5);
    });
    expect(said["call by call"].some((gradient) => gradient !== 0)).toBe(true);
  },
);
