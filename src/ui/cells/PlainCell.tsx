// A code cell outside any rosetta cell: shown and kept, read by nobody.
import type { ReactElement } from "react";
import { looksLikeJavaScript } from "../../javascript/looks.ts";
import type { Cell } from "../../notebook/document.ts";
import { CodeCell, type CellActions } from "../rosetta/CodeCell.tsx";
import { Outputs } from "./Outputs.tsx";

interface Props {
  readonly cell: Cell;
  readonly onEdit: (source: string) => void;
}

const nothing = {
  onPoint: () => undefined,
  onKey: () => undefined,
  hoverText: () => null,
  fixes: () => [],
  applyFix: () => undefined,
  register: () => () => undefined,
} satisfies Partial<CellActions>;

const noClaims: readonly never[] = [];

export function PlainCell({ cell, onEdit }: Props): ReactElement {
  return (
    <div className="plain-cell">
      <CodeCell
        index={0}
        source={cell.source}
        language={looksLikeJavaScript(cell.source) ? "javascript" : "python"}
        label="Code cell"
        picture={null}
        litClaims={noClaims}
        error={null}
        actions={{ ...nothing, onChange: onEdit }}
      />
      <Outputs cell={cell} />
    </div>
  );
}
