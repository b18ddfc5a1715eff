// Prose: rendered and sanitised; double click or Enter opens its text, Escape or leaving it closes.
import { useMemo, useState, type ReactElement } from "react";
import { renderMarkdown } from "./markdown.ts";

interface Props {
  readonly source: string;
  readonly onEdit: (source: string) => void;
}

export function MarkdownCell({ source, onEdit }: Props): ReactElement {
  const [editing, setEditing] = useState(false);
  const html = useMemo(() => renderMarkdown(source), [source]);
  if (editing)
    return (
      <textarea
        className="md-edit"
        aria-label="Markdown source. Escape shows it rendered."
        autoFocus
        value={source}
        rows={Math.min(source.split("\n").length + 2, 30)}
        onChange={(event) => onEdit(event.target.value)}
        onBlur={() => setEditing(false)}
        onKeyDown={(event) => {
          if (
            event.key === "Escape" ||
            (event.key === "Enter" && event.shiftKey)
          ) {
            event.preventDefault();
            setEditing(false);
          }
        }}
      />
    );
  return (
    <div
      className="prose"
      role="group"
      aria-label="Text cell. Enter edits it."
      tabIndex={0}
      onDoubleClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.target !== event.currentTarget)
          return;
        event.preventDefault();
        setEditing(true);
      }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
