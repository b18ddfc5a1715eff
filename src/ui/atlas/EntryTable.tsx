// One entry as a table: option × dialect, what differs first, each cell with its standing and source.
import { useState, type ReactElement, type ReactNode } from "react";
import type { AtlasCell, AtlasEntry, AtlasRow } from "../../atlas.ts";
import { effects, type Effect, type Source } from "../../ir/index.ts";
import { effectMark } from "../differences/effects.ts";

export function EntryTable({
  entry,
  children,
}: {
  readonly entry: AtlasEntry;
  /** What stands between the heading and the table. */
  readonly children: ReactNode;
}): ReactElement {
  const [all, setAll] = useState(false);
  const differing = entry.rows.filter((row) => row.differs).sort(worstFirst);
  const equal = entry.rows.filter((row) => !row.differs);
  const rows =
    all || differing.length === 0 ? [...differing, ...equal] : differing;
  return (
    <>
      <header className="entry-head">
        <h3>{entry.title}</h3>
        <span className="label">{summaryOf(entry, differing.length)}</span>
        <span style={{ flex: 1 }} />
        {differing.length > 0 && equal.length > 0 && (
          <label className="switch">
            <input
              type="checkbox"
              checked={all}
              onChange={(event) => setAll(event.target.checked)}
            />
            Equal options too ({equal.length})
          </label>
        )}
      </header>
      {children}
      {entry.columns.length > 0 && <OptionTable entry={entry} rows={rows} />}
    </>
  );
}

function OptionTable({
  entry,
  rows,
}: {
  readonly entry: AtlasEntry;
  readonly rows: readonly AtlasRow[];
}): ReactElement {
  return (
    <div
      className="atlas-scroll"
      tabIndex={0}
      role="region"
      aria-label={`Options of ${entry.title}`}
    >
      <table className="grid-table atlas-table">
        <caption className="visually-hidden">
          {entry.title}: every option, and what each framework does by default
        </caption>
        <thead>
          <tr>
            <th scope="col">option</th>
            {entry.columns.map((column) => (
              <ColumnHead key={column.dialect} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.option} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead({
  column,
}: {
  readonly column: AtlasEntry["columns"][number];
}): ReactElement {
  return (
    <th scope="col">
      <b>{column.title}</b> {column.version}
      <code>{column.calls[0]}</code>
      {column.proven === null && <small>not run: rests on source</small>}
    </th>
  );
}

const worstFirst = (a: AtlasRow, b: AtlasRow): number =>
  effects.indexOf(a.effect as Effect) - effects.indexOf(b.effect as Effect);

function summaryOf({ rows, columns }: AtlasEntry, differing: number): string {
  if (columns.length === 0)
    return "All its frameworks are left out: choose one below.";
  if (columns.length === 1) return "One framework alone.";
  const count =
    differing === 0 ? "no option" : `${differing} of ${rows.length} options`;
  return `${columns.length} frameworks; by default, ${count} ${differing === 1 ? "differs" : "differ"}.`;
}

function Row({ row }: { readonly row: AtlasRow }): ReactElement {
  const mark = row.differs ? effectMark(row.effect as Effect) : null;
  return (
    <tr className={row.differs ? `differs ${mark?.className ?? ""}` : ""}>
      <th scope="row">
        {row.title}
        {mark && (
          <span className="effect-chip">
            <span aria-hidden>{mark.sign}</span> {mark.word}
          </span>
        )}
        <small className="label">{row.says}</small>
      </th>
      {row.cells.map((cell, i) => (
        <td key={i} data-class={row.differs ? row.classes[i] : undefined}>
          {cell ? <Cell cell={cell} /> : <span aria-label="none">–</span>}
        </td>
      ))}
    </tr>
  );
}

function Cell({ cell }: { readonly cell: AtlasCell }): ReactElement {
  const { text, words, because, source } = cell;
  return (
    <>
      <span className="value">{text}</span>
      {words && words !== text && <code>{words}</code>}
      {because && <small>{because}</small>}
      {source && <Standing source={source} />}
    </>
  );
}

const standings: Readonly<
  Record<Source["standing"], { sign: string; word: string }>
> = {
  executed: { sign: "✓", word: "executed" },
  "read in source": { sign: "§", word: "read in source" },
  documented: { sign: "¶", word: "documented" },
};

function Standing({ source }: { readonly source: Source }): ReactElement {
  const { sign, word } = standings[source.standing];
  const text = (
    <>
      <span aria-hidden>{sign}</span> {word}
      {source.version && ` ${source.version}`}
    </>
  );
  return (
    <small className="standing" title={source.at}>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </small>
  );
}
