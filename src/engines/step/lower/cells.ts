// One step of each recurrent op: what is worked out for all steps at once, and what hangs on the step before.
import { gruGates } from "../../../ir/ops/gru.ts";
import {
  recurrentRole,
  type RecurrentActivation,
  type RecurrentKind,
} from "../../../ir/ops/recurrent.ts";
import type { GraphBuilder } from "../builder.ts";
import { at } from "../dims.ts";
import type { Ref } from "../primitives.ts";
import type { Place } from "../scan.ts";
import { curve } from "./activation.ts";
import type { Call } from "./call.ts";
import { clamp } from "./functions.ts";

export type RecurrentName = "simpleRnn" | "gru" | "lstm";
type AnyCall = Call<RecurrentName>;
export type Gate = string | null;

/** What of x or of the hidden state the gates see: some of it is dropped, the same for all gates or for each gate its own. */
export interface Masks {
  readonly perGate: boolean;
  readonly seen: (place: Place, x: Ref, gate: Gate) => Ref;
}

/** A direction of a recurrent op. States are lists: the hidden state first. */
export interface Cell {
  /** How many states a step hands on. */
  readonly states: number;
  /** In the order in which they are joined here. */
  readonly gates: readonly Gate[];
  /** Joined input kernels (features, gates × units), and what is added to their product; null for nothing. */
  readonly kernel: Ref;
  readonly bias: Ref | null;
  /** The next states, from this step's part of the projection (N, gates × units); both stand where the step does. */
  step(place: Place, projected: Ref, states: readonly Ref[]): readonly Ref[];
}

/** The cell of a direction. */
export function cellOf(call: AnyCall, backward: boolean, masks: Masks): Cell {
  switch (call.node.op) {
    case "simpleRnn":
      return simpleCell(call as Call<"simpleRnn">, backward, masks);
    case "gru":
      return gruCell(call as Call<"gru">, backward, masks);
    case "lstm":
      return lstmCell(call as Call<"lstm">, backward, masks);
    default:
      call.node satisfies never;
      throw new TypeError("Expected a recurrent op.");
  }
}

/** Weights of some gates, side by side along their last axis; null where the op has none of them. */
function joined(
  { graph, parameter, has }: Pick<AnyCall, "graph" | "parameter" | "has">,
  kind: RecurrentKind,
  gates: readonly Gate[],
  backward: boolean,
): Ref | null {
  const roles = gates.map((gate) => recurrentRole(kind, gate, backward));
  if (!roles.every(has)) return null;
  const refs = roles.map((role) => parameter(role));
  return graph.concat(refs, graph.shape(at(refs, 0)).length - 1);
}

function needed(ref: Ref | null): Ref {
  if (ref === null)
    throw new TypeError("Expected every gate to have a kernel.");
  return ref;
}

/** The sum of what is there. */
function summed(
  graph: GraphBuilder,
  ...terms: readonly (Ref | null)[]
): Ref | null {
  const known = terms.filter((term) => term !== null);
  return known.length > 0 ? graph.addAll(known) : null;
}

const plus = (graph: GraphBuilder, x: Ref, term: Ref | null): Ref =>
  term === null ? x : graph.add(x, term);

const applied = (graph: GraphBuilder, fn: RecurrentActivation, x: Ref): Ref =>
  fn === "linear" ? x : curve(graph, fn, x, null);

/** The i-th of several blocks of columns, `count` blocks wide. */
function block(
  graph: GraphBuilder,
  x: Ref,
  units: number,
  i: number,
  count = 1,
): Ref {
  return graph.part(x, graph.shape(x).length - 1, i * units, count * units);
}

/** The product of what each gate sees with its columns of a joined kernel (of the outer graph); the kernel may have more gates behind these. */
export function gateProducts(
  place: Place,
  x: Ref,
  kernel: Ref,
  gates: readonly Gate[],
  units: number,
  { perGate, seen }: Masks,
): Ref {
  const { graph } = place;
  const columns = (i: number, count: number) =>
    place.kept(block(place.outer, kernel, units, i, count));
  if (!perGate)
    return graph.matmul(seen(place, x, at(gates, 0)), columns(0, gates.length));
  return graph.concat(
    gates.map((gate, i) => graph.matmul(seen(place, x, gate), columns(i, 1))),
    1,
  );
}

const onlyGate: readonly Gate[] = [null];

function simpleCell(
  call: Call<"simpleRnn">,
  backward: boolean,
  masks: Masks,
): Cell {
  const { graph, options } = call;
  const own = (kind: RecurrentKind) => joined(call, kind, onlyGate, backward);
  const recurrent = needed(own("recurrentKernel"));
  return {
    states: 1,
    gates: onlyGate,
    kernel: needed(own("kernel")),
    bias: summed(graph, own("bias"), own("recurrentBias")),
    step: (place, projected, states) => {
      const product = gateProducts(
        place,
        at(states, 0),
        recurrent,
        onlyGate,
        options.units,
        masks,
      );
      const sum = place.graph.add(projected, product);
      return [applied(place.graph, options.activation, sum)];
    },
  };
}

