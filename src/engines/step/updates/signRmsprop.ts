// CNTK's rmsprop: Source/Math/CPUMatrixImpl.h · CPUMatrix::RmsProp, Source/CNTKv2LibraryDll/Learner.cpp · LearnerRMSProp.
import {
  averaged,
  blend,
  rootWithEpsilon,
  stepped,
  type Update,
} from "../updates.ts";

export const signRmsprop: Update<"signRmsprop"> = (updated) => {
  const { graph, options, gradient, slot, remember, scalar } = updated;
  const { rho, epsilon, increase, decrease, most, least } = options;
  const squared = graph.unary("square", gradient);
  // The mean square starts from the first gradient's own square.
  const before = graph.select(
    scalar({ kind: "firstStep" }),
    squared,
    slot("square"),
  );
  const square = blend(graph, before, rho, squared);
  const sign = graph.unary("sign", gradient);
  const kept = graph.withNumber("greater", graph.mul(slot("sign"), sign), 0);
  const old = slot("step", options.initialStep);
  const step = graph.select(
    kept,
    graph.withNumber("min", graph.times(old, increase), most),
    graph.withNumber("max", graph.times(old, decrease), least),
  );
  remember("square", square);
  remember("sign", sign);
  remember("step", step);
  const multiplier = graph.div(
    step,
    rootWithEpsilon(graph, square, epsilon, "inside"),
  );
  return stepped(
    updated,
    averaged(graph, gradient, multiplier, options.averageMultiplier),
  );
};
