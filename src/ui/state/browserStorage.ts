// Short texts that this browser keeps between visits. Private windows may deny storage: nothing is kept then, and a choice holds for the visit.

/** What was kept; null where nothing was, or nothing may be. */
export function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Denied: the next visit starts from the usual.
  }
}
