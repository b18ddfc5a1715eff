// Transposed convolutions. The kernel is stored (inputs, outputs, window); pad=True crops the output to (n − 1) · stride + 1.
import { elsewhere, only, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import {
  axesWord,
  channelsFirst,
  flag,
  padWord,
  rankOf,
  windowWord,
  type Rank,
} from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers } from "../sources.ts";
import { kernelFans, windowedClaims, windowedWeights } from "./conv.ts";

const own = layers("ConvolutionTranspose");

function layer(rank: Rank): Phrase<"convTranspose"> {
  const path = `cntk.layers.ConvolutionTranspose${rank === null ? "" : `${rank}D`}`;
  return phrase({
    op: "convTranspose",
    calls: [path],
    signature: signatureOf(path),
    options: {
      filters: numberWord("num_filters", own, [50, 4]),
      kernelSize: windowWord(rank, own),
      strides: axesWord("strides", rank, own),
      crop: padWord(path, rank, own),
      outputPadding: impliedWord<readonly number[]>(
        (context) => Array<number>(rankOf(context, rank)).fill(0),
        "nothing is added where output_shape is not said",
        own,
      ),
      dilation: axesWord("dilation", rank, own),
      groups: impliedWord(1, "the layer knows no groups", own),
      useBias: flag(path, "bias", true, own),
      layout: channelsFirst,
    },
    weights: windowedWeights(path, own, () => [], kernelFans("W", 1)),
    claims: {
      ...windowedClaims,
      output_shape: only(null),
      max_temp_mem_size_in_samples: elsewhere("memory"),
    },
    sample: { weightShapes: { b: [8, 1, 1] } },
    source: own,
  });
}

const ranks: readonly Rank[] = [1, 2, 3, null];
export default ranks.map(layer);
