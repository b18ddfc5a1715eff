// What a weight starts from at one layer: a law, or one law per gate where a recurrent layer's gates start differently.
import {
  distribution,
  printDistribution,
  type BlockInitializer,
  type Fans,
  type Initializer,
  type Part,
  type PlainInitializer,
} from "../ir/index.ts";
import type { Draw } from "./finding.ts";
import type { CanonicalParameter } from "./graph.ts";
import { meaningKey } from "./meaning.ts";

/** A role of a layer, and the weight (or the block of one) that plays it. */
export interface Played {
  readonly role: string;
  readonly parameter: CanonicalParameter;
  readonly part: Part | null;
}

/** How one role starts: in words, and comparable. */
interface Start extends Draw {
  readonly role: string;
  readonly text: string;
  readonly key: string;
}

export interface Starts {
  /** Equal exactly where two layers start alike. */
  readonly key: string;
  readonly text: string;
  /** Of the first gate. */
  readonly draw: Draw;
}

/** How the roles of one kind start, all gates together. */
export function startsOf(played: readonly Played[]): Starts {
  const starts = played.map(startOf);
  const texts = new Map<string, string[]>();
  for (const { role, text } of starts)
    texts.set(text, [...(texts.get(text) ?? []), gateOf(role)]);
  const [most] = [...texts].sort(([, a], [, b]) => b.length - a.length);
  const others = [...texts].filter(([text]) => text !== most?.[0]);
  const apart = others.map(
    ([text, gates]) => `${text} for the ${gates.join(" and ")} gate`,
  );
  const [first] = starts as [Start, ...Start[]];
  return {
    key: starts
      .map(({ role, key }) => `${gateOf(role)}${key}`)
      .sort()
      .join(),
    text: [most?.[0] ?? "", ...apart].join(", "),
    draw: { initializer: first.initializer, fans: first.fans },
  };
}

const gateOf = (role: string): string => role.split(".")[1] ?? "";

function startOf({ role, parameter: { source }, part }: Played): Start {
  const { initializer, fans } = drawOf(
    source.initializer.value,
    source.fans,
    part,
  );
  const law = distribution(initializer, fans);
  const whole =
    part && ["orthogonal", "identity", "blocks"].includes(law.kind)
      ? source.shape.toSorted((a, b) => a - b)
      : null;
  const text = printDistribution(law);
  return {
    role,
    initializer,
    fans,
    text: whole ? `${text} over (${whole.join(", ")})` : text,
    key: meaningKey([law, whole]),
  };
}

/** What a block of a weight is drawn from, in the neutral form of its role. */
function drawOf(initializer: Initializer, fans: Fans, part: Part | null): Draw {
  if (!part) return { initializer, fans };
  const own =
    initializer.kind === "blocks"
      ? blockOf(initializer, fans, part)
      : { initializer, fans };
  const negated = part.steps.filter(({ step }) => step === "negate").length % 2;
  return negated && own.initializer.kind !== "blocks"
    ? { ...own, initializer: mirrored(own.initializer) }
    : own;
}

/** The one law of all numbers of the part, where its numbers stand in blocks that start alike. */
function blockOf(initializer: BlockInitializer, fans: Fans, part: Part): Draw {
  const { axis, blocks } = initializer;
  const [start, apart] = [part.start[axis] ?? 0, part.every?.[axis] ?? 1];
  const places = Array.from(
    { length: part.size[axis] ?? 0 },
    (_, i) => start + i * apart,
  );
  let end = 0;
  const met = blocks.filter(({ size }) => {
    const from = end;
    end += size;
    return places.some((place) => place >= from && place < end);
  });
  const [first] = met;
  const alike = met.every(
    (block) =>
      meaningKey([block.initializer, block.fans]) ===
      meaningKey([first?.initializer, first?.fans]),
  );
  return first && alike
    ? { initializer: first.initializer, fans: first.fans ?? fans }
    : { initializer, fans };
}

function mirrored(initializer: PlainInitializer): PlainInitializer {
  switch (initializer.kind) {
    case "constant":
      return { kind: "constant", value: 0 - initializer.value };
    case "uniform":
      return {
        kind: "uniform",
        low: -initializer.high,
        high: -initializer.low,
      };
    case "normal":
      return { ...initializer, mean: 0 - initializer.mean };
    case "truncatedNormal":
      return {
        ...initializer,
        mean: 0 - initializer.mean,
        low: 0 - initializer.high,
        high: 0 - initializer.low,
      };
    case "varianceScaling":
    case "given":
      return initializer;
    case "orthogonal":
    case "identity":
      return { ...initializer, gain: -initializer.gain };
    case "dirac":
    case "bilinear":
      return {
        kind: "given",
        what: `the negative of a ${initializer.kind} weight`,
      };
    default:
      initializer satisfies never;
      return initializer;
  }
}
