// The state of one rosetta cell on the page: what was read, what is lit, what is shown. Plain values only.
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
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
  /** What the next run is made of. */
  readonly choices: Choices;
  /** How often Run was pressed. */
  readonly runsAsked: number;
}

export type RosettaStore = StoreApi<RosettaState>;

export function createRosettaStore(): RosettaStore {
  return createStore<RosettaState>(() => ({
    reading: noReading,
    busy: true,
    lit: [],
    details: null,
    ghosts: "differing",
    view: "code",
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
