// One Monaco editor per cell, as high as its text: its source, its decorations, its markers, and what is asked at a place.
import type { ColumnError } from "../../analysis.ts";
import type { Span } from "../../ir/index.ts";
import type { Language } from "../rosetta/fragments.ts";
import { effectClass, type GhostText } from "../rosetta/ghosts.ts";
import { hueClass } from "../rosetta/hues.ts";
import type { Claim, Piece } from "../rosetta/paint.ts";
import { toPoint, toRange, type Point } from "../rosetta/spans.ts";
import { answers } from "./answers.ts";
import type { CodeFix } from "./answers.ts";
import { editorOptions, monaco, setTheme, setUpMonaco } from "./setUp.ts";

export { setTheme };
export type { CodeFix };

/** What is drawn over one cell's code. */
export interface Picture {
  readonly pieces: readonly Piece[];
  readonly ghosts: readonly GhostText[];
  /** Hue of a claim's first row; undefined for rows without a tint (loss, optimiser). */
  readonly hueOf: (claim: Claim) => number | null | undefined;
}

export interface EditorHost {
  readonly element: HTMLElement;
  readonly cell: number;
  readonly source: string;
  readonly language: Language;
  readonly label: string;
  readonly theme: "light" | "dark";
  readonly onChange: (source: string) => void;
  readonly onPoint: (point: Point | null, by: "cursor" | "mouse") => void;
  readonly onKey: (key: "run" | "details") => void;
  readonly hoverText: (point: Point) => string | null;
  readonly fixes: () => readonly CodeFix[];
  readonly applyFix: (fix: CodeFix) => void;
}

export interface CellEditor {
  setSource(source: string): void;
  setLanguage(language: Language): void;
  paint(picture: Picture): void;
  light(claims: readonly Claim[], hueOf: Picture["hueOf"]): void;
  mark(error: ColumnError | null): void;
  edit(edits: CodeFix["edits"]): void;
  reveal(point: Point): void;
  dispose(): void;
}

let ready: Promise<void> | null = null;

export async function createCellEditor(host: EditorHost): Promise<CellEditor> {
  ready ??= setUpMonaco(host.theme);
  await ready;
  const model = monaco.editor.createModel(host.source, host.language);
  const editor = monaco.editor.create(host.element, {
    ...editorOptions,
    model,
    ariaLabel: `${host.label}. Press Control M to let Tab leave the editor.`,
  });
  const forget = answers.add(model, host);
  fitHeight(editor, host.element);
  listen(editor, host);
  return {
    ...drawing(editor, host.cell),
    setSource: (source) => replaceText(model, source),
    setLanguage: (language) => monaco.editor.setModelLanguage(model, language),
    edit: (edits) => applyEdits(editor, edits),
    reveal: (point) => goTo(editor, point),
    dispose: () => {
      forget();
      editor.dispose();
      model.dispose();
    },
  };
}

type Editor = ReturnType<typeof monaco.editor.create>;
type TextModel = ReturnType<typeof monaco.editor.createModel>;

function fitHeight(editor: Editor, element: HTMLElement): void {
  const fit = (): void => {
    element.style.height = `${editor.getContentHeight()}px`;
    editor.layout();
  };
  editor.onDidContentSizeChange((event) => event.contentHeightChanged && fit());
  fit();
}

function listen(editor: Editor, host: EditorHost): void {
  const at = (position: monaco.Position | null): Point | null =>
    position && toPoint(host.cell, position);
  editor.onDidChangeModelContent(() => host.onChange(editor.getValue()));
  editor.onDidChangeCursorPosition(
    ({ position }) =>
      editor.hasTextFocus() && host.onPoint(at(position), "cursor"),
  );
  editor.onDidBlurEditorText(() => host.onPoint(null, "cursor"));
  editor.onMouseMove(({ target }) =>
    host.onPoint(
      target.type === monaco.editor.MouseTargetType.CONTENT_TEXT
        ? at(target.position)
        : null,
      "mouse",
    ),
  );
  editor.onMouseLeave(() => host.onPoint(null, "mouse"));
  const { KeyCode, KeyMod } = monaco;
  editor.addCommand(KeyMod.Shift | KeyCode.Enter, () => host.onKey("run"));
  editor.addCommand(KeyMod.Alt | KeyCode.F1, () => host.onKey("details"));
}

