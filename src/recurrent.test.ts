// Recurrent layers across dialects: moved weights make both compute the same, and long sequences train on both engines.
import { afterAll, describe, expect, it } from "vitest";
import { moveWeights } from "./compare/moveWeights.ts";
import {
  drawnState,
  momentOf,
  neutralWeights,
  runStep,
  stateFrom,
} from "./engines/reference/train.ts";
import { scalarValue } from "./engines/step/graph.ts";
import { initialWeights } from "./engines/step/initialize.ts";
import { lower } from "./engines/step/lower.ts";
import { startTfjs } from "./engines/tfjs/engine.ts";
import { installedWasmFiles } from "./engines/tfjs/node.ts";
import type { Model } from "./ir/index.ts";
import { analyse, pythonFiles } from "./pipeline.ts";
import { nodePython } from "./python/node.ts";

const python = nodePython(pythonFiles);
afterAll(() => python.close());

/** A torch model of one recurrent layer over (batch, 6, 3), and what its forward does with it. */
const torch = (layer: string, forward: string, width = 4) => `
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.${layer}
        self.out = nn.Linear(${width}, 2)
    def forward(self, x):
        ${forward}
        return self.out(y)
net = Net()
x, t = torch.randn(4, 6, 3), torch.randint(2, (4,))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
nn.functional.cross_entropy(net(x), t).backward()
optimizer.step()
`;
const keras = (layer: string) => `
import numpy as np
import keras
from keras import layers
model = keras.Sequential([keras.Input((6, 3)), layers.${layer}, layers.Dense(2)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(np.random.rand(4, 6, 3), np.random.randint(2, size=4), batch_size=4)
`;

/** A Chainer chain around one recurrent link, and what its forward does with it. */
const chainer = (link: string, forward: string) => `
import chainer, numpy as np
import chainer.functions as F, chainer.links as L
class Net(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.rnn = L.${link}
            self.out = L.Linear(None, 2)
    def forward(self, x):
        ${forward}
        return self.out(y)
net = Net()
optimizer = chainer.optimizers.SGD(0.1).setup(net)
x, t = np.random.rand(4, 6, 3).astype("f"), np.random.randint(2, size=4).astype("i")
optimizer.update(lambda a, b: F.softmax_cross_entropy(net(a), b), x, t)
`;
/** A stateful link called step by step. */
const stepwise =
  "self.rnn.reset_state()\n        for i in range(6): y = self.rnn(x[:, i])";

async function models(...programs: string[]): Promise<Model[]> {
  const { columns } = await analyse(
    programs.map((source) => ({ cells: [source] })),
    python,
  );
  return columns.map(({ model, error }) => {
    expect(error).toBeNull();
    return model!;
  });
}

const batch = {
  size: 4,
  arrays: {
    x: Float32Array.from({ length: 72 }, (_, i) => Math.sin(i * i)),
    y: [0, 1, 1, 0],
  },
};
const moment = momentOf(1);

function lossOf(model: Model, weights: Parameters<typeof stateFrom>[1]) {
  const graph = lower(model, { purpose: "evaluation" });
  const { outputs } = runStep(graph, stateFrom(graph, weights), batch, moment);
  return outputs["loss"]!.data[0]!;
}

/** Torch's program, Keras's, and whether weights come back to the bit. */
const pairs: readonly (readonly [string, string, string, boolean])[] = [
  [
    "a GRU, gates in other orders",
    torch("GRU(3, 4, batch_first=True)", "y = self.rnn(x)[0][:, -1]"),
    keras("GRU(4)"),
    true,
  ],
  [
    "an LSTM of two biases and one of one",
    torch("LSTM(3, 4)", "y = self.rnn(x.transpose(0, 1))[1][0][-1]"),
    keras("LSTM(4)"),
    false,
  ],
  [
    "both ways",
    torch(
      "LSTM(3, 4, bidirectional=True, batch_first=True, bias=False)",
      "_, (h, c) = self.rnn(x); y = torch.cat([h[0], h[1]], 1)",
      8,
    ),
    keras("Bidirectional(layers.LSTM(4, use_bias=False))"),
    true,
  ],
  [
    "a plain RNN",
    torch(
      "RNN(3, 4, nonlinearity='relu', batch_first=True)",
      "y = self.rnn(x)[1].squeeze(0)",
    ),
    keras("SimpleRNN(4, activation='relu')"),
    false,
  ],
];

