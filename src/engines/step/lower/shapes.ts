// Ops that move elements and compute nothing.
import { at, dimAt, range, sizeAt } from "../dims.ts";
import { inOrder, inThisOrder, plain } from "../lowering.ts";
import { bordered } from "./border.ts";
import type { Lower } from "./call.ts";

export const flatten: Lower<"flatten"> = ({ graph, inputs, output }) =>
  plain(graph, graph.reshape(inOrder(graph, inputs[0]), output));

export const reshape: Lower<"reshape"> = ({ graph, inputs, output }) =>
  plain(graph, graph.reshape(inOrder(graph, inputs[0]), output));

/** Moves nothing: what changes is which axis is called which. */
export const permute: Lower<"permute"> = ({ inputs: [input], options }) => ({
  ref: input.ref,
  order: input.order.map((axis) => options.axes.indexOf(axis)),
});

export const concatenate: Lower<"concatenate"> = ({
  graph,
  inputs,
  options,
}) => {
  const { order } = inputs[0];
  const refs = inputs.map((input) => inThisOrder(graph, input, order));
  return { ref: graph.concat(refs, order.indexOf(options.axis)), order };
};

export const slice: Lower<"slice"> = ({ graph, inputs, options, output }) => {
  const x = inOrder(graph, inputs[0]);
  const sliced = options.ranges.reduce((ref, { start, stop, step }, axis) => {
    const dim = dimAt(graph.shape(ref), axis);
    const whole = start === 0 && stop === null;
    const part = whole
      ? ref
      : graph.part(
          ref,
          axis,
          start,
          (stop ?? sizeAt(graph.shape(ref), axis)) - start,
        );
    const turned = step < 0 ? graph.flip(part, [axis]) : part;
    if (Math.abs(step) === 1 || typeof dim !== "number") return turned;
    return graph.every(
      turned,
      range(options.ranges.length).map((i) =>
        i === axis ? Math.abs(step) : 1,
      ),
    );
  }, x);
  return plain(graph, graph.reshape(sliced, output));
};

export const pad: Lower<"pad"> = ({ graph, inputs: [input], options }) => {
  const along = (amounts: readonly number[]): number[] =>
    input.order.map((axis) => at(amounts, axis));
  return {
    ref: bordered(
      graph,
      input.ref,
      along(options.before),
      along(options.after),
      options.mode,
      options.value,
    ),
    order: input.order,
  };
};
