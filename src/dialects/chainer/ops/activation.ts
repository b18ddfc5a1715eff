// Activations: functions of each value alone.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  only,
  phrase,
  type Claim,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { inSource } from "../sources.ts";

type Curve = OptionsOf<"activation">["function"];

interface Entry {
  readonly name: string;
  readonly curve: Curve;
  readonly parameters?: string;
  readonly alpha?: string;
  readonly claims?: Readonly<Record<string, Claim>>;
  readonly file?: string;
}

const entries: readonly Entry[] = [
  { name: "relu", curve: "relu" },
  { name: "relu6", curve: "relu6", file: "clipped_relu" },
  {
    name: "leaky_relu",
    curve: "leakyRelu",
    parameters: "slope=0.2",
    alpha: "slope",
  },
  { name: "elu", curve: "elu", parameters: "alpha=1.0", alpha: "alpha" },
  {
    name: "selu",
    curve: "selu",
    parameters: "alpha=1.6732632423543772, scale=1.0507009873554805",
    claims: {
      alpha: only(1.6732632423543772),
      scale: only(1.0507009873554805),
    },
  },
  { name: "sigmoid", curve: "sigmoid" },
  { name: "hard_sigmoid", curve: "hardSigmoidFifth" },
  { name: "tanh", curve: "tanh" },
  {
    name: "softplus",
    curve: "softplus",
    parameters: "beta=1.0",
    claims: { beta: only(1) },
  },
];

function say(entry: Entry): Phrase<"activation"> {
  const own = inSource(
    `chainer/functions/activation/${entry.file ?? entry.name}.py · ${entry.name}`,
  );
  return phrase({
    op: "activation",
    calls: [`chainer.functions.${entry.name}`],
    signature: ["x", entry.parameters].filter(Boolean).join(", "),
    options: {
      function: impliedWord<Curve>(entry.curve, "the call's name says it", own),
      alpha: entry.alpha
        ? (numberWord(entry.alpha, own, [0.1, 1]) as Word<number | null>)
        : impliedWord<number | null>(
            null,
            "this curve has no number of its own",
            own,
          ),
    },
    claims: { x: input, ...entry.claims },
    source: own,
  });
}

export default entries.map(say);
