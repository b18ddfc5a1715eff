// Recurrent layers as ONNX's own RNN, GRU and LSTM: steps first, weights (directions, gates × units, …).
import { gruGates } from "../../ir/ops/gru.ts";
import {
  recurrentRole,
  type RecurrentActivation,
  type RecurrentKind,
  type RecurrentOptions,
} from "../../ir/ops/recurrent.ts";
import { unpack, type Weight } from "../../ir/weights.ts";
import type { AttributeValue, Name } from "./builder.ts";
import { input, noExport, type Export, type Spot } from "./lowering.ts";

type Gate = string | null;
type AnySite = Spot & { readonly options: RecurrentOptions };

/** What ONNX calls a curve, and its numbers. */
const curves: Readonly<
  Partial<
    Record<
      RecurrentActivation,
      readonly [string, alpha?: number, beta?: number]
    >
  >
> = {
  sigmoid: ["Sigmoid"],
  tanh: ["Tanh"],
  relu: ["Relu"],
  hardSigmoid: ["HardSigmoid", 1 / 6, 0.5],
  hardSigmoidFifth: ["HardSigmoid", 0.2, 0.5],
  softsign: ["Softsign"],
  softplus: ["Softplus"],
  linear: ["Affine", 1, 0],
};

function activations(
  site: AnySite,
  functions: readonly RecurrentActivation[],
): Record<string, AttributeValue> {
  const all = ways(site).flatMap(() =>
    functions.map(
      (name) =>
        curves[name] ??
        noExport(site, `ONNX has no ${name} inside recurrent layers.`),
    ),
  );
  const numbers = (i: 1 | 2) => all.flatMap((each) => each[i] ?? []);
  return {
    activations: { strings: all.map(([name]) => name) },
    ...(numbers(1).length > 0 && {
      activation_alpha: { floats: numbers(1) },
      activation_beta: { floats: numbers(2) },
    }),
  };
}

/** Which of the roles each direction reads: those of the second, `backward…`, only where there are two. */
const ways = ({ options }: AnySite): readonly boolean[] =>
  options.direction === "both" ? [false, true] : [false];

const directions = {
  forward: "forward",
  backward: "reverse",
  both: "bidirectional",
} as const;

/** A weight of some gates with its axes turned, one gate below the other, for all directions. */
function stacked(
  site: AnySite,
  kinds: readonly RecurrentKind[],
  gates: readonly Gate[],
  extra: (gate: Gate, kind: RecurrentKind) => number = () => 0,
): Name {
  const { units } = site.options;
  const parts = ways(site).flatMap((backward) =>
    kinds.flatMap((kind) =>
      gates.map((gate): Weight => {
        const role = recurrentRole(kind, gate, backward);
        const weight = site.has(role)
          ? site.weight(role)
          : { shape: [units], data: new Float32Array(units) };
        const turned =
          weight.shape.length === 2
            ? unpack(weight, [{ step: "permute", axes: [1, 0] }])
            : weight;
        const added = extra(gate, kind);
        return { ...turned, data: turned.data.map((n) => n + added) };
      }),
    ),
  );
  const rest = parts[0]?.shape.slice(1) ?? [];
  return site.b.floats(
    parts.flatMap(({ data }) => [...data]),
    [ways(site).length, kinds.length * gates.length * units, ...rest],
  );
}

