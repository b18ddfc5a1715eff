// One column: its head, its cells in order, its stored outputs, and its error where it has one.
import { useMemo, type ReactElement } from "react";
import type { ColumnError } from "../../analysis.ts";
import { looksLikeJavaScript } from "../../javascript/looks.ts";
import { cellOf, type Notebook } from "../../notebook/document.ts";
import type { ColumnView, RosettaBlock } from "../../notebook/view.ts";
import { MarkdownCell } from "../cells/MarkdownCell.tsx";
import { Outputs } from "../cells/Outputs.tsx";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { CodeCell, type CellActions } from "./CodeCell.tsx";
import { ColumnHead } from "./ColumnHead.tsx";
import { ErrorPanel } from "./ErrorPanel.tsx";
import type { ColumnChanges } from "./columnChanges.ts";
import { dropMark, dropTarget, landing } from "./columnDrag.ts";
import type { Language } from "./fragments.ts";
import { codeName } from "./openEditors.ts";
import { pictureOf, type ColumnPicture } from "./picture.ts";

export interface ColumnPaneProps {
  readonly notebook: Notebook;
  readonly block: RosettaBlock;
  readonly column: ColumnView;
  /** Place of the column in its cell. */
  readonly index: number;
  readonly title: string;
  /** Columns stand one at a time. */
  readonly alone: boolean;
  readonly onEdit: (cell: string, source: string) => void;
  readonly onVersion: (column: string, version: string | null) => void;
  readonly changes: ColumnChanges;
  readonly actionsFor: (column: string, cell: string) => CellActions;
}

export function ColumnPane(props: ColumnPaneProps): ReactElement {
  const { index, title, block, notebook, column } = props;
  const reading = useRosetta((state) => state.reading);
  const mode = useRosetta((state) => state.ghosts);
  const picture = useMemo(
    () => pictureOf(reading, index, mode),
    [reading, index, mode],
  );
  const blank = isBlank(notebook, column);
  const error = (!blank && reading.current?.columns[index]?.error) || null;
  const setup = block.setup.filter(
    (id) => cellOf(notebook, id).kind === "code",
  );
  return (
    <section
      className="column"
      aria-label={`${title} column`}
      {...useDropTarget(props)}
    >
      <Head {...props} />
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
      {blank && (
        <p className="blank">
          Empty. Write or paste code here; it is compared with the other columns
          as soon as it can be read.
        </p>
      )}
      {error && <ErrorPanel error={error} />}
    </section>
  );
}

/** Whether nothing was written in a column yet. */
function isBlank(notebook: Notebook, { cells }: ColumnView): boolean {
  return cells.every((id) => cellOf(notebook, id).source.trim() === "");
}

/** A dragged column can be dropped on any part of another one. */
function useDropTarget({ block, column, changes }: ColumnPaneProps) {
  const store = useRosettaStore();
  const mark = useRosetta(({ drag }) => dropMark(drag, column.id));
  const ids = block.columns.map(({ id }) => id);
  const handlers = dropTarget(store, column.id, (dragged, to) =>
    changes.move(dragged, landing(ids, dragged, to)),
  );
  return { ...handlers, "data-drop": mark };
}

function Head({
  block,
  column: { id },
  index,
  title,
  alone,
  changes,
  onVersion,
}: ColumnPaneProps): ReactElement {
  const model = useRosetta(
    (state) => state.reading.shown?.columns[index]?.model ?? null,
  );
  const hidden = useRosetta((state) => state.columnsView.hidden);
  const ids = block.columns.map((column) => column.id);
  const shown = ids.filter((each) => !hidden.includes(each));
  return (
    <ColumnHead
      id={id}
      title={title}
      model={model}
      columns={ids}
      alone={alone}
      move={(by) => {
        const neighbour = shown[shown.indexOf(id) + by];
        if (neighbour) changes.move(id, ids.indexOf(neighbour));
      }}
      remove={() => changes.remove(id)}
      setVersion={(version) => onVersion(id, version)}
    />
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
    column,
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
    () => actionsFor(column.id, id),
    [actionsFor, column.id, id],
  );
  const language = useMemo(
    () => languageOf(notebook, column),
    [notebook, column],
  );
  if (cell.kind !== "code")
    return (
      <MarkdownCell
        source={cell.source}
        onEdit={(source) => onEdit(id, source)}
      />
    );
  return (
    <div className="code-cell" data-code={codeName(column.id, id)}>
      <CodeCell
        index={cellIndex}
        source={cell.source}
        language={language}
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

/** By the texts of the column's cells: what it is read as, as long as nothing else is said. */
const languageOf = (notebook: Notebook, { cells }: ColumnView): Language =>
  looksLikeJavaScript(cells.map((id) => cellOf(notebook, id).source).join("\n"))
    ? "javascript"
    : "python";
