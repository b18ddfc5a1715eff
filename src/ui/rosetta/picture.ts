// Everything that is drawn over one column's code, from the reading and the switch for defaults.
import type { Reading } from "../state/reading.ts";
import { ghostTexts, type GhostMode, type GhostText } from "./ghosts.ts";
import { claims, pieces, type Claim, type Piece } from "./paint.ts";

export interface ColumnPicture {
  readonly claims: readonly Claim[];
  readonly pieces: readonly Piece[];
  readonly ghosts: readonly GhostText[];
  readonly hueOf: (claim: Claim) => number | null | undefined;
  readonly stale: boolean;
}

/** `column` counts the columns of the cell, those that could not be read among them. */
export function pictureOf(
  { shown, hues, stale, sources }: Reading,
  column: number,
  mode: GhostMode,
): ColumnPicture {
  const hueOf = ({ rows }: Claim): number | null | undefined =>
    rows.map((row) => hues[row]).find((hue) => hue !== undefined);
  const model = shown?.columns[column]?.model;
  const index = shown?.compared.indexOf(column) ?? -1;
  if (!shown?.comparison || !model || index < 0)
    return { claims: [], pieces: [], ghosts: [], hueOf, stale: false };
  const { spine, differences } = shown.comparison;
  const found = claims(model, index, spine, hues);
  return {
    claims: found,
    pieces: pieces(found.filter((claim) => hueOf(claim) !== undefined)),
    ghosts: ghostTexts(
      shown.columns[column]?.ghosts ?? [],
      differences,
      mode,
      sources[column] ?? [],
    ),
    hueOf,
    stale: stale.includes(column),
  };
}
