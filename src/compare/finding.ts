// One difference at one row, before findings that say the same of many rows become one.
import type { Effect, Fans, Initializer, Setting } from "../ir/index.ts";
import { effects } from "../ir/index.ts";
import type {
  Difference,
  DifferenceList,
  DifferenceValue,
  SpineRow,
} from "./difference.ts";

/** A law drawn for one weight of one column. */
export interface Draw {
  readonly initializer: Initializer;
  readonly fans: Fans;
}

/** One row's draws, by column; null where a column has no such weight. */
export type Draws = readonly (Draw | null)[];

export interface Finding {
  /** Findings with the same key are one difference; what stands before its first space is the difference's id. */
  readonly key: string;
  readonly list: DifferenceList;
  readonly effect: Effect;
  readonly row: string;
  readonly option: string;
  readonly title: string;
  readonly values: readonly DifferenceValue[];
  readonly classes: readonly number[];
  readonly rule?: string;
  readonly condition?: string;
  /** For initialisers: what each column draws its weight from. */
  readonly draws?: Draws;
  /** The sentence for all rows that share the key; values are those of the whole group. */
  explain(group: Group): string;
}

export interface Group {
  readonly findings: readonly Finding[];
  /** Titles of the rows, in the spine's order. */
  readonly places: readonly string[];
  readonly values: readonly DifferenceValue[];
  readonly classes: readonly number[];
}

export const lists: readonly DifferenceList[] = [
  "differs",
  "latent",
  "same in other words",
  "not modelled",
];

/** A column that has nothing at this place. */
export const absent = (text: string): DifferenceValue => ({
  text,
  words: "",
  origin: "absent",
});

/** What a setting says, with its text. */
export function valueOf(
  text: string,
  setting: Setting<unknown> | undefined,
): DifferenceValue {
  if (!setting) return { text, words: "", origin: "derived" };
  const { words, origin, span } = setting;
  return { text, words, origin, setting, ...(span && { span }) };
}

/** Findings to differences: one per key, worst first. */
export function gather(
  findings: readonly Finding[],
  spine: readonly SpineRow[],
): Difference[] {
  const place = new Map(spine.map(({ id }, index) => [id, index] as const));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.key);
    if (group) group.push(finding);
    else groups.set(finding.key, [finding]);
  }
  const differences = [...groups].map(([key, group]) =>
    merged(key, group, spine, place),
  );
  return named(
    differences.sort(
      (a, b) =>
        lists.indexOf(a.list) - lists.indexOf(b.list) ||
        effects.indexOf(a.effect) - effects.indexOf(b.effect) ||
        (place.get(a.rows[0] ?? "") ?? 0) - (place.get(b.rows[0] ?? "") ?? 0),
    ),
  );
}

/** Short ids: the head of the key, numbered where several differences share it. */
function named(differences: readonly Difference[]): Difference[] {
  const seen = new Map<string, number>();
  return differences.map((difference) => {
    const head = difference.id.split(" ")[0] ?? difference.id;
    const count = (seen.get(head) ?? 0) + 1;
    seen.set(head, count);
    return { ...difference, id: count === 1 ? head : `${head}#${count}` };
  });
}

function merged(
  key: string,
  group: readonly Finding[],
  spine: readonly SpineRow[],
  place: ReadonlyMap<string, number>,
): Difference {
  const findings = group.toSorted(
    (a, b) => (place.get(a.row) ?? 0) - (place.get(b.row) ?? 0),
  );
  const [first] = findings as [Finding, ...Finding[]];
  const rows = [...new Set(findings.map(({ row }) => row))];
  const places = rows.map((row) => spine[place.get(row) ?? 0]?.title ?? row);
  const values = first.values.map((value, column) => ({
    ...value,
    text: joined(findings.map((f) => f.values[column]?.text ?? "")),
    words: joined(findings.map((f) => f.values[column]?.words ?? "")),
  }));
  const worst = effects.find((effect) =>
    findings.some((finding) => finding.effect === effect),
  );
  const { list, option, title, classes, rule } = first;
  const condition = joined(
    findings.map((f) => f.condition ?? ""),
    "; ",
  );
  return {
    id: key,
    list,
    effect: worst ?? first.effect,
    rows,
    option,
    title,
    explanation: first.explain({ findings, places, values, classes }),
    values,
    classes,
    ...(rule !== undefined && { rule }),
    ...(condition && { condition }),
  };
}

/** Distinct texts: all of up to three, else the first two and the last. */
function joined(texts: readonly string[], by = ", "): string {
  const distinct = [...new Set(texts.filter(Boolean))];
  if (distinct.length <= 3) return distinct.join(by);
  return `${distinct.slice(0, 2).join(by)} … ${distinct.at(-1) ?? ""}`;
}
