// One column: its head, its cells in order, its stored outputs, and its error where it has one.
import { useMemo, type ReactElement } from "react";
import type { ColumnError, ColumnReading } from "../../analysis.ts";
import { parameterCount } from "../../ir/index.ts";
import { cellOf, type Notebook } from "../../notebook/document.ts";
import type { ColumnView, RosettaBlock } from "../../notebook/view.ts";
import { MarkdownCell } from "../cells/MarkdownCell.tsx";
import { Outputs } from "../cells/Outputs.tsx";
import { count } from "../run/time.ts";
import { useRosetta } from "../state/rosettaStore.ts";
import { CodeCell, type CellActions } from "./CodeCell.tsx";
import { ErrorPanel } from "./ErrorPanel.tsx";
import { pictureOf, type ColumnPicture } from "./picture.ts";

export interface ColumnPaneProps {
  readonly notebook: Notebook;
  readonly block: RosettaBlock;
  readonly column: ColumnView;
  /** Place of the column in its cell. */
  readonly index: number;
  readonly title: string;
  readonly onEdit: (cell: string, source: string) => void;
  readonly actionsFor: (
    column: number,
    cell: string,
    index: number,
  ) => CellActions;
}

export function ColumnPane(props: ColumnPaneProps): ReactElement {
  const { index, title, block, notebook } = props;
  const reading = useRosetta((state) => state.reading);
  const mode = useRosetta((state) => state.ghosts);
  const picture = useMemo(
    () => pictureOf(reading, index, mode),
    [reading, index, mode],
  );
  const error = reading.current?.columns[index]?.error ?? null;
  const setup = block.setup.filter(
    (id) => cellOf(notebook, id).kind === "code",
  );
  return (
    <section className="column" aria-label={`${title} column`}>
      <ColumnHead
        title={title}
        reading={reading.shown?.columns[index] ?? null}
      />
      {error && picture.stale && (
        <p className="good-picture">
          Colours and defaults show the last version that could be read.
        </p>
      )}
      {setup.length > 0 && (
        <details className="setup">
          <summary>Setup, shared by all columns</summary>
          {setup.map((id, i) => (
            <PaneCell
              key={id}
              {...props}
              id={id}
              cellIndex={i}
              picture={picture}
              error={error}
            />
          ))}
        </details>
      )}
      <PaneCells
        {...props}
        first={setup.length}
        picture={picture}
        error={error}
      />
      {error && <ErrorPanel error={error} />}
    </section>
  );
}

function ColumnHead({
  title,
  reading,
}: {
  readonly title: string;
  readonly reading: ColumnReading | null;
}): ReactElement {
  const model = reading?.model;
  return (
    <header className="column-head">
      <h2>{title}</h2>
      {model && (
        <small>
          {model.style} · {count(parameterCount(model))} parameters
        </small>
      )}
    </header>
  );
}

interface Drawn {
  readonly picture: ColumnPicture;
  readonly error: ColumnError | null;
}

function PaneCells({
  first,
  ...props
}: ColumnPaneProps & Drawn & { readonly first: number }): ReactElement {
  const ids = props.column.cells;
  const isCode = (id: string): boolean =>
    cellOf(props.notebook, id).kind === "code";
  return (
    <>
      {ids.map((id, i) => (
        <PaneCell
          key={id}
          {...props}
          id={id}
          cellIndex={first + ids.slice(0, i).filter(isCode).length}
        />
      ))}
    </>
  );
}

type PaneCellProps = ColumnPaneProps &
  Drawn & { readonly id: string; readonly cellIndex: number };

function PaneCell(props: PaneCellProps): ReactElement {
  const {
    notebook,
    id,
    cellIndex,
    picture,
    error,
    title,
    index,
    actionsFor,
    onEdit,
  } = props;
  const cell = cellOf(notebook, id);
  const lit = useRosetta((state) => state.lit);
  const litClaims = useMemo(
    () =>
      picture.claims.filter(
        ({ span, rows }) =>
          span.cell === cellIndex && rows.some((row) => lit.includes(row)),
      ),
    [picture, lit, cellIndex],
  );
  const actions = useMemo(
    () => actionsFor(index, id, cellIndex),
    [actionsFor, index, id, cellIndex],
  );
  if (cell.kind !== "code")
    return (
      <MarkdownCell
        source={cell.source}
        onEdit={(source) => onEdit(id, source)}
      />
    );
  return (
    <div className="code-cell">
      <CodeCell
        index={cellIndex}
        source={cell.source}
        label={`${title}, code cell ${cellIndex + 1}`}
        picture={picture}
        litClaims={litClaims}
        error={error}
        actions={actions}
      />
      <Outputs cell={cell} />
    </div>
  );
}
