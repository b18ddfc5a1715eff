// Distributions that weights are drawn from, as formulas and as the concrete law they mean for one shape.
import { IrError } from "../shape.ts";
import { normalCumulative, normalDensity } from "./normal.ts";

/** How many inputs and outputs one weight meets; convolutions count their window. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

export type PlainInitializer =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "normal"; readonly mean: number; readonly std: number }
  /** Normal(mean, std) drawn again until it lies within [low, high]; `std` is that of the normal before the cut. Most frameworks cut at ±2·std: `cutNormal`. */
  | {
      readonly kind: "truncatedNormal";
      readonly mean: number;
      readonly std: number;
      readonly low: number;
      readonly high: number;
    }
  /**
   * Variance scale / fan. `uniform` draws U(±√(3·scale/fan)); `truncatedNormal` corrects its std by /0.87962566103423978
   * (Keras's `VarianceScaling`), `uncorrectedTruncatedNormal` does not (TensorFlow.js, early TensorFlow 1); `normal` does not cut.
   */
  | {
      readonly kind: "varianceScaling";
      readonly scale: number;
      readonly fan: "in" | "out" | "average";
      readonly distribution:
        "uniform" | "normal" | "truncatedNormal" | "uncorrectedTruncatedNormal";
    }
  | { readonly kind: "orthogonal"; readonly gain: number }
  /** 1 (times gain) on the diagonal of a matrix. */
  | { readonly kind: "identity"; readonly gain: number }
  /** A convolution that hands its input on: 1 at the window's middle, output i of each group from input i (torch's dirac_). */
  | { readonly kind: "dirac"; readonly groups: number }
  /** Weights of bilinear interpolation over the last two axes (MXNet's and CNTK's Bilinear), for all pairs of channels or for equal ones alone. */
  | { readonly kind: "bilinear"; readonly channels: "all" | "equal" }
  /** Values that the program computed itself; the recording does not hold them. */
  | { readonly kind: "given"; readonly what: string };

/** A weight whose blocks start differently: a forget gate's bias of 1 among zeros. The blocks follow one another along an axis of the weight. */
export interface BlockInitializer {
  readonly kind: "blocks";
  readonly axis: number;
  readonly blocks: readonly {
    readonly size: number;
    readonly initializer: PlainInitializer;
    /** Where the framework counts the fans of the block, not of the weight. */
    readonly fans?: Fans;
  }[];
}

export type Initializer = PlainInitializer | BlockInitializer;

/** The law of one block: no formulas left. */
export type PlainDistribution = Exclude<
  PlainInitializer,
  { kind: "varianceScaling" }
>;
/** The law that an initializer means at given fans: no formulas left. */
export type Distribution =
  | PlainDistribution
  | {
      readonly kind: "blocks";
      readonly axis: number;
      readonly blocks: readonly {
        readonly size: number;
        readonly law: PlainDistribution;
      }[];
    };

/** Standard deviation of a unit normal cut at ±2. */
export const truncatedUnitStd = 0.87962566103423978;

/** Normal(mean, std) cut at ±2·std. */
export const cutNormal = (
  mean: number,
  std: number,
): Extract<Initializer, { kind: "truncatedNormal" }> => ({
  kind: "truncatedNormal",
  mean,
  std,
  low: mean - 2 * std,
  high: mean + 2 * std,
});

/** The concrete distribution of one parameter. Formula: Glorot & Bengio 2010, He et al. 2015, as in keras/src/initializers/random_initializers.py. */
export function distribution(
  initializer: Initializer,
  fans: Fans,
): Distribution {
  if (initializer.kind !== "blocks")
    return plainDistribution(initializer, fans);
  return {
    kind: "blocks",
    axis: initializer.axis,
    blocks: initializer.blocks.map((block) => ({
      size: block.size,
      law: plainDistribution(block.initializer, block.fans ?? fans),
    })),
  };
}

function plainDistribution(
  initializer: PlainInitializer,
  fans: Fans,
): PlainDistribution {
  if (initializer.kind !== "varianceScaling") return initializer;
  const { scale, fan } = initializer;
  const count = {
    in: fans.fanIn,
    out: fans.fanOut,
    average: (fans.fanIn + fans.fanOut) / 2,
  }[fan];
  const variance = scale / Math.max(count, 1);
  switch (initializer.distribution) {
    case "uniform": {
      const bound = Math.sqrt(3 * variance);
      return { kind: "uniform", low: -bound, high: bound };
    }
    case "normal":
      return { kind: "normal", mean: 0, std: Math.sqrt(variance) };
    case "truncatedNormal":
      return cutNormal(0, Math.sqrt(variance) / truncatedUnitStd);
    case "uncorrectedTruncatedNormal":
      return cutNormal(0, Math.sqrt(variance));
    default:
      initializer.distribution satisfies never;
      throw new IrError(
        `Expected a known distribution. Received ${String(initializer.distribution)}.`,
      );
  }
}

