// The comparison of whole programs: the four-convolution network in several ways of saying it.
import { expect, it } from "vitest";
import {
  conv3,
  curve,
  drop,
  kerasCnn,
  ModelBuilder,
  stated,
  torchCnn,
} from "../ir/fixtures.ts";
import { batch, parameterCount, verifyModel, type Model } from "../ir/index.ts";
import { compare } from "./diff.ts";
import type { DifferenceList } from "./difference.ts";

const titles = (models: readonly Model[], list: DifferenceList) =>
  compare(models)
    .differences.filter((difference) => difference.list === list)
    .map(({ title }) => title);

const setApart = [
  "kernel initialiser",
  "bias initialiser",
  "last partial batch",
  "what is evaluated",
];

it("is given models that hold together", () => {
  for (const model of [torchCnn(), kerasCnn(), kerasCnn("channelsLast")]) {
    verifyModel(model);
    expect(parameterCount(model)).toBe(3_441_592);
  }
});

it("finds exactly what sets the PyTorch and the Keras network apart", () => {
  const models = [torchCnn(), kerasCnn()];
  expect(titles(models, "differs")).toEqual(setApart);
  expect(titles(models, "latent")).toEqual(["ignored label"]);
  expect(titles(models, "not modelled")).toEqual([]);
  expect(titles(models, "same in other words")).toEqual([
    "flatten or reshape",
    "label form",
    "softmax in the model or in the loss",
    "momentum's spelling",
    "padding in words or in numbers",
    "names",
    "activation before or after pooling",
    "number type of the labels",
  ]);
});

it("sees through channels last, and says while what it holds", () => {
  const models = [torchCnn(), kerasCnn("channelsLast")];
  expect(titles(models, "differs")).toEqual(setApart);
  const layout = compare(models).differences.find(
    ({ id }) => id === "rule:layout",
  );
  expect(layout?.condition).toContain("when weights are moved too");
  expect(layout?.rows).toContain("layer:flatten 1");
  expect(layout?.rows).toContain("data");
  expect(layout?.values[0]?.text).toBe("channels first");
});

it("states Keras's clip as the condition of softmax in the loss", () => {
  const { differences } = compare([torchCnn(), kerasCnn()]);
  const softmax = differences.find(({ id }) => id === "rule:softmaxLoss");
  expect(softmax?.list).toBe("same in other words");
  expect(softmax?.condition).toContain("1e-7");
  expect(softmax?.classes).toEqual([0, 0]);
});

it("tells with numbers what the last partial batch is", () => {
  const { differences } = compare(
    [torchCnn(), kerasCnn()],
    ["PyTorch", "Keras"],
  );
  const explanation = differences.find(({ id }) => id === "data.remainder");
  expect(explanation?.explanation).toContain(
    "PyTorch leaves out 16 of 50,000 examples in every epoch (781 steps); Keras makes one more, smaller step of 16 examples (782 steps an epoch).",
  );
});

it("tells how much wider one initialiser spreads, over all layers in one row", () => {
  const { differences } = compare(
    [torchCnn(), kerasCnn()],
    ["PyTorch", "Keras"],
  );
  const kernels = differences.filter(({ id }) => id.startsWith("kernel.init"));
  expect(kernels).toHaveLength(1);
  expect(kernels[0]?.rows).toHaveLength(6);
  expect(kernels[0]?.values[0]?.words).toBe("kaiming_uniform(a=√5)");
  expect(kernels[0]?.explanation).toContain(
    "The kernels of conv 1 to dense 2 (6 places) start from different distributions: at conv 1, PyTorch draws from U(±0.1925), Keras draws from U(±0.1122); at dense 2, PyTorch draws from U(±0.04419), Keras draws from U(±0.1072). PyTorch's weights spread 0.41 (dense 2) to 1.7 (conv 1) times as wide as Keras's.",
  );
});

it("keeps a layer that starts in another way apart from the rest", () => {
  const other = torchCnn();
  const parameters = other.parameters.map((parameter) =>
    parameter.id === "pytorch:dense16.kernel"
      ? {
          ...parameter,
          initializer: stated(
            { kind: "normal" as const, mean: 0, std: 0.05 },
            "normal_(std=0.05)",
          ),
        }
      : parameter,
  );
  const kernels = compare([
    { ...other, parameters },
    kerasCnn(),
  ]).differences.filter(({ id }) => id.startsWith("kernel.init"));
  expect(kernels.map(({ rows }) => rows.length)).toEqual([5, 1]);
  expect(kernels[1]?.rows).toEqual(["layer:dense 2"]);
});

it("shows one dropout rate that differs among three columns", () => {
  const models = [
    torchCnn(),
    torchCnn([0.25, 0.25, 0.25], "gluon"),
    kerasCnn(),
  ];
  const rates = compare(models).differences.filter(
    ({ option }) => option === "dropRate",
  );
  expect(rates).toHaveLength(1);
  expect(rates[0]).toMatchObject({
    list: "differs",
    effect: "training",
    rows: ["layer:dropout 3"],
    classes: [0, 1, 0],
  });
  expect(rates[0]?.values.map(({ text }) => text)).toEqual([
    "0.5",
    "0.25",
    "0.5",
  ]);
});

const small = (dialect: string, dropout: boolean, filters = 8): Model => {
  const b = new ModelBuilder(dialect, [batch, 3, 8, 8]);
  b.add("conv", conv3(filters));
  b.add("activation", curve("relu"));
  if (dropout) b.add("dropout", drop(0.5));
  b.add("flatten", { startAxis: 1, endAxis: -1 });
  b.add("dense", { units: 10, useBias: true });
  return b.build();
};

it("shows a layer that one of three columns lacks", () => {
  const models = [small("a", true), small("b", false), small("c", true)];
  const [missing, ...more] = compare(models).differences.filter(
    ({ list }) => list === "differs",
  );
  expect(more).toEqual([]);
  expect(missing).toMatchObject({
    effect: "training",
    option: "node",
    rows: ["layer:dropout 1"],
    classes: [0, 1, 0],
  });
  expect(missing?.values[1]?.origin).toBe("absent");
});

it("gives an option the effect `shape` only where it changes that layer's output", () => {
  const [first, ...more] = compare([
    small("a", false),
    small("b", false, 16),
  ]).differences.filter(({ option }) => option === "filters");
  expect(first?.effect).toBe("shape");
  expect(more).toEqual([]);
  const wider = compare([small("a", false), small("b", false, 16)]);
  expect(
    wider.differences.filter(
      ({ effect, list }) => effect === "shape" && list === "differs",
    ),
  ).toHaveLength(1);
});

it("shows what is not modelled, with the columns that say it", () => {
  const models = [
    small("a", false),
    {
      ...small("b", false),
      notes: [
        { kind: "not modelled" as const, text: "A callback stops early." },
      ],
    },
  ];
  const [note] = compare(models).differences.filter(
    ({ list }) => list === "not modelled",
  );
  expect(note?.values.map(({ origin }) => origin)).toEqual([
    "absent",
    "stated",
  ]);
});

it("orders each list by effect, worst first", () => {
  const { differences } = compare([small("a", true), kerasCnn()]);
  const order = [
    "shape",
    "values",
    "initial weights",
    "training",
    "speed only",
  ];
  const ranks = differences
    .filter(({ list }) => list === "differs")
    .map(({ effect }) => order.indexOf(effect));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});