/** Where the reset gate multiplies the product, the candidate's second bias is inside; all other second biases are plain sums. */
function gruBiases(
  call: Call<"gru">,
  backward: boolean,
): { readonly outside: Ref | null; readonly inside: Ref | null } {
  const { graph, options } = call;
  const first = joined(call, "bias", gruGates, backward);
  const second = (gates: readonly Gate[]) =>
    joined(call, "recurrentBias", gates, backward);
  const [gates, candidate] = [
    second(["update", "reset"]),
    second(["candidate"]),
  ];
  if (candidate === null) return { outside: first, inside: null };
  const zeros = (count: number): Ref =>
    graph.broadcastTo(graph.scalar(0), [count * options.units]);
  const added = graph.concat(
    [gates ?? zeros(2), options.resetAfter ? zeros(1) : candidate],
    0,
  );
  return {
    outside:
      gates === null && options.resetAfter
        ? first
        : summed(graph, first, added),
    inside: options.resetAfter ? candidate : null,
  };
}

function gruCell(call: Call<"gru">, backward: boolean, masks: Masks): Cell {
  const own = (kind: RecurrentKind) => joined(call, kind, gruGates, backward);
  const recurrent = needed(own("recurrentKernel"));
  const { outside, inside } = gruBiases(call, backward);
  const weights = { recurrent, inside };
  return {
    states: 1,
    gates: gruGates,
    kernel: needed(own("kernel")),
    bias: outside,
    step: (place, projected, states) => [
      gruStep(call, place, projected, at(states, 0), weights, masks),
    ],
  };
}

interface GruWeights {
  readonly recurrent: Ref;
  /** The bias that the reset gate multiplies with the product. */
  readonly inside: Ref | null;
}

/** The next hidden state. */
function gruStep(
  { options }: Call<"gru">,
  place: Place,
  projected: Ref,
  old: Ref,
  { recurrent, inside }: GruWeights,
  masks: Masks,
): Ref {
  const { graph, kept } = place;
  const { units, resetAfter, gateActivation, activation } = options;
  const seenBy = resetAfter ? gruGates : gruGates.slice(0, 2);
  const product = gateProducts(place, old, recurrent, seenBy, units, masks);
  const gates = applied(
    graph,
    gateActivation,
    graph.add(
      block(graph, projected, units, 0, 2),
      block(graph, product, units, 0, 2),
    ),
  );
  const [keep, reset] = [
    block(graph, gates, units, 0),
    block(graph, gates, units, 1),
  ];
  const bias = inside === null ? null : kept(inside);
  const state = resetAfter
    ? graph.mul(reset, plus(graph, block(graph, product, units, 2), bias))
    : graph.matmul(
        graph.mul(reset, masks.seen(place, old, "candidate")),
        kept(block(place.outer, recurrent, units, 2)),
      );
  const candidate = applied(
    graph,
    activation,
    graph.add(block(graph, projected, units, 2), state),
  );
  const change = graph.mul(keep, graph.sub(old, candidate));
  return graph.add(candidate, change);
}

/** Gates with one curve stand side by side: the candidate comes last. */
const lstmOrder = ["input", "forget", "output", "candidate"] as const;

function lstmCell(call: Call<"lstm">, backward: boolean, masks: Masks): Cell {
  const { graph } = call;
  const own = (kind: RecurrentKind, gates: readonly Gate[]) =>
    joined(call, kind, gates, backward);
  const recurrent = needed(own("recurrentKernel", lstmOrder));
  const peepholes = {
    early: own("peephole", ["input", "forget"]),
    late: own("peephole", ["output"]),
  };
  return {
    states: 2,
    gates: lstmOrder,
    kernel: needed(own("kernel", lstmOrder)),
    bias: summed(
      graph,
      own("bias", lstmOrder),
      own("recurrentBias", lstmOrder),
      forgetConstant(call),
    ),
    step: (place, projected, states) => {
      const product = gateProducts(
        place,
        at(states, 0),
        recurrent,
        lstmOrder,
        call.options.units,
        masks,
      );
      const sums = place.graph.add(projected, product);
      return lstmStep(call, place, sums, at(states, 1), peepholes);
    },
  };
}

/** The constant of the forget gate among zeros; null where it is 0. */
function forgetConstant({ graph, options }: Call<"lstm">): Ref | null {
  const { forgetBias, units } = options;
  if (forgetBias === 0) return null;
  return graph.concat(
    lstmOrder.map((gate) =>
      graph.broadcastTo(graph.scalar(gate === "forget" ? forgetBias : 0), [
        units,
      ]),
    ),
    0,
  );
}

interface Peepholes {
  /** Of the input and the forget gate, which see the old memory. */
  readonly early: Ref | null;
  /** Of the output gate, which sees the new one. */
  readonly late: Ref | null;
}

/** The next hidden state and memory. */
function lstmStep(
  { options }: Call<"lstm">,
  { graph, kept }: Place,
  sums: Ref,
  memory: Ref,
  { early, late }: Peepholes,
): readonly [Ref, Ref] {
  const { units, cellClip } = options;
  const gated = (x: Ref) => applied(graph, options.gateActivation, x);
  const first = block(graph, sums, units, 0, late === null ? 3 : 2);
  const gates = gated(
    early === null
      ? first
      : graph.add(
          first,
          graph.mul(graph.concat([memory, memory], 1), kept(early)),
        ),
  );
  const candidate = applied(
    graph,
    options.activation,
    block(graph, sums, units, 3),
  );
  const mixed = graph.add(
    graph.mul(block(graph, gates, units, 1), memory),
    graph.mul(block(graph, gates, units, 0), candidate),
  );
  const next =
    cellClip === null
      ? mixed
      : clamp(graph, mixed, -cellClip, cellClip, "flows");
  const output =
    late === null
      ? block(graph, gates, units, 2)
      : gated(
          graph.add(block(graph, sums, units, 2), graph.mul(next, kept(late))),
        );
  return [
    graph.mul(output, applied(graph, options.outputActivation, next)),
    next,
  ];
}