/** As `pairs`, Chainer's program last. */
const links: typeof pairs = [
  [
    "an LSTM link called step by step",
    keras("LSTM(4)"),
    chainer("LSTM(3, 4)", stepwise),
    true,
  ],
  [
    "the second floor's state of an NStepLSTM",
    torch("LSTM(3, 4, 2, batch_first=True)", "y = self.rnn(x)[1][0][-1]"),
    chainer(
      "NStepLSTM(2, 3, 4, 0)",
      "y = self.rnn(None, None, F.separate(x))[0][-1]",
    ),
    true,
  ],
  [
    "an NStepBiGRU",
    torch(
      "GRU(3, 4, bidirectional=True, batch_first=True)",
      "h = self.rnn(x)[1]; y = torch.cat([h[0], h[1]], 1)",
      8,
    ),
    chainer(
      "NStepBiGRU(1, 3, 4, 0)",
      "h = self.rnn(None, [each for each in x])[0]; y = F.concat([h[0], h[1]])",
    ),
    true,
  ],
  [
    "an NStepRNNReLU",
    torch(
      "RNN(3, 4, nonlinearity='relu', batch_first=True)",
      "y = self.rnn(x)[1].squeeze(0)",
    ),
    chainer(
      "NStepRNNReLU(1, 3, 4, 0)",
      "y = F.stack(self.rnn(None, F.separate(x))[1])[:, -1]",
    ),
    true,
  ],
  [
    "an LSTM cell of torch's called step by step",
    torch(
      "LSTMCell(3, 4)",
      "s = None\n        for i in range(6): s = self.rnn(x[:, i], s)\n        y = s[0]",
    ),
    torch("LSTM(3, 4, batch_first=True)", "y = self.rnn(x)[0][:, -1]"),
    true,
  ],
];

describe("moved weights", () => {
  it.each([...pairs, ...links])(
    "of %s compute the same",
    async (_, a, b, exact) => {
      const [from, to] = (await models(a, b)) as [Model, Model];
      for (const [own, other] of [
        [from, to],
        [to, from],
      ] as const) {
        const weights = initialWeights(own, 5);
        const moved = moveWeights(own, other, weights);
        expect(lossOf(other, moved)).toBeCloseTo(lossOf(own, weights), 6);
        if (exact) expect(moveWeights(other, own, moved)).toEqual(weights);
      }
    },
  );

  it("refuses a reset gate that acts elsewhere with biases it cannot add", async () => {
    const [from, to] = (await models(
      torch("GRU(3, 4, batch_first=True)", "y = self.rnn(x)[0][:, -1]"),
      keras("GRU(4, reset_after=False)"),
    )) as [Model, Model];
    expect(() => moveWeights(from, to, initialWeights(from, 5))).toThrow(
      /Received none for "rnn.bias_hh_l0"/,
    );
  });
});

describe("a GRU over 150 steps", () => {
  const source = keras("GRU(5)").replaceAll("6, 3", "150, 3");
  const examples = {
    x: Float32Array.from({ length: 1800 }, (_, i) => Math.sin(i)),
    y: Int32Array.of(0, 1, 1, 0),
  };

  it("trains on the reference and on wasm alike", async () => {
    const [model] = (await models(source)) as [Model];
    const train = lower(model, { purpose: "training" });
    const evaluate = lower(model, { purpose: "evaluation" });
    const engine = await startTfjs({
      backend: "wasm",
      wasmFiles: installedWasmFiles(),
    });
    const column = engine.column({ train, evaluate });
    let state = drawnState(train, model, 3);
    column.load(
      Object.fromEntries(
        Object.entries(state).map(([name, n]) => [name, Float32Array.from(n)]),
      ),
    );
    const losses: number[] = [];
    for (let step = 1; step <= 4; step++) {
      const now = momentOf(step, 4);
      const result = runStep(train, state, { size: 4, arrays: examples }, now);
      state = result.state;
      losses.push(result.outputs["loss"]!.data[0]!);
      const scalars = train.inputs.flatMap((input) =>
        input.kind === "scalar"
          ? [
              [
                input.name,
                {
                  data: Float32Array.of(scalarValue(input.formula, now)),
                  shape: [],
                },
              ],
            ]
          : [],
      );
      await column.step(
        {
          x: { data: examples.x, shape: [4, 150, 3] },
          y: { data: examples.y, shape: [4] },
          ...(Object.fromEntries(scalars) as object),
        },
        4,
      );
      const [metrics] = await column.collect();
      expect(metrics?.loss).toBeCloseTo(losses.at(-1) ?? NaN, 4);
    }
    column.dispose();
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    expect(neutralWeights(train, state).size).toBe(5);
  });
});
