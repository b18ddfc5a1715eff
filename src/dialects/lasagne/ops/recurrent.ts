// RecurrentLayer, LSTMLayer and GRULayer: batch first, one bias per gate. An LSTM's gates see its memory unless peepholes=False; a GRU's update gate is turned round.
import type {
  Codec,
  Initializer,
  OptionsOf,
  RecurrentActivation,
  Source,
} from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  ignored,
  only,
  phrase,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { concatenated, neverDrops } from "../../recurrentWords.ts";
import { booleanWord, expected, impliedWord, numberWord } from "../../words.ts";
import {
  fansOf,
  initializerOf,
  initializerWord,
  zero,
} from "../initializers.ts";
import { nonlinearityOf } from "../nonlinearities.ts";
import { layerClaims } from "../rows.ts";
import { inSource } from "../sources.ts";

type Recurrent = OptionsOf<"gru">;

const at = (name: string): Source =>
  inSource(`lasagne/layers/recurrent.py · ${name}`);
const own = at("LSTMLayer.__init__");

const walk = (source: Source) => ({
  units: numberWord("num_units", source, [3, 100]),
  direction: {
    from: ["backwards"],
    read: (context) =>
      context.argument("backwards") === true ? "backward" : "forward",
    write: (value) =>
      value === "both" ? null : { backwards: value === "backward" },
    default: { kind: "signature", source },
    samples: ["forward", "backward"],
  } satisfies Word<Recurrent["direction"]>,
  merge: concatenated(source),
  returns: {
    from: ["only_return_final"],
    read: (context) =>
      context.argument("only_return_final") === true ? "last" : "sequence",
    write: (value) => ({ only_return_final: value === "last" }),
    default: { kind: "signature", source },
    samples: ["sequence", "last"],
  } satisfies Word<Recurrent["returns"]>,
  returnState: impliedWord<boolean>(
    false,
    "the layer gives its results alone",
    source,
  ),
  timeAxis: impliedWord<Recurrent["timeAxis"]>(
    1,
    "the batch comes first",
    source,
  ),
  ...neverDrops(source),
});

const claims = {
  ...layerClaims,
  hid_init: elsewhere("refused while recording unless it is zero"),
  cell_init: elsewhere("refused while recording unless it is zero"),
  learn_init: only(false),
  gradient_steps: only(-1),
  grad_clipping: only(0),
  unroll_scan: ignored("it changes how Theano runs the loop"),
  precompute_input: ignored("it changes how Theano runs the loop"),
  mask_input: only(null),
};

const shared =
  "hid_init='lasagne.init.Constant(0.0)', backwards=False, learn_init=False";
const rest =
  "gradient_steps=-1, grad_clipping=0, unroll_scan=False, precompute_input=True, mask_input=None, only_return_final=False, *, name=None";

/** A curve without a number of its own; None is none. */
function curveOf(
  context: Context,
  value: Argument | undefined,
  parameter: string,
): RecurrentActivation {
  const node = nonlinearityOf(context, value, parameter);
  if (node === null) return "linear";
  if (node.op === "activation" && node.options.alpha === null)
    return node.options.function;
  throw expected(parameter, "a curve without a number of its own", value);
}

const names: Partial<Record<RecurrentActivation, string>> = {
  relu: "rectify",
  tanh: "tanh",
  sigmoid: "sigmoid",
  linear: "linear",
};

const curve = (source: Source): Word<RecurrentActivation> => ({
  from: ["nonlinearity"],
  read: (context) =>
    curveOf(context, context.argument("nonlinearity"), "nonlinearity"),
  write: (value) => {
    const name = names[value];
    return name === undefined
      ? null
      : { nonlinearity: { function: `lasagne.nonlinearities.${name}` } };
  },
  default: { kind: "signature", source },
  samples: ["tanh", "relu", "linear"],
});

/** An argument of the Gate given for one gate; undefined where the signature's own Gate stands. */
function ofGate(
  context: Context,
  gate: string,
  name: string,
): Argument | undefined {
  const value = context.argument(gate);
  const object =
    typeof value === "object" && value !== null && "object" in value
      ? context.object(value.object)
      : undefined;
  return object?.argument(name);
}

/** The activation of a gate, or of several that must agree. */
function gateCurve(
  gates: readonly string[],
  otherwise: RecurrentActivation,
): Word<RecurrentActivation> {
  return {
    from: gates,
    read: (context) => {
      const found = gates.map((gate) => {
        const value = ofGate(context, gate, "nonlinearity");
        return value === undefined
          ? otherwise
          : curveOf(context, value, `nonlinearity of ${gate}`);
      });
      const [first = otherwise] = found;
      if (found.some((each) => each !== first))
        throw expected(
          gates.join(" and "),
          "gates of one activation (gates that bend differently are not modelled here)",
          null,
        );
      return first;
    },
    write: () => null,
    default: { kind: "signature", source: at("Gate.__init__") },
    samples: [],
  };
}

const normal: Initializer = { kind: "normal", mean: 0, std: 0.1 };
const negated: Codec = [{ step: "negate" }];

/** One weight of one gate: `W_in` of the Gate given for it. */
function gateWeight(
  parameter: string,
  gate: string,
  name: string,
  turned = false,
): WeightWord {
  const fallback = name === "b" ? zero : normal;
  return {
    parameter,
    codec: () => (turned ? negated : []),
    initializer: {
      from: [gate],
      read: (context) =>
        initializerOf(
          context,
          ofGate(context, gate, name) ?? "",
          `${name} of ${gate}`,
          context.weightShape(parameter) ?? [],
        ) ?? fallback,
      write: () => null,
      default: { kind: "signature", source: at("Gate.__init__") },
      samples: [],
    },
    ...(name !== "b" && name !== "W_cell" && { fans: fansOf(parameter) }),
  };
}

