// An initialiser as the formula a person writes, before it meets a shape: `U(±√(6 / (fan_in + fan_out)))`.
import {
  printBlocks,
  printDistribution,
  type Initializer,
} from "./initializer.ts";

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** The formula over fans; concrete laws as printDistribution writes them. */
export function printFormula(initializer: Initializer): string {
  if (initializer.kind === "blocks")
    return printBlocks(
      initializer.blocks.map(({ initializer: own, size }) =>
        size === 1 ? printFormula(own) : `${printFormula(own)} (${size})`,
      ),
    );
  if (initializer.kind !== "varianceScaling")
    return printDistribution(initializer);
  const { scale, fan, distribution } = initializer;
  const numerator = (factor: number) =>
    short(factor * scale * (fan === "average" ? 2 : 1));
  const fans = { in: "fan_in", out: "fan_out", average: "(fan_in + fan_out)" };
  const root = (factor: number) => `√(${numerator(factor)} / ${fans[fan]})`;
  switch (distribution) {
    case "uniform":
      return `U(±${root(3)})`;
    case "normal":
      return `N(0, ${root(1)})`;
    case "truncatedNormal":
      return `N(0, ${root(1)}) cut at ±2σ, widened to keep its spread`;
    case "uncorrectedTruncatedNormal":
      return `N(0, ${root(1)}) cut at ±2σ`;
    default:
      distribution satisfies never;
      return "";
  }
}
