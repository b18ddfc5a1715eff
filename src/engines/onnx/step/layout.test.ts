// The layout that the engine chooses saves moves, and changes no result.
import { expect, it } from "vitest";
import { cnn, ModelDraft, tinySize } from "../../modelFixtures.ts";
import { stream } from "../../reference/fill.ts";
import { drawnState, momentOf, runStep } from "../../reference/train.ts";
import { lower } from "../../step/lower.ts";
import { dropoutMask } from "../../step/masks.ts";
import { onnxChecked } from "../outputs.ts";
import { layoutApplied } from "./layout.ts";

const target = { transposedProducts: true, channelsFirst: true, scans: true };
const size = 2;

it.each(["channelsFirst", "channelsLast"] as const)(
  "saves what would turn images round, of a network with %s",
  (layout) => {
    const step = lower(cnn({ ...tinySize, layout }), { purpose: "training" });
    const [rule, ...others] = layoutApplied(step, size, target);
    expect(others).toEqual([]);
    expect(rule?.nodesSaved).toBeGreaterThan(4);
    expect(rule?.numbersSaved).toBeGreaterThan(0);
  },
);

it("has nothing to say without images, or where every layout is kept", () => {
  const draft = new ModelDraft();
  const x = draft.add("dense", { units: 3, useBias: true }, draft.input([4]));
  const dense = lower(draft.classifier(x), { purpose: "training" });
  expect(layoutApplied(dense, size, target)).toEqual([]);
  const images = lower(cnn(tinySize), { purpose: "training" });
  const kept = { ...target, channelsFirst: false };
  expect(layoutApplied(images, size, kept)).toEqual([]);
});

it.each([true, false])(
  "computes the same gradients, images kept channels first: %s",
  async (channelsFirst) => {
    const model = cnn(tinySize);
    const graph = lower(model, { purpose: "gradients" });
    const next = stream(3);
    const { image } = tinySize;
    const x = Float32Array.from({ length: size * 3 * image * image }, next);
    const y = Int32Array.of(1, 0);
    const state = drawnState(graph, model, 1);
    const batch = { size, arrays: { x, y } };
    const expected = runStep(graph, state, batch, momentOf(1)).outputs;
    const { seed, step } = momentOf(1);
    const masks = graph.inputs.flatMap((input) =>
      input.kind === "mask"
        ? [[input.name, dropoutMask(input, size, seed, step)] as const]
        : [],
    );
    const fed = { ...state, ...Object.fromEntries(masks), x, y };
    const onnx = await onnxChecked("wasm", { channelsFirst });
    const received = await onnx.compute(graph, fed, size);
    expect(Object.keys(received)).toEqual(Object.keys(expected));
    for (const [name, { data }] of Object.entries(expected))
      data.forEach((value, i) => {
        expect(received[name]?.[i]).toBeCloseTo(value, 4);
      });
  },
);
