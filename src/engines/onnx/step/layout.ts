// The layout of images as a rule of this engine: they lie as ONNX's Conv wants them from layer to layer. What that saves a step is counted by leaving it out.
import type { StepGraph } from "../../step/graph.ts";
import type { AppliedRule } from "../../step/rules/worth.ts";
import type { Target } from "./emitter.ts";
import { exportStep } from "./export.ts";

export const layout = {
  name: "layout",
  title: "Layout chosen for the engine",
  lesson:
    "PyTorch keeps an image’s channels first, TensorFlow last, and every engine has the order that its convolutions are fast in. The step is written once; here images and kernels lie channels first, as ONNX’s Conv reads them, from layer to layer, whatever the dialect says, and only what goes in or is asked for is moved. Else every convolution and pooling would turn its image round and its result back. The numbers are the same.",
} as const;

/** The rule, where it moves fewer numbers in a step of this batch; nothing for a step without images, or an engine that keeps every layout. */
export function layoutApplied(
  graph: StepGraph,
  batchSize: number,
  target: Target,
): readonly AppliedRule[] {
  if (!target.channelsFirst) return [];
  const moved = (channelsFirst: boolean): readonly number[] =>
    exportStep(graph, { batchSize, target: { ...target, channelsFirst } })
      .moved;
  const [turned, kept] = [moved(false), moved(true)];
  const nodesSaved = turned.length - kept.length;
  const numbersSaved = sum(turned) - sum(kept);
  return nodesSaved === 0 && numbersSaved === 0
    ? []
    : [{ ...layout, nodesSaved, numbersSaved }];
}

const sum = (sizes: readonly number[]): number =>
  sizes.reduce((all, size) => all + size, 0);
