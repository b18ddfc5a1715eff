// FEATURES.md: dialect × op, what is read, resolved and trained, and what proves it. Generated; its test fails when it is stale.
import {
  atlasEntry,
  atlasFamilies,
  atlasIndex,
  type AtlasEntry,
  type AtlasFamily,
} from "../atlas.ts";
import { dialects } from "../dialects/index.ts";
import { truthOf, truthTitle, type Truth } from "../dialects/truth.ts";

const legend = `# What is spoken

Generated from the phrases and from what the real frameworks printed (\`npx vitest run src/cli/features.test.ts -u\`); a test fails when it is stale.

A cell with a mark is read, resolved (every option explicit) and trained by the step graph. The fraction counts the options whose default the real framework itself has shown by running, of all options; the others rest on its source or documents.

- **●** the smallest inputs were run by the framework, and our output and gradients are held to them
- **○** signatures were printed by the framework; numbers are held in whole programs (\`scripts/zoo\`) or not yet
- **·** the dialect has no phrase for it here
`;

/** The text of FEATURES.md. */
export async function featuresText(): Promise<string> {
  const index = (await atlasIndex()).toSorted((a, b) =>
    a.id.localeCompare(b.id),
  );
  const truths = new Map<string, Truth | null>();
  for (const { id } of dialects) truths.set(id, await truthOf(id));
  const frameworks = dialects.map((dialect) => {
    const truth = truths.get(dialect.id);
    return `- ${dialect.title}: ${truth ? `${truthTitle(dialect, truth)} under Python ${truth.python}, ${truth.date}, \`${truth.script}\`` : "could not be run; see the README of its folder"}`;
  });
  const tables = await Promise.all(
    atlasFamilies.map(async (family) => {
      const own = index.filter((each) => each.family === family);
      return familyText(
        family,
        await Promise.all(own.map(({ id }) => atlasEntry(id))),
      );
    }),
  );
  return [
    legend,
    "## Frameworks that were asked",
    "",
    ...frameworks,
    "",
    ...tables.flat(),
  ].join("\n");
}

/** A heading and a table of one family of entries. */
function familyText(
  family: AtlasFamily,
  entries: readonly (AtlasEntry | null)[],
): readonly string[] {
  return [
    `## ${family.charAt(0).toUpperCase()}${family.slice(1)}`,
    "",
    `| | ${dialects.map(({ title }) => title).join(" | ")} |`,
    `| --- |${" --- |".repeat(dialects.length)}`,
    ...entries.map((entry) => (entry ? rowText(entry) : "")),
    "",
  ];
}

function rowText(entry: AtlasEntry): string {
  const cells = dialects.map(({ id }) => cellText(entry, id));
  return `| ${entry.title} (\`${entry.id}\`) | ${cells.join(" | ")} |`;
}

function cellText(entry: AtlasEntry, dialect: string): string {
  const at = entry.columns.findIndex((column) => column.dialect === dialect);
  if (at < 0) return "·";
  const facts = entry.rows.flatMap((row) => {
    const cell = row.cells[at];
    return cell?.source ? [cell.source.standing] : [];
  });
  const executed = facts.filter((standing) => standing === "executed").length;
  const shown = [...entry.shows, ...entry.cases].some(
    (each) => each.dialect === dialect,
  );
  return `${shown ? "●" : "○"} ${executed}/${facts.length}`;
}
