// What Monaco asks while somebody reads: the hover table and the light bulb, answered by the cell that owns the text.
import type { Span } from "../../ir/index.ts";
import { toPoint, toRange, type Point } from "../rosetta/spans.ts";
import { monaco } from "./setUp.ts";

/** An edit that makes this column equal to another one. */
export interface CodeFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

interface Owner {
  readonly cell: number;
  readonly hoverText: (point: Point) => string | null;
  readonly fixes: () => readonly CodeFix[];
  readonly applyFix: (fix: CodeFix) => void;
}

type TextModel = ReturnType<typeof monaco.editor.createModel>;

const languages = ["python", "javascript"];
const owners = new Map<string, Owner>();
let registered = false;

export const answers = {
  /** Registers the owner of a text; the function returned forgets it. */
  add(model: TextModel, owner: Owner): () => void {
    const key = model.uri.toString();
    register();
    owners.set(key, owner);
    return () => owners.delete(key);
  },
};

function register(): void {
  if (registered) return;
  registered = true;
  monaco.languages.registerHoverProvider(languages, {
    provideHover: (model, position) => {
      const owner = owners.get(model.uri.toString());
      const value = owner?.hoverText(toPoint(owner.cell, position));
      return value ? { contents: [{ value, isTrusted: true }] } : null;
    },
  });
  monaco.editor.registerCommand(applyCommand, (_, uri: string, fix: CodeFix) =>
    owners.get(uri)?.applyFix(fix),
  );
  monaco.languages.registerCodeActionProvider(languages, {
    provideCodeActions: (model, range) => ({
      actions: actionsAt(model, range),
      dispose: () => undefined,
    }),
  });
}

const applyCommand = "rosetta.makeEqual";

function actionsAt(
  model: TextModel,
  range: monaco.Range,
): monaco.languages.CodeAction[] {
  const key = model.uri.toString();
  const owner = owners.get(key);
  if (!owner) return [];
  return owner
    .fixes()
    .filter(({ edits }) =>
      edits.some(
        ({ span }) =>
          span.cell === owner.cell &&
          toRange(span).startLineNumber <= range.endLineNumber &&
          toRange(span).endLineNumber >= range.startLineNumber,
      ),
    )
    .map((fix) => ({
      title: fix.title,
      kind: "quickfix",
      command: { id: applyCommand, title: fix.title, arguments: [key, fix] },
    }));
}
