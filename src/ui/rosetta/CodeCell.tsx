// One code cell of a column: plain text at once, an editor as soon as it comes near the screen.
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { ColumnError } from "../../analysis.ts";
import type { CellEditor, CodeFix } from "../monaco/editors.ts";
import { loadEditors } from "../monaco/load.ts";
import { useNearScreen } from "../shell/useNearScreen.ts";
import { usePage } from "../state/page.ts";
import { PlainCode } from "./PlainCode.tsx";
import type { Language } from "./fragments.ts";
import type { Claim } from "./paint.ts";
import type { ColumnPicture } from "./picture.ts";
import type { Point } from "./spans.ts";

export interface CodeCellProps {
  /** Index among the code cells of the column's program. */
  readonly index: number;
  readonly source: string;
  readonly language: Language;
  readonly label: string;
  readonly picture: ColumnPicture | null;
  readonly litClaims: readonly Claim[];
  readonly error: ColumnError | null;
  readonly actions: CellActions;
}

/** What an editor asks and tells; the object may change, the editor takes the newest. */
export interface CellActions {
  readonly onChange: (source: string) => void;
  readonly onPoint: (point: Point | null, by: "cursor" | "mouse") => void;
  readonly onKey: (key: "run" | "details") => void;
  readonly hoverText: (point: Point) => string | null;
  readonly fixes: () => readonly CodeFix[];
  readonly applyFix: (fix: CodeFix) => void;
  readonly register: (editor: CellEditor) => () => void;
}

export function CodeCell(props: CodeCellProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const near = useNearScreen(host);
  const { editor, failed } = useEditor(host, near, props);
  const { index, source, language, picture, litClaims, error } = props;
  useEffect(() => editor?.setSource(source), [editor, source]);
  useEffect(() => editor?.setLanguage(language), [editor, language]);
  useEffect(() => {
    // A stale picture stays where typing has moved it: its own positions are those of an older text.
    if (picture && !picture.stale) editor?.paint(picture);
  }, [editor, picture]);
  useEffect(() => {
    if (picture) editor?.light(litClaims, picture.hueOf);
  }, [editor, litClaims, picture]);
  useEffect(() => editor?.mark(error), [editor, error]);
  return (
    <div className={`code-host${picture?.stale ? " stale" : ""}`}>
      <div ref={host} className="editor" />
      {!editor && (
        <PlainCode
          cell={index}
          source={source}
          language={language}
          picture={picture}
        />
      )}
      {failed && (
        <p className="notice bad" role="alert">
          The editor could not be loaded: {failed}. The code above can be read,
          not edited. Reload the page to try again.
        </p>
      )}
    </div>
  );
}

function useEditor(
  host: React.RefObject<HTMLDivElement | null>,
  near: boolean,
  props: CodeCellProps,
): { editor: CellEditor | null; failed: string | null } {
  const [editor, setEditor] = useState<CellEditor | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!near || !host.current) return;
    const life = openEditor(host.current, latest, setEditor, setFailed);
    return () => life.close();
  }, [near, host]);
  return { editor, failed };
}

/** Starts an editor; closing before it is there is fine. */
function openEditor(
  element: HTMLElement,
  latest: React.RefObject<CodeCellProps>,
  opened: (editor: CellEditor | null) => void,
  failed: (message: string) => void,
): { close: () => void } {
  let closed = false;
  let close = (): void => undefined;
  const start = async (): Promise<void> => {
    const editors = await loadEditors();
    const editor = await editors.createCellEditor({
      element,
      cell: latest.current.index,
      source: latest.current.source,
      language: latest.current.language,
      label: latest.current.label,
      theme: usePage.getState().theme,
      onChange: (source) => latest.current.actions.onChange(source),
      onPoint: (point, by) => latest.current.actions.onPoint(point, by),
      onKey: (key) => latest.current.actions.onKey(key),
      hoverText: (point) => latest.current.actions.hoverText(point),
      fixes: () => latest.current.actions.fixes(),
      applyFix: (fix) => latest.current.actions.applyFix(fix),
    });
    if (closed) return editor.dispose();
    const forget = latest.current.actions.register(editor);
    close = () => {
      forget();
      editor.dispose();
      opened(null);
    };
    opened(editor);
  };
  start().catch((error: unknown) => failed(String(error)));
  return {
    close: () => {
      closed = true;
      close();
    },
  };
}
