// Recurrent links over whole sequences: NStepLSTM and its like, floor by floor, with dropout between floors.
import type { Initializer, OptionsOf } from "../../../ir/index.ts";
import { recurrentRole } from "../../../ir/index.ts";
import type { Gate } from "../../gateParts.ts";
import {
  elsewhere,
  phrase,
  type Claim,
  type Context,
  type JoinedWeight,
  type Phrase,
} from "../../phrase.ts";
import {
  concatenated,
  gateOrders,
  neverDrops,
  plainLstm,
} from "../../recurrentWords.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { impliedWord, number, numberWord } from "../../words.ts";
import { fansOf, initializerWord, leCunNormal } from "../initializers.ts";
import { inSource } from "../sources.ts";
import { byConfig, trainClaim } from "./dropout.ts";
import { curve } from "./recurrent.ts";

type Name = "simpleRnn" | "gru" | "lstm";

const own = inSource("chainer/links/rnn/n_step_rnn.py · NStepRNNBase");
const loop = inSource("chainer/functions/rnn/n_step_rnn.py · n_step_rnn_impl");
const formulas = {
  simpleRnn: inSource("chainer/functions/rnn/n_step_rnn.py · _rnn"),
  gru: inSource("chainer/functions/rnn/n_step_gru.py · _gru"),
  lstm: inSource("chainer/functions/rnn/n_step_lstm.py · n_step_lstm"),
} as const;

/** w0, w1, … are the input's, then as many the state's. */
const orders: { readonly [N in Name]: readonly Gate[] } = {
  simpleRnn: gateOrders.only,
  gru: gateOrders.rzn,
  lstm: gateOrders.ifgo,
};

const zero: Initializer = { kind: "constant", value: 0 };

function weights(name: Name, backward: boolean): readonly JoinedWeight[] {
  const gates = orders[name];
  const lead = backward ? "backward_" : "";
  const one = (letter: "w" | "b", i: number): JoinedWeight => {
    const [kind, matrix] =
      i < gates.length
        ? (["bias", "kernel"] as const)
        : (["recurrentBias", "recurrentKernel"] as const);
    const parameter = `${lead}${letter}${i}`;
    const gate = gates[i % gates.length] ?? null;
    const role = recurrentRole(letter === "w" ? matrix : kind, gate, backward);
    return {
      parameter,
      parts: (context: Context) => {
        const size = context.weightShape(parameter) ?? [];
        const start = size.map(() => 0);
        return {
          [role]: {
            start,
            size,
            steps: letter === "w" ? [{ step: "permute", axes: [1, 0] }] : [],
          },
        };
      },
      initializer:
        letter === "w"
          ? initializerWord("initialW", leCunNormal, own)
          : initializerWord("initial_bias", zero, own),
      fans: fansOf(parameter),
    };
  };
  return gates.concat(gates).flatMap((_, i) => [one("w", i), one("b", i)]);
}

const special = (name: Name, activation: "tanh" | "relu") => {
  const source = formulas[name];
  if (name === "simpleRnn")
    return {
      activation: impliedWord<OptionsOf<"simpleRnn">["activation"]>(
        activation,
        "the link's name says it",
        source,
      ),
    };
  const curves = {
    activation: curve("tanh", source),
    gateActivation: curve("sigmoid", source),
  };
  return name === "gru"
    ? {
        ...curves,
        resetAfter: impliedWord(
          true,
          "the reset gate multiplies after the product with w5",
          source,
        ),
      }
    : {
        ...curves,
        outputActivation: curve("tanh", source),
        ...plainLstm(source),
      };
};

const first = "n_layers, in_size, out_size, dropout";
const signatureOf = (name: string): Versioned<string> =>
  byVersion(
    [
      "2.1.0",
      name.endsWith("LSTM")
        ? `${first}, initialW=None, initial_bias=None`
        : first,
    ],
    ["4.0.0", first],
    ["7.0.0", `${first}, *, initialW=None, initial_bias=None, **kwargs`],
  );

const claims: Readonly<Record<string, Claim>> = {
  n_layers: elsewhere("one call per floor"),
  in_size: elsewhere("the input's last axis"),
  initialW: elsewhere("the matrices' initialiser"),
  initial_bias: elsewhere("the biases' initialiser"),
  kwargs: elsewhere("what older versions took by name; refused"),
};

/** Weights of each shape for the laws: 3 units, 2 features. */
function lawShapes(gates: number): Readonly<Record<string, number[]>> {
  const entries = ["", "backward_"].flatMap((lead) =>
    Array.from({ length: 2 * gates }, (_, i): [string, number[]][] => [
      [`${lead}w${i}`, [3, i < gates ? 2 : 3]],
      [`${lead}b${i}`, [3]],
    ]).flat(),
  );
  return Object.fromEntries(entries);
}

const walk = (both: boolean) => ({
  units: numberWord("out_size", own, [3]),
  direction: impliedWord<OptionsOf<Name>["direction"]>(
    both ? "both" : "forward",
    "the link's name says it",
    own,
  ),
  merge: concatenated(loop),
  returns: impliedWord<OptionsOf<Name>["returns"]>(
    "sequence",
    "the results of all steps are given",
    loop,
  ),
  returnState: impliedWord(true, "the last states are given too", loop),
  timeAxis: impliedWord<0 | 1 | null>(
    1,
    "a sequence per example: the list counts examples, the arrays steps",
    own,
  ),
  biases: impliedWord<OptionsOf<Name>["biases"]>(
    "two",
    "every matrix has a bias of its own",
    own,
  ),
  ...neverDrops(loop),
});

const between = (name: string): Phrase<"dropout"> =>
  phrase({
    op: "dropout",
    calls: [`chainer.links.${name}.dropout`],
    signature: signatureOf(name),
    applied: "train",
    options: {
      dropRate: {
        ...numberWord("dropout", own, [0.5, 0.25]),
        read: (context) => number(context.argument("dropout"), "dropout"),
      },
      granularity: impliedWord<"element" | "channel">(
        "element",
        "each value is drawn by itself, at every step anew",
        loop,
      ),
      activeIn: byConfig,
    },
    claims: {
      ...claims,
      ...trainClaim,
      out_size: elsewhere("the recurrent link"),
    },
    sample: { arguments: { n_layers: 2, in_size: 2, out_size: 3 } },
    source: loop,
  });

function link(name: string, op: Name, activation: "tanh" | "relu"): Phrase[] {
  const both = name.startsWith("NStepBi");
  const spoken = phrase({
    op,
    calls: [`chainer.links.${name}`],
    signature: signatureOf(name),
    options: { ...walk(both), ...special(op, activation) },
    joined: [...weights(op, false), ...(both ? weights(op, true) : [])],
    claims: { ...claims, dropout: elsewhere("a dropout between the floors") },
    sample: {
      inputs: [[2, 5, 2]],
      arguments: { n_layers: 1, in_size: 2, out_size: 3, dropout: 0 },
      weightShapes: lawShapes(orders[op].length),
    },
    source: own,
  });
  return [spoken, between(name)];
}

export default ["NStep", "NStepBi"].flatMap((lead) => [
  ...link(`${lead}LSTM`, "lstm", "tanh"),
  ...link(`${lead}GRU`, "gru", "tanh"),
  ...link(`${lead}RNNTanh`, "simpleRnn", "tanh"),
  ...link(`${lead}RNNReLU`, "simpleRnn", "relu"),
]);
