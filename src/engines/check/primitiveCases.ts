// Small step graphs that use every primitive in the ways that engines get wrong: the self-check runs them on each engine and on the reference.
import { batch } from "../../ir/shape.ts";
import type {
  BinaryFunction,
  Primitive,
  UnaryFunction,
} from "../step/primitives.ts";
import { binaryFunctions, unaryFunctions } from "../step/scalarFunctions.ts";
import { ScanDraft } from "../step/scan.ts";
import { caseOf, type Build, type PrimitiveCase } from "./primitiveDraft.ts";

const positiveOnly: readonly UnaryFunction[] = [
  "log",
  "sqrt",
  "rsqrt",
  "reciprocal",
];
const unaryCases = (): PrimitiveCase[] =>
  (Object.keys(unaryFunctions) as UnaryFunction[]).map((fn) =>
    caseOf("unary", fn, 1, (draft) =>
      draft.graph.unary(
        fn,
        draft.numbers([batch, 3, 11], positiveOnly.includes(fn)),
      ),
    ),
  );

const binaryCases = (): PrimitiveCase[] =>
  (Object.keys(binaryFunctions) as BinaryFunction[]).map((fn) =>
    caseOf("binary", fn, 1, (draft) => {
      const positive = fn === "pow" || fn === "div";
      const left = draft.numbers([batch, 3, 5], positive);
      return draft.graph.binary(fn, left, draft.numbers([3, 1], positive));
    }),
  );

const matmulCases = (): PrimitiveCase[] =>
  [false, true].flatMap((transposeA) =>
    [false, true].flatMap((transposeB) =>
      [[], [3]].map((leading) =>
        caseOf(
          "matmul",
          `${transposeA ? "aᵀ" : "a"}·${transposeB ? "bᵀ" : "b"}${leading.length > 0 ? " stacked" : ""}`,
          7,
          (draft) => {
            const a = transposeA ? [7, 4] : [4, 7];
            const b = transposeB ? [9, 7] : [7, 9];
            return draft.graph.matmul(
              draft.numbers([...leading, ...a]),
              draft.numbers([...leading, ...b]),
              transposeA,
              transposeB,
            );
          },
        ),
      ),
    ),
  );

const slides = {
  plain: { strides: [1, 1], before: [0, 0], after: [0, 0], dilation: [1, 1] },
  padded: { strides: [1, 1], before: [1, 1], after: [1, 1], dilation: [1, 1] },
  lopsided: {
    strides: [2, 2],
    before: [0, 1],
    after: [1, 2],
    dilation: [1, 1],
  },
  strided: { strides: [2, 3], before: [1, 0], after: [0, 0], dilation: [1, 1] },
  dilated: { strides: [1, 1], before: [2, 1], after: [2, 0], dilation: [2, 2] },
} as const;

/** What a convolution may take in besides: a bias, an activation, or both. */
const epilogues = {
  "": { bias: false, activation: "none" },
  ", bias": { bias: true, activation: "none" },
  ", relu": { bias: false, activation: "relu" },
  ", bias and relu": { bias: true, activation: "relu" },
} as const;

const convolutionCases = (): PrimitiveCase[] =>
  Object.entries(slides).flatMap(([name, slide]) =>
    Object.entries(epilogues).map(([besides, { bias, activation }]) =>
      caseOf("conv2d", `${name}${besides}`, 3 * 3 * 5, (draft) =>
        draft.graph.emit("conv2d", { ...slide, activation }, [
          draft.numbers([batch, 9, 8, 5]),
          draft.numbers([3, 3, 5, 6]),
          ...(bias ? [draft.numbers([6])] : []),
        ]),
      ),
    ),
  );

