// One update or loss on given numbers: what the framework printed, and what our engine makes of it.
import type { ReactElement } from "react";
import type { AtlasCase, AtlasEntry } from "../../atlas.ts";
import { computeTruth } from "../../cases.ts";
import { printArguments } from "../../dialects/settings.ts";
import type { LossTruth, Numbers, UpdateTruth } from "../../dialects/truth.ts";
import { SmallestInput } from "./SmallestInput.tsx";
import { numbersText } from "./numbers.ts";

export function CaseCard({
  each: { dialect, truth },
  column,
}: {
  readonly each: AtlasCase;
  readonly column: AtlasEntry["columns"][number] | undefined;
}): ReactElement {
  const title = column?.title ?? dialect;
  const program = `${truth.call}(${printArguments(truth.arguments)})`;
  return (
    <SmallestInput
      title={title}
      label={isUpdate(truth) ? "one weight, updated" : "the loss alone"}
      runName={`${title}: ${program}`}
      program={program}
      given={givenOf(truth)}
      by={column?.proven ?? null}
      printed={printedOf(truth)}
      run={async () => listed(await computeTruth(dialect, truth), truth)}
    />
  );
}

const isUpdate = (truth: UpdateTruth | LossTruth): truth is UpdateTruth =>
  "gradients" in truth;

const givenOf = (
  truth: UpdateTruth | LossTruth,
): readonly (readonly [string, string])[] =>
  isUpdate(truth)
    ? [
        ["the weight starts at", String(truth.start)],
        ["gradients, step by step", truth.gradients.join(", ")],
      ]
    : [
        ["predictions", numbersText(truth.predictions)],
        ["targets", numbersText(truth.targets)],
      ];

/** The weight after each step; the loss alone, without its gradient. */
const printedOf = (truth: UpdateTruth | LossTruth): Numbers =>
  isUpdate(truth)
    ? { shape: [truth.weights.length], data: truth.weights }
    : Array.isArray(truth.value)
      ? { shape: [truth.value.length], data: truth.value as readonly number[] }
      : { shape: [], data: [truth.value as number] };

/** As many of the numbers as are printed, in that shape. */
function listed(
  numbers: readonly number[],
  truth: UpdateTruth | LossTruth,
): Numbers {
  const { shape, data } = printedOf(truth);
  return { shape, data: numbers.slice(0, data.length) };
}
