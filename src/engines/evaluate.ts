// Judges a trained column on the split its recipe names, in large batches.
import type { Model } from "../ir/model.ts";
import { batchFeeds, type CompiledColumn } from "./compile.ts";
import { breathe, type Control } from "./control.ts";
import type { Prediction, Progress } from "./engine.ts";
import { evaluationBatchSize } from "./evaluationBatch.ts";
import type { EngineColumn } from "./executor.ts";
import type { TrainingPlan } from "./plan.ts";
import { answerForm, predictionsOf } from "./predictions.ts";
import { evaluationBatches } from "./recipe.ts";

export async function evaluateColumn(
  plan: TrainingPlan,
  compiled: CompiledColumn,
  device: EngineColumn,
  control: Control,
): Promise<Extract<Progress, { kind: "evaluated" }>> {
  const { schedule, model, column } = compiled;
  const { indices, make } = evaluationBatches(
    plan.dataset,
    schedule.options,
    evaluationBatchSize(
      model,
      compiled.graphs.evaluate,
      schedule.options.batchSize,
    ),
    plan.evaluationLimit,
  );
  const total = { loss: 0, correct: 0, judged: 0, examples: 0 };
  const predictions: Prediction[] = [];
  for (const part of indices) {
    if (control.stopped) break;
    const batch = make(part);
    const feeds = batchFeeds(compiled.graphs.evaluate, batch);
    const result = await device.evaluate(feeds, batch.count);
    total.loss += (result.loss ?? NaN) * batch.count;
    total.correct += result.correct ?? 0;
    total.judged += result.judged ?? 0;
    total.examples += batch.count;
    predictions.push(
      ...predicted(plan, model, part, result.predictions, predictions.length),
    );
    await breathe();
  }
  return {
    kind: "evaluated",
    column,
    loss: total.loss / total.examples,
    accuracy: total.judged > 0 ? total.correct / total.judged : null,
    examples: total.examples,
    predictions,
  };
}

/** As many of this batch's predictions as are still wanted. */
function predicted(
  plan: TrainingPlan,
  model: Model,
  indices: Uint32Array,
  answers: Float32Array,
  have: number,
): Prediction[] {
  const form = answerForm(model);
  const wanted = Math.min(plan.predictions - have, indices.length);
  if (form === null || wanted <= 0) return [];
  const split = plan.dataset[model.data?.evaluated.value?.split ?? "test"];
  const classes = answers.length / indices.length;
  const shown = indices.subarray(0, wanted);
  const truths = Array.from(shown, (index) => split.targets[index] ?? NaN);
  return predictionsOf(
    answers.subarray(0, wanted * classes),
    form,
    truths,
    indices[0] ?? 0,
  );
}
