// Recurrent ops: one matrix product projects the inputs of all steps, then step follows step, as a scan or written out.
import { printShape } from "../../../ir/shape.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, product, range } from "../dims.ts";
import { StepError } from "../graph.ts";
import { inOrder, inThisOrder, plain, type Placed } from "../lowering.ts";
import type { Ref, Shape } from "../primitives.ts";
import { ScanDraft, stack, stepOf, unrolledPlace } from "../scan.ts";
import type { Call, Lower } from "./call.ts";
import {
  cellOf,
  gateProducts,
  type Cell,
  type Masks,
  type RecurrentName,
} from "./cells.ts";

type AnyCall = Call<RecurrentName>;

/** What one direction gives: the hidden states after all steps (steps, batch, units), in the order of time, and its last states. */
interface Walk {
  readonly hidden: () => Ref;
  readonly last: readonly Ref[];
}

/** Sequences no longer than this are written out: a scan of so few steps saves nothing. */
export const fewSteps = 3;

function lowerRecurrent(call: AnyCall): Placed[] {
  const { graph, options } = call;
  const x = stepsFirst(call);
  const ways =
    options.direction === "both"
      ? [false, true]
      : [options.direction === "backward"];
  const walks = ways.map((backward, i) => walk(call, x, backward, i));
  const result =
    options.returns === "last" || options.timeAxis === null
      ? plain(
          graph,
          merged(
            call,
            walks.map(({ last }) => at(last, 0)),
          ),
        )
      : sequence(call, walks);
  const states = options.returnState
    ? walks.flatMap(({ last }) => last.map((ref) => plain(graph, ref)))
    : [];
  return [result, ...states];
}

/** The input as (steps, batch, features). */
function stepsFirst({ graph, options, inputs: [input] }: AnyCall): Ref {
  if (options.timeAxis === null) {
    const x = inOrder(graph, input);
    return graph.reshape(x, [1, ...graph.shape(x)]);
  }
  return inThisOrder(
    graph,
    input,
    options.timeAxis === 0 ? [0, 1, 2] : [1, 0, 2],
  );
}

function walk(call: AnyCall, x: Ref, backward: boolean, index: number): Walk {
  const { graph, options } = call;
  const second = options.direction === "both" && backward;
  const [steps, batch] = [dimAt(graph.shape(x), 0), dimAt(graph.shape(x), 1)];
  if (typeof steps !== "number")
    throw new StepError(
      `Expected a known number of steps. Received ${printShape(graph.shape(x))}.`,
    );
  const cell = cellOf(
    call,
    second,
    masksOf(call, "state", [batch, options.units], index),
  );
  const projected = projection(call, cell, x, index);
  const states = initial(call, cell, batch, index);
  const scans = call.lowering.forms.recurrence === "scan" && steps > fewSteps;
  const walked = scans ? scanned : unrolled;
  return walked(graph, cell, projected, states, { steps, backward });
}

interface Order {
  readonly steps: number;
  readonly backward: boolean;
}

function scanned(
  graph: GraphBuilder,
  cell: Cell,
  projected: Ref,
  initial: readonly Ref[],
  order: Order,
): Walk {
  const draft = new ScanDraft(graph, order);
  const before = initial.map((ref) => draft.state(ref));
  const after = cell.step(draft, draft.slice(projected), before);
  const { last, stacked } = draft.finish(after, [at(after, 0)]);
  return { hidden: () => stacked(0), last: after.map((_, i) => last(i)) };
}

function unrolled(
  graph: GraphBuilder,
  cell: Cell,
  projected: Ref,
  initial: readonly Ref[],
  { steps, backward }: Order,
): Walk {
  const hidden: Ref[] = [];
  const place = unrolledPlace(graph);
  let states = initial;
  for (const step of backward ? range(steps).reverse() : range(steps)) {
    states = cell.step(place, stepOf(graph, projected, step), states);
    hidden[step] = at(states, 0);
  }
  return { hidden: () => stack(graph, hidden), last: states };
}