const imageCases = (): PrimitiveCase[] =>
  Object.entries(slides).flatMap(([name, slide]) => [
    caseOf("conv2dKernelGradient", name, 2 * 9 * 8, (draft) => {
      const image = draft.numbers([batch, 9, 8, 5]);
      const forward = draft.graph.emit("conv2d", slide, [
        image,
        draft.numbers([3, 3, 5, 6]),
      ]);
      return draft.graph.emit(
        "conv2dKernelGradient",
        { ...slide, kernel: [3, 3] },
        [image, draft.numbers(draft.graph.shape(forward))],
      );
    }),
    ...(name === "dilated"
      ? []
      : [
          caseOf("maxPool", name, 1, (draft) =>
            draft.graph.emit("maxPool", { ...slide, size: [3, 2] }, [
              draft.numbers([batch, 9, 8, 5]),
            ]),
          ),
        ]),
  ]);

/** A scan with all that one can have: its outputs, and behind them its last state. */
const scanCase =
  (backward: boolean): Build =>
  (d) => {
    const scan = new ScanDraft(d.graph, { steps: 5, backward });
    const inside = scan.graph;
    const state = scan.state(d.numbers([batch, 3]));
    const product = inside.matmul(state, scan.kept(d.numbers([3, 3])));
    const next = inside.unary(
      "tanh",
      inside.add(product, scan.slice(d.numbers([5, batch, 3]))),
    );
    const found = inside.cast(
      scan.slice(d.indices([5, batch, 3], 4)),
      "float32",
    );
    const scanned = scan.finish([next], [inside.mul(next, found)]);
    const last = d.graph.reshape(scanned.last(0), [1, batch, 3]);
    return d.graph.concat([scanned.stacked(0), last], 0);
  };

