// Dense: the leading axes joined, one matrix product.
import { dimAt } from "../dims.ts";
import { inOrder, plain } from "../lowering.ts";
import type { Lower } from "./call.ts";

export const dense: Lower<"dense"> = ({
  graph,
  inputs,
  output,
  parameter,
  has,
}) => {
  const x = inOrder(graph, inputs[0]);
  const rank = graph.shape(x).length;
  const rows =
    rank > 2
      ? graph.join(x, 0, rank - 2)
      : rank === 1
        ? graph.reshape(x, [1, dimAt(graph.shape(x), 0)])
        : x;
  const product = graph.matmul(rows, parameter("kernel"));
  const biased = has("bias") ? graph.add(product, parameter("bias")) : product;
  return plain(graph, graph.reshape(biased, output));
};
