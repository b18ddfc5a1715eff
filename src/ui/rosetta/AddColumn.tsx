// Adds a column: empty, pasted, from a file, or one that was taken away.
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { columnsOfFile } from "../../notebook/opened.ts";
import type { RemovedColumn } from "../../notebook/removed.ts";
import { dialectTitles } from "../state/backstage.ts";
import type { Added, ColumnChanges } from "./columnChanges.ts";

interface Props {
  readonly changes: Pick<ColumnChanges, "add" | "bringBack" | "forget">;
  readonly removed: readonly RemovedColumn[];
}

export function AddColumn({ changes, removed }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const add = (columns: readonly Added[]): void => {
    for (const column of columns) changes.add(column);
    setOpen(false);
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="chip add-column">
        <span aria-hidden>+</span> Column
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-veil" />
        <Dialog.Content className="dialog wide" aria-describedby={undefined}>
          <Dialog.Title>Add a column</Dialog.Title>
          <Form onAdd={add} />
          {removed.length > 0 && (
            <Removed
              removed={removed}
              onBringBack={(key) => {
                changes.bringBack(key);
                setOpen(false);
              }}
              onForget={(key) => changes.forget(key)}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Form({
  onAdd,
}: {
  readonly onAdd: (columns: readonly Added[]) => void;
}): ReactElement {
  const [dialect, setDialect] = useState("");
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const open = (file: File): void => {
    setFailure(null);
    file
      .text()
      .then((content) => onAdd(columnsOfFile(file.name, content)))
      .catch((error: unknown) =>
        setFailure(error instanceof Error ? error.message : String(error)),
      );
  };
  return (
    <form
      className="add-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd([{ dialect: dialect || null, sources: [text] }]);
      }}
    >
      <DialectField value={dialect} onChange={setDialect} />
      <label className="field">
        code
        <textarea
          className="paste"
          rows={9}
          spellCheck={false}
          value={text}
          placeholder="Paste a program here, or leave it empty and write it in its column."
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {failure && (
        <p className="notice bad" role="alert">
          {failure}
        </p>
      )}
      <div className="dialog-actions">
        <button type="submit" className="btn primary">
          {text.trim() === "" ? "Add an empty column" : "Add this code"}
        </button>
        <FileButton onFile={open} />
        <Dialog.Close className="btn quiet">Cancel</Dialog.Close>
      </div>
    </form>
  );
}

function DialectField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const titles = useDialectTitles();
  return (
    <label className="field">
      dialect
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">as the code says</option>
        {titles.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function FileButton({
  onFile,
}: {
  readonly onFile: (file: File) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="btn"
        onClick={() => input.current?.click()}
      >
        From a file…
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Open a program or a notebook as a column"
        accept=".py,.ipynb,.js,.txt"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = "";
        }}
      />
    </>
  );
}

function Removed({
  removed,
  onBringBack,
  onForget,
}: {
  readonly removed: readonly RemovedColumn[];
  readonly onBringBack: (key: string) => void;
  readonly onForget: (key: string) => void;
}): ReactElement {
  return (
    <section className="removed" aria-label="Removed columns">
      <h3>Removed before</h3>
      <ul>
        {removed.map(({ key, title, cells }) => {
          const lines = cells
            .map(({ source }) => source.split("\n").length)
            .reduce((sum, each) => sum + each, 0);
          return (
            <li key={key}>
              <span>
                {title} <small>{lines} lines</small>
              </span>
              <button
                type="button"
                className="btn"
                aria-label={`Bring ${title} back`}
                onClick={() => onBringBack(key)}
              >
                Bring back
              </button>
              <button
                type="button"
                className="btn quiet"
                aria-label={`Delete ${title} for good`}
                onClick={() => onForget(key)}
              >
                Delete for good
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The dialects known, once they are here. */
function useDialectTitles(): Awaited<ReturnType<typeof dialectTitles>> {
  const [titles, setTitles] = useState<
    Awaited<ReturnType<typeof dialectTitles>>
  >([]);
  useEffect(() => {
    let gone = false;
    void dialectTitles().then((known) => {
      if (!gone) setTitles(known);
    });
    return () => {
      gone = true;
    };
  }, []);
  return titles;
}
