// Which tabs of this page are open: each holds a lock of its name, which the browser lets go when the tab ends or crashes.

const prefix = "rosetta-tab/";

export interface Tab {
  readonly name: string;
  isOpen(name: string): Promise<boolean>;
}

/** Joins the open tabs. Without locks no other tab is known to be open, so that unsaved text is rather offered twice than lost. */
export function joinTabs(locks: LockManager | undefined): Tab {
  const name = crypto.randomUUID();
  // Held for the life of the tab: the promise never settles.
  void locks?.request(prefix + name, () => new Promise<never>(() => undefined));
  return {
    name,
    async isOpen(other) {
      const held = (await locks?.query())?.held ?? [];
      return held.some((lock) => lock.name === prefix + other);
    },
  };
}
