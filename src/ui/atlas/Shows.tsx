// The smallest inputs that show an entry's facts: what the framework printed, and at a click what our engine makes of the same.
import { useCallback, type ReactElement } from "react";
import type { AtlasEntry } from "../../atlas.ts";
import type { Show } from "../../dialects/show.ts";
import type { Numbers } from "../../dialects/truth.ts";
import { optionTitle } from "../../ir/index.ts";
import { printedBy, runShow } from "../../shows.ts";
import { startPython } from "../state/backstage.ts";
import { CaseCard } from "./CaseCard.tsx";
import { SmallestInput } from "./SmallestInput.tsx";
import { numbersText } from "./numbers.ts";
import { useLoaded, type Loaded } from "./useLoaded.ts";

export function Shows({ entry }: { readonly entry: AtlasEntry }): ReactElement {
  const { shows, cases, columns } = entry;
  if (shows.length + cases.length === 0)
    return (
      <p className="label">
        No smallest input stands here yet; numbers of this op are held to the
        frameworks in whole programs.
      </p>
    );
  const columnOf = (dialect: string) =>
    columns.find((column) => column.dialect === dialect);
  return (
    <section className="shows" aria-label="Smallest inputs">
      <h4>Smallest inputs that show it</h4>
      <ul>
        {shows.map((show) => (
          <li key={`${show.dialect}/${show.file}`}>
            <ShowCard
              show={show}
              title={columnOf(show.dialect)?.title ?? show.dialect}
            />
          </li>
        ))}
        {cases.map((each, i) => (
          <li key={i}>
            <CaseCard each={each} column={columnOf(each.dialect)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The program without the comments that say how it is fed. */
const programText = (program: string): string =>
  program
    .split("\n")
    .filter((line) => !/^(#|\/\/) (shows|input|weights|mode): /.test(line))
    .join("\n")
    .trim();

/** `conv.padding` in words; an op alone is its name. */
const rowText = (row: string): string => {
  const [op = "", ...option] = row.split(".");
  return option.length > 0 ? optionTitle(option.join(".")) : optionTitle(op);
};

function ShowCard({
  show,
  title,
}: {
  readonly show: Show;
  readonly title: string;
}): ReactElement {
  const ask = useCallback(() => printedBy(show), [show]);
  const printed = useLoaded(`${show.dialect}/${show.file}`, ask);
  const run = async (): Promise<Numbers> => {
    const { answer } = await runShow(show, await startPython());
    const { shape, data } = answer.output;
    return { shape, data: Array.from(data) };
  };
  return (
    <SmallestInput
      title={title}
      label={`shows ${show.rows.map(rowText).join(", ")}`}
      runName={`${title}: ${show.file}`}
      program={programText(show.program)}
      given={[
        ...show.inputs.map((each) => ["input", numbersText(each)] as const),
        ...(show.weights === null
          ? []
          : [["weights", weightsText(show.weights)] as const]),
      ]}
      by={printed.kind === "there" ? printed.value.by : null}
      printed={shownOutput(printed)}
      run={run}
    />
  );
}

function shownOutput(
  printed: Loaded<Awaited<ReturnType<typeof printedBy>>>,
): Numbers | string | null {
  if (printed.kind === "there") return printed.value.shown.output;
  return printed.kind === "failed" ? printed.message : null;
}

const weightsText = (weights: NonNullable<Show["weights"]>): string =>
  weights === "fill"
    ? "repeatable numbers"
    : weights.map((each) => each.join(" ")).join(" | ");
