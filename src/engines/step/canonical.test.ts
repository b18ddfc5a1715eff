// Elements keep their canonical names through layouts, flattening and permuting, so that dropouts agree.
import { describe, expect, it } from "vitest";
import { batch, type Shape } from "../../ir/shape.ts";
import { atomsAfter, freshAtoms, type Atoms } from "./canonical.ts";
import { maskLayout } from "./lower/dropout.ts";
import { dropoutMask } from "./masks.ts";

const first: Shape = [batch, 3, 4, 5];
const last: Shape = [batch, 4, 5, 3];
const flattened = (shape: Shape, atoms: Atoms): Atoms =>
  atomsAfter({
    op: "flatten",
    options: { startAxis: 1, endAxis: -1 },
    inputs: [{ shape, atoms }],
    output: [batch, 60],
  });
const maskOf = (atoms: Atoms): Float32Array =>
  dropoutMask(
    {
      dropout: "dropout 1",
      dropRate: 0.5,
      layout: maskLayout({ order: atoms.map((_, i) => i), atoms }, []),
    },
    2,
    1,
    1,
  );

describe("canonical elements", () => {
  it("drop the same pixels after flattening either layout", () => {
    const nchw = maskOf(flattened(first, freshAtoms(first, "channelsFirst")));
    const nhwc = maskOf(flattened(last, freshAtoms(last, "channelsLast")));
    for (let n = 0; n < 2; n++)
      for (let c = 0; c < 3; c++)
        for (let p = 0; p < 20; p++)
          expect(nhwc[n * 60 + p * 3 + c]).toBe(nchw[n * 60 + c * 20 + p]);
    expect(nhwc).not.toEqual(nchw);
  });
  it("stay the same when a flattened image is taken apart again", () => {
    const flat = flattened(last, freshAtoms(last, "channelsLast"));
    const apart = atomsAfter({
      op: "reshape",
      options: {},
      inputs: [{ shape: [batch, 60], atoms: flat }],
      output: last,
    });
    expect(apart).toEqual(freshAtoms(last, "channelsLast"));
  });
  it("follow a permutation", () => {
    const moved = atomsAfter({
      op: "permute",
      options: { axes: [0, 2, 3, 1] },
      inputs: [{ shape: first, atoms: freshAtoms(first, "channelsFirst") }],
      output: last,
    });
    expect(moved).toEqual(freshAtoms(last, "channelsLast"));
  });
  it("start afresh where a reshape mixes axes", () => {
    const mixed = atomsAfter({
      op: "reshape",
      options: {},
      inputs: [{ shape: first, atoms: freshAtoms(first, "channelsFirst") }],
      output: [batch, 6, 10],
    });
    expect(mixed).toEqual(freshAtoms([batch, 6, 10], null));
  });
  it("count a dense layer's units from the last axis on", () => {
    const units = atomsAfter({
      op: "dense",
      options: {},
      inputs: [
        {
          shape: [batch, 60],
          atoms: flattened(last, freshAtoms(last, "channelsLast")),
        },
      ],
      output: [batch, 7],
    });
    expect(units.map((group) => group.map(({ dim }) => dim))).toEqual([
      [batch],
      [7],
    ]);
  });
});
