// The dialects that have an entry, each to be shown or left out of its table.
import type { ReactElement } from "react";
import type { AtlasEntry } from "../../atlas.ts";

export function DialectChips({
  columns,
  hidden,
  toggle,
}: {
  readonly columns: AtlasEntry["columns"];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (dialect: string) => void;
}): ReactElement {
  return (
    <div className="chips" role="group" aria-label="Frameworks in the table">
      {columns.map(({ dialect, title }) => (
        <button
          key={dialect}
          type="button"
          className="chip"
          aria-pressed={!hidden.has(dialect)}
          onClick={() => toggle(dialect)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
