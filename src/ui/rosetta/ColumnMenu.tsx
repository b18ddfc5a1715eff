// What can be done with one column: move it, hide it or the others, keep it in view, take it away.
import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { hide, pin, showOnly } from "../../notebook/columnsView.ts";
import { changeView } from "../state/columns.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";

interface Props {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly alone: boolean;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

export function ColumnMenu(props: Props): ReactElement {
  const { title, alone, remove } = props;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="btn quiet icon column-menu"
        aria-label={`${title}: move, hide, remove`}
      >
        <span aria-hidden>⋯</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={4}
          // What an item did may have moved the focus: it stays there.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {!alone && <Arranging {...props} />}
          <Item onSelect={remove}>
            Remove <small>its code is kept</small>
          </Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Arranging({ id, columns, move }: Props): ReactElement {
  const store = useRosettaStore();
  const { hidden, pinned } = useRosetta((state) => state.columnsView);
  const shown = columns.filter((each) => !hidden.includes(each));
  return (
    <>
      <Item disabled={shown[0] === id} onSelect={() => move(-1)}>
        Move left <small>Shift ←</small>
      </Item>
      <Item disabled={shown.at(-1) === id} onSelect={() => move(1)}>
        Move right <small>Shift →</small>
      </Item>
      <DropdownMenu.Separator className="menu-line" />
      <DropdownMenu.CheckboxItem
        checked={pinned === id}
        onCheckedChange={(on) =>
          changeView(store, (view) => pin(view, on ? id : null))
        }
      >
        Stay in view while the others scroll
      </DropdownMenu.CheckboxItem>
      <Item
        disabled={shown.length < 2}
        onSelect={() => changeView(store, (view) => hide(view, id))}
      >
        Hide
      </Item>
      <Item
        disabled={shown.length < 2}
        onSelect={() =>
          changeView(store, (view) => showOnly(view, [id], columns))
        }
      >
        Hide the others
      </Item>
      <DropdownMenu.Separator className="menu-line" />
    </>
  );
}

function Item({
  disabled = false,
  onSelect,
  children,
}: {
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <DropdownMenu.Item disabled={disabled} onSelect={onSelect}>
      {children}
    </DropdownMenu.Item>
  );
}
