// Rows of pooling windows, shared by the maximum and the mean: layers, and the operation.
import { input, only, type Context } from "../phrase.ts";
import { impliedWord } from "../words.ts";
import {
  autoPaddingWord,
  axesWord,
  channelsFirst,
  named,
  padWord,
  perAxis,
  rankOf,
  windowWord,
} from "./rows.ts";
import { layers, ops } from "./sources.ts";

const own = layers("_Pooling");
const operation = ops("pooling");

export const rounding = impliedWord<"floor" | "ceil">(
  "floor",
  "a last, incomplete window is dropped",
  own,
);

export const layerRows = (path: string) => ({
  poolSize: windowWord(null, own),
  strides: axesWord("strides", null, own),
  padding: padWord(path, null, own),
  rounding,
  layout: channelsFirst,
});

const window = "pooling_window_shape";
const sizeOf = (context: Context): readonly number[] =>
  perAxis(context.argument(window), rankOf(context, null, window), window);

export const operationRows = {
  poolSize: windowWord(null, operation, window),
  strides: axesWord("strides", null, operation, window),
  padding: autoPaddingWord(sizeOf, operation),
  rounding,
  layout: channelsFirst,
};

export const operationClaims = {
  ...named,
  operand: input,
  pooling_type: input,
  ceil_out_dim: only(false),
};

export const gaps = impliedWord<readonly number[]>(
  (context) =>
    Array<number>(
      rankOf(
        context,
        null,
        context.argument(window) === undefined ? "filter_shape" : window,
      ),
    ).fill(1),
  "windows have no gaps",
  own,
);