function drawing(
  editor: Editor,
  cell: number,
): Pick<CellEditor, "paint" | "light" | "mark"> {
  const painted = editor.createDecorationsCollection();
  const lit = editor.createDecorationsCollection();
  let pieces: readonly Piece[] = [];
  return {
    paint: (picture) => {
      pieces = picture.pieces.filter(({ span }) => span.cell === cell);
      painted.set([
        ...pieceDecorations(pieces, picture.hueOf),
        ...picture.ghosts
          .filter(({ at }) => at.cell === cell)
          .map(ghostDecoration),
      ]);
    },
    light: (claims, hueOf) => {
      const here = claims.filter(({ span }) => span.cell === cell);
      lit.set([
        ...pieces
          .filter(({ claim }) => here.includes(claim))
          .map(({ span, claim }) =>
            inline(span, `lit ${hueClass(hueOf(claim) ?? null)}`),
          ),
        ...here
          .filter((claim) => hueOf(claim) === undefined)
          .map(({ span }) => inline(span, "lit-plain")),
      ]);
    },
    mark: (error) => setMarker(editor.getModel(), cell, error),
  };
}

type Decoration = monaco.editor.IModelDeltaDecoration;

const inline = (span: Span, inlineClassName: string): Decoration => ({
  range: toRange(span),
  options: { inlineClassName },
});

/** Tints on the text, and on each line one bar in the gutter. */
function pieceDecorations(
  pieces: readonly Piece[],
  hueOf: Picture["hueOf"],
): Decoration[] {
  const seen = new Set<number>();
  return pieces.flatMap(({ span, claim }) => {
    const look = hueClass(hueOf(claim) ?? null);
    const length = span.endLine - span.startLine + 1;
    const lines = Array.from({ length }, (_, i) => span.startLine + i);
    const bars = lines.filter((line) => !seen.has(line) && seen.add(line));
    return [
      inline(span, `piece ${look}${claim.shared ? " shared" : ""}`),
      ...bars.map((line) => ({
        range: new monaco.Range(line, 1, line, 1),
        options: { linesDecorationsClassName: `gutter-bar ${look}` },
      })),
    ];
  });
}

function ghostDecoration(ghost: GhostText): Decoration {
  const { line, column } = ghost.at;
  return {
    range: new monaco.Range(line, column + 1, line, column + 1),
    options: {
      showIfCollapsed: true,
      stickiness:
        monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      after: {
        content: ghost.text,
        inlineClassName: effectClass(ghost.effect),
        inlineClassNameAffectsLetterSpacing: true,
        cursorStops: monaco.editor.InjectedTextCursorStops.None,
      },
    },
  };
}

function setMarker(
  model: TextModel | null,
  cell: number,
  error: ColumnError | null,
): void {
  if (!model) return;
  const here = error?.span && error.span.cell === cell ? error.span : null;
  const markers = here
    ? [
        {
          ...toRange(here),
          severity: monaco.MarkerSeverity.Error,
          message: `${error?.title}: ${error?.message}`,
        },
      ]
    : [];
  monaco.editor.setModelMarkers(model, "rosetta", markers);
}

/** Text that came from elsewhere (another tab, an opened file) replaces ours as one undoable edit. */
function replaceText(model: TextModel, source: string): void {
  if (model.getValue() === source) return;
  model.pushStackElement();
  model.pushEditOperations(
    [],
    [{ range: model.getFullModelRange(), text: source }],
    () => null,
  );
  model.pushStackElement();
}

function applyEdits(editor: Editor, edits: CodeFix["edits"]): void {
  editor.pushUndoStop();
  editor.executeEdits(
    "make equal",
    edits.map(({ span, text }) => ({
      range: toRange(span),
      text,
      forceMoveMarkers: true,
    })),
  );
  editor.pushUndoStop();
  editor.focus();
}

function goTo(editor: Editor, { line, column }: Point): void {
  editor.setPosition({ lineNumber: line, column: column + 1 });
  editor.focus();
  editor.getDomNode()?.scrollIntoView({ block: "nearest" });
}
