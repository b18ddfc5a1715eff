// The notebook's blocks in order.
import { useMemo, type ReactElement } from "react";
import { cellOf } from "../notebook/document.ts";
import { editSource, setVersion } from "../notebook/transitions.ts";
import { blocksOf, type Block } from "../notebook/view.ts";
import { MarkdownCell } from "./cells/MarkdownCell.tsx";
import { PlainCell } from "./cells/PlainCell.tsx";
import { RosettaCell } from "./rosetta/RosettaCell.tsx";
import { change, useSession } from "./state/session.ts";
import { shippedId } from "./state/shipped.ts";
import { useColumnSources } from "./state/sources.ts";

const edit = (cell: string, source: string): void =>
  change((notebook) => editSource(notebook, cell, source));

export function NotebookView(): ReactElement {
  const notebook = useSession((state) => state.document.notebook);
  const blocks = useMemo(() => blocksOf(notebook), [notebook]);
  if (blocks.length === 0)
    return (
      <p className="waiting">
        This notebook has no cells. Open another one, or drop an .ipynb here.
      </p>
    );
  return (
    <>
      {blocks.map((block) =>
        block.kind === "rosetta" ? (
          <Rosetta key={`group ${block.group}`} block={block} />
        ) : (
          <Single key={block.cell} block={block} />
        ),
      )}
    </>
  );
}

function Single({
  block,
}: {
  readonly block: Exclude<Block, { kind: "rosetta" }>;
}): ReactElement {
  const notebook = useSession((state) => state.document.notebook);
  const cell = cellOf(notebook, block.cell);
  const onEdit = (source: string): void => edit(cell.id, source);
  return block.kind === "code" ? (
    <PlainCell cell={cell} onEdit={onEdit} />
  ) : (
    <MarkdownCell source={cell.source} onEdit={onEdit} />
  );
}

function Rosetta({
  block,
}: {
  readonly block: Extract<Block, { kind: "rosetta" }>;
}): ReactElement {
  const notebook = useSession((state) => state.document.notebook);
  const id = useSession((state) => state.document.id);
  const sources = useColumnSources(notebook, block);
  return (
    <RosettaCell
      notebook={notebook}
      block={block}
      sources={sources}
      shippedId={shippedId(id)}
      notebookId={id}
      onEdit={edit}
      onVersion={(column, version) =>
        change((before) => setVersion(before, block.group, column, version))
      }
    />
  );
}
