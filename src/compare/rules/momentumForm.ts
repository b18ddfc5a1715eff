// Two spellings of momentum take the same steps while the learning rate stays what it is.
import type { Optimizer } from "../../ir/index.ts";
import type { Application, Rule } from "../rule.ts";

export default {
  name: "momentumForm",
  order: 100,
  title: "momentum's spelling",
  statement:
    "A velocity of finished steps (v = µ·v − lr·g) and one of gradients (v = µ·v + g, multiplied by lr later) move the weights alike.",
  condition: "while the learning rate is constant",
  otherwise: "the velocity adds up gradients (v = µ·v + g; w −= lr·v)",
  effect: "training",
  apply(graph): readonly Application[] {
    const optimizer = graph.optimizer;
    if (optimizer?.kind !== "sgd" && optimizer?.kind !== "rmsprop") return [];
    const { momentum, velocityHoldsLearningRate: form } = optimizer.options;
    if (momentum.value === 0 || !form.value) return [];
    // A schedule moves the learning rate: there the two differ.
    if (typeof optimizer.options.learningRate.value !== "number") return [];
    graph.optimizer = {
      ...optimizer,
      options: {
        ...optimizer.options,
        velocityHoldsLearningRate: { ...form, value: false },
      },
    } as Optimizer;
    return [
      {
        rule: "momentumForm",
        list: "same in other words",
        at: "optimizer",
        option: "velocityHoldsLearningRate",
        said: "the velocity adds up finished steps (v = µ·v − lr·g; w += v)",
        setting: form,
      },
    ];
  },
} satisfies Rule;
