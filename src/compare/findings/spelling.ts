// The same said in other words: names of layers, words of options. Two rows, however many layers.
import type { Setting } from "../../ir/index.ts";
import type { AlignedRow } from "../align.ts";
import { placesText } from "../explain.ts";
import { absent, valueOf, type Finding } from "../finding.ts";
import { allEqual, meaningKey } from "../meaning.ts";
import { present, type Context } from "./context.ts";

export function spellingFindings(context: Context): Finding[] {
  return [
    ...context.alignment.rows.flatMap((row) => [
      ...told(context, row, "names", "names", namesAt(context, row)),
      ...told(
        context,
        row,
        "spelling",
        "words of options",
        wordsAt(context, row),
      ),
    ]),
    ...told(
      context,
      { id: "optimizer", part: "optimizer" },
      "names",
      "names",
      context.canonicals.map(({ graph }) => graph.optimizer?.call ?? null),
    ),
  ];
}

const statements = {
  names: "What a layer or a call is named changes nothing.",
  spelling: "Each dialect has its own words for the same option and value.",
} as const;

function told(
  context: Context,
  row: Pick<AlignedRow, "id" | "part">,
  kind: keyof typeof statements,
  title: string,
  texts: readonly (string | null)[],
): Finding[] {
  const known = texts.filter((text) => text !== null);
  if (known.length < 2 || allEqual(known)) return [];
  return [
    {
      key: `words:${kind}`,
      list: "same in other words",
      effect: "speed only",
      row: row.id,
      option: kind,
      title,
      values: texts.map((text) =>
        text === null ? absent("nothing there") : valueOf(text, undefined),
      ),
      classes: context.names.map(() => 0),
      rule: statements[kind],
      condition: "always",
      explain: ({ places }) =>
        `${statements[kind]} So it is at ${placesText(places)}.`,
    },
  ];
}

/** The calls that make this row's layer. */
function namesAt(context: Context, row: AlignedRow): (string | null)[] {
  return row.nodes.map((node, column) => {
    const source = context.canonicals[column]?.model.nodes.find(
      ({ id }) => id === node?.sources[0],
    );
    return source
      ? [source.name, source.call].filter(Boolean).join(" = ")
      : null;
  });
}

/** Words of the options that mean the same in all columns and read differently. */
function wordsAt(context: Context, row: AlignedRow): (string | null)[] {
  const settings = optionsAt(context, row);
  const known = settings.filter((options) => options !== null);
  const [first] = known;
  const options = Object.keys(first ?? {}).filter((option) => {
    const all = known.map((options) => options[option]);
    return (
      allEqual(all.map((setting) => meaningKey(setting?.value))) &&
      all.every((setting) => setting?.words) &&
      !allEqual(all.map((setting) => setting?.words ?? ""))
    );
  });
  return settings.map((own) =>
    own && options.length
      ? [...new Set(options.map((option) => own[option]?.words ?? ""))].join(
          ", ",
        )
      : null,
  );
}

type Options = Readonly<Record<string, Setting<unknown>>>;

function optionsAt(context: Context, row: AlignedRow): (Options | null)[] {
  if (row.part === "optimizer")
    return context.canonicals.map(
      ({ graph }) =>
        (graph.optimizer?.options as unknown as Options | undefined) ?? null,
    );
  const ops = new Set(present(row).map(({ node }) => node.op));
  return row.nodes.map((node) =>
    ops.size === 1 ? (node?.options ?? null) : null,
  );
}
