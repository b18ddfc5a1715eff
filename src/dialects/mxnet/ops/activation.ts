// Curves: Activation and LeakyReLU by the name in act_type, and the operators of their own.
import type { OptionsOf } from "../../../ir/index.ts";
import { elsewhere, only, type Word } from "../../phrase.ts";
import { expected, impliedWord, number } from "../../words.ts";
import { given, operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Curve = OptionsOf<"activation">["function"];

const own = inSource("src/operator/nn/activation-inl.h · ActivationParam");
const leaky = inSource("src/operator/leaky_relu-inl.h · LeakyReLUParam");
const plain = inSource("src/operator/tensor/elemwise_unary_op_basic.cc");

const curves: Readonly<Record<string, Curve>> = {
  relu: "relu",
  sigmoid: "sigmoid",
  tanh: "tanh",
  softrelu: "softplus",
  softsign: "softsign",
};
const leakyCurves: Readonly<Record<string, Curve>> = {
  leaky: "leakyRelu",
  elu: "elu",
  selu: "selu",
  gelu: "gelu",
};

function named(
  choices: Readonly<Record<string, Curve>>,
  source: typeof own,
): Word<Curve> {
  return {
    from: ["act_type"],
    read: (context) => {
      const value = context.argument("act_type");
      const found = typeof value === "string" ? choices[value] : undefined;
      if (found === undefined)
        throw expected(
          "act_type",
          Object.keys(choices)
            .map((each) => `'${each}'`)
            .join(", "),
          value,
        );
      return found;
    },
    write: (value) => {
      const word = Object.keys(choices).find((each) => choices[each] === value);
      return word === undefined ? null : { act_type: word };
    },
    default: { kind: "signature", source },
    samples: Object.values(choices),
  };
}

const none = (source: typeof own) =>
  impliedWord<number | null>(null, "the curve has no number", source);

/** `slope` is the negative slope, or elu's alpha; the other curves do not look at it. */
const slope: Word<number | null> = {
  from: ["slope"],
  read: (context) =>
    ["leaky", "elu"].some((each) => each === context.argument("act_type"))
      ? number(context.argument("slope"), "slope")
      : null,
  write: (value) => (value === null ? {} : { slope: value }),
  default: { kind: "signature", source: leaky },
  samples: [0.25, 0.1],
};

const alone = (name: string, curve: Curve) =>
  operator(name, {
    op: "activation",
    options: {
      function: impliedWord<Curve>(curve, "the call's name says it", plain),
      alpha: none(plain),
    },
  });

const output = inSource("src/operator/regression_output-inl.h");

export default [
  ...operator("LogisticRegressionOutput", {
    op: "activation",
    options: {
      function: impliedWord<Curve>(
        "sigmoid",
        "its answers are probabilities",
        output,
      ),
      alpha: none(output),
    },
    claims: { grad_scale: elsewhere("the factor after the loss") },
  }),
  ...operator("Activation", {
    op: "activation",
    options: { function: named(curves, own), alpha: none(own) },
  }),
  ...operator("LeakyReLU", {
    op: "activation",
    applied: "training=True",
    options: { function: named(leakyCurves, leaky), alpha: slope },
    claims: {
      ...given("gamma"),
      lower_bound: elsewhere("only act_type='rrelu' looks at it"),
      upper_bound: elsewhere("only act_type='rrelu' looks at it"),
      training: elsewhere("only act_type='rrelu' looks at it"),
    },
  }),
  ...alone("relu", "relu"),
  ...alone("sigmoid", "sigmoid"),
  ...alone("tanh", "tanh"),
  ...alone("softsign", "softsign"),
  ...operator("hard_sigmoid", {
    op: "activation",
    options: {
      function: impliedWord<Curve>(
        "hardSigmoidFifth",
        "it is clip(0.2·x + 0.5, 0, 1)",
        plain,
      ),
      alpha: none(plain),
    },
    claims: { alpha: only(0.2), beta: only(0.5) },
  }),
];
