// Why a column could not be read: the message, the line, and Python's own traceback.
import type { ReactElement } from "react";
import type { ColumnError } from "../../analysis.ts";
import { lineText } from "./spans.ts";

const kinds: Readonly<Record<ColumnError["kind"], string>> = {
  python: "Python stopped",
  unknown: "Not known here",
  limit: "Stopped at a limit",
  reading: "Read, but not understood",
};

export function ErrorPanel({
  error,
}: {
  readonly error: ColumnError;
}): ReactElement {
  return (
    <div className="column-error" role="alert">
      <h3>
        {kinds[error.kind]}
        {error.span ? ` at ${lineText(error.span)}` : ""}: {error.title}
      </h3>
      <p>{error.message}</p>
      {error.traceback && (
        <pre tabIndex={0} aria-label="Traceback">
          {error.traceback}
        </pre>
      )}
    </div>
  );
}
