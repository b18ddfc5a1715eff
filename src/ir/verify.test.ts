// Each broken invariant is named: node, option, value.
import { expect, it } from "vitest";
import { curve, kerasCnn, ModelBuilder, torchCnn } from "./fixtures.ts";
import { batch, type Model } from "./index.ts";
import { verifyModel } from "./verify.ts";

const model = torchCnn();
const withNode = (index: number, changes: object): Model => ({
  ...model,
  nodes: model.nodes.map((node, i) =>
    i === index ? { ...node, ...changes } : node,
  ),
});
const first = model.nodes[0]!;

it("lets whole models through", () => {
  for (const whole of [model, kerasCnn(), kerasCnn("channelsLast")])
    expect(verifyModel(whole)).toBe(whole);
});

const broken: readonly [string, () => Model, RegExp][] = [
  [
    "an unknown input",
    () => withNode(1, { inputs: ["nowhere"] }),
    /an input of activation .* known value\. Received "nowhere"/,
  ],
  [
    "an input that is made later",
    () => withNode(1, { inputs: model.nodes[2]!.outputs }),
    /made by an earlier node/,
  ],
  [
    "an id used twice",
    () => withNode(1, { id: first.id }),
    /each node to have an id of its own/,
  ],
  [
    "a missing option",
    () => withNode(1, { options: {} }),
    /activation .* to have the option function/,
  ],
  [
    "an option that the op does not have",
    () =>
      withNode(1, {
        options: { ...model.nodes[1]!.options, slope: { value: 1 } },
      }),
    /only the options function, alpha\. Received slope/,
  ],
  [
    "an option without a value",
    () => withNode(1, { options: { ...model.nodes[1]!.options, alpha: {} } }),
    /option alpha .* Received undefined/,
  ],
  [
    "a recorded shape that the op does not make",
    () => {
      const id = first.outputs[0]!;
      const value = { ...model.values[id]!, shape: [batch, 50, 31, 31] };
      return { ...model, values: { ...model.values, [id]: value } };
    },
    /conv "conv1" to have shape \(N, 50, 32, 32\).* Received \(N, 50, 31, 31\)/,
  ],
  [
    "a missing weight",
    () => withNode(0, { parameters: {} }),
    /conv "conv1" to have a weight for its role kernel\. Received none/,
  ],
  [
    "a weight that the op does not own",
    () => withNode(1, { parameters: { slope: "s" } }),
    /own the weights none\. Received slope/,
  ],
  [
    "a weight of another shape",
    () => ({
      ...model,
      parameters: model.parameters.map((one, i) =>
        i ? one : { ...one, shape: [1] },
      ),
    }),
    /kernel of conv "conv1" to have shape \(50, 3, 3, 3\)\. Received \(1\)/,
  ],
  [
    "an answer that nothing makes",
    () => ({ ...model, outputs: ["nowhere"] }),
    /Received "nowhere", which nothing makes/,
  ],
  [
    "a loss that is not one number",
    () => ({ ...model, loss: model.nodes[16]!.outputs[0]! }),
    /loss to be one number\. Received a tensor of shape \(N, 10\)/,
  ],
];

it.each(broken)("names %s", (_, make, message) => {
  expect(() => verifyModel(make())).toThrow(message);
});

it("gives an op's own complaint the node's name", () => {
  const b = new ModelBuilder("hand", [batch, 4]);
  b.add("activation", curve("relu"), { name: "bent" });
  b.add("softmax", { axis: 1, log: false }, { name: "soft" });
  const whole = b.build();
  const nodes = whole.nodes.map((node) =>
    node.op === "softmax"
      ? {
          ...node,
          options: {
            ...node.options,
            axis: { ...node.options.axis, value: 5 },
          },
        }
      : node,
  );
  expect(() => verifyModel({ ...whole, nodes })).toThrow(
    /softmax "soft": .*axis 5/,
  );
});
