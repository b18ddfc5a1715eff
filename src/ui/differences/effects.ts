// How effects and lists are shown: a sign, a word and a colour class, never colour alone.
import type { Difference, DifferenceList } from "../../compare/difference.ts";
import { effects, type Effect } from "../../ir/index.ts";

export interface Mark {
  readonly sign: string;
  readonly word: string;
  readonly className: string;
}

const signs: Readonly<Record<Effect, string>> = {
  shape: "■",
  values: "●",
  "initial weights": "▲",
  training: "◆",
  "speed only": "○",
};

export function effectMark(effect: Effect): Mark {
  return {
    sign: signs[effect],
    word: effect,
    className: `effect-${effect.replaceAll(" ", "-")}`,
  };
}

/** The mark of a row: its effect, or what its list says where nothing is changed. */
export function differenceMark({
  list,
  effect,
}: Pick<Difference, "list" | "effect">): Mark {
  switch (list) {
    case "differs":
      return effectMark(effect);
    case "latent":
      return { ...effectMark(effect), sign: "◇", word: `latent: ${effect}` };
    case "same in other words":
      return { sign: "≡", word: list, className: "effect-same" };
    case "not modelled":
      return { sign: "?", word: list, className: "effect-speed-only" };
    default:
      list satisfies never;
      throw new TypeError(
        `Expected a list of differences. Received ${String(list)}.`,
      );
  }
}

export const lists: readonly DifferenceList[] = [
  "differs",
  "latent",
  "same in other words",
  "not modelled",
];

/** One list, worst effect first, wider ones before narrower ones. */
export function inList(
  differences: readonly Difference[],
  list: DifferenceList,
): Difference[] {
  return differences
    .filter((difference) => difference.list === list)
    .sort(
      (a, b) =>
        effects.indexOf(a.effect) - effects.indexOf(b.effect) ||
        b.rows.length - a.rows.length,
    );
}

/** `2 differ in initial weights, 1 in training`: the whole in one line. */
export function summary(differences: readonly Difference[]): string {
  const found = inList(differences, "differs");
  if (found.length === 0) return "Nothing differs.";
  const counts = effects
    .map((effect) => ({
      effect,
      count: found.filter((d) => d.effect === effect).length,
    }))
    .filter(({ count }) => count > 0);
  return `${counts.map(({ effect, count }) => `${count} in ${effect}`).join(", ")}.`;
}
