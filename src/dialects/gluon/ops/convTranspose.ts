// nn.Conv1DTranspose, Conv2DTranspose, Conv3DTranspose: with a bias, unlike the operator Deconvolution.
import { booleanWord, numberWord, tupleWord } from "../../words.ts";
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

const own = inSource("python/mxnet/gluon/nn/conv_layers.py · Conv2DTranspose");

export default [1, 2, 3].flatMap((rank) =>
  layer(`Conv${rank}DTranspose`, {
    op: "convTranspose",
    options: {
      filters: numberWord("channels", own, [8, 4]),
      kernelSize: tupleWord("kernel_size", rank, own),
      strides: tupleWord("strides", rank, own),
      crop: paddingWord("padding", rank, own),
      outputPadding: tupleWord("output_padding", rank, own),
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
