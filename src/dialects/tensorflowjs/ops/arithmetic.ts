// Sums and products: merge layers, functions on two values, rescaling.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  elsewhere,
  input,
  phrase,
  type Context,
  type Phrase,
} from "../../phrase.ts";
import { number, numberWord } from "../../words.ts";
import { layerClaims } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read } from "../source.ts";

type Function = OptionsOf<"arithmetic">["function"];
const mergeAt = "tfjs-layers/src/layers/merge.ts";
const named = "the call's name says it";

const merge = (name: string, meaning: Function): Phrase<"arithmetic"> =>
  phrase<"arithmetic">({
    op: "arithmetic",
    calls: [`tf.layers.${name}`],
    signature: "**kwargs",
    options: {
      function: fixed<Function>(meaning, named, mergeAt),
      constant: fixed(null, "both sides are tensors", mergeAt),
      constantFirst: fixed(false, "both sides are tensors", mergeAt),
    },
    claims: layerClaims,
    source: read(mergeAt),
  });

const isNumber = (value: Argument | undefined): value is number =>
  typeof value === "number";

function binary(
  name: string,
  meaning: Function,
  left = "a",
  right = "b",
): Phrase<"arithmetic"> {
  const at = `tfjs-core/src/ops/${name}.ts`;
  const constant = (context: Context): number | null =>
    [context.argument("a"), context.argument("b")].find(isNumber) ?? null;
  const derived = <T>(value: T) =>
    ({
      kind: "derived",
      value: () => value,
      because: "both sides are tensors",
      source: read(at),
    }) as const;
  return phrase<"arithmetic">({
    op: "arithmetic",
    calls: [`tf.${name}`],
    signature: `${left}, ${right}`,
    options: {
      function: fixed<Function>(meaning, named, at),
      constant: {
        from: ["a", "b"],
        read: constant,
        write: () => null,
        default: derived<number | null>(null),
        samples: [],
      },
      constantFirst: {
        from: ["a", "b"],
        read: (context) => isNumber(context.argument("a")),
        write: () => null,
        default: derived(false),
        samples: [],
      },
    },
    claims: { [left]: input, [right]: input },
    source: read(at),
  });
}

const rescalingAt =
  "tfjs-layers/src/layers/preprocessing/image_preprocessing.ts · Rescaling";
const rescaling = phrase<"arithmetic">({
  op: "arithmetic",
  calls: ["tf.layers.rescaling"],
  signature: "scale, offset=0, **kwargs",
  options: {
    function: fixed<Function>(
      "multiply",
      "inputs are multiplied by scale",
      rescalingAt,
    ),
    constant: {
      ...numberWord("scale", read(rescalingAt)),
      write: (value) => (value === null ? null : { scale: value }),
    },
    constantFirst: fixed(false, "the tensor stands on the left", rescalingAt),
  },
  after: [
    {
      from: ["offset"],
      read: (context) => {
        const offset = number(context.argument("offset"), "offset");
        return offset === 0
          ? null
          : {
              op: "arithmetic",
              options: {
                function: "add",
                constant: offset,
                constantFirst: false,
              },
            };
      },
      source: read(rescalingAt),
    },
  ],
  claims: { ...layerClaims, offset: elsewhere("an addition of its own") },
  source: read(rescalingAt),
});

export const arithmetic: readonly Phrase<"arithmetic">[] = [
  merge("add", "add"),
  merge("multiply", "multiply"),
  merge("maximum", "maximum"),
  merge("minimum", "minimum"),
  binary("add", "add"),
  binary("sub", "subtract"),
  binary("mul", "multiply"),
  binary("div", "divide"),
  binary("pow", "power", "base", "exp"),
  binary("maximum", "maximum"),
  binary("minimum", "minimum"),
  rescaling,
];
