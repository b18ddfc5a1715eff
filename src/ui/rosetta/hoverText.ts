// The hover table as Markdown: option × column, differing options first.
import type { HoverRow } from "../../analysis.ts";
import { mostSideBySide } from "../differences/groups.ts";

const most = 14;

export function hoverMarkdown(
  title: string,
  rows: readonly HoverRow[],
  columns: readonly string[],
): string {
  const sorted = [...rows].sort(
    (a, b) => Number(b.differs) - Number(a.differs),
  );
  const grouped = columns.length > mostSideBySide;
  const heads = grouped ? ["what the columns say"] : columns.map(escape);
  const lines = sorted.slice(0, most).map((row) => {
    const cells = grouped ? [groups(row, columns)] : row.values.map(cell);
    return `| ${name(row)} | ${cells.join(" | ")} |`;
  });
  const rest = sorted.length - most;
  return [
    `**${escape(title)}**`,
    "",
    `| option | ${heads.join(" | ")} |`,
    `| --- | ${heads.map(() => "---").join(" | ")} |`,
    ...lines,
    "",
    rest > 0
      ? `${rest} more options in the details (Alt F1)`
      : "Alt F1 opens this as a table to stay",
  ].join("\n");
}

function name({ title, differs }: HoverRow): string {
  const words = escape(title);
  return differs ? `**≠ ${words}**` : words;
}

/** Many columns: each value once, with those that say it; `all` where they agree. */
function groups({ values }: HoverRow, columns: readonly string[]): string {
  const byText = new Map<string, string[]>();
  values.forEach((value, i) => {
    const said = value ? plain(value.text) : "–";
    byText.set(said, [...(byText.get(said) ?? []), columns[i] ?? ""]);
  });
  if (byText.size === 1)
    return `${[...byText.keys()].join("")} in all ${values.length}`;
  return [...byText]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([text, who]) => `${text} ${who.map(escape).join(", ")}`)
    .join(" · ");
}

const plain = (text: string): string =>
  `\`${text.replaceAll("`", "'").replaceAll("|", "∣")}\``;

function cell(value: HoverRow["values"][number]): string {
  if (!value) return "–";
  const { origin, source } = value.setting;
  const link = source?.url
    ? ` [source](${source.url} "${source.at.replaceAll('"', "'")}")`
    : "";
  return `${plain(value.text)} ${origin}${link}`;
}

const escape = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!|<>]/g, "\\$&");
