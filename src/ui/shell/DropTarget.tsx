// The whole page takes notebooks and data archives that are dropped on it.
import { useEffect, useState, type ReactElement } from "react";
import { openFiles } from "./files.ts";

export function DropTarget(): ReactElement | null {
  const over = useDrop();
  return over ? (
    <div className="drop-veil" role="status">
      Drop a notebook (.ipynb), a program (.js, .py) or CIFAR-10
    </div>
  ) : null;
}

const holdsFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") ?? false;

function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const capture = { capture: true };
    window.addEventListener("dragover", drag, capture);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop, capture);
    return () => {
      window.removeEventListener("dragover", drag, capture);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop, capture);
    };
  }, []);
  return over;
}
