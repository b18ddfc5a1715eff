// Transposed convolutions: nn.ConvTranspose1d/2d/3d and their functions. `padding` crops the output.
import { elsewhere, input, only, phrase, type Phrase } from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { booleanWord, numberWord, tupleWord } from "../../words.ts";
import { channelsFirst, paddingWord, placement } from "../rows.ts";
import { inSource, signed } from "../sources.ts";
import { convWeights, givenWord, weightShapeWord } from "./conv.ts";

const own = inSource("torch/nn/modules/conv.py · _ConvTransposeNd");

const shared = (rank: number) => ({
  strides: tupleWord("stride", rank, own),
  crop: paddingWord("padding", rank, own),
  outputPadding: tupleWord("output_padding", rank, own),
  dilation: tupleWord("dilation", rank, own),
  groups: numberWord("groups", own, [1, 2]),
  layout: channelsFirst,
});

const old =
  "in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1";

function layer(rank: number): Phrase<"convTranspose"> {
  return phrase({
    op: "convTranspose",
    calls: [`torch.nn.ConvTranspose${rank}d`],
    signature: byVersion(
      ["0.3.1", old],
      ["1.1.0", `${old}, padding_mode='zeros'`],
      ["1.9.0", `${old}, padding_mode='zeros', device=None, dtype=None`],
    ),
    options: {
      ...shared(rank),
      filters: numberWord("out_channels", own, [8, 4]),
      kernelSize: tupleWord("kernel_size", rank, own),
      useBias: booleanWord("bias", own),
    },
    weights: convWeights(true),
    claims: {
      in_channels: elsewhere("the input's channels"),
      padding_mode: only("zeros"),
      ...placement,
    },
    source: signed(`torch.nn.ConvTranspose${rank}d`),
  });
}

function functional(rank: number): Phrase<"convTranspose"> {
  return phrase({
    op: "convTranspose",
    calls: [`torch.nn.functional.conv_transpose${rank}d`],
    signature:
      "input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1",
    options: {
      ...shared(rank),
      filters: {
        ...weightShapeWord((shape) => shape[1] ?? 0),
        read: (context) =>
          (context.weightShape("weight")?.[1] ?? 0) *
          Number(context.argument("groups") ?? 1),
      },
      kernelSize: weightShapeWord<readonly number[]>((shape) => shape.slice(2)),
      useBias: givenWord("bias"),
    },
    weights: convWeights(true),
    claims: { input },
    source: signed(`torch.nn.functional.conv_transpose${rank}d`),
  });
}

export default [1, 2, 3].flatMap((rank) => [layer(rank), functional(rank)]);
