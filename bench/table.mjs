// Rows as a table for the terminal: columns as wide as their texts.

const heads = [
  "work",
  "value",
  "spread",
  "backend",
  "against",
  "ratio",
  "aim",
  "note",
];

const cells = ({
  work,
  value,
  unit,
  spread,
  backend,
  against,
  rival,
  ratio,
  aim,
  note,
}) => [
  work,
  value === null || value === undefined ? "–" : `${value} ${unit}`,
  spread ?? "",
  backend ?? "",
  rival
    ? `${against}: ${rival.value} ${unit} (${rival.spread})`
    : (against ?? ""),
  ratio === null || ratio === undefined ? "" : `${ratio} ×`,
  aim ?? "",
  note ?? "",
];

/** A line of heads, then one a row. Columns that are empty throughout are left out. */
export function table(rows) {
  const lines = [heads, ...rows.map(cells)];
  const kept = heads.map((_, column) =>
    lines.slice(1).some((line) => line[column] !== ""),
  );
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => line[column].length)),
  );
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column]))
        .filter((_, column) => kept[column])
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
