// The phrases against what the real Gluon did (truth.json), where no single show tells it: steps, first weights, loaders.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { dialectFiles } from "../index.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import gluon from "./index.ts";
import truth from "./truth.json" with { type: "json" };

const { version } = truth;
const told = truth.behaviours;
const python = nodePython(dialectFiles);
afterAll(() => python.close());

/** One step on four examples whose loss is their answer, as the probe makes it. */
async function modelOf(step: string, loss = "-net(x)", init = "") {
  const program = `
from mxnet import autograd, gluon, nd
import mxnet as mx
net = gluon.nn.Dense(1, use_bias=False)
net.initialize(${init})
trainer = gluon.Trainer(net.collect_params(), "sgd", {"learning_rate": 1.0})
loader = gluon.data.DataLoader(gluon.data.ArrayDataset(nd.ones((8, 3)), nd.ones((8,))), 4)
for x, y in loader:
    with autograd.record():
        loss = ${loss}
    loss.backward()
    trainer.step(${step})
`;
  const recording = await python.record({
    cells: [program],
    signatures: signaturesOf(gluon, version),
    versions: { "mxnet.gluon": version, mxnet: version },
  });
  expect(recording.error?.traceback ?? null).toBeNull();
  return resolve(read(recording, gluon, version), "metadata");
}

it.each([
  ["step(4)", "4", "-net(x)", "mean", null],
  ["step(1)", "1", "-net(x)", "sum", null],
  ["step(4) of a mean", "4", "(-net(x)).mean()", "mean", 0.25],
] as const)(
  "divides as the framework does: %s",
  async (name, step, loss, how, factor) => {
    const theirs = { mean: 1, sum: 4 }[how] * (factor ?? 1);
    expect(told.steps[name]).toBe(theirs);
    const { nodes } = await modelOf(step, loss);
    const reduced = nodes.findLast(({ op }) => op === "reduce");
    const scaled = nodes.findLast(
      (node) => node.op === "arithmetic" && node.outputs[0] !== undefined,
    );
    expect(reduced?.op === "reduce" && reduced.options.function.value).toBe(
      how,
    );
    if (factor !== null)
      expect(scaled?.op === "arithmetic" && scaled.options.constant.value).toBe(
        factor,
      );
  },
);

it("draws weights as initialize says, biases and a layer's own excepted", async () => {
  const drawn = told["first weights (256, 512)"];
  expect(drawn["initialize()"].weight.largest).toBeCloseTo(0.07, 4);
  expect(drawn["initialize(Xavier())"].weight.largest).toBeCloseTo(
    Math.sqrt(6 / (256 + 512)),
    4,
  );
  expect(drawn["initialize(Xavier())"].bias.std).toBe(0);
  expect(drawn["a layer's own initialiser"].std).toBe(0);
  const [plain] = (await modelOf("4")).parameters;
  expect(plain?.initializer.value).toEqual({
    kind: "uniform",
    low: -0.07,
    high: 0.07,
  });
  const [xavier] = (await modelOf("4", "-net(x)", "mx.init.Xavier()"))
    .parameters;
  expect(xavier?.initializer.value).toEqual({
    kind: "varianceScaling",
    scale: 1,
    fan: "average",
    distribution: "uniform",
  });
});

it("keeps the last batch of a loader unless told otherwise", async () => {
  expect(told.loaders.keep).toEqual([4, 4, 2]);
  expect(told.loaders.discard).toEqual([4, 4]);
  expect(told.loaders["a new order each pass"]).toBe(true);
  expect((await modelOf("4")).data?.remainder.value).toBe("keep");
});

it("drops only inside autograd.record", () => {
  expect(told.dropout.dropped).toBeCloseTo(0.25, 2);
  expect(told.dropout["outside record"]).toBe(0);
});
