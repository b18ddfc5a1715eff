// Deconvolution. It has no bias unless no_bias=False; kernels are stored as (in, out / groups, space).
import type { Padding } from "../../../ir/index.ts";
import { only } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
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

const own = inSource(
  "src/operator/nn/deconvolution-inl.h · DeconvolutionParam",
);

export default operator("Deconvolution", {
  op: "convTranspose",
  options: {
    filters: numberWord("num_filter", own, [8, 4]),
    kernelSize: axesWord("kernel", 1, own, [
      [3, 3],
      [1, 2],
    ]),
    strides: axesWord("stride", 1, own),
    crop: padWord(own) satisfies { samples: readonly Padding[] },
    outputPadding: axesWord("adj", 0, own, [
      [0, 0],
      [1, 0],
    ]),
    dilation: axesWord("dilate", 1, own),
    groups: numberWord("num_group", own, [1, 2]),
    useBias: notWord("no_bias", own),
    layout: layoutWord(own),
  },
  weights: {
    kernel: drawnWeight("weight", kernelCodec),
    bias: constantWeight("bias", 0),
  },
  claims: { ...given("weight", "bias"), target_shape: only([]) },
});
