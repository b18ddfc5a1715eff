// The columns of a rosetta cell: side by side with movable borders where there is room, as tabs where there is not.
import { Tabs } from "radix-ui";
import { Fragment, type ReactElement } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { useMedia } from "../shell/useMedia.ts";
import { ColumnPane, type ColumnPaneProps } from "./ColumnPane.tsx";

type Props = Omit<ColumnPaneProps, "column" | "index" | "title"> & {
  readonly titles: readonly string[];
};

export function Columns(props: Props): ReactElement {
  const narrow = useMedia("(max-width: 760px)");
  const { columns } = props.block;
  if (columns.length === 1) return <Pane {...props} index={0} />;
  if (narrow) return <TabbedColumns {...props} />;
  return (
    <Group className="columns" style={{ height: "auto", overflow: "visible" }}>
      {columns.map((column, index) => (
        <Fragment key={column.id}>
          {index > 0 && (
            <Separator
              className="separator"
              aria-label={`Border between ${props.titles[index - 1]} and ${props.titles[index]}`}
            />
          )}
          <Panel minSize="15%" style={{ overflow: "visible" }}>
            <Pane {...props} index={index} />
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

function Pane({
  titles,
  ...props
}: Props & { readonly index: number }): ReactElement | null {
  const column = props.block.columns[props.index];
  if (!column) return null;
  return (
    <ColumnPane
      {...props}
      column={column}
      title={titles[props.index] ?? column.id}
    />
  );
}

function TabbedColumns(props: Props): ReactElement {
  const { columns } = props.block;
  return (
    <Tabs.Root defaultValue={columns[0]?.id ?? ""}>
      <Tabs.List className="column-tabs" aria-label="Columns">
        {columns.map(({ id }, index) => (
          <Tabs.Trigger key={id} value={id}>
            {props.titles[index]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {columns.map(({ id }, index) => (
        <Tabs.Content key={id} value={id} tabIndex={-1}>
          <Pane {...props} index={index} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
