// Compares any number of models: canonical forms on one spine, and their differences in four lists, worst first.
import type { Model } from "../ir/index.ts";
import { align } from "./align.ts";
import { canonicalize } from "./canonicalize.ts";
import type { Comparison } from "./difference.ts";
import { gather } from "./finding.ts";
import type { Context, Search } from "./findings/context.ts";
import { dataFindings } from "./findings/data.ts";
import { layerFindings } from "./findings/layers.ts";
import { missingFindings } from "./findings/missing.ts";
import { noteFindings } from "./findings/notes.ts";
import { optimizerFindings } from "./findings/optimizer.ts";
import { optionFindings } from "./findings/options.ts";
import { parameterFindings } from "./findings/parameters.ts";
import { ruleFindings } from "./findings/rules.ts";
import { spellingFindings } from "./findings/spelling.ts";
import { wiringFindings } from "./findings/wiring.ts";

const searches: readonly Search[] = [
  layerFindings,
  optionFindings,
  wiringFindings,
  parameterFindings,
  missingFindings,
  optimizerFindings,
  dataFindings,
  ruleFindings,
  spellingFindings,
  noteFindings,
];

/** All differences over all columns. `names` is what sentences call the columns; else their dialects' ids. */
export function compare(
  models: readonly Model[],
  names: readonly string[] = columnNames(models),
): Comparison {
  const alignment = align(models.map(canonicalize));
  const { canonicals, spine } = alignment;
  const context: Context = { alignment, canonicals, names };
  const findings = searches.flatMap((search) => search(context));
  return { spine, differences: gather(findings, spine) };
}

/** A column's dialect, with its number where the same dialect stands twice. */
export function columnNames(models: readonly Model[]): string[] {
  return models.map(({ dialect }, column) => {
    const alone =
      models.filter((other) => other.dialect === dialect).length === 1;
    return alone ? dialect : `${dialect} (column ${column + 1})`;
  });
}
