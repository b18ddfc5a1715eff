// Values of many columns, told once for all that say the same: `PyTorch, Chainer: 0.1 · Keras: 0.01`.
import type { DifferenceValue } from "../../compare/difference.ts";

/** Columns of one origin. */
export interface OriginPart {
  readonly origin: DifferenceValue["origin"];
  readonly columns: readonly number[];
  /** Addresses of what says so, each once. */
  readonly sources: readonly { readonly url: string; readonly at: string }[];
}

export interface ValueGroup {
  readonly text: string;
  readonly columns: readonly number[];
  /** Whether only few of the columns say it. */
  readonly odd: boolean;
  readonly parts: readonly OriginPart[];
}

/** Beyond this many columns, or on a narrow screen beyond two, values stand in groups. */
export const mostSideBySide = 3;

/** One group per meaning and text, the commonest first. */
export function valueGroups(
  values: readonly DifferenceValue[],
  classes: readonly number[],
): ValueGroup[] {
  const byKey = new Map<string, number[]>();
  values.forEach(({ text }, column) => {
    const key = `${classes[column] ?? 0} ${text}`;
    byKey.set(key, [...(byKey.get(key) ?? []), column]);
  });
  const groups = [...byKey.values()].sort((a, b) => b.length - a.length);
  const most = groups[0] ?? [];
  const common = classes[most[0] ?? 0];
  return groups.map((columns) => ({
    text: values[columns[0] ?? 0]?.text ?? "",
    columns,
    odd:
      classes[columns[0] ?? 0] !== common &&
      columns.length * 3 <= values.length,
    parts: partsOf(values, columns),
  }));
}

function partsOf(
  values: readonly DifferenceValue[],
  columns: readonly number[],
): OriginPart[] {
  const origins = [...new Set(columns.map((column) => values[column]?.origin))];
  return origins.flatMap((origin) => {
    if (origin === undefined) return [];
    const own = columns.filter((column) => values[column]?.origin === origin);
    const sources = new Map(
      own.flatMap((column) => {
        const source = values[column]?.setting?.source;
        return source?.url ? [[source.url, source.at] as const] : [];
      }),
    );
    return [
      {
        origin,
        columns: own,
        sources: [...sources].map(([url, at]) => ({ url, at })),
      },
    ];
  });
}
