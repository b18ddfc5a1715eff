// nn.Conv1D, Conv2D, Conv3D: channels first by default; input channels are learned from the first batch.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  booleanWord,
  impliedWord,
  numberWord,
  tupleWord,
} from "../../words.ts";
import {
  activated,
  drawnWeight,
  kernelCodec,
  layer,
  layoutWord,
  namedWeight,
  paddingWord,
} from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("python/mxnet/gluon/nn/conv_layers.py · _Conv");

export default [1, 2, 3].flatMap((rank) =>
  layer(`Conv${rank}D`, {
    op: "conv",
    options: {
      filters: numberWord("channels", own, [8, 4]),
      kernelSize: tupleWord("kernel_size", rank, own),
      strides: tupleWord("strides", rank, own),
      padding: paddingWord("padding", rank, own),
      paddingMode: impliedWord<OptionsOf<"conv">["paddingMode"]>(
        "zeros",
        "the operator pads with zeros",
        own,
      ),
      dilation: tupleWord("dilation", rank, own),
      groups: numberWord("groups", own, [1, 2]),
      useBias: booleanWord("use_bias", own),
      layout: layoutWord(rank, own),
    },
    weights: {
      kernel: drawnWeight("weight", kernelCodec(rank)),
      bias: namedWeight("bias", "bias_initializer"),
    },
    after: [activated],
  }),
);