interface Layer {
  readonly type: "RNN" | "GRU" | "LSTM";
  readonly gates: readonly Gate[];
  readonly states: 1 | 2;
  readonly functions: readonly RecurrentActivation[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly forgetBias?: number;
  readonly peepholes?: readonly string[];
}

function recurrent(site: AnySite, layer: Layer): readonly Name[] {
  const { b, options } = site;
  const { units, timeAxis, returns, returnState } = options;
  const { gates, states } = layer;
  const outputs = b.several(
    layer.type,
    [
      stepsFirst(site),
      stacked(site, ["kernel"], gates),
      stacked(site, ["recurrentKernel"], gates),
      stacked(site, ["bias", "recurrentBias"], gates, (gate, kind) =>
        gate === "forget" && kind === "bias" ? (layer.forgetBias ?? 0) : 0,
      ),
      "",
      ...initialStates(site, states),
      ...(layer.peepholes?.length
        ? [stacked(site, ["peephole"], layer.peepholes)]
        : []),
    ],
    {
      hidden_size: units,
      direction: directions[options.direction],
      ...activations(site, layer.functions),
      ...layer.attributes,
    },
    1 + states,
  );
  const [all, ...last] = outputs as [Name, ...Name[]];
  const each = last.map((name) => split(site, name));
  const result =
    returns === "last" || timeAxis === null
      ? merged(site, each[0] ?? [], 1)
      : sequence(site, all);
  const given = ways(site).flatMap((_, way) =>
    each.map((state) => state[way] as Name),
  );
  return [result, ...(returnState ? given : [])];
}

/** (steps, batch, features). */
function stepsFirst(site: AnySite): Name {
  const { name, shape } = input(site);
  const { timeAxis } = site.options;
  if (timeAxis === null) return site.b.reshape(name, [1, ...shape]);
  return timeAxis === 0 ? name : site.b.transpose(name, [1, 0, 2]);
}

/** Given states, (directions, batch, units) each; none where they are zero. */
function initialStates(site: AnySite, states: number): Name[] {
  const given = site.inputs.slice(1);
  if (given.length === 0) return Array.from({ length: states }, () => "");
  return Array.from({ length: states }, (_, state) => {
    const rows = ways(site).map((_way, way) => {
      const { name, shape } = input(site, 1 + way * states + state);
      return site.b.reshape(name, [1, ...shape]);
    });
    return site.b.op("Concat", rows, { axis: 0 });
  });
}

/** (directions, batch, units) apart. */
const split = (site: AnySite, name: Name): Name[] =>
  ways(site).map((_, way) =>
    site.b.op("Squeeze", [
      site.b.slice(name, 0, way, way + 1),
      site.b.ints([0]),
    ]),
  );

function merged(site: AnySite, names: readonly Name[], axis: number): Name {
  const { b, options } = site;
  const [first, second] = names as [Name, Name?];
  if (second === undefined) return first;
  switch (options.merge) {
    case "concatenate":
      return b.op("Concat", [first, second], { axis });
    case "sum":
      return b.add(first, second);
    case "multiply":
      return b.mul(first, second);
    case "average":
      return b.mul(b.add(first, second), 0.5);
    default:
      options.merge satisfies never;
      return first;
  }
}

/** (steps, directions, batch, units) as the model has it. */
function sequence(site: AnySite, all: Name): Name {
  const { b, options } = site;
  const parts = ways(site).map((_, way) =>
    b.op("Squeeze", [b.slice(all, 1, way, way + 1), b.ints([1])]),
  );
  const joined = merged(site, parts, 2);
  return options.timeAxis === 0 ? joined : b.transpose(joined, [1, 0, 2]);
}

export const simpleRnn: Export<"simpleRnn"> = (site) =>
  recurrent(site, {
    type: "RNN",
    gates: [null],
    states: 1,
    functions: [site.options.activation],
  });

export const gru: Export<"gru"> = (site) =>
  recurrent(site, {
    type: "GRU",
    gates: gruGates,
    states: 1,
    functions: [site.options.gateActivation, site.options.activation],
    attributes: { linear_before_reset: site.options.resetAfter ? 1 : 0 },
  });

export const lstm: Export<"lstm"> = (site) =>
  site.options.cellClip === null
    ? recurrent(site, {
        type: "LSTM",
        gates: ["input", "output", "forget", "candidate"],
        states: 2,
        functions: [
          site.options.gateActivation,
          site.options.activation,
          site.options.outputActivation,
        ],
        forgetBias: site.options.forgetBias,
        peepholes: site.options.peepholes ? ["input", "output", "forget"] : [],
      })
    : noExport(site, "ONNX bounds the sums inside an LSTM, not its memory.");
