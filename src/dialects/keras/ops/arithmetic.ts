// Sums and products: merge layers, functions of keras.ops, Python's operators, and Rescaling.
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
import { executed, read } from "../source.ts";

type Function = OptionsOf<"arithmetic">["function"];

/** Names of functions on two values → their meaning. */
const functions: readonly (readonly [
  layer: string | null,
  op: string | null,
  operator: string | null,
  meaning: Function,
])[] = [
  ["Add", "add", "add", "add"],
  ["Subtract", "subtract", "sub", "subtract"],
  ["Multiply", "multiply", "mul", "multiply"],
  [null, "divide", "truediv", "divide"],
  [null, "power", "pow", "power"],
  ["Maximum", "maximum", null, "maximum"],
  ["Minimum", "minimum", null, "minimum"],
];

const mergeAt = (name: string): string =>
  `keras/src/layers/merging/${name.toLowerCase()}.py · ${name}`;

function layer(
  name: string,
  meaning: Function,
  average = false,
): Phrase<"arithmetic"> {
  const at = mergeAt(name);
  return phrase<"arithmetic">({
    op: "arithmetic",
    calls: [`keras.layers.${name}`],
    signature: "**kwargs",
    options: {
      function: fixed(meaning, "the layer's name says it", at),
      constant: fixed(null, "both sides are tensors", at),
      constantFirst: fixed(false, "both sides are tensors", at),
    },
    ...(average && {
      after: [
        {
          from: [],
          read: () => ({
            op: "arithmetic" as const,
            options: {
              function: "multiply" as const,
              constant: 0.5,
              constantFirst: false,
            },
          }),
          source: read(at),
        },
      ],
    }),
    claims: layerClaims,
    source: executed(at),
  });
}

const isNumber = (value: Argument | undefined): value is number =>
  typeof value === "number" || typeof value === "boolean";

function binary(
  call: string,
  left: string,
  right: string,
  meaning: Function,
  at: string,
): Phrase<"arithmetic"> {
  const constant = (context: Context): number | null => {
    const given = [context.argument(left), context.argument(right)].find(
      isNumber,
    );
    return given === undefined ? null : number(given, left);
  };
  return phrase<"arithmetic">({
    op: "arithmetic",
    calls: [call],
    signature: `${left}, ${right}`,
    options: {
      function: fixed(meaning, "the call's name says it", at),
      constant: {
        from: [left, right],
        read: constant,
        write: () => null,
        default: {
          kind: "derived",
          value: constant,
          because: "both sides are tensors",
          source: read(at),
        },
        samples: [],
      },
      constantFirst: {
        from: [left, right],
        read: (context) => isNumber(context.argument(left)),
        write: () => null,
        default: {
          kind: "derived",
          value: () => false,
          because: "both sides are tensors",
          source: read(at),
        },
        samples: [],
      },
    },
    claims: { [left]: input, [right]: input },
    source: executed(at),
  });
}

const rescalingAt = "keras/src/layers/preprocessing/rescaling.py · Rescaling";

/** x · scale + offset. */
const rescaling: Phrase<"arithmetic"> = phrase<"arithmetic">({
  op: "arithmetic",
  calls: ["keras.layers.Rescaling"],
  signature: "scale, offset=0.0, **kwargs",
  options: {
    function: fixed("multiply", "inputs are multiplied by scale", rescalingAt),
    constant: {
      ...numberWord("scale", executed(rescalingAt)),
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
      source: executed(rescalingAt),
    },
  ],
  claims: { ...layerClaims, offset: elsewhere("an addition of its own") },
  source: executed(rescalingAt),
});

export const arithmetic: readonly Phrase<"arithmetic">[] = [
  ...functions.flatMap(([name, op, operator, meaning]) => [
    ...(name ? [layer(name, meaning)] : []),
    ...(op
      ? [
          binary(
            `keras.ops.${op}`,
            "x1",
            "x2",
            meaning,
            `keras/src/ops/numpy.py · ${op}`,
          ),
        ]
      : []),
    ...(operator
      ? [
          binary(
            `operator.${operator}`,
            "a",
            "b",
            meaning,
            "keras/src/backend/common/keras_tensor.py · KerasTensor",
          ),
        ]
      : []),
  ]),
  layer("Average", "add", true),
  rescaling,
];