/** x · kernel + bias for all steps at once: (steps, batch, gates × units). */
function projection(call: AnyCall, cell: Cell, x: Ref, index: number): Ref {
  const { graph, options } = call;
  const shape = graph.shape(x);
  const masks = masksOf(call, "input", shape.slice(1), index);
  const rows = (ref: Ref): Ref =>
    graph.reshape(ref, [product(shape.slice(0, 2)), dimAt(shape, 2)]);
  const place = unrolledPlace(graph);
  const flat = gateProducts(place, x, cell.kernel, cell.gates, options.units, {
    ...masks,
    seen: (at, all, gate) => rows(masks.seen(at, all, gate)),
  });
  const full = cell.bias === null ? flat : graph.add(flat, cell.bias);
  return graph.reshape(full, [
    ...shape.slice(0, 2),
    dimAt(graph.shape(full), 1),
  ]);
}

/** The states before the first step: given, or zero. */
function initial(
  { graph, inputs, options }: AnyCall,
  cell: Cell,
  batch: ReturnType<typeof dimAt>,
  index: number,
): readonly Ref[] {
  const given = inputs.slice(1);
  return range(cell.states).map((state) =>
    given.length > 0
      ? inOrder(graph, at(given, index * cell.states + state))
      : graph.broadcastTo(graph.scalar(0), [batch, options.units]),
  );
}

/** One value of two directions. */
function merged({ graph, options }: AnyCall, refs: readonly Ref[]): Ref {
  const [first, second] = [at(refs, 0), refs[1]];
  if (second === undefined) return first;
  switch (options.merge) {
    case "concatenate":
      return graph.concat(refs, graph.shape(first).length - 1);
    case "sum":
      return graph.add(first, second);
    case "multiply":
      return graph.mul(first, second);
    case "average":
      return graph.times(graph.add(first, second), 0.5);
    default:
      options.merge satisfies never;
      throw new StepError("Expected a known way to merge two directions.");
  }
}

/** All steps' results, kept steps first, whatever the model's order. */
function sequence(call: AnyCall, walks: readonly Walk[]): Placed {
  const { options } = call;
  const ref = merged(
    call,
    walks.map(({ hidden }) => hidden()),
  );
  return { ref, order: options.timeAxis === 0 ? [0, 1, 2] : [1, 0, 2] };
}

/** What gates see of x or of the state: the same elements are dropped at every step. */
function masksOf(
  call: AnyCall,
  what: "input" | "state",
  shape: Shape,
  index: number,
): Masks {
  const { dropRate, recurrentDropRate, dropMasks } = call.options;
  const rate = what === "input" ? dropRate : recurrentDropRate;
  if (rate === 0 || call.mode !== "training")
    return { perGate: false, seen: (_, x) => x };
  const perGate = dropMasks === "perGate";
  const way = index === 0 ? "" : " backward";
  return {
    perGate,
    seen: ({ graph, kept }, x, gate) => {
      const of = perGate && gate !== null ? ` of ${gate}` : "";
      const name = `${what}${of}${way}`;
      return graph.mul(x, kept(mask(call, shape, rate, name)));
    },
  };
}

function mask(
  { graph, lowering, node }: AnyCall,
  shape: Shape,
  dropRate: number,
  what: string,
): Ref {
  const dropout = `${lowering.dropoutIds[node.id] ?? node.id} ${what}`;
  const name = `mask:${dropout}`;
  const ref = graph.input(name, shape);
  if (!lowering.inputs.some((input) => input.name === name))
    lowering.inputs.push({
      kind: "mask",
      name,
      ref,
      dropout,
      node: node.id,
      dropRate,
      layout: { atoms: shape, canonical: range(shape.length) },
    });
  return ref;
}

export const simpleRnn: Lower<"simpleRnn"> = (call) =>
  lowerRecurrent(call as unknown as AnyCall);
export const gru: Lower<"gru"> = (call) =>
  lowerRecurrent(call as unknown as AnyCall);
export const lstm: Lower<"lstm"> = (call) =>
  lowerRecurrent(call as unknown as AnyCall);
