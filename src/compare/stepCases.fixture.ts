// Pairs of how a sequence is walked, step by step or at once, that a rule makes equal, and near pairs that it must not.
import { cellwise, walked, type Case } from "./ruleModels.fixture.ts";

export const stepCases: readonly Case[] = [
  {
    what: "a cell called step by step",
    rule: "stepByStep",
    pair: [walked({}), cellwise([0, 1, 2, 3, 4, 5])],
    list: "same in other words",
    near: [walked({}), cellwise([0, 1, 2, 4, 3, 5])],
  },
  {
    what: "steps backward, each behind a layer of its own",
    rule: "stepByStep",
    pair: [
      walked({ direction: "backward" }, undefined, (b) =>
        b.add("dense", { units: 3, useBias: true }),
      ),
      cellwise([5, 4, 3, 2, 1, 0], { embedded: true }),
    ],
    list: "same in other words",
    near: [walked({ direction: "backward" }), cellwise([0, 1, 2, 3, 4, 5])],
  },
  {
    what: "all results of a part of the steps",
    rule: "stepByStep",
    pair: [
      walked({ returns: "sequence" }, undefined, (b) =>
        b.add("slice", {
          ranges: [
            { start: 0, stop: null, step: 1 },
            { start: 2, stop: 5, step: 1 },
            { start: 0, stop: null, step: 1 },
          ],
          dropAxes: [],
        }),
      ),
      cellwise([2, 3, 4], { stacked: true }),
    ],
    list: "same in other words",
    near: [walked({ returns: "sequence" }), cellwise([2, 3, 4])],
  },
];
