// The spine: every node once, whatever the columns lack, branch, or stand in which order.
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  conv3,
  curve,
  drop,
  kerasCnn,
  ModelBuilder,
  pool2,
  torchCnn,
} from "../ir/fixtures.ts";
import { batch, type Model } from "../ir/index.ts";
import { align } from "./align.ts";
import { canonicalize } from "./canonicalize.ts";
import { compare } from "./diff.ts";

const spineOf = (models: readonly Model[]) =>
  align(models.map(canonicalize)).spine;

const titles = (models: readonly Model[]) =>
  spineOf(models).map(({ title }) => title);

it("numbers each kind along the spine", () => {
  expect(titles([torchCnn(), kerasCnn()])).toEqual([
    "input",
    ...["conv 1", "relu 1", "conv 2", "relu 2", "pool 1", "dropout 1"],
    ...["conv 3", "relu 3", "conv 4", "relu 4", "pool 2", "dropout 2"],
    ...["flatten", "dense 1", "relu 5", "dropout 3", "dense 2"],
    ...["loss", "optimiser", "data"],
  ]);
});

const addition = {
  function: "add",
  constant: null,
  constantFirst: false,
} as const;

/** A residual block; the shortcut may be missing, or be written on the other side of the sum. */
function residual(dialect: string, shortcut: "none" | "left" | "right"): Model {
  const b = new ModelBuilder(dialect, [batch, 8, 8, 8]);
  const before = b.add("conv", conv3(8));
  b.add("activation", curve("relu"));
  const after = b.add("conv", conv3(8));
  if (shortcut !== "none")
    b.add("arithmetic", addition, {
      inputs: shortcut === "left" ? [before, after] : [after, before],
    });
  b.add("activation", curve("relu"));
  return b.build();
}

it("aligns a block with one that lacks its shortcut", () => {
  const models = [residual("a", "left"), residual("b", "none")];
  expect(titles(models)).toEqual([
    "input",
    ...["conv 1", "relu 1", "conv 2", "add", "relu 2"],
  ]);
  const add = compare(models).differences.find(
    ({ option }) => option === "node",
  );
  expect(add?.rows).toEqual(["layer:add 1"]);
  expect(add?.effect).toBe("values");
});

it("does not mind on which side of a sum the shortcut stands", () => {
  const models = [residual("a", "left"), residual("b", "right")];
  expect(
    compare(models).differences.filter(({ list }) => list === "differs"),
  ).toEqual([]);
});

it("tells layers that read from another place", () => {
  const block = (dialect: string, from: "conv" | "relu") => {
    const b = new ModelBuilder(dialect, [batch, 8, 8, 8]);
    const conv = b.add("conv", conv3(8));
    const relu = b.add("activation", curve("relu"));
    const after = b.add("conv", conv3(8));
    b.add("arithmetic", addition, {
      inputs: [after, from === "conv" ? conv : relu],
    });
    return b.build();
  };
  const [only, ...more] = compare([
    block("a", "conv"),
    block("b", "relu"),
  ]).differences.filter(({ list }) => list === "differs");
  expect(more).toEqual([]);
  expect(only?.option).toBe("inputs");
  expect(only?.values.map(({ text }) => text)).toEqual([
    "from conv 1, conv 2",
    "from conv 2, relu",
  ]);
});

it("tells one set of weights used twice from two sets", () => {
  const twice = (dialect: string, shared: boolean) => {
    const b = new ModelBuilder(dialect, [batch, 4]);
    b.add("dense", { units: 4, useBias: false });
    b.add(
      "dense",
      { units: 4, useBias: false },
      shared ? { share: `${dialect}:dense0` } : {},
    );
    return b.build();
  };
  const [only, ...more] = compare([
    twice("a", true),
    twice("b", false),
  ]).differences.filter(({ list }) => list === "differs");
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    option: "sharing",
    effect: "training",
    rows: ["layer:dense 2"],
  });
});

/** Random chains of layers on 8×8 images. */
const chain = fc
  .array(
    fc.constantFrom(
      "conv",
      "relu",
      "tanh",
      "pool",
      "dropout",
      "rate0",
      "permute",
    ),
    { maxLength: 9 },
  )
  .map((kinds) => (dialect: string): Model => {
    const b = new ModelBuilder(dialect, [batch, 3, 64, 64]);
    b.add("conv", conv3(4));
    for (const kind of kinds) {
      if (kind === "conv") b.add("conv", conv3(4));
      else if (kind === "relu" || kind === "tanh")
        b.add("activation", curve(kind));
      else if (kind === "pool") {
        if (
          Number(b.values[b.last]?.shape[2]) > 1 &&
          Number(b.values[b.last]?.shape[3]) > 1
        )
          b.add("maxPool", pool2());
      } else if (kind === "permute") b.add("permute", { axes: [0, 1, 3, 2] });
      else b.add("dropout", drop(kind === "rate0" ? 0 : 0.5));
    }
    return b.build();
  });

const column = (make: (dialect: string) => Model, index: number) =>
  make(`c${index}`);

it("covers every node of every column exactly once", () => {
  fc.assert(
    fc.property(fc.array(chain, { minLength: 1, maxLength: 4 }), (makes) => {
      const models = makes.map(column);
      const spine = spineOf(models);
      models.forEach(({ nodes }, index) => {
        const covered = spine.flatMap((row) => row.nodes[index] ?? []);
        expect(covered.toSorted()).toEqual(
          nodes.map(({ id }) => id).toSorted(),
        );
      });
    }),
  );
});

it("finds nothing between a model and itself", () => {
  fc.assert(
    fc.property(chain, (make) => {
      expect(compare([make("a"), make("a")]).differences).toEqual([]);
      expect(compare([make("a"), make("a"), make("a")]).differences).toEqual(
        [],
      );
    }),
  );
  for (const model of [torchCnn(), kerasCnn("channelsLast")])
    expect(compare([model, model]).differences).toEqual([]);
});

it("does not mind in which order the columns stand", () => {
  fc.assert(
    fc.property(fc.array(chain, { minLength: 3, maxLength: 3 }), (makes) => {
      const models = makes.map(column);
      const there = compare(models);
      const turned = compare(models.toReversed());
      expect(turned.spine).toEqual(
        there.spine.map((row) => ({
          ...row,
          nodes: row.nodes.toReversed(),
          parameters: row.parameters.toReversed(),
        })),
      );
      const texts = (comparison: typeof there, back: boolean) =>
        comparison.differences
          .map(({ list, option, effect, rows, values }) => {
            const said = values.map(({ text }) => text);
            return JSON.stringify([
              list,
              option,
              effect,
              rows,
              back ? said.toReversed() : said,
            ]);
          })
          .toSorted();
      expect(texts(turned, true)).toEqual(texts(there, false));
    }),
  );
});
