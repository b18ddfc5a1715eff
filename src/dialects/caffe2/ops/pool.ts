// Pooling: the largest or the mean of each window, or of a whole channel. Windows move by 1 unless told otherwise; what is padded does not count.
import type { OptionsOf } from "../../../ir/index.ts";
import { elsewhere, only, type Claim, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { helper, operator } from "../calls.ts";
import { inSource } from "../sources.ts";
import {
  axesWord,
  axisNames,
  layoutWord,
  padNames,
  padWord,
  rankOf,
  windowClaims,
  windows,
} from "../windows.ts";

const own = inSource("caffe2/operators/pool_op.cc · AveragePoolFunctor");

const passed = [
  ...axisNames("kernel"),
  ...axisNames("stride"),
  ...padNames,
  ...axisNames("dilation"),
  "legacy_pad",
  "global_pooling",
];

const rows = {
  poolSize: axesWord("kernel", 0),
  strides: axesWord("stride", 1),
  padding: padWord,
  layout: layoutWord,
  rounding: impliedWord<"floor" | "ceil">(
    "floor",
    "a window that does not fit is left out",
    windows,
  ),
};

const claims: Readonly<Record<string, Claim>> = {
  ...windowClaims,
  global_pooling: elsewhere("what the call is"),
};
const flat: Readonly<Record<string, Claim>> = Object.fromEntries(
  axisNames("dilation").map((name) => [name, only(null, 1)] as const),
);

/** The same call by helper and by operator. */
function both<Name extends "maxPool" | "avgPool" | "globalPool">(
  helperName: string,
  name: string,
  definition: Omit<Phrase<Name>, "calls" | "signature" | "source">,
  part = "",
): Phrase<Name>[] {
  return [
    helper<Name>(
      helperName,
      "blob_in, blob_out, use_cudnn=False, order='NCHW'",
      passed,
      { ...definition, source: own },
      part,
    ),
    operator<Name>(
      name,
      ["order", ...passed],
      { ...definition, source: own },
      part,
    ),
  ];
}

const whole = (
  reduce: OptionsOf<"globalPool">["reduce"],
): Omit<Phrase<"globalPool">, "calls" | "signature" | "source"> => ({
  op: "globalPool",
  options: {
    reduce: impliedWord<OptionsOf<"globalPool">["reduce"]>(
      reduce,
      "the call's name says it",
      own,
    ),
    keepDims: impliedWord(true, "the spatial axes stay, with size 1", windows),
    layout: layoutWord,
  },
  claims: {
    ...claims,
    ...Object.fromEntries(
      passed
        .filter((name) => name !== "global_pooling" && name !== "legacy_pad")
        .map((name) => [
          name,
          elsewhere("the operator: the window is the whole image"),
        ]),
    ),
  },
});

export default [
  ...both<"maxPool">("max_pool", "MaxPool", {
    op: "maxPool",
    options: {
      ...rows,
      dilation: impliedWord<readonly number[]>(
        (context) => Array<number>(rankOf(context)).fill(1),
        "pooling stops at a dilation other than 1",
        inSource("caffe2/operators/pool_op.h · PoolOp"),
      ),
    },
    claims: { ...claims, ...flat },
  }),
  ...both<"avgPool">("average_pool", "AveragePool", {
    op: "avgPool",
    options: {
      ...rows,
      countPadding: impliedWord(
        false,
        "a mean divides by what lies inside the image",
        own,
      ),
    },
    claims: { ...claims, ...flat },
  }),
  ...both<"globalPool">("max_pool", "MaxPool", whole("max"), ".global"),
  ...both<"globalPool">(
    "average_pool",
    "AveragePool",
    whole("mean"),
    ".global",
  ),
];
