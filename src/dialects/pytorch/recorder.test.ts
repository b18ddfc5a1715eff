// What the dry modules do with programs that are wrong, unknown, or easily read wrongly.
import { afterAll, describe, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import type { Recording } from "../../python/recording.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import pytorch from "./index.ts";

const python = nodePython(pytorch.python);
afterAll(() => python.close());

const newest = pytorch.versions[0] ?? "";
const header =
  "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

function record(program: string, version = newest): Promise<Recording> {
  return python.record({
    cells: [header + program],
    signatures: signaturesOf(pytorch, version),
    versions: { torch: version },
  });
}

async function model(program: string, version = newest) {
  const recording = await record(program, version);
  expect(recording.error).toBeNull();
  return resolve(read(recording, pytorch, version), "metadata");
}

const trained =
  "o = torch.optim.SGD(m.parameters(), lr=0.1)\nloss = m(x).mean()\nloss.backward()\no.step()";

describe("stops with a message that names the call", () => {
  it.each([
    [
      "nn.Conv2D(3, 4, 3)",
      "unknown",
      "torch.nn.Conv2D is not known here. Did you mean Conv2d",
    ],
    [
      "torch.zeros(3).einsumm()",
      "unknown",
      "torch.Tensor.einsumm is not known here",
    ],
    [
      "nn.Conv2d(3, 4, kernel=3)",
      "python",
      "torch.nn.Conv2d((in_channels, out_channels, kernel_size",
    ],
    [
      "nn.Linear(10, 2)(torch.randn(2, 5))",
      "python",
      "mat1 and mat2 shapes cannot be multiplied ((N, 5) and 10x2)",
    ],
    [
      "nn.Conv2d(3, 4, 3, groups=2)",
      "python",
      "in_channels must be divisible by groups",
    ],
    [
      "nn.CrossEntropyLoss()(torch.randn(4, 3), torch.zeros(4))",
      "python",
      "expected scalar type Long but found Float32",
    ],
    [
      "nn.MSELoss()(torch.randn(4, 1), torch.zeros(4))",
      "python",
      "is not read here: torch broadcasts them",
    ],
    [
      "m = nn.Linear(2, 2)\no = torch.optim.SGD(m.parameters(), lr=0.1)\ntorch.optim.lr_scheduler.StepLR(o, 3).step(7)",
      "unknown",
      "a schedule set to a count of the program's own",
    ],
    ["nn.Linear(2, 2).double()", "unknown", "models are read in 32-bit floats"],
    [
      "torch.load('weights.pt')",
      "unknown",
      "torch.load('weights.pt') is not known here",
    ],
    [
      "w = torch.zeros(3, requires_grad=True)\n(w * w).sum().backward()\nwith torch.no_grad():\n  w -= 0.1 * w.grad",
      "unknown",
      "Weights that the program updates by hand",
    ],
  ])("%s", async (program, kind, message) => {
    const { error } = await record(program);
    expect(error?.kind).toBe(kind);
    expect(error?.message).toContain(message);
    expect(error?.span?.startLine).toBeGreaterThan(3);
  });
  it("where a model uses a tensor that nobody feeds", async () => {
    const { error } = await record(
      "class M(nn.Module):\n  def forward(self, x):\n    return x + torch.randn(3, 4)\nM()(torch.randn(3, 4))",
    );
    expect(error?.message).toContain("neither its input nor a weight");
  });
  it("where an option means something that is not modelled", async () => {
    const recording = await record(
      "m = nn.AvgPool2d(2, divisor_override=3)\nx = torch.randn(2, 3, 8, 8)\nm = nn.Sequential(m, nn.Conv2d(3, 1, 1))\n" +
        trained,
    );
    expect(() => read(recording, pytorch, newest)).toThrow(
      "Expected divisor_override of torch.nn.AvgPool2d to be None",
    );
  });
});

describe("reads", () => {
  it("a model in both modes, and shows the user the outputs of the mode he is in", async () => {
    const { traces } = await record(
      "m = nn.Sequential(nn.Linear(4, 2), nn.Dropout())\nm.eval()\nm(torch.randn(3, 4))",
    );
    expect(traces.map(({ mode, twin }) => [mode, twin])).toEqual([
      ["evaluation", 2],
      ["training", 1],
    ]);
  });
  it("a forward that the program calls itself, and layers outside any model, as switched by train() and eval()", async () => {
    const direct = await model(
      "class M(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.a = nn.Linear(4, 2)\n  def forward(self, x):\n    return F.dropout(self.a(x), training=self.training)\nm = M()\nx = torch.randn(3, 4)\no = torch.optim.SGD(m.parameters(), lr=0.1)\nm.forward(x).mean().backward()\no.step()",
    );
    const loose = await model(
      "a, d = nn.Linear(4, 2), nn.Dropout()\nx = torch.randn(3, 4)\no = torch.optim.SGD(a.parameters(), lr=0.1)\nd(a(x)).mean().backward()\no.step()",
    );
    for (const { nodes } of [direct, loose])
      expect(nodes[1]).toMatchObject({
        op: "dropout",
        options: { activeIn: { value: "training" } },
      });
  });
  it("an in-place change as a new value, and leaves the fed tensor as it was for the other mode", async () => {
    const { nodes } = await model(
      "class M(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.a = nn.Linear(4, 4)\n  def forward(self, x):\n    x *= 2\n    y = self.a(x)\n    y += x\n    F.relu_(y)\n    return y\nm = M()\nx = torch.randn(3, 4)\n" +
        trained,
    );
    expect(nodes.map((node) => node.op)).toEqual([
      "arithmetic",
      "dense",
      "arithmetic",
      "activation",
      "reduce",
    ]);
    expect(nodes[2]?.inputs).toEqual([
      nodes[1]?.outputs[0],
      nodes[0]?.outputs[0],
    ]);
  });
  it("losses walked back one after the other as their sum", async () => {
    const { nodes, loss } = await model(
      "m = nn.Linear(4, 2)\nx = torch.randn(3, 4)\no = torch.optim.SGD(m.parameters(), lr=0.1)\ny = m(x)\na, b = y.mean(), y.pow(2).sum()\na.backward(retain_graph=True)\nb.backward()\no.step()",
    );
    expect(nodes.at(-1)).toMatchObject({ op: "arithmetic", outputs: [loss] });
  });
  it("the first axis of what is fed as the batch, through views", async () => {
    const { nodes } = await model(
      "class M(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.a = nn.Linear(12, 2)\n  def forward(self, x):\n    return self.a(x.view(8, -1)) + self.a(x.view(-1, 12)) + self.a(x.reshape(x.size(0), 12))\nm = M()\nx = torch.randn(8, 3, 4)\n" +
        trained,
    );
    const targets = nodes.flatMap((node) =>
      node.op === "reshape" ? [node.options.target.value] : [],
    );
    expect(targets).toEqual(Array(3).fill([{ batch: 1 }, 12]));
  });
  it("late initialisers, the last writer winning, and frozen weights", async () => {
    const { parameters } = await model(
      "m = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))\nnn.init.normal_(m[0].weight)\nnn.init.constant_(m[0].weight, 0.5)\nm[0].bias.requires_grad = False\nx = torch.randn(3, 4)\n" +
        trained,
    );
    expect(parameters[0]?.initializer.value).toEqual({
      kind: "constant",
      value: 0.5,
    });
    expect(parameters[0]?.history).not.toEqual([]);
    expect(parameters[1]?.trainable.value).toBe(false);
  });
  it("a transposed kernel's fans as each version counted them", async () => {
    const program =
      "m = nn.ConvTranspose2d(6, 4, 3, groups=2)\nx = torch.randn(2, 6, 5, 5)\n" +
      trained;
    const fanIn = async (version: string) =>
      (await model(program, version)).parameters[0]?.fans.fanIn;
    expect([await fanIn("2.15.0"), await fanIn("0.3.1")]).toEqual([
      2 * 9,
      6 * 9,
    ]);
  });
  it("the seed", async () => {
    const { program } = await record("torch.manual_seed(11)");
    expect(program).toMatchObject([
      { kind: "ambient", key: "seed", value: 11 },
    ]);
  });
  it("what has no effect and what is not modelled, and says so", async () => {
    const { notes } = await record(
      "m = nn.Linear(2, 2).cuda()\ntorch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)\ntorch.backends.cudnn.benchmark = True",
    );
    expect(notes.map((note) => note.kind)).toEqual([
      "no effect",
      "no effect",
      "no effect",
    ]);
  });
});
