// What a recurrent layer drops: the same elements at every step, for all gates or for each gate its own, and nothing in evaluation.
import { expect, it } from "vitest";
import type { OptionsOf } from "../../ir/index.ts";
import { ModelDraft } from "../modelFixtures.ts";
import { gruWalk } from "../recurrentCases.ts";
import { drawnState, momentOf, runStep } from "../reference/train.ts";
import type { StepInput } from "./graph.ts";
import { lower } from "./lower.ts";

const x = Float64Array.from({ length: 2 * 4 * 2 }, (_, i) => Math.cos(i));

function gru(options: Partial<OptionsOf<"gru">>) {
  const draft = new ModelDraft();
  const walked = draft.add(
    "gru",
    { ...gruWalk, ...options },
    draft.input([4, 2]),
  );
  return draft.judged(walked);
}

/** The results in training mode, with masks by what they drop from; `fed` stands for x. */
function results(
  options: Partial<OptionsOf<"gru">>,
  mask: (input: Extract<StepInput, { kind: "mask" }>) => ArrayLike<number>,
  { fed = x, without = "" } = {},
): number[] {
  const model = gru(options);
  const graph = lower(model, { purpose: "gradients", mode: "training" });
  const drawn = drawnState(graph, model, 3);
  const state = Object.fromEntries(
    Object.entries(drawn).map(([name, n]) => [
      name,
      without && name.includes(without) ? n.map(() => 0) : n,
    ]),
  );
  const masks = graph.inputs.flatMap((input) =>
    input.kind === "mask" ? [[input.name, mask(input)] as const] : [],
  );
  const arrays = { x: fed, ...Object.fromEntries(masks) };
  const { outputs } = runStep(graph, state, { size: 2, arrays }, momentOf(1));
  return [...outputs["predictions"]!.data];
}

const close = (a: readonly number[], b: readonly number[]) =>
  a.forEach((n, i) => expect(n).toBeCloseTo(b[i] ?? NaN, 12));
const plain = () => results({}, () => []);

it("drops the same inputs at every step", () => {
  const kept = [2, 0, 0, 2];
  const masked = x.map(
    (n, i) => n * (kept[Math.floor(i / 8) * 2 + (i % 2)] ?? 0),
  );
  close(
    results({ dropRate: 0.5 }, () => kept),
    results({}, () => [], { fed: masked }),
  );
});

it("drops the state on its way into the gates, not the state that is kept", () => {
  const nothing = new Float64Array(6);
  close(
    results({ recurrentDropRate: 0.5 }, () => nothing),
    results({}, () => [], { without: "recurrentKernel" }),
  );
});

it("gives each gate a mask of its own where it has one", () => {
  const names: string[] = [];
  results(
    {
      dropRate: 0.5,
      recurrentDropRate: 0.25,
      dropMasks: "perGate",
      direction: "both",
    },
    (input) => {
      names.push(`${input.dropout} ${input.dropRate}`);
      return new Float64Array(input.dropRate === 0.5 ? 4 : 6).fill(1);
    },
  );
  expect(names.toSorted()).toEqual(
    ["candidate", "reset", "update"]
      .flatMap((gate) => [
        `gru0 input of ${gate} 0.5`,
        `gru0 input of ${gate} backward 0.5`,
        `gru0 state of ${gate} 0.25`,
        `gru0 state of ${gate} backward 0.25`,
      ])
      .toSorted(),
  );
});

it("is a layer without dropout where every mask is 1, for each gate too", () => {
  for (const dropMasks of ["shared", "perGate"] as const)
    for (const resetAfter of [true, false])
      close(
        results(
          { dropRate: 0.5, recurrentDropRate: 0.5, dropMasks, resetAfter },
          ({ layout }) => new Float64Array(2 * Number(layout.atoms[1])).fill(1),
        ),
        results({ resetAfter }, () => []),
      );
  expect(plain()).not.toEqual(results({ resetAfter: false }, () => []));
});

it("drops nothing in evaluation", () => {
  const graph = lower(gru({ dropRate: 0.5, recurrentDropRate: 0.5 }), {
    purpose: "evaluation",
  });
  expect(graph.inputs.filter(({ kind }) => kind === "mask")).toEqual([]);
});
