// Sentences the page must say once: a file that could not be read, a store that failed.
import { create } from "zustand";

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
}

export const useNotices = create<{ readonly list: readonly Notice[] }>(() => ({
  list: [],
}));

let count = 0;

export function tell(text: string, bad = true): void {
  count += 1;
  const notice = { id: count, text, bad };
  useNotices.setState(({ list }) => ({ list: [...list, notice] }));
}

export function dismiss(id: number): void {
  useNotices.setState(({ list }) => ({
    list: list.filter((each) => each.id !== id),
  }));
}