/** One or more cases of every other primitive. */
const otherCases: readonly (readonly [Primitive, string, number, Build])[] = [
  ["input", "", 1, (d) => d.numbers([batch, 3])],
  [
    "constant",
    "",
    1,
    (d) => d.graph.add(d.numbers([batch, 3]), d.graph.constant([1, 2, 3], [3])),
  ],
  [
    "extent",
    "",
    1,
    (d) => d.graph.mul(d.numbers([batch, 3]), d.graph.extent([batch, 3])),
  ],
  [
    "select",
    "",
    1,
    (d) => {
      const x = d.numbers([batch, 3, 4]);
      return d.graph.select(
        d.graph.binary("greater", x, 0),
        x,
        d.numbers([batch, 3, 4]),
      );
    },
  ],
  [
    "pad",
    "",
    1,
    (d) => d.graph.pad(d.numbers([batch, 3, 2]), [0, 1, 0], [0, 2, 3], 7),
  ],
  [
    "slice",
    "",
    1,
    (d) => d.graph.slice(d.numbers([batch, 7, 5]), [0, 2, 1], [batch, 3, 2]),
  ],
  [
    "slice",
    "with steps",
    1,
    (d) =>
      d.graph.slice(
        d.numbers([batch, 7, 5]),
        [0, 1, 0],
        [batch, 3, 3],
        [1, 2, 2],
      ),
  ],
  [
    "dilate",
    "",
    1,
    (d) => d.graph.dilate(d.numbers([batch, 3, 4, 2]), [1, 3, 2, 1]),
  ],
  [
    "concat",
    "",
    1,
    (d) =>
      d.graph.concat([d.numbers([batch, 2, 3]), d.numbers([batch, 4, 3])], 1),
  ],
  [
    "reshape",
    "",
    1,
    (d) => d.graph.reshape(d.numbers([batch, 2, 3]), [batch, 6]),
  ],
  [
    "transpose",
    "",
    1,
    (d) => d.graph.transpose(d.numbers([batch, 2, 3, 4]), [3, 1, 0, 2]),
  ],
  [
    "transpose",
    "of six axes",
    1,
    (d) =>
      d.graph.transpose(d.numbers([batch, 2, 3, 2, 2, 2]), [5, 1, 0, 2, 4, 3]),
  ],
  [
    "broadcastTo",
    "six axes",
    1,
    (d) =>
      d.graph.broadcastTo(d.numbers([batch, 1, 3, 1, 2]), [
        4,
        batch,
        5,
        3,
        2,
        2,
      ]),
  ],
  [
    "transpose",
    "of whole numbers",
    1,
    (d) => d.graph.transpose(d.indices([batch, 2, 3], 5), [2, 0, 1]),
  ],
  [
    "transpose",
    "of whole numbers made floats",
    1,
    (d) =>
      d.graph.transpose(
        d.graph.cast(d.indices([batch, 2, 3], 5), "float32"),
        [2, 0, 1],
      ),
  ],
  [
    "broadcastTo",
    "",
    1,
    (d) => d.graph.broadcastTo(d.numbers([batch, 1, 3]), [4, batch, 5, 3]),
  ],
  ["reduceSum", "", 20, (d) => d.graph.sum(d.numbers([batch, 4, 5]), [1, 2])],
  [
    "reduceSum",
    "first axes",
    10,
    (d) => d.graph.sum(d.numbers([batch, 5, 3, 4]), [0, 1], true),
  ],
  [
    "reduceSum",
    "of images by channel",
    2 * 20 * 20,
    (d) => d.graph.sum(d.numbers([batch, 20, 20, 3]), [0, 1, 2]),
  ],
  [
    "reduceSum",
    "of many",
    20_000,
    (d) => d.graph.sum(d.numbers([batch, 10_000])),
  ],
  [
    "reduceSum",
    "of a comparison",
    20,
    (d) =>
      d.graph.sum(
        d.graph.binary("greater", d.numbers([batch, 4, 5, 3]), 0),
        [1, 2],
      ),
  ],
  [
    "reduceMax",
    "of whole numbers made floats",
    1,
    (d) =>
      d.graph.max(d.graph.cast(d.indices([batch, 4, 5], 9), "float32"), [1]),
  ],
  ["reduceMax", "", 1, (d) => d.graph.max(d.numbers([batch, 4, 5]), [1])],
  [
    "reduceMax",
    "of negatives",
    1,
    (d) =>
      d.graph.max(d.graph.neg(d.numbers([batch, 4, 5], true)), [1, 2], true),
  ],
  ["flip", "", 1, (d) => d.graph.flip(d.numbers([batch, 2, 3, 4]), [1, 3])],
  [
    "flip",
    "of five axes",
    1,
    (d) => d.graph.flip(d.numbers([batch, 2, 3, 4, 2]), [1, 2]),
  ],
  [
    "gather",
    "",
    1,
    (d) =>
      d.graph.emit("gather", {}, [d.numbers([6, 3]), d.indices([batch, 4], 6)]),
  ],
  [
    "scatterAdd",
    "",
    8,
    (d) =>
      d.graph.emit("scatterAdd", { count: 3 }, [
        d.indices([batch, 4], 3),
        d.numbers([batch, 4, 5]),
      ]),
  ],
  [
    "oneHot",
    "",
    1,
    (d) => d.graph.emit("oneHot", { depth: 5 }, [d.indices([batch, 4], 7)]),
  ],
  [
    "oneHot",
    "times a matrix",
    8,
    (d) =>
      d.graph.matmul(
        d.graph.emit("oneHot", { depth: 8 }, [d.indices([4], 7)]),
        d.numbers([8, 12]),
      ),
  ],
  [
    "argMax",
    "",
    1,
    (d) => d.graph.emit("argMax", { axis: 1 }, [d.numbers([batch, 9, 3])]),
  ],
  [
    "argMax",
    "of equals",
    1,
    (d) =>
      d.graph.emit("argMax", { axis: 1 }, [
        d.graph.unary("sign", d.numbers([batch, 9, 3])),
      ]),
  ],
  [
    "cast",
    "to whole numbers",
    1,
    (d) => d.graph.cast(d.numbers([batch, 9]), "int32"),
  ],
  ["scan", "", 4, scanCase(false)],
  ["scanResult", "of a scan that walks back", 4, scanCase(true)],
  [
    "cast",
    "to floats",
    1,
    (d) => d.graph.cast(d.indices([batch, 9], 5), "float32"),
  ],
];

export function primitiveCases(): PrimitiveCase[] {
  return [
    ...unaryCases(),
    ...binaryCases(),
    ...matmulCases(),
    ...convolutionCases(),
    ...imageCases(),
    ...otherCases.map(([primitive, detail, terms, build]) =>
      caseOf(primitive, detail, terms, build),
    ),
  ];
}