/** Standard deviation of the drawn values; null where the law has none worth saying (identity, given, blocks). */
export function standardDeviation(law: Distribution): number | null {
  switch (law.kind) {
    case "constant":
      return 0;
    case "uniform":
      return (law.high - law.low) / Math.sqrt(12);
    case "normal":
      return law.std;
    case "truncatedNormal":
      return truncatedStd(law);
    case "orthogonal":
    case "identity":
    case "dirac":
    case "bilinear":
    case "given":
    case "blocks":
      return null;
    default:
      law satisfies never;
      return null;
  }
}

type CutNormal = Extract<Distribution, { kind: "truncatedNormal" }>;

/** The cuts in standard deviations, where both are as far. */
function printCut({ mean, std, low, high }: CutNormal): string {
  const [below, above] = [(mean - low) / std, (high - mean) / std];
  return Math.abs(below - above) < 1e-9 * above
    ? `±${short(above)}σ`
    : `[${short(low)}, ${short(high)}]`;
}

/** Of what is left between the cuts: Johnson, Kotz & Balakrishnan 1994, section 13.10.1. */
function truncatedStd({ mean, std, low, high }: CutNormal): number {
  const [a, b] = [(low - mean) / std, (high - mean) / std];
  const share = normalCumulative(b) - normalCumulative(a);
  const [atA, atB] = [normalDensity(a), normalDensity(b)];
  const shift = (atA - atB) / share;
  return std * Math.sqrt(1 + (a * atA - b * atB) / share - shift * shift);
}

/** The share of draws at or below x; an IrError for laws that are not told by single numbers. */
export function cumulative(law: Distribution, x: number): number {
  switch (law.kind) {
    case "constant":
      return x < law.value ? 0 : 1;
    case "uniform":
      return Math.min(1, Math.max(0, (x - law.low) / (law.high - law.low)));
    case "normal":
      return normalCumulative((x - law.mean) / law.std);
    case "truncatedNormal": {
      const share = (y: number) => normalCumulative((y - law.mean) / law.std);
      const inside = share(law.high) - share(law.low);
      const at = Math.min(law.high, Math.max(law.low, x));
      return (share(at) - share(law.low)) / inside;
    }
    default:
      throw new IrError(
        `Expected a law of single numbers. Received ${printDistribution(law)}.`,
      );
  }
}

/** Blocks one after the other; blocks that come over and over are said once. */
export function printBlocks(texts: readonly string[]): string {
  const apart = texts.filter((text, i) => text !== texts[i - 1]);
  const period = texts.findIndex(
    (_, n) => n > 0 && texts.every((text, i) => text === texts[i % n]),
  );
  return apart.length > 2 && period > 1 && texts.length % period === 0
    ? `${texts.slice(0, period).join(", ")} in turn`
    : apart.join(", then ");
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** The distribution as a person writes it: `U(±0.1925)`, `N(0, 0.05)`, `0`. */
export function printDistribution(law: Distribution): string {
  switch (law.kind) {
    case "constant":
      return short(law.value);
    case "uniform":
      return law.low === -law.high
        ? `U(±${short(law.high)})`
        : `U(${short(law.low)}, ${short(law.high)})`;
    case "normal":
      return `N(${short(law.mean)}, ${short(law.std)})`;
    case "truncatedNormal":
      return `N(${short(law.mean)}, ${short(law.std)}) cut at ${printCut(law)}`;
    case "orthogonal":
      return law.gain === 1 ? "orthogonal" : `orthogonal × ${short(law.gain)}`;
    case "identity":
      return law.gain === 1 ? "identity" : `identity × ${short(law.gain)}`;
    case "dirac":
      return law.groups === 1 ? "dirac" : `dirac in ${law.groups} groups`;
    case "bilinear":
      return law.channels === "all"
        ? "bilinear"
        : "bilinear, channel by channel";
    case "given":
      return law.what;
    case "blocks": {
      return printBlocks(
        law.blocks.map((block) => printDistribution(block.law)),
      );
    }
    default:
      law satisfies never;
      return "";
  }
}
