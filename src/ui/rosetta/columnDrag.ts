// Dragging a column, by its head or by its chip, to before or behind another one.
import type { DragEvent, KeyboardEvent } from "react";
import type { Drag, RosettaStore } from "../state/rosettaStore.ts";

const kind = "application/x-rosetta-column";

/** Handlers of what is dragged. */
export function dragSource(store: RosettaStore, column: string) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent): void => {
      event.dataTransfer.setData(kind, column);
      event.dataTransfer.effectAllowed = "move";
      store.setState({ drag: { column, over: null, side: "before" } });
    },
    onDragEnd: (): void => store.setState({ drag: null }),
  };
}

/** Handlers of what a column can be dropped on; they come before what editors do with drops. */
export function dropTarget(
  store: RosettaStore,
  column: string,
  drop: (dragged: string, to: { column: string; side: Drag["side"] }) => void,
) {
  return {
    onDragOverCapture: (event: DragEvent): void => {
      const { drag } = store.getState();
      if (!drag) return;
      event.preventDefault();
      event.stopPropagation();
      const side = sideOf(event);
      if (drag.over !== column || drag.side !== side)
        store.setState({ drag: { ...drag, over: column, side } });
    },
    onDropCapture: (event: DragEvent): void => {
      const { drag } = store.getState();
      if (!drag) return;
      event.preventDefault();
      event.stopPropagation();
      store.setState({ drag: null });
      drop(drag.column, { column, side: sideOf(event) });
    },
  };
}

function sideOf(event: DragEvent): Drag["side"] {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return event.clientX < left + width / 2 ? "before" : "behind";
}

/** The place among all columns at which a dragged one lands. */
export function landing(
  columns: readonly string[],
  dragged: string,
  { column, side }: { readonly column: string; readonly side: Drag["side"] },
): number {
  const others = columns.filter((id) => id !== dragged);
  if (column === dragged) return columns.indexOf(dragged);
  return others.indexOf(column) + (side === "behind" ? 1 : 0);
}

/** Where a mark shows what would land here. */
export function dropMark(
  drag: Drag | null,
  column: string,
): Drag["side"] | undefined {
  return drag && drag.over === column && drag.column !== column
    ? drag.side
    : undefined;
}

/** Shift with an arrow key moves the column that the focused element stands for; the focus stays on it. */
export function moveByKey(
  event: KeyboardEvent<HTMLElement>,
  move: (by: -1 | 1) => void,
): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 } as const;
  if (!event.shiftKey || !(event.key in by)) return;
  event.preventDefault();
  const element = event.currentTarget;
  move(by[event.key as keyof typeof by]);
  queueMicrotask(() => element.focus());
}
