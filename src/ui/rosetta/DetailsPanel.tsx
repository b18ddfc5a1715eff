// The option table of the rows under the cursor, to stay: value, origin, source and version per column.
import { useEffect, useRef, type ReactElement } from "react";
import type { Analysis, HoverRow } from "../../analysis.ts";
import { hoverRows } from "../state/backstage.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";

export function DetailsPanel({
  titles,
}: {
  readonly titles: readonly string[];
}): ReactElement | null {
  const shown = useRosetta((state) => state.reading.shown);
  const rows = useRosetta((state) => state.details);
  const store = useRosettaStore();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [rows]);
  if (!shown?.comparison || !rows) return null;
  const spine = shown.comparison.spine.filter(({ id }) => rows.includes(id));
  return (
    <section className="details" aria-label="Options of the layer">
      <header>
        <h2 tabIndex={-1} ref={heading}>
          {spine.map(({ title }) => title).join(", ")}
        </h2>
        <span style={{ flex: 1 }} />
        <button
          type="button"
          className="btn quiet"
          onClick={() => store.setState({ details: null })}
        >
          Close
        </button>
      </header>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label="Option table"
      >
        {spine.map((row) => (
          <OptionTable
            key={row.id}
            alone={spine.length === 1}
            caption={row.title}
            analysis={shown}
            rows={hoverRows(shown, row)}
            titles={titles}
          />
        ))}
      </div>
    </section>
  );
}

interface TableProps {
  /** The only table: its heading says already what it is of. */
  readonly alone: boolean;
  readonly caption: string;
  readonly analysis: Analysis;
  readonly rows: readonly HoverRow[];
  readonly titles: readonly string[];
}

function OptionTable({
  alone,
  caption,
  analysis,
  rows,
  titles,
}: TableProps): ReactElement {
  return (
    <table className="grid-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{alone ? "option" : caption}</th>
          {analysis.compared.map((i) => (
            <th scope="col" key={i}>
              {titles[i]} {analysis.columns[i]?.model?.version.value}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows]
          .sort((a, b) => Number(b.differs) - Number(a.differs))
          .map((row) => (
            <tr key={row.option} className={row.differs ? "differs" : ""}>
              <th scope="row">
                {row.differs && <span aria-label="differs">≠ </span>}
                {row.title}
                <small className="label" style={{ display: "block" }}>
                  {row.says}
                </small>
              </th>
              {row.values.map((value, i) => (
                <td key={i}>{value ? <SettingCell value={value} /> : "–"}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function SettingCell({
  value: { text, setting },
}: {
  readonly value: NonNullable<HoverRow["values"][number]>;
}): ReactElement {
  const { origin, words, because, source } = setting;
  return (
    <>
      <code>{text}</code>
      <small>
        {origin}
        {words && words !== text && (
          <>
            {" "}
            · <code>{words}</code>
          </>
        )}
        {because && ` · ${because}`}
      </small>
      {source && (
        <small>
          {source.url ? (
            <a href={source.url} target="_blank" rel="noreferrer">
              {source.at}
            </a>
          ) : (
            source.at
          )}
          {` (${source.standing}${source.version ? `, ${source.version}` : ""})`}
        </small>
      )}
    </>
  );
}
