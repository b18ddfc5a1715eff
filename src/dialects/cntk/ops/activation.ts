// Activations: functions of each value alone, as operations and as what a layer is told to apply.
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
import { named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { ops } from "../sources.ts";

type Curve = OptionsOf<"activation">["function"];

interface Entry {
  readonly name: string;
  readonly curve: Curve;
  readonly alpha?: boolean;
  readonly claims?: Readonly<Record<string, Claim>>;
}

const entries: readonly Entry[] = [
  { name: "relu", curve: "relu" },
  { name: "leaky_relu", curve: "leakyRelu", alpha: true },
  { name: "elu", curve: "elu", alpha: true },
  {
    name: "selu",
    curve: "selu",
    claims: {
      scale: only(1.0507009873554805),
      alpha: only(1.6732632423543772),
    },
  },
  { name: "sigmoid", curve: "sigmoid" },
  { name: "tanh", curve: "tanh" },
  { name: "softplus", curve: "softplus", claims: { steepness: only(1) } },
  { name: "softsign", curve: "softsign", claims: { steepness: only(1) } },
  {
    name: "hard_sigmoid",
    curve: "hardSigmoidFifth",
    claims: { alpha: only(0.2), beta: only(0.5) },
  },
];

function say({ name, curve, alpha, claims }: Entry): Phrase<"activation"> {
  const own = ops(name);
  return phrase({
    op: "activation",
    calls: [`cntk.ops.${name}`],
    signature: signatureOf(`cntk.ops.${name}`),
    options: {
      function: impliedWord<Curve>(curve, "the call's name says it", own),
      alpha: alpha
        ? (numberWord("alpha", own, [0.1, 1]) as Word<number | null>)
        : impliedWord<number | null>(
            null,
            "this curve has no number of its own",
            own,
          ),
    },
    claims: { ...named, x: input, ...claims },
    source: own,
  });
}

export default entries.map(say);
