// CNTK's fsadagrad: Source/Math/CPUMatrixImpl.h · CPUMatrix::FSAdagrad, Source/CNTKv2LibraryDll/Learner.cpp · LearnerFSAdaGrad.
import type { Ref } from "../primitives.ts";
import { blend, stepped, type Update, type Updated } from "../updates.ts";

export const fsadagrad: Update<"fsadagrad"> = (updated) => {
  const { graph, options, gradient, slot, remember } = updated;
  const { momentum, rho, unitGain, mostGain } = options;
  const square = blend(
    graph,
    slot("square"),
    rho,
    graph.unary("square", gradient),
  );
  remember("square", square);
  const gain = graph.withNumber(
    "min",
    graph.div(graph.unary("sqrt", count(updated)), graph.unary("sqrt", square)),
    mostGain,
  );
  const scaled = graph.mul(gradient, gain);
  if (momentum === 0) return stepped(updated, scaled);
  const velocity = graph.add(
    graph.times(slot("velocity"), momentum),
    graph.times(scaled, unitGain ? 1 - momentum : 1),
  );
  remember("velocity", velocity);
  return stepped(updated, velocity);
};

/** The running mean of examples per step, from 0. */
function count({
  graph,
  options,
  weight,
  slot,
  remember,
}: Updated<"fsadagrad">): Ref {
  const examples = graph.broadcastTo(
    graph.extent([{ batch: 1 }]),
    graph.shape(weight),
  );
  const counted = blend(graph, slot("count"), options.rho, examples);
  remember("count", counted);
  return counted;
}
