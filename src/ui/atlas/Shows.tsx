// The smallest inputs that show an entry's facts: what the framework printed, and at a click what our engine makes of the same.
import { useCallback, useState, type ReactElement } from "react";
import type { AtlasEntry } from "../../atlas.ts";
import type { Show } from "../../dialects/show.ts";
import type { Numbers } from "../../dialects/truth.ts";
import { optionTitle } from "../../ir/index.ts";
import { printedBy, runShow } from "../../shows.ts";
import { startPython } from "../state/backstage.ts";
import { numbersText, worstDifference } from "./numbers.ts";
import { useLoaded, type Loaded } from "./useLoaded.ts";

export function Shows({ entry }: { readonly entry: AtlasEntry }): ReactElement {
  const { shows, columns } = entry;
  if (shows.length === 0)
    return (
      <p className="label">
        No smallest input stands here yet; numbers of this op are held to the
        frameworks in whole programs.
      </p>
    );
  const titleOf = (dialect: string) =>
    columns.find((column) => column.dialect === dialect)?.title ?? dialect;
  return (
    <section className="shows" aria-label="Smallest inputs">
      <h4>Smallest inputs that show it</h4>
      <ul>
        {shows.map((show) => (
          <li key={`${show.dialect}/${show.file}`}>
            <ShowCard show={show} title={titleOf(show.dialect)} />
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
  const [own, setOwn] = useState<Own>({ kind: "not run" });
  const run = (): void => {
    setOwn({ kind: "running" });
    startPython()
      .then((python) => runShow(show, python))
      .then(
        ({ answer }) =>
          setOwn({
            kind: "ran",
            output: {
              shape: answer.output.shape,
              data: Array.from(answer.output.data),
            },
          }),
        (error: unknown) =>
          setOwn({
            kind: "failed",
            message: error instanceof Error ? error.message : String(error),
          }),
      );
  };
  return (
    <article className="show">
      <header>
        <b>{title}</b>
        <span className="label">shows {show.rows.map(rowText).join(", ")}</span>
        <span style={{ flex: 1 }} />
        <button
          type="button"
          className="btn"
          disabled={own.kind === "running"}
          onClick={run}
          aria-label={`Run ${title}: ${show.file} here`}
        >
          {own.kind === "running" ? "Running…" : "Run here"}
        </button>
      </header>
      <pre tabIndex={0}>{programText(show.program)}</pre>
      <ShowNumbers show={show} printed={printed} own={own} />
    </article>
  );
}

/** What goes in, what the framework printed, and what came out here. */
function ShowNumbers({
  show,
  printed,
  own,
}: {
  readonly show: Show;
  readonly printed: Loaded<Awaited<ReturnType<typeof printedBy>>>;
  readonly own: Own;
}): ReactElement {
  const theirs = printed.kind === "there" ? printed.value : null;
  return (
    <dl>
      {show.inputs.map((input, i) => (
        <div key={i}>
          <dt>input</dt>
          <dd>
            <code>{numbersText(input)}</code>
          </dd>
        </div>
      ))}
      {show.weights !== null && (
        <div>
          <dt>weights</dt>
          <dd>
            <code>{weightsText(show.weights)}</code>
          </dd>
        </div>
      )}
      <div>
        <dt>{theirs ? `${theirs.by} itself printed` : "the framework"}</dt>
        <dd>
          {theirs && <code>{numbersText(theirs.shown.output)}</code>}
          {printed.kind === "failed" && printed.message}
        </dd>
      </div>
      {own.kind !== "not run" && (
        <div aria-live="polite">
          <dt>our engine, following that rule</dt>
          <dd>
            <OwnResult own={own} theirs={theirs?.shown.output ?? null} />
          </dd>
        </div>
      )}
    </dl>
  );
}

const weightsText = (weights: NonNullable<Show["weights"]>): string =>
  weights === "fill"
    ? "repeatable numbers"
    : weights.map((each) => each.join(" ")).join(" | ");

type Own =
  | { readonly kind: "not run" | "running" }
  | { readonly kind: "ran"; readonly output: Numbers }
  | { readonly kind: "failed"; readonly message: string };

function OwnResult({
  own,
  theirs,
}: {
  readonly own: Own;
  readonly theirs: Numbers | null;
}): ReactElement {
  if (own.kind === "failed") return <span role="alert">{own.message}</span>;
  if (own.kind !== "ran") return <>…</>;
  const apart = theirs && worstDifference(own.output, theirs);
  return (
    <>
      <code>{numbersText(own.output)}</code>
      {apart !== null && (
        <small className="label">
          {apart === 0
            ? "the same to the digit"
            : `at most ${apart.toExponential(1)} apart`}
        </small>
      )}
    </>
  );
}
