// Borders: F.pad and the padding layers. torch counts from the last axis backwards.
import { batch, type OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { expected, impliedWord, number } from "../../words.ts";
import { rankOf } from "../axes.ts";
import { choiceWord } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

type Mode = OptionsOf<"pad">["mode"];

const own = inSource("torch/nn/modules/padding.py · _ConstantPadNd");
const functionSource = inSource("torch/nn/functional.py · pad");

/** (left, right, top, bottom, …) as amounts per axis; side 0 is before, 1 after. */
function amounts(
  context: Context,
  parameter: string,
  side: 0 | 1,
  spatial: number | null,
): readonly number[] {
  const value = context.argument(parameter);
  const flat =
    typeof value === "number" && spatial !== null
      ? Array<number>(2 * spatial).fill(value)
      : pairs(value, parameter);
  return Array.from(
    { length: rankOf(context) },
    (_, i) => flat[2 * (rankOf(context) - 1 - i) + side] ?? 0,
  );
}

function pairs(
  value: Argument | undefined,
  parameter: string,
): readonly number[] {
  if (!Array.isArray(value))
    throw expected(parameter, "a tuple of numbers, two per axis", value);
  return (value as readonly Argument[]).map((each) => number(each, parameter));
}

/** The argument with one side's amounts replaced. */
function side(
  parameter: string,
  which: 0 | 1,
  spatial: number | null,
): Word<readonly number[]> {
  return {
    from: [parameter],
    read: (context) => amounts(context, parameter, which, spatial),
    write: (value, context) => {
      const rank = value.length;
      const other = Array.isArray(context.argument(parameter))
        ? amounts(context, parameter, which === 0 ? 1 : 0, spatial)
        : value;
      const [before, after] = which === 0 ? [value, other] : [other, value];
      const axes = Array.from(
        { length: spatial ?? rank },
        (_, i) => rank - 1 - i,
      );
      return {
        [parameter]: axes.flatMap((i) => [before[i] ?? 0, after[i] ?? 0]),
      };
    },
    default: { kind: "signature", source: own },
    samples: [
      Array.from({ length: 2 + (spatial ?? 2) }, (_, i) => (i < 2 ? 0 : i)),
    ],
  };
}

const value: Word<number> = {
  from: ["value"],
  read: (context) =>
    context.argument("value") === null
      ? 0
      : number(context.argument("value"), "value"),
  write: (each) => ({ value: each }),
  default: { kind: "signature", source: functionSource },
  samples: [0, 1.5],
};

const functional = phrase({
  op: "pad",
  calls: ["torch.nn.functional.pad"],
  signature: byVersion(
    ["0.3.1", "input, pad, mode='constant', value=0"],
    ["1.12.0", "input, pad, mode='constant', value=None"],
  ),
  options: {
    before: side("pad", 0, null),
    after: side("pad", 1, null),
    mode: choiceWord<Mode>(
      "mode",
      {
        constant: "constant",
        reflect: "reflect",
        replicate: "replicate",
        circular: "circular",
      },
      functionSource,
    ),
    value,
  },
  claims: { input },
  source: signed("torch.nn.functional.pad"),
});

function layer(name: string, mode: Mode, spatial: number): Phrase<"pad"> {
  const path = `torch.nn.${name}Pad${spatial}d`;
  return phrase({
    op: "pad",
    calls: [path],
    signature: name === "Constant" ? "padding, value" : "padding",
    options: {
      before: side("padding", 0, spatial),
      after: side("padding", 1, spatial),
      mode: impliedWord<Mode>(mode, "the layer's name says it", own),
      value:
        name === "Constant"
          ? value
          : impliedWord(0, "the layer's name says it", own),
    },
    claims: {},
    sample: { inputs: [[batch, 8, ...Array<number>(spatial).fill(9)]] },
    source: signed(path),
  });
}

const kinds = [
  ["Zero", "constant"],
  ["Constant", "constant"],
  ["Reflection", "reflect"],
  ["Replication", "replicate"],
  ["Circular", "circular"],
] as const;
export default [
  functional,
  ...kinds.flatMap(([name, mode]) =>
    [1, 2, 3].map((spatial) => layer(name, mode, spatial)),
  ),
];
