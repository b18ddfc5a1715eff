// Monaco with only the features a short cell needs, in our colours.
import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordOperations/register";
import {
  conf as javascriptConf,
  language as javascriptLanguage,
} from "monaco-editor/languages/definitions/javascript/javascript";
import {
  conf,
  language,
} from "monaco-editor/languages/definitions/python/python";
import { wrapping } from "../rosetta/lineBreaks.ts";
import { keywords } from "../rosetta/pythonTokens.ts";

export { monaco };

type Theme = "light" | "dark";

const tokens = {
  light: {
    keyword: "8a36ab",
    string: "15693f",
    number: "96470a",
    comment: "5f6b63",
    ink: "1c1e22",
  },
  dark: {
    keyword: "d7a5f0",
    string: "8fd6ae",
    number: "f0b27a",
    comment: "9aa69e",
    ink: "e6e8ec",
  },
} as const;
const surfaces = {
  light: {
    line: "#6b707b",
    selection: "#cfdcfb",
    cursor: "#2a56c6",
    widget: "#ffffff",
    border: "#c9cac6",
  },
  dark: {
    line: "#8b929f",
    selection: "#33456f",
    cursor: "#8fadff",
    widget: "#1f2329",
    border: "#444a55",
  },
} as const;

function defineTheme(theme: Theme): void {
  const { keyword, string, number, comment, ink } = tokens[theme];
  const { line, selection, cursor, widget, border } = surfaces[theme];
  monaco.editor.defineTheme(`rosetta-${theme}`, {
    base: theme === "light" ? "vs" : "vs-dark",
    inherit: true,
    rules: [
      { token: "", foreground: ink },
      { token: "identifier", foreground: ink },
      { token: "delimiter", foreground: ink },
      { token: "keyword", foreground: keyword },
      { token: "string", foreground: string },
      { token: "string.escape", foreground: string },
      { token: "number", foreground: number },
      { token: "comment", foreground: comment, fontStyle: "italic" },
    ],
    colors: {
      "editor.background": "#00000000",
      "editorGutter.background": "#00000000",
      "editor.foreground": `#${ink}`,
      "editorLineNumber.foreground": line,
      "editorLineNumber.activeForeground": `#${ink}`,
      "editor.selectionBackground": selection,
      // Brackets keep the colour of code: colours here mean layers.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [
          `editorBracketHighlight.foreground${n}`,
          `#${ink}`,
        ]),
      ),
      "editorCursor.foreground": cursor,
      "editorHoverWidget.background": widget,
      "editorHoverWidget.border": border,
      "editorWidget.background": widget,
      "editorWidget.border": border,
      focusBorder: cursor,
    },
  });
}

/** Python's keywords only: Monaco's own list holds builtins too, and would colour `model.compile`. */
function definePython(): void {
  monaco.languages.register({ id: "python", aliases: ["Python"] });
  monaco.languages.setLanguageConfiguration("python", conf);
  monaco.languages.setMonarchTokensProvider("python", {
    ...language,
    keywords: keywords.split(" "),
  });
}

function defineJavaScript(): void {
  monaco.languages.register({ id: "javascript", aliases: ["JavaScript"] });
  monaco.languages.setLanguageConfiguration("javascript", javascriptConf);
  monaco.languages.setMonarchTokensProvider("javascript", javascriptLanguage);
}

/** Before the first editor: worker, themes, fonts. */
export async function setUpMonaco(theme: Theme): Promise<void> {
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  defineTheme("light");
  defineTheme("dark");
  setTheme(theme);
  definePython();
  defineJavaScript();
  await document.fonts.load('12.5px "JetBrains Mono Variable"');
  monaco.editor.remeasureFonts();
}

export function setTheme(theme: Theme): void {
  monaco.editor.setTheme(`rosetta-${theme}`);
}

export const editorOptions: monaco.editor.IStandaloneEditorConstructionOptions =
  {
    automaticLayout: true,
    contextmenu: false,
    cursorBlinking: "solid",
    fixedOverflowWidgets: true,
    folding: false,
    fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, monospace',
    fontLigatures: false,
    fontSize: 12.5,
    glyphMargin: false,
    guides: { indentation: false, bracketPairs: false },
    hideCursorInOverviewRuler: true,
    hover: { delay: 350, sticky: true },
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.On },
    lineDecorationsWidth: 14,
    lineHeight: 20,
    lineNumbersMinChars: 4,
    links: false,
    matchBrackets: "near",
    minimap: { enabled: false },
    occurrencesHighlight: "off",
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    padding: { top: 0, bottom: 0 },
    quickSuggestions: false,
    renderLineHighlight: "none",
    roundedSelection: false,
    scrollBeyondLastColumn: 0,
    scrollBeyondLastLine: false,
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      vertical: "hidden",
      horizontal: "auto",
      verticalScrollbarSize: 0,
      horizontalScrollbarSize: 8,
      handleMouseWheel: false,
    },
    selectionHighlight: false,
    stickyScroll: { enabled: false },
    unicodeHighlight: {
      ambiguousCharacters: false,
      invisibleCharacters: false,
    },
    wordWrap: "on",
    ...wrapping,
  };