/** Input kernel, recurrent kernel and bias of one gate, by the neutral roles. */
const gateWeights = (
  role: string,
  gate: string,
  turned = false,
): Readonly<Record<string, WeightWord>> => ({
  [`kernel.${role}`]: gateWeight(`W_in_to_${gate}`, gate, "W_in", turned),
  [`recurrentKernel.${role}`]: gateWeight(
    `W_hid_to_${gate}`,
    gate,
    "W_hid",
    turned,
  ),
  [`bias.${role}`]: gateWeight(`b_${gate}`, gate, "b", turned),
});

const peephole = (role: string, gate: string) => ({
  [`peephole.${role}`]: gateWeight(`W_cell_to_${gate}`, gate, "W_cell"),
});

const uniform: Initializer = { kind: "uniform", low: -0.01, high: 0.01 };
const simpleSource = at("RecurrentLayer.__init__");
const matrix = (parameter: string): WeightWord => ({
  parameter,
  codec: () => [],
  initializer: initializerWord(parameter, uniform, simpleSource),
  fans: fansOf(parameter),
});

const simple: Phrase<"simpleRnn"> = phrase({
  op: "simpleRnn",
  calls: ["lasagne.layers.RecurrentLayer"],
  signature: `incoming, num_units, W_in_to_hid='lasagne.init.Uniform()', W_hid_to_hid='lasagne.init.Uniform()', b='lasagne.init.Constant(0.0)', nonlinearity='lasagne.nonlinearities.rectify', ${shared}, ${rest}`,
  options: {
    ...walk(simpleSource),
    activation: curve(simpleSource),
    biases: {
      from: ["b"],
      read: (context) =>
        (context.argument("b") ?? null) === null ? "none" : "one",
      write: (value) =>
        value === "one" ? {} : value === "none" ? { b: null } : null,
      default: { kind: "signature", source: simpleSource },
      samples: ["one", "none"],
    } satisfies Word<Recurrent["biases"]>,
  },
  weights: {
    kernel: matrix("W_in_to_hid"),
    bias: {
      parameter: "b",
      codec: () => [],
      initializer: initializerWord("b", zero, simpleSource),
    },
    recurrentKernel: matrix("W_hid_to_hid"),
  },
  claims: {
    ...claims,
    W_in_to_hid: elsewhere("the kernel's initialiser"),
    W_hid_to_hid: elsewhere("the recurrent kernel's initialiser"),
  },
  source: simpleSource,
});

const lstm: Phrase<"lstm"> = phrase({
  op: "lstm",
  calls: ["lasagne.layers.LSTMLayer"],
  signature: `incoming, num_units, ingate='lasagne.layers.Gate()', forgetgate='lasagne.layers.Gate()', cell='lasagne.layers.Gate(W_cell=None, nonlinearity=lasagne.nonlinearities.tanh)', outgate='lasagne.layers.Gate()', nonlinearity='lasagne.nonlinearities.tanh', cell_init='lasagne.init.Constant(0.0)', ${shared}, peepholes=True, ${rest}`,
  options: {
    ...walk(own),
    activation: gateCurve(["cell"], "tanh"),
    gateActivation: gateCurve(["ingate", "forgetgate", "outgate"], "sigmoid"),
    outputActivation: curve(own),
    peepholes: booleanWord("peepholes", own),
    forgetBias: impliedWord<number>(0, "the formula adds no constant", own),
    cellClip: impliedWord<number | null>(null, "the memory has no bound", own),
    biases: impliedWord<Recurrent["biases"]>(
      "one",
      "every gate adds one bias",
      own,
    ),
  },
  weights: {
    ...gateWeights("input", "ingate"),
    ...gateWeights("forget", "forgetgate"),
    ...gateWeights("candidate", "cell"),
    ...gateWeights("output", "outgate"),
    ...peephole("input", "ingate"),
    ...peephole("forget", "forgetgate"),
    ...peephole("output", "outgate"),
  },
  claims,
  source: own,
});

const gruSource = at("GRULayer.get_output_for");

/** u · c + (1 − u) · h is z · h + (1 − z) · c with z = 1 − u: through a sigmoid, the update gate's weights negated. */
const gateActivation: Word<RecurrentActivation> = {
  ...gateCurve(["resetgate", "updategate"], "sigmoid"),
  read: (context) => {
    const found = gateCurve(["resetgate", "updategate"], "sigmoid").read(
      context,
    );
    if (found !== "sigmoid")
      throw expected(
        "nonlinearity of updategate",
        "sigmoid (a gate that bends otherwise cannot be turned round here)",
        null,
      );
    return found;
  },
};

const gru: Phrase<"gru"> = phrase({
  op: "gru",
  calls: ["lasagne.layers.GRULayer"],
  signature: `incoming, num_units, resetgate='lasagne.layers.Gate(W_cell=None)', updategate='lasagne.layers.Gate(W_cell=None)', hidden_update='lasagne.layers.Gate(W_cell=None, nonlinearity=lasagne.nonlinearities.tanh)', ${shared}, ${rest}`,
  options: {
    ...walk(gruSource),
    activation: gateCurve(["hidden_update"], "tanh"),
    gateActivation,
    resetAfter: impliedWord<boolean>(
      true,
      "the reset gate multiplies the state's product with its kernel",
      gruSource,
    ),
    biases: impliedWord<Recurrent["biases"]>(
      "one",
      "every gate adds one bias",
      gruSource,
    ),
  },
  weights: {
    ...gateWeights("update", "updategate", true),
    ...gateWeights("reset", "resetgate"),
    ...gateWeights("candidate", "hidden_update"),
  },
  claims,
  source: gruSource,
});

export default [simple, lstm, gru];
