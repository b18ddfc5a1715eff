// Plain functions of one array, element by element.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Word } from "../../phrase.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { operator } from "../rows.ts";
import { inSource } from "../sources.ts";

type Name = OptionsOf<"math">["function"];

const own = inSource("src/operator/tensor/elemwise_unary_op_basic.cc");
const none = impliedWord<number | null>(null, "it has no bounds", own);
const bound = (parameter: string) =>
  numberWord(parameter, own, [0, 1]) as Word<number | null>;

const functions: readonly (readonly [string, Name])[] = [
  ["negative", "negative"],
  ["exp", "exp"],
  ["log", "log"],
  ["sqrt", "sqrt"],
  ["rsqrt", "rsqrt"],
  ["abs", "abs"],
  ["square", "square"],
  ["sign", "sign"],
  ["sin", "sin"],
  ["cos", "cos"],
];

export default [
  ...functions.flatMap(([call, name]) =>
    operator(call, {
      op: "math",
      options: {
        function: impliedWord<Name>(name, "the call's name says it", own),
        low: none,
        high: none,
      },
    }),
  ),
  ...operator("clip", {
    op: "math",
    options: {
      function: impliedWord<Name>("clip", "the call's name says it", own),
      low: bound("a_min"),
      high: bound("a_max"),
    },
  }),
];
