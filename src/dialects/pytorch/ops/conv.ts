// Convolutions: nn.Conv1d/2d/3d and their functions.
import {
  noPadding,
  type Fans,
  type Initializer,
  type Padding,
} from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type Phrase,
  type WeightWord,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import {
  booleanWord,
  impliedWord,
  numberWord,
  tupleWord,
} from "../../words.ts";
import {
  channelsFirst,
  choiceWord,
  has,
  paddingWord,
  placement,
  since,
} from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/modules/conv.py · _ConvNd.__init__");
const drawn = executed("behaviours.convInit");
const ownShape = "the weight's shape says it";

/** U(±1/√fan_in), written in torch as kaiming_uniform(a=√5). */
export const oneOverRootFanIn: Word<Initializer> = impliedWord<Initializer>(
  { kind: "varianceScaling", scale: 1 / 3, fan: "in", distribution: "uniform" },
  "torch draws weights and biases from U(±1/√fan_in), which it writes as kaiming_uniform(a=√5)",
  drawn,
);

/** Fans as torch counts them: from the weight's own axes; before 1.0 by all input channels, whatever the groups. */
export function fansOf(context: Context, transposed: boolean): Fans {
  const [first = 1, second = 1, ...field] = context.weightShape("weight") ?? [];
  const taps = field.reduce((product, n) => product * n, 1);
  if (since(context, "1.0.0"))
    return { fanIn: second * taps, fanOut: first * taps };
  const groups = Number(context.argument("groups") ?? 1);
  return {
    fanIn: (transposed ? first : second * groups) * taps,
    fanOut: first * taps,
  };
}

/** Weight and bias of a convolution: torch's kernels stand as the neutral ones. */
export function convWeights(
  transposed: boolean,
): Readonly<Record<string, WeightWord>> {
  const word = (parameter: string): WeightWord => ({
    parameter,
    codec: () => [],
    initializer: oneOverRootFanIn,
    fans: (context) => fansOf(context, transposed),
  });
  return { kernel: word("weight"), bias: word("bias") };
}

/** A number, a tuple, `'valid'` or `'same'` (whose odd zero stands at the end). */
function convPadding(rank: number): Word<Padding> {
  const plain = paddingWord("padding", rank, own);
  return {
    ...plain,
    read: (context) => {
      const value = context.argument("padding");
      if (value === "valid") return noPadding(rank);
      return value === "same"
        ? { kind: "same", extra: "end" }
        : plain.read(context);
    },
    write: (value, context) => {
      if (value.kind !== "same") return plain.write(value, context);
      return value.extra === "end" && since(context, "1.9.0")
        ? { padding: "same" }
        : null;
    },
    samples: [...plain.samples, { kind: "same", extra: "end" }],
  };
}

/** An option that the shape of a weight given to a function says. */
export function weightShapeWord<T>(
  read: (shape: readonly number[]) => T,
): Word<T> {
  return {
    from: ["weight"],
    read: (context) => read(context.weightShape("weight") ?? []),
    write: () => null,
    default: {
      kind: "derived",
      value: (context) => read(context.weightShape("weight") ?? []),
      because: ownShape,
      source: own,
    },
    samples: [],
  };
}

/** Whether an optional weight was given to a function. */
export function givenWord(parameter: string): Word<boolean> {
  return {
    from: [parameter],
    read: (context) => (context.argument(parameter) ?? null) !== null,
    write: () => null,
    default: { kind: "signature", source: own },
    samples: [],
  };
}

const modes = {
  zeros: "zeros",
  reflect: "reflect",
  replicate: "replicate",
  circular: "circular",
} as const;

function paddingMode(): Word<(typeof modes)[keyof typeof modes]> {
  const word = choiceWord("padding_mode", modes, own);
  return {
    ...word,
    read: (context) =>
      has(context, "padding_mode") ? word.read(context) : "zeros",
    write: (value, context) =>
      has(context, "padding_mode") ? word.write(value, context) : null,
  };
}

const old =
  "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True";

function layer(rank: number): Phrase<"conv"> {
  return phrase({
    op: "conv",
    calls: [`torch.nn.Conv${rank}d`],
    signature: byVersion(
      ["0.3.1", old],
      ["1.1.0", `${old}, padding_mode='zeros'`],
      ["1.9.0", `${old}, padding_mode='zeros', device=None, dtype=None`],
    ),
    options: {
      filters: numberWord("out_channels", own, [50, 4]),
      kernelSize: tupleWord("kernel_size", rank, own),
      strides: tupleWord("stride", rank, own),
      padding: convPadding(rank),
      paddingMode: paddingMode(),
      dilation: tupleWord("dilation", rank, own),
      groups: numberWord("groups", own, [1, 2]),
      useBias: booleanWord("bias", own),
      layout: channelsFirst,
    },
    weights: convWeights(false),
    claims: { in_channels: elsewhere("the input's channels"), ...placement },
    source: signed(`torch.nn.Conv${rank}d`),
  });
}

function functional(rank: number): Phrase<"conv"> {
  return phrase({
    op: "conv",
    calls: [`torch.nn.functional.conv${rank}d`],
    signature:
      "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1",
    options: {
      filters: weightShapeWord((shape) => shape[0] ?? 0),
      kernelSize: weightShapeWord<readonly number[]>((shape) => shape.slice(2)),
      strides: tupleWord("stride", rank, own),
      padding: convPadding(rank),
      paddingMode: impliedWord<(typeof modes)[keyof typeof modes]>(
        "zeros",
        "the function pads with zeros",
        own,
      ),
      dilation: tupleWord("dilation", rank, own),
      groups: numberWord("groups", own, [1, 2]),
      useBias: givenWord("bias"),
      layout: channelsFirst,
    },
    weights: convWeights(false),
    claims: { input },
    source: signed(`torch.nn.functional.conv${rank}d`),
  });
}

export default [1, 2, 3].flatMap((rank) => [layer(rank), functional(rank)]);
