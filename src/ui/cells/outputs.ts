// Stored outputs as pieces the page can draw: text, a picture, harmless HTML, an error.
import { outputsOf, type Cell } from "../../notebook/document.ts";
import {
  objectAt,
  textOf,
  type Json,
  type JsonObject,
} from "../../notebook/json.ts";

export type OutputPiece =
  | { readonly kind: "text"; readonly text: string; readonly bad: boolean }
  | { readonly kind: "image"; readonly url: string }
  | { readonly kind: "html"; readonly html: string };

export function outputPieces(cell: Cell): OutputPiece[] {
  return outputsOf(cell).flatMap(pieceOf);
}

function pieceOf(output: JsonObject): OutputPiece[] {
  switch (output["output_type"]) {
    case "stream":
      return text(textOf(output["text"]), output["name"] === "stderr");
    case "error":
      return text(tracebackOf(output), true);
    case "execute_result":
    case "display_data":
      return richest(objectAt(output, "data"));
    default:
      return [];
  }
}

/** Jupyter stores a traceback as lines without line ends. */
function tracebackOf({ traceback, evalue }: JsonObject): string | null {
  return Array.isArray(traceback)
    ? (traceback as readonly Json[])
        .map((line) => textOf(line) ?? "")
        .join("\n")
    : textOf(evalue);
}

/** The richest form that can be shown safely. */
function richest(data: JsonObject): OutputPiece[] {
  const png = textOf(data["image/png"]);
  if (png !== null)
    return [
      { kind: "image", url: `data:image/png;base64,${png.replace(/\s/g, "")}` },
    ];
  const html = textOf(data["text/html"]);
  if (html !== null) return [{ kind: "html", html }];
  return text(textOf(data["text/plain"]), false);
}

function text(value: string | null, bad: boolean): OutputPiece[] {
  return value === null || value === ""
    ? []
    : [{ kind: "text", text: withoutColour(value), bad }];
}

/** Terminal colours are for terminals. */
function withoutColour(value: string): string {
  // eslint-disable-next-line no-control-regex
  return value.replace(/\u001b\[[\d;]*m/g, "");
}
