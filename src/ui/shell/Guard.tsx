// What stands where a part of the page failed to draw: what happened, and the ways on. The notebook itself is kept apart from the page, in this browser.
import { useState, type ReactElement, type ReactNode } from "react";
import { ErrorBoundary, type FallbackProps } from "react-error-boundary";

/** Keeps a failure in drawing `children` from taking the rest of the page along. `what` names the part: `the atlas`. */
export function Guard({
  what,
  children,
}: {
  readonly what: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <ErrorBoundary
      fallbackRender={(failure) => <Broken what={what} failure={failure} />}
    >
      {children}
    </ErrorBoundary>
  );
}

function Broken({
  what,
  failure: { error, resetErrorBoundary },
}: {
  readonly what: string;
  readonly failure: FallbackProps;
}): ReactElement {
  const [shown, setShown] = useState(false);
  const text = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error ? error.stack : undefined;
  return (
    <section className="broken" role="alert">
      <h2>Drawing {what} failed</h2>
      <p>{text}</p>
      <p>
        Your notebook is kept: save it as a file from the header, draw again, or
        reload the page where a part of it could not be fetched.
      </p>
      <div className="ways">
        <button type="button" className="btn" onClick={resetErrorBoundary}>
          Draw again
        </button>
        <button type="button" className="btn" onClick={() => location.reload()}>
          Reload the page
        </button>
        <button
          type="button"
          className="btn"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          Details for a report
        </button>
      </div>
      {shown && <pre tabIndex={0}>{trace ?? text}</pre>}
    </section>
  );
}
