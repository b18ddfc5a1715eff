// Convolutions: one operator for one, two and three spatial axes.
import type { OptionsOf } from "../../../ir/index.ts";
import { impliedWord, numberWord } from "../../words.ts";
import {
  axesWord,
  constantWeight,
  drawnWeight,
  given,
  kernelCodec,
  layoutWord,
  notWord,
  operator,
  padWord,
} from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("src/operator/nn/convolution-inl.h · ConvolutionParam");

export default operator("Convolution", {
  op: "conv",
  options: {
    filters: numberWord("num_filter", own, [8, 4]),
    kernelSize: axesWord("kernel", 1, own, [
      [3, 3],
      [1, 2],
    ]),
    strides: axesWord("stride", 1, own),
    padding: padWord(own),
    paddingMode: impliedWord<OptionsOf<"conv">["paddingMode"]>(
      "zeros",
      "the operator pads with zeros",
      own,
    ),
    dilation: axesWord("dilate", 1, own),
    groups: numberWord("num_group", own, [1, 2]),
    useBias: notWord("no_bias", own),
    layout: layoutWord(own),
  },
  weights: {
    kernel: drawnWeight("weight", kernelCodec),
    bias: constantWeight("bias", 0),
  },
  claims: given("weight", "bias"),
});
