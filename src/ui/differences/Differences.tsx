// All differences of the columns below the code: what differs first and open, the rest one click away.
import { useMemo, type ReactElement } from "react";
import type { Difference, DifferenceList } from "../../compare/difference.ts";
import { useMedia } from "../shell/useMedia.ts";
import { useRosetta } from "../state/rosettaStore.ts";
import { DifferenceRow, type RowActions } from "./DifferenceRow.tsx";
import { Notes } from "./Notes.tsx";
import { inList, summary } from "./effects.ts";
import { mostSideBySide } from "./groups.ts";

interface Props {
  readonly titles: readonly string[];
  readonly actions: RowActions;
}

export function Differences({ titles, actions }: Props): ReactElement {
  const { shown, stale } = useRosetta((state) => state.reading);
  const narrow = useMedia("(max-width: 900px)");
  const compared = shown?.compared ?? [];
  const grouped = compared.length > (narrow ? 2 : mostSideBySide);
  const names = compared.map((i) => titles[i] ?? "");
  const differences = shown?.comparison?.differences;
  if (!shown)
    return (
      <p className="waiting" role="status">
        The code is being read. Python is on its way.
      </p>
    );
  if (!differences || compared.length === 0)
    return (
      <p className="waiting">
        Nothing to compare yet: no column could be read.
      </p>
    );
  if (compared.length === 1) return <Single titles={titles} />;
  const old = stale.length > 0;
  return (
    <section
      className={`differences${old ? " stale-picture" : ""}${grouped ? " grouped" : ""}`}
      style={{ "--columns": grouped ? 1 : compared.length }}
      aria-label="Differences"
    >
      <header>
        <h2>Differences</h2>
        <p role="status">
          {summary(differences)}{" "}
          {old &&
            `This is the last good picture: ${stale.map((i) => titles[i]).join(" and ")} cannot be read now.`}
        </p>
      </header>
      <Open
        names={names}
        grouped={grouped}
        rows={inList(differences, "differs")}
        actions={actions}
      />
      {later.map(({ list, words }) => (
        <Folded
          key={list}
          words={words}
          rows={inList(differences, list)}
          names={names}
          grouped={grouped}
          actions={actions}
        />
      ))}
      <Notes titles={titles} />
    </section>
  );
}

const later: readonly { list: DifferenceList; words: string }[] = [
  { list: "latent", words: "equal here, not everywhere" },
  { list: "same in other words", words: "the same in other words" },
  { list: "not modelled", words: "not modelled" },
];

interface ListProps {
  readonly names: readonly string[];
  readonly grouped: boolean;
  readonly rows: readonly Difference[];
  readonly actions: RowActions;
}

function Open(props: ListProps): ReactElement | null {
  const { names, grouped, rows } = props;
  if (rows.length === 0) return null;
  return (
    <>
      <div className="difference difference-head" aria-hidden>
        <span>effect</span>
        <span>where</span>
        {grouped ? (
          <span>what the columns say</span>
        ) : (
          names.map((name, i) => <span key={i}>{name}</span>)
        )}
        <span />
      </div>
      <List {...props} />
    </>
  );
}

function List({ names, grouped, rows, actions }: ListProps): ReactElement {
  return (
    <ul className="difference-list">
      {rows.map((row) => (
        <DifferenceRow
          key={row.id}
          difference={row}
          names={names}
          grouped={grouped}
          actions={actions}
        />
      ))}
    </ul>
  );
}

function Folded({
  words,
  ...list
}: ListProps & { readonly words: string }): ReactElement | null {
  const titles = useMemo(
    () => list.rows.map(({ title }) => title).join(" · "),
    [list.rows],
  );
  if (list.rows.length === 0) return null;
  return (
    <details className="more-list">
      <summary>
        <b>{list.rows.length}</b> {words}: {titles}
      </summary>
      <List {...list} />
    </details>
  );
}

function Single({
  titles,
}: {
  readonly titles: readonly string[];
}): ReactElement {
  const columns = useRosetta(
    (state) => state.reading.shown?.columns.length ?? 0,
  );
  return (
    <section className="differences" aria-label="Differences">
      <p className="waiting" style={{ border: 0 }}>
        {columns === 1
          ? "One column: open a second notebook and put it beside this one to see where they differ."
          : "Only one column could be read, so there is nothing to compare it with."}
      </p>
      <Notes titles={titles} />
    </section>
  );
}
