// What a cell printed when somebody ran it: shown as stored, never replaced by a dry run.
import type { ReactElement } from "react";
import type { Cell } from "../../notebook/document.ts";
import { sanitise } from "./markdown.ts";
import { outputPieces, type OutputPiece } from "./outputs.ts";

export function Outputs({
  cell,
}: {
  readonly cell: Cell;
}): ReactElement | null {
  const pieces = outputPieces(cell);
  if (pieces.length === 0) return null;
  return (
    <details className="outputs" open={pieces.length <= 2}>
      <summary>Stored output</summary>
      {pieces.map((piece, i) => (
        <Piece key={i} piece={piece} />
      ))}
    </details>
  );
}

function Piece({ piece }: { readonly piece: OutputPiece }): ReactElement {
  switch (piece.kind) {
    case "text":
      return (
        <pre className={piece.bad ? "error-output" : ""} tabIndex={0}>
          {piece.text}
        </pre>
      );
    case "image":
      return <img src={piece.url} alt="Stored output of this cell" />;
    case "html":
      return (
        <div
          className="prose"
          dangerouslySetInnerHTML={{ __html: sanitise(piece.html) }}
        />
      );
    default:
      piece satisfies never;
      throw new TypeError("Expected a known output.");
  }
}
