// The state of one rosetta cell on the page: what was read, what is lit, what is shown. Plain values only.
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { usualView, type ColumnsView } from "../../notebook/columnsView.ts";
import type { GhostMode } from "../rosetta/ghosts.ts";
import { usual, type Choices } from "../run/wish.ts";
import { noReading, type Reading } from "./reading.ts";

export type RosettaView = "code" | "layers";

export interface RosettaState {
  readonly reading: Reading;
  /** Text is being read; the picture follows in a moment. */
  readonly busy: boolean;
  /** Rows of the spine that the cursor or the pointer is on. */
  readonly lit: readonly string[];
  /** Rows whose option table is open. */
  readonly details: readonly string[] | null;
  readonly ghosts: GhostMode;
  readonly view: RosettaView;
  /** How the reader has set the columns up; kept between visits. */
  readonly columnsView: ColumnsView;
  /** Columns that are on the screen at the moment, where not all of them fit. */
  readonly inView: readonly string[];
  /** The column to bring on the screen, and how often one was asked for. */
  readonly goal: { readonly column: string; readonly count: number } | null;
  /** The column that is being dragged, and before or behind which one it would land. */
  readonly drag: Drag | null;
  /** What was done to the columns last, in words, and how it is undone. */
  readonly told: Told | null;
  /** What the next run is made of. */
  readonly choices: Choices;
  /** How often Run was pressed. */
  readonly runsAsked: number;
}

export interface Drag {
  readonly column: string;
  readonly over: string | null;
  readonly side: "before" | "behind";
}

export interface Told {
  readonly text: string;
  /** The removed column that can be brought back. */
  readonly removed: string | null;
}

export type RosettaStore = StoreApi<RosettaState>;

export function createRosettaStore(
  columnsView: ColumnsView = usualView,
): RosettaStore {
  return createStore<RosettaState>(() => ({
    reading: noReading,
    busy: true,
    lit: [],
    details: null,
    ghosts: "differing",
    view: "code",
    columnsView,
    inView: [],
    goal: null,
    drag: null,
    told: null,
    choices: usual,
    runsAsked: 0,
  }));
}

/** Lights rows, and leaves the state alone where they are lit already: pointers move often. */
export function light(store: RosettaStore, rows: readonly string[]): void {
  const { lit } = store.getState();
  const same =
    lit.length === rows.length && lit.every((row, i) => row === rows[i]);
  if (!same) store.setState({ lit: rows });
}

export function askRun(store: RosettaStore): void {
  store.setState(({ runsAsked }) => ({ runsAsked: runsAsked + 1 }));
}

export const RosettaContext = createContext<RosettaStore | null>(null);

export function useRosettaStore(): RosettaStore {
  const store = useContext(RosettaContext);
  if (!store) throw new Error("Expected to stand inside a rosetta cell.");
  return store;
}

export function useRosetta<T>(select: (state: RosettaState) => T): T {
  return useStore(useRosettaStore(), select);
}
