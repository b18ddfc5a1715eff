// Recurrent ops, unrolled: one matrix product projects the inputs of all steps, then step follows step.
import { printShape } from "../../../ir/shape.ts";
import type { GraphBuilder } from "../builder.ts";
import { at, dimAt, product, range } from "../dims.ts";
import { StepError } from "../graph.ts";
import { inOrder, inThisOrder, plain, type Placed } from "../lowering.ts";
import type { Ref, Shape } from "../primitives.ts";
import type { Call, Lower } from "./call.ts";
import {
  cellOf,
  gateProducts,
  type Cell,
  type Masks,
  type RecurrentName,
} from "./cells.ts";

type AnyCall = Call<RecurrentName>;

/** What one direction gives: the hidden state after each step, in the order of time, and its last states. */
interface Walk {
  readonly hidden: readonly Ref[];
  readonly last: readonly Ref[];
}

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
  const hidden: Ref[] = [];
  let states = initial(call, cell, batch, index);
  const order = backward ? range(steps).reverse() : range(steps);
  for (const step of order) {
    const part = graph.part(projected, 0, step, 1);
    states = cell.step(graph.reshape(part, graph.shape(part).slice(1)), states);
    hidden[step] = at(states, 0);
  }
  return { hidden, last: states };
}

/** x · kernel + bias for all steps at once: (steps, batch, gates × units). */
function projection(call: AnyCall, cell: Cell, x: Ref, index: number): Ref {
  const { graph, options } = call;
  const shape = graph.shape(x);
  const masks = masksOf(call, "input", shape.slice(1), index);
  const rows = (ref: Ref): Ref =>
    graph.reshape(ref, [product(shape.slice(0, 2)), dimAt(shape, 2)]);
  const flat = gateProducts(graph, x, cell.kernel, cell.gates, options.units, {
    ...masks,
    seen: (all, gate) => rows(masks.seen(all, gate)),
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
  const { graph, options } = call;
  const ref = merged(
    call,
    walks.map(({ hidden }) => stacked(graph, hidden)),
  );
  return { ref, order: options.timeAxis === 0 ? [0, 1, 2] : [1, 0, 2] };
}

const stacked = (graph: GraphBuilder, refs: readonly Ref[]): Ref =>
  graph.concat(
    refs.map((ref) => graph.reshape(ref, [1, ...graph.shape(ref)])),
    0,
  );

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
    return { perGate: false, seen: (x) => x };
  const perGate = dropMasks === "perGate";
  const way = index === 0 ? "" : " backward";
  return {
    perGate,
    seen: (x, gate) => {
      const of = perGate && gate !== null ? ` of ${gate}` : "";
      return call.graph.mul(x, mask(call, shape, rate, `${what}${of}${way}`));
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
