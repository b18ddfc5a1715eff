// The page's address says which notebook is open: `#cnn-cifar10`, or `#mine/…` for the visitor's own.
import type { NotebookId } from "../../notebook/store.ts";
import { tell } from "./notices.ts";
import { openFirst, openNotebook, session } from "./session.ts";
import { keptId, shipped, shippedId } from "./shipped.ts";

export function addressOf(id: NotebookId): string {
  return `#${shippedId(id) ?? `mine/${id}`}`;
}

export function idAt(hash: string): NotebookId | null {
  const name = decodeURIComponent(hash.slice(1));
  if (name.startsWith("mine/")) return name.slice("mine/".length);
  return shipped.some(({ id }) => id === name) ? keptId(name) : null;
}

/** Opens what the address says, now and when it changes; keeps it true when a notebook is opened otherwise. */
export function followAddress(): Promise<void> {
  window.addEventListener("hashchange", () => void openAddress());
  session.subscribe(({ document: { id } }, before) => {
    if (id !== before.document.id)
      history.replaceState(null, "", addressOf(id));
  });
  return openAddress(openFirst);
}

async function openAddress(
  open: typeof openNotebook = openNotebook,
): Promise<void> {
  const wanted = idAt(location.hash) ?? keptId(shipped[0]?.id ?? "");
  if (wanted === session.getState().document.id) return;
  const failure = await open(wanted);
  if (failure) tell(failure);
}
