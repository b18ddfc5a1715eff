// Moved weights make two programs compute the same numbers, whatever their layout and order of features.
import fc from "fast-check";
import { expect, it } from "vitest";
import { conv3, curve, drop, ModelBuilder, pool2 } from "../ir/fixtures.ts";
import { batch, type Layout, type Model, type Weight } from "../ir/index.ts";
import { forward } from "./forward.fixture.ts";
import { moveWeights, weightMoves } from "./moveWeights.ts";

/** conv, pool and relu in either order, flatten, dense, dense: on 4×6 images of 3 channels. */
function network(dialect: string, layout: Layout, poolFirst: boolean): Model {
  const b = new ModelBuilder(
    dialect,
    layout === "channelsFirst" ? [batch, 3, 4, 6] : [batch, 4, 6, 3],
  );
  b.add("conv", conv3(5, layout, layout === "channelsLast"));
  if (poolFirst) b.add("maxPool", pool2(layout));
  b.add("activation", curve("relu"));
  if (!poolFirst) b.add("maxPool", pool2(layout));
  b.add("flatten", { startAxis: 1, endAxis: -1 });
  b.add("dropout", drop(0.5));
  b.add("dense", { units: 7, useBias: true });
  b.add("activation", curve("relu"));
  b.add("dense", { units: 2, useBias: true });
  return b.build();
}

function drawn(model: Model, seed: number): Map<string, Weight> {
  let state = seed;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  return new Map(
    model.parameters.map(({ id, shape }) => {
      const size = shape.reduce((product, n) => product * n, 1);
      return [id, { shape, data: Float64Array.from({ length: size }, next) }];
    }),
  );
}

/** An image as both layouts store it. */
function images(seed: number) {
  const first = Array.from({ length: 3 * 4 * 6 }, (_, i) =>
    Math.sin(seed + i * i),
  );
  const last = Array.from({ length: 4 * 6 * 3 }, (_, i) => {
    const channel = i % 3;
    const place = Math.floor(i / 3);
    return first[channel * 24 + place] ?? 0;
  });
  return { channelsFirst: first, channelsLast: last };
}

const layouts = ["channelsFirst", "channelsLast"] as const;

it("gives the same answers from moved weights", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...layouts),
      fc.constantFrom(...layouts),
      fc.boolean(),
      fc.integer({ min: 1, max: 1e6 }),
      (a, b, poolFirst, seed) => {
        const from = network("a", a, poolFirst);
        const to = network("b", b, !poolFirst);
        const weights = drawn(from, seed);
        const moved = moveWeights(from, to, weights);
        const image = images(seed);
        const own = forward(from, weights, image[a]);
        const other = forward(to, moved, image[b]);
        own.forEach((value, i) => expect(other[i]).toBeCloseTo(value, 10));
      },
    ),
    { numRuns: 20 },
  );
});

it("gives other answers where the dense kernel's rows are not reordered", () => {
  const from = network("a", "channelsFirst", true);
  const to = network("b", "channelsLast", true);
  const weights = drawn(from, 3);
  const copied = new Map(
    from.parameters.map(({ id }, i) => [
      to.parameters[i]?.id ?? "",
      weights.get(id)!,
    ]),
  );
  const image = images(3);
  const own = forward(from, weights, image.channelsFirst);
  const other = forward(to, copied, image.channelsLast);
  expect(Math.abs((own[0] ?? 0) - (other[0] ?? 0))).toBeGreaterThan(1e-3);
});

it("comes back to the bit", () => {
  const from = network("a", "channelsFirst", true);
  const to = network("b", "channelsLast", false);
  const weights = drawn(from, 11);
  const back = moveWeights(to, from, moveWeights(from, to, weights));
  expect(back).toEqual(weights);
});

it("names the weights that have no partner", () => {
  const from = network("a", "channelsFirst", true);
  const b = new ModelBuilder("b", [batch, 3, 4, 6]);
  b.add("conv", conv3(5));
  expect(() => moveWeights(from, b.build(), drawn(from, 1))).toThrow(
    /Received none for "a:dense5\.kernel" \(30, 7\)/,
  );
});

it("names the weights whose shapes do not agree", () => {
  const wide = new ModelBuilder("a", [batch, 4]);
  wide.add("dense", { units: 3, useBias: true });
  const narrow = new ModelBuilder("b", [batch, 4]);
  narrow.add("dense", { units: 2, useBias: true });
  const from = wide.build();
  expect(() => moveWeights(from, narrow.build(), drawn(from, 1))).toThrow(
    "Expected the kernel of dense to have the same shape in both columns. Received (4, 3)",
  );
});

/** A dense layer with batch normalisation that keeps its spread in one form or the other. */
function normed(
  dialect: string,
  runningVariance: "biased" | "inverseDeviation",
): Model {
  const b = new ModelBuilder(dialect, [batch, 6]);
  b.add("dense", { units: 4, useBias: true });
  b.add("batchNorm", {
    axis: 1,
    epsilon: 1e-4,
    newStatisticShare: 0.1,
    center: true,
    scale: true,
    runningVariance,
    trackRunning: true,
    activeIn: "training",
  });
  return b.build();
}

it("leaves variances and inverse deviations apart, and moves all else", () => {
  const from = normed("a", "biased");
  const moves = (to: Model) =>
    weightMoves(from, to).map(
      ({ to: id }) => to.parameters.find((each) => each.id === id)?.role,
    );
  const all = moves(normed("b", "biased"));
  expect(all).toContain("runningVariance");
  expect(moves(normed("b", "inverseDeviation"))).toEqual(
    all.filter((role) => role !== "runningVariance"),
  );
});
