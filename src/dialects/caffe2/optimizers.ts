// Optimisers: the update rules that optimizer.build_… adds to a net, and the one that programs write with WeightedSum. Every option is explicit.
import type { Clipping } from "../../ir/index.ts";
import { usualMomentum } from "../optimizerRows.ts";
import {
  elsewhere,
  ignored,
  input,
  only,
  optimizerPhrase,
  type Word,
} from "../phrase.ts";
import { boolean, impliedWord, number, numberWord } from "../words.ts";
import adaptive from "./adaptive.ts";
import { netSignature } from "./calls.ts";
import {
  base,
  build,
  claims,
  clipped,
  file,
  first,
  law,
  sparse,
} from "./optimizerParts.ts";
import { policyNames } from "./policies.ts";
import { policyRate } from "./schedules.ts";
import { inSource } from "./sources.ts";

const momentumSource = inSource(
  "caffe2/sgd/momentum_sgd_op.h · momentum_sgd_update",
);
const momentumRows = {
  dampening: impliedWord(0, "Caffe2 has no dampening", momentumSource),
  ...usualMomentum(momentumSource),
  velocityHoldsLearningRate: impliedWord(
    true,
    "Caffe2's velocity is v = µ·v + lr·g, and w −= v",
    momentumSource,
  ),
};

const sgdSource = inSource(`${file} · SgdOptimizer`);

/** The learning rate is multiplied by most / max(‖g‖, most): for gradient descent the same as a shorter gradient. */
const clipping: Word<readonly Clipping[]> = {
  from: ["max_gradient_norm"],
  read: (context) => {
    const most = context.argument("max_gradient_norm") ?? null;
    if (most === null) return [];
    return [
      {
        kind: "norm",
        most: number(most, "max_gradient_norm"),
        over: "all weights",
        order: 2,
        epsilon: 0,
        scales: "longer",
        stage: "decayed",
      },
    ];
  },
  write: (value) => {
    const [clip] = value;
    if (!clip) return { max_gradient_norm: null };
    return clip.kind === "norm" && value.length === 1
      ? { max_gradient_norm: clip.most }
      : null;
  },
  default: { kind: "signature", source: inSource(`${file} · _build`) },
  samples: [[]],
};

const sgd = optimizerPhrase({
  optimizer: "sgd",
  calls: [build("build_sgd")],
  signature: `${first}, ${clipped}, *, policy='fixed', momentum=0.0, nesterov=1, ${sparse}, lars=None, ${law}`,
  options: {
    ...base(sgdSource),
    clipping,
    momentum: numberWord("momentum", sgdSource, [0, 0.9]),
    ...momentumRows,
    nesterov: {
      from: ["nesterov"],
      read: (context) => boolean(context.argument("nesterov"), "nesterov"),
      write: (value) => ({ nesterov: value ? 1 : 0 }),
      default: { kind: "signature", source: sgdSource },
      samples: [true, false],
    },
  },
  claims: { ...claims, max_gradient_norm: elsewhere("gradient clipping") },
  source: sgdSource,
});

const byHandSource = inSource("caffe2/operators/utility_ops.h · WeightedSumOp");
const byHand = optimizerPhrase({
  optimizer: "sgd",
  calls: ["caffe2.python.core.Net.LearningRate"],
  signature: netSignature(["base_lr", "policy", ...policyNames]),
  options: {
    ...base(byHandSource),
    learningRate: policyRate("base_lr", byHandSource, -1),
    momentum: impliedWord(0, "the sum holds no velocity", byHandSource),
    ...momentumRows,
    nesterov: impliedWord(false, "the sum holds no velocity", byHandSource),
  },
  claims: {
    inputs: input,
    outputs: ignored("it is a name"),
    name: ignored("it is a name"),
    control_input: ignored("it says what runs before what"),
    device_option: ignored("it says where the operator runs"),
    arg: only(null),
    engine: ignored("it says which implementation runs"),
    debug_info: ignored("it is a remark"),
  },
  source: byHandSource,
});

export default [sgd, byHand, ...adaptive];
