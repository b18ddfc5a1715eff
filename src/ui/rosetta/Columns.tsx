// The columns of a rosetta cell: side by side with movable borders where there is room, as tabs where there is not.
// More of them than fit scroll sideways, each wide enough to be read.
import { Tabs } from "radix-ui";
import { Fragment, useRef, type ReactElement } from "react";
import { Group, Panel, Separator, useGroupRef } from "react-resizable-panels";
import {
  setShares,
  sharesOf,
  shownColumns,
  wholeOf,
} from "../../notebook/columnsView.ts";
import { useMedia } from "../shell/useMedia.ts";
import { changeView, goTo } from "../state/columns.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { ColumnPane, type ColumnPaneProps } from "./ColumnPane.tsx";
import { useLayout, useSideways } from "./columnScroll.ts";

type Props = Omit<ColumnPaneProps, "column" | "index" | "title" | "alone"> & {
  readonly titles: readonly string[];
};

/** Wide enough for most lines of code, narrow enough for three columns on a laptop; and as far as a border can be pushed. */
const usualWidth = 372;
const leastWidth = 236;

export function Columns(props: Props): ReactElement {
  const narrow = useMedia("(max-width: 760px)");
  return narrow && props.block.columns.length > 1 ? (
    <TabbedColumns {...props} />
  ) : (
    <WideColumns {...props} />
  );
}

function WideColumns(props: Props): ReactElement {
  const store = useRosettaStore();
  const view = useRosetta((state) => state.columnsView);
  const { group, columns } = props.block;
  const shown = shownColumns(view, columns).map(({ id }) => id);
  const scroller = useRef<HTMLDivElement>(null);
  const groupRef = useGroupRef();
  const panelId = (id: string): string => `column/${group}/${id}`;
  const order = shown.join("\n");
  const shares = sharesOf(view, shown);
  const layout = Object.fromEntries(
    shown.map((id) => [panelId(id), shares[id] ?? 0]),
  );
  useLayout(groupRef, order, layout);
  useSideways(scroller, order, panelId);
  return (
    <div className="columns-frame">
      <div className="columns-scroll" ref={scroller}>
        <Group
          className="columns"
          groupRef={groupRef}
          defaultLayout={layout}
          onLayoutChanged={(changed, { isUserInteraction }) => {
            const dragged = shown.map(
              (id) => [id, changed[panelId(id)] ?? 0] as const,
            );
            if (!isUserInteraction) return;
            changeView(store, (v) => setShares(v, Object.fromEntries(dragged)));
          }}
          style={{
            height: "auto",
            overflow: "visible",
            minWidth: wholeOf(view, shown) * usualWidth,
          }}
        >
          {shown.map((id, place) => (
            <Fragment key={id}>
              {place > 0 && (
                <Border
                  left={titleOf(props, shown[place - 1])}
                  right={titleOf(props, id)}
                />
              )}
              <Panel
                id={panelId(id)}
                minSize={shown.length > 1 ? leastWidth : 0}
                style={{ overflow: "visible" }}
                data-column={id}
                data-pinned={view.pinned === id ? "" : undefined}
              >
                <Pane {...props} id={id} alone={false} />
              </Panel>
            </Fragment>
          ))}
        </Group>
      </div>
    </div>
  );
}

function Border({
  left,
  right,
}: {
  readonly left: string;
  readonly right: string;
}): ReactElement {
  return (
    <Separator
      className="separator"
      aria-label={`Border between ${left} and ${right}`}
    />
  );
}

const placeOf = ({ block }: Props, id: string | undefined): number =>
  block.columns.findIndex((column) => column.id === id);

const titleOf = (props: Props, id: string | undefined): string =>
  props.titles[placeOf(props, id)] ?? id ?? "";

function Pane({
  id,
  ...props
}: Props & {
  readonly id: string;
  readonly alone: boolean;
}): ReactElement | null {
  const index = placeOf(props, id);
  const column = props.block.columns[index];
  if (!column) return null;
  const title = titleOf(props, id);
  return <ColumnPane {...props} column={column} index={index} title={title} />;
}

/** One at a time: what is hidden elsewhere has its tab here too. */
function TabbedColumns(props: Props): ReactElement {
  const store = useRosettaStore();
  const { columns } = props.block;
  const goal = useRosetta((state) => state.goal?.column);
  const front = columns.find(({ id }) => id === goal) ?? columns[0];
  return (
    <Tabs.Root
      value={front?.id ?? ""}
      onValueChange={(column) => goTo(store, column)}
    >
      <Tabs.List className="column-tabs" aria-label="Columns">
        {columns.map(({ id }) => (
          <Tabs.Trigger key={id} value={id}>
            {titleOf(props, id)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {columns.map(({ id }) => (
        <Tabs.Content key={id} value={id} tabIndex={-1}>
          <Pane {...props} id={id} alone />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
