// All columns of the cell as chips, hidden ones among them: a click brings a column on the screen, dragging reorders.
import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import {
  hide,
  show,
  shownColumns,
  showOnly,
} from "../../notebook/columnsView.ts";
import { changeView, goTo } from "../state/columns.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import {
  dragSource,
  dropMark,
  dropTarget,
  landing,
  moveByKey,
} from "./columnDrag.ts";

export interface StripColumn {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly columns: readonly StripColumn[];
  readonly move: (column: string, index: number) => void;
}

export function ColumnStrip({ columns, move }: Props): ReactElement {
  return (
    <>
      <ul className="strip" aria-label="Columns">
        {columns.map((column) => (
          <li key={column.id}>
            <Chip column={column} columns={columns} move={move} />
          </li>
        ))}
      </ul>
      <Chooser columns={columns} />
    </>
  );
}

function Chip({
  column: { id, title },
  columns,
  move,
}: Props & { readonly column: StripColumn }): ReactElement {
  const store = useRosettaStore();
  const shown = useRosetta(
    ({ columnsView }) => !columnsView.hidden.includes(id),
  );
  const inView = useRosetta((state) => state.inView.includes(id));
  const mark = useRosetta(({ drag }) => dropMark(drag, id));
  const ids = columns.map((each) => each.id);
  return (
    <button
      type="button"
      className="chip column-chip"
      data-shown={shown}
      data-in-view={shown && inView}
      data-drop={mark}
      aria-label={shown ? `Go to ${title}` : `Show ${title}, hidden now`}
      aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
      onClick={() => goTo(store, id)}
      onKeyDown={(event) =>
        moveByKey(event, (by) => move(id, ids.indexOf(id) + by))
      }
      {...dragSource(store, id)}
      {...dropTarget(store, id, (dragged, to) =>
        move(dragged, landing(ids, dragged, to)),
      )}
    >
      {title}
    </button>
  );
}

function Chooser({ columns }: Pick<Props, "columns">): ReactElement {
  const store = useRosettaStore();
  const view = useRosetta((state) => state.columnsView);
  const shown = shownColumns(view, columns).map(({ id }) => id);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="btn quiet chooser">
        {shown.length === columns.length
          ? `all ${columns.length} shown`
          : `${shown.length} of ${columns.length} shown`}{" "}
        <span aria-hidden>▾</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.Label className="label">
            Side by side
          </DropdownMenu.Label>
          {columns.map(({ id, title }) => (
            <DropdownMenu.CheckboxItem
              key={id}
              checked={shown.includes(id)}
              disabled={shown.length === 1 && shown.includes(id)}
              onSelect={(event) => event.preventDefault()}
              onCheckedChange={(on) =>
                changeView(store, (before) =>
                  on ? show(before, id) : hide(before, id),
                )
              }
            >
              {title}
            </DropdownMenu.CheckboxItem>
          ))}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item
            disabled={shown.length === columns.length}
            onSelect={() =>
              changeView(store, (before) => {
                const all = columns.map(({ id }) => id);
                return showOnly(before, all, all);
              })
            }
          >
            Show all
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
