// Signatures of calls that are no op: inputs, schedules, training and testing. What they mean reaches the recording as events.
import { signaturesOf } from "./signatures.ts";

export const others: Readonly<Record<string, string>> = {
  ...signaturesOf([
    "cntk.ops.input_variable",
    "cntk.ops.sequence.input_variable",
    "cntk.ops.placeholder",
    "cntk.ops.parameter",
    "cntk.ops.constant",
    "cntk.ops.alias",
    "cntk.ops.pooling",
    "cntk.ops.optimized_rnnstack",
    "cntk.metrics.classification_error",
    "cntk.initializer.initializer_with_rank",
    "cntk.layers.Activation",
    "cntk.layers.LayerNormalization",
    "cntk.layers.Recurrence",
    "cntk.layers.Fold",
    "cntk.train.Trainer",
    "cntk.train.Trainer.test_minibatch",
    "cntk.ops.functions.Function.train",
    "cntk.ops.functions.Function.test",
    "cntk.learners.learning_rate_schedule",
    "cntk.learners.training_parameter_schedule",
    "cntk.learners.learning_parameter_schedule",
    "cntk.learners.learning_parameter_schedule_per_sample",
    "cntk.learners.momentum_schedule",
    "cntk.learners.momentum_schedule_per_sample",
    "cntk.learners.momentum_as_time_constant_schedule",
  ]),
};
