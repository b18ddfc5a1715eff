// How differently weights start, in one sentence over all layers that it concerns.
import {
  distribution,
  roleKind,
  spaced,
  standardDeviation,
} from "../ir/index.ts";
import type { DifferenceValue } from "./difference.ts";
import { consequence, everyone, placesText } from "./explain.ts";
import type { Draw, Draws, Group } from "./finding.ts";

const plural = (role: string): string => {
  const title = spaced(roleKind(role));
  return title.endsWith("s") ? `${title}es` : `${title}s`;
};

/** `The kernels of conv 1 to dense 2 start from different distributions: at conv 1, …; at dense 2, …`. */
export function explainInitializer(
  role: string,
  draws: readonly Draws[],
  group: Group,
  names: readonly string[],
): string {
  const { places } = group;
  const subject =
    places.length > 1
      ? `The ${plural(role)} of ${placesText(places)} start`
      : `The ${spaced(roleKind(role))} of ${placesText(places)} starts`;
  const shown = places.length > 1 ? [0, places.length - 1] : [0];
  const starts = shown
    .map(
      (at) =>
        `at ${places[at] ?? ""}, ${startsText(draws[at], group, at, names)}`,
    )
    .join("; ");
  const spread = spreadText(draws, group, names);
  return `${subject} from different distributions: ${starts}. ${spread}${consequence("initial weights")}`;
}

/** `PyTorch draws from U(±0.19), Keras starts at 0`: one part per class of columns. */
function startsText(
  draws: Draws | undefined,
  group: Group,
  at: number,
  names: readonly string[],
): string {
  return [...new Set(group.classes)]
    .map((cls) => {
      const column = group.classes.indexOf(cls);
      const who = names.filter((_, c) => group.classes[c] === cls);
      const value = group.findings[at]?.values[column];
      return `${everyone(who)} ${startText(draws?.[column], value, who.length > 1)}`;
    })
    .join(", ");
}

function startText(
  draw: Draw | null | undefined,
  value: DifferenceValue | undefined,
  several: boolean,
): string {
  if (!draw) return several ? "have none" : "has none";
  const verb =
    draw.initializer.kind === "constant" ? "start# at" : "draw# from";
  return `${verb.replace("#", several ? "" : "s")} ${value?.text ?? ""}`;
}

const deviation = (draw: Draw | null | undefined): number | null =>
  draw ? standardDeviation(distribution(draw.initializer, draw.fans)) : null;

/** `PyTorch's weights spread 0.41 (dense 2) to 1.7 (conv 1) times as wide as Keras's`, for the first two classes. */
function spreadText(
  draws: readonly Draws[],
  { classes, places }: Group,
  names: readonly string[],
): string {
  const a = classes.indexOf(0);
  const b = classes.indexOf(1);
  const ratios = draws.flatMap((row, i) => {
    const first = deviation(row[a]);
    const second = deviation(row[b]);
    return first && second
      ? [{ ratio: first / second, place: places[i] ?? "" }]
      : [];
  });
  if (!ratios.length) return "";
  const sorted = ratios.toSorted((x, y) => x.ratio - y.ratio);
  const [low] = sorted;
  const high = sorted.at(-1);
  const text = (one: typeof low) => ratioText(one?.ratio ?? 1);
  const range =
    text(low) === text(high)
      ? text(low)
      : `${text(low)} (${low?.place ?? ""}) to ${text(high)} (${high?.place ?? ""})`;
  return `${names[a] ?? ""}'s weights spread ${range} times as wide as ${names[b] ?? ""}'s. `;
}

/** Two digits, three near 1: `0.41`, `1.03`. */
function ratioText(ratio: number): string {
  const digits = Math.abs(ratio - 1) < 0.1 ? 3 : 2;
  return String(Number(ratio.toPrecision(digits)));
}
