// Enlarged images: nn.Upsample and F.interpolate. Without align_corners blending uses half-pixel centres.
import type { OptionsOf } from "../../../ir/index.ts";
import type { Argument } from "../../../python/recording.ts";
import {
  input,
  only,
  phrase,
  type Claim,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { expected, impliedWord, number } from "../../words.ts";
import { channelsFirst, choiceWord, has } from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";

type Upsample = OptionsOf<"upsample">;
type Grid = Upsample["grid"];

const own = inSource("torch/nn/functional.py · interpolate");

function factorsOf(context: Context): readonly number[] {
  const before = context.inputs[0]?.slice(2) ?? [];
  const after = context.outputs[0]?.slice(2) ?? [];
  const scale = context.argument("scale_factor") ?? null;
  if (scale === null)
    return before.map(
      (n, i) =>
        number(after[i] as Argument, "size") / number(n as Argument, "size"),
    );
  return Array.isArray(scale)
    ? (scale as readonly Argument[]).map((each) => number(each, "scale_factor"))
    : before.map(() => number(scale, "scale_factor"));
}

const factors: Word<readonly number[]> = {
  from: ["size", "scale_factor"],
  read: factorsOf,
  write: (value) => ({
    scale_factor: new Set(value).size === 1 ? (value[0] ?? 1) : value,
  }),
  default: { kind: "signature", source: own },
  samples: [
    [2, 2],
    [2, 3],
  ],
};

const interpolation = choiceWord<Upsample["interpolation"]>(
  "mode",
  { bilinear: "bilinear", nearest: "nearest" },
  own,
);

/** Nearest takes floor(x / factor); blending keeps the corners only when told to, and before 0.4.0 always. */
const grid: Word<Grid> = {
  from: ["align_corners"],
  read: (context) => {
    if (context.argument("mode") === "nearest") return "asymmetric";
    const corners = has(context, "align_corners")
      ? context.argument("align_corners")
      : true;
    if (corners !== true && corners !== false && corners !== null)
      throw expected("align_corners", "True, False or None", corners);
    return corners === true ? "alignCorners" : "halfPixel";
  },
  write: (value, context) =>
    has(context, "align_corners") && value !== "asymmetric"
      ? { align_corners: value === "alignCorners" }
      : null,
  default: { kind: "signature", source: executed("behaviours.upsampleGrid") },
  samples: ["halfPixel", "alignCorners"],
};

const claims: Readonly<Record<string, Claim>> = {
  recompute_scale_factor: only(null, false),
  antialias: only(false),
};

const general = { factors, interpolation, grid, layout: channelsFirst };
const fixed = (how: Upsample["interpolation"], where: Grid) => ({
  factors,
  interpolation: impliedWord(how, "the layer's name says it", own),
  grid: impliedWord(
    where,
    "the layer's name says it",
    inSource(
      "torch/nn/modules/upsampling.py · UpsamplingNearest2d, UpsamplingBilinear2d",
    ),
  ),
  layout: channelsFirst,
});

const named = (
  path: string,
  options: ReturnType<typeof fixed>,
): Phrase<"upsample"> =>
  phrase({
    op: "upsample",
    calls: [path],
    signature: "size=None, scale_factor=None",
    options,
    claims: {},
    source: signed(path),
  });

const old = "size=None, scale_factor=None, mode='nearest'";
const corners = `${old}, align_corners=None`;

export default [
  phrase({
    op: "upsample",
    calls: ["torch.nn.Upsample"],
    signature: byVersion(
      ["0.3.1", old],
      ["0.4.0", corners],
      ["1.11.0", `${corners}, recompute_scale_factor=None`],
    ),
    options: general,
    claims,
    source: signed("torch.nn.Upsample"),
  }),
  phrase({
    op: "upsample",
    calls: ["torch.nn.functional.interpolate"],
    signature: byVersion(
      ["0.4.1", `input, ${corners}`],
      ["1.5.0", `input, ${corners}, recompute_scale_factor=None`],
      [
        "1.11.0",
        `input, ${corners}, recompute_scale_factor=None, antialias=False`,
      ],
    ),
    options: general,
    claims: { input, ...claims },
    source: signed("torch.nn.functional.interpolate"),
  }),
  phrase({
    op: "upsample",
    calls: ["torch.nn.functional.upsample"],
    signature: byVersion(
      ["0.3.1", `input, ${old}`],
      ["0.4.0", `input, ${corners}`],
    ),
    options: general,
    claims: { input },
    source: signed("torch.nn.functional.upsample"),
  }),
  named("torch.nn.UpsamplingNearest2d", fixed("nearest", "asymmetric")),
  named("torch.nn.UpsamplingBilinear2d", fixed("bilinear", "alignCorners")),
];
