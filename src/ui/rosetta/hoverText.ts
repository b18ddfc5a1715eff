// The hover table as Markdown: option × column, differing options first.
import type { HoverRow } from "../../analysis.ts";

const most = 14;

export function hoverMarkdown(
  title: string,
  rows: readonly HoverRow[],
  columns: readonly string[],
): string {
  const sorted = [...rows].sort(
    (a, b) => Number(b.differs) - Number(a.differs),
  );
  const lines = sorted
    .slice(0, most)
    .map((row) => `| ${name(row)} | ${row.values.map(cell).join(" | ")} |`);
  const rest = sorted.length - most;
  return [
    `**${escape(title)}**`,
    "",
    `| option | ${columns.map(escape).join(" | ")} |`,
    `| --- | ${columns.map(() => "---").join(" | ")} |`,
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

function cell(value: HoverRow["values"][number]): string {
  if (!value) return "–";
  const { origin, source } = value.setting;
  const link = source?.url
    ? ` [source](${source.url} "${source.at.replaceAll('"', "'")}")`
    : "";
  return `\`${value.text.replaceAll("`", "'").replaceAll("|", "∣")}\` ${origin}${link}`;
}

const escape = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!|<>]/g, "\\$&");
