// A card of a smallest input: what goes in, what the framework itself printed, and at a click what our engine makes of the same.
import { useState, type ReactElement } from "react";
import type { Numbers } from "../../dialects/truth.ts";
import { numbersText, worstDifference } from "./numbers.ts";

export interface SmallestInputProps {
  /** The framework's name. */
  readonly title: string;
  /** What it shows, beside the name. */
  readonly label: string;
  /** Whom the button runs, for those who do not see the card. */
  readonly runName: string;
  readonly program: string;
  /** What goes in, named: `input`, `gradients`. */
  readonly given: readonly (readonly [name: string, text: string])[];
  /** `PyTorch 2.15.0`; null while it is fetched. */
  readonly by: string | null;
  /** What the framework printed; a message where it could not be fetched; null while it is. */
  readonly printed: Numbers | string | null;
  readonly run: () => Promise<Numbers>;
}

type Own =
  | { readonly kind: "not run" | "running" }
  | { readonly kind: "ran"; readonly output: Numbers }
  | { readonly kind: "failed"; readonly message: string };

export function SmallestInput(props: SmallestInputProps): ReactElement {
  const { title, label, runName, program, run } = props;
  const [own, setOwn] = useState<Own>({ kind: "not run" });
  const start = (): void => {
    setOwn({ kind: "running" });
    run().then(
      (output) => setOwn({ kind: "ran", output }),
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
        <span className="label">{label}</span>
        <span style={{ flex: 1 }} />
        <button
          type="button"
          className="btn"
          disabled={own.kind === "running"}
          onClick={start}
          aria-label={`Run ${runName} here`}
        >
          {own.kind === "running" ? "Running…" : "Run here"}
        </button>
      </header>
      <pre tabIndex={0}>{program}</pre>
      <SmallestNumbers {...props} own={own} />
    </article>
  );
}

function SmallestNumbers({
  given,
  by,
  printed,
  own,
}: SmallestInputProps & { readonly own: Own }): ReactElement {
  const theirs = typeof printed === "string" ? null : printed;
  return (
    <dl>
      {given.map(([name, text], i) => (
        <div key={i}>
          <dt>{name}</dt>
          <dd>
            <code>{text}</code>
          </dd>
        </div>
      ))}
      <div>
        <dt>{by === null ? "the framework" : `${by} itself printed`}</dt>
        <dd>
          {theirs && <code>{numbersText(theirs)}</code>}
          {typeof printed === "string" && printed}
        </dd>
      </div>
      {own.kind !== "not run" && (
        <div aria-live="polite">
          <dt>our engine, following that rule</dt>
          <dd>
            <OwnResult own={own} theirs={theirs} />
          </dd>
        </div>
      )}
    </dl>
  );
}

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
