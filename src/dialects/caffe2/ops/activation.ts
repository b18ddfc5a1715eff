// Functions of each value alone.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  ignored,
  only,
  type Claim,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import { ownNumber } from "./norms.ts";

type Curve = OptionsOf<"activation">["function"];

interface Entry {
  readonly name: string;
  readonly curve: Curve;
  readonly names?: readonly string[];
  /** What `alpha` is where none is given. */
  readonly alpha?: number;
  readonly claims?: Readonly<Record<string, Claim>>;
}

const entries: readonly Entry[] = [
  { name: "Relu", curve: "relu" },
  { name: "Tanh", curve: "tanh" },
  { name: "Sigmoid", curve: "sigmoid" },
  { name: "LeakyRelu", curve: "leakyRelu", names: ["alpha"], alpha: 0.01 },
  { name: "Elu", curve: "elu", names: ["alpha"], alpha: 1 },
  {
    name: "Selu",
    curve: "selu",
    names: ["alpha", "scale"],
    claims: { alpha: only(null), scale: only(null) },
  },
  { name: "Softplus", curve: "softplus" },
  { name: "Softsign", curve: "softsign" },
  { name: "Swish", curve: "swish" },
  {
    name: "Gelu",
    curve: "gelu",
    names: ["fast_gelu"],
    claims: { fast_gelu: only(null, false, 0) },
  },
  {
    name: "HardSigmoid",
    curve: "hardSigmoidFifth",
    names: ["alpha", "beta"],
    claims: { alpha: only(null, 0.2), beta: only(null, 0.5) },
  },
];

const file = (name: string): string =>
  name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

function rows({ name, curve, alpha, claims }: Entry) {
  const source = inSource(`caffe2/operators/${file(name)}_op.cc`);
  return {
    op: "activation" as const,
    options: {
      function: impliedWord<Curve>(curve, "the call's name says it", source),
      alpha:
        alpha === undefined
          ? impliedWord<number | null>(
              null,
              "this curve has no number of its own",
              source,
            )
          : (ownNumber("alpha", alpha, source, [0.1, 1]) as Word<
              number | null
            >),
    },
    claims: { order: ignored("a curve acts on each value alone"), ...claims },
    source,
  };
}

const helped = (name: string, curve: Curve): Phrase<"activation"> =>
  helper(
    name.toLowerCase(),
    "blob_in, blob_out, use_cudnn=False, order='NCHW'",
    [],
    rows({ name, curve }),
  );

export default [
  helped("Relu", "relu"),
  helped("Tanh", "tanh"),
  ...entries.map((entry) =>
    operator(entry.name, entry.names ?? [], rows(entry)),
  ),
];
