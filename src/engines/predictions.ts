// What a classifier answered for some examples, with the probability it gave.
import type { Model } from "../ir/model.ts";
import type { Prediction } from "./engine.ts";

/** How the model's answers are to be read: scores, probabilities or their logarithms, in rows of classes. */
export type AnswerForm = "logits" | "probabilities" | "logProbabilities";

/** Read from the loss the model is trained with; null where it is no classifier. */
export function answerForm(model: Model): AnswerForm | null {
  for (const node of model.nodes) {
    if (node.op === "crossEntropy") return node.options.predictions.value;
  }
  return null;
}

export function predictionsOf(
  answers: Float32Array,
  form: AnswerForm,
  truths: ArrayLike<number>,
  firstExample: number,
): Prediction[] {
  const classes = answers.length / Math.max(truths.length, 1);
  return Array.from({ length: truths.length }, (_, i) => {
    const row = answers.subarray(i * classes, (i + 1) * classes);
    const predicted = row.reduce(
      (best, value, c) => (value > (row[best] ?? -Infinity) ? c : best),
      0,
    );
    return {
      example: firstExample + i,
      truth: truths[i] ?? NaN,
      predicted,
      probability: probability(row, predicted, form),
    };
  });
}

function probability(
  row: Float32Array,
  index: number,
  form: AnswerForm,
): number {
  const value = row[index] ?? NaN;
  switch (form) {
    case "probabilities":
      return value;
    case "logProbabilities":
      return Math.exp(value);
    case "logits":
      // The largest score is taken from all, so that no exponential overflows.
      return 1 / row.reduce((sum, other) => sum + Math.exp(other - value), 0);
    default:
      form satisfies never;
      return NaN;
  }
}
