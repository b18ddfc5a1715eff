// The edits that end a difference, as lines of a menu.
import type { Analysis } from "../../analysis.ts";
import type { Difference } from "../../compare/difference.ts";

export type FixOf = Analysis["fixes"][number];

/** One line of the menu. */
export interface Offer {
  readonly title: string;
  readonly fixes: readonly FixOf[];
}

/** Up to this many edits stand in the menu as they are. */
const few = 4;

/** By the column that is followed: all that differ from it, then each alone. */
export function offers(
  fixes: readonly FixOf[],
  difference: Pick<Difference, "values">,
  names: readonly string[],
): { readonly label: string; readonly items: readonly Offer[] }[] {
  if (fixes.length <= few)
    return [
      {
        label: "",
        items: fixes.map((fix) => ({ title: fix.title, fixes: [fix] })),
      },
    ];
  return [...new Set(fixes.map(({ toMatch }) => toMatch))].map((toMatch) => {
    const own = fixes.filter((fix) => fix.toMatch === toMatch);
    const each = own.map((fix) => ({
      title: names[fix.column] ?? "",
      fixes: [fix],
    }));
    const all = { title: `all ${own.length} that differ`, fixes: own };
    return {
      label: `${difference.values[toMatch]?.text ?? ""}, as ${names[toMatch] ?? ""}`,
      items: own.length > 1 ? [all, ...each] : each,
    };
  });
}
