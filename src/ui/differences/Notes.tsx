// What was read without effect here, assumed, or not modelled, by column.
import type { ReactElement } from "react";
import type { ColumnReading } from "../../analysis.ts";
import type { Note } from "../../ir/index.ts";
import { lineText } from "../rosetta/spans.ts";
import { useRosetta } from "../state/rosettaStore.ts";

const kinds: readonly { kind: Note["kind"]; words: string }[] = [
  { kind: "warning", words: "warnings" },
  { kind: "assumption", words: "assumptions" },
  { kind: "not modelled", words: "not modelled" },
  { kind: "no effect", words: "read, no effect" },
];

export function Notes({
  titles,
}: {
  readonly titles: readonly string[];
}): ReactElement | null {
  const columns = useRosetta((state) => state.reading.shown?.columns);
  if (!columns) return null;
  const lines = columns.flatMap((column, i) =>
    notesOf(column).map((note) => ({ note, title: titles[i] ?? "" })),
  );
  const found = kinds
    .map(({ kind, words }) => ({
      kind,
      words,
      notes: lines.filter(({ note }) => note.kind === kind),
    }))
    .filter(({ notes }) => notes.length > 0);
  return (
    <>
      {found.map(({ kind, words, notes }) => (
        <details key={kind} className="more-list" open={kind === "warning"}>
          <summary>
            <b>{notes.length}</b> {words}
          </summary>
          <ul className="notes">
            {notes.map(({ note, title }, i) => (
              <li key={i}>
                {title}
                {note.span ? `, ${lineText(note.span)}` : ""}: {note.text}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** The model's notes, or the recording's where no model came of it. */
function notesOf({ model, recording }: ColumnReading): readonly Note[] {
  if (model) return model.notes;
  return recording.notes.map(({ kind, text, where }) => ({
    kind,
    text,
    ...(where[0] && { span: where[0] }),
  }));
}
