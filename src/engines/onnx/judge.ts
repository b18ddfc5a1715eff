// onnxruntime-web judges a trained model: the same test examples through both engines.
import { batchFeeds } from "../compile.ts";
import type { Judge } from "../loop.ts";
import type { TrainingPlan } from "../plan.ts";
import { evaluationBatches } from "../recipe.ts";
import { secondOpinion } from "./agree.ts";

const examples = 16;

export function judgeWithOnnx(plan: TrainingPlan): Judge {
  return async (compiled, device) => {
    const { model, schedule, column } = compiled;
    const { indices, make } = evaluationBatches(
      plan.dataset,
      schedule.options,
      examples,
      examples,
    );
    const batch = make(indices[0] ?? new Uint32Array());
    const feeds = batchFeeds(compiled.graphs.evaluate, batch);
    const { predictions } = await device.evaluate(feeds, batch.count);
    const weights = compiled.weights(await device.state());
    try {
      const opinion = await secondOpinion(model, weights, batch, predictions);
      const { maxAbsoluteDifference: apart, agrees } = opinion;
      return {
        kind: "agreement",
        column,
        text: `onnxruntime-web ${agrees ? "gives the same answers" : "answers otherwise"}: at most ${apart.toExponential(1)} apart over ${batch.count} examples.`,
        ...opinion,
      };
    } catch (error) {
      return {
        kind: "agreement",
        column,
        text: `No second opinion. ${error instanceof Error ? error.message : String(error)}`,
        maxAbsoluteDifference: NaN,
        tolerance: NaN,
        agrees: false,
      };
    }
  };
}
