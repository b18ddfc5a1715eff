// The page's address says what is open: `#cnn-cifar10`, `#mine/…` for the visitor's own notebooks, `#atlas/conv` for the atlas.
import type { NotebookId } from "../../notebook/store.ts";
import { tell } from "./notices.ts";
import { usePage } from "./page.ts";
import { fetchPrepared } from "./prepared.ts";
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

/** The entry of the atlas that an address names, empty for its start; null for notebooks. */
export function atlasAt(hash: string): string | null {
  const found = /^#atlas(?:\/(.*))?$/.exec(hash);
  return found ? decodeURIComponent(found[1] ?? "") : null;
}

/** Opens what the address says, now and when it changes; keeps it true when a notebook is opened otherwise. */
export async function followAddress(): Promise<void> {
  const atlas = atlasAt(location.hash);
  await openAddress(openFirst);
  usePage.setState({ atlas });
  window.addEventListener("hashchange", () => void openAddress());
  session.subscribe(({ document: { id } }, before) => {
    if (id !== before.document.id) showNotebook(id);
  });
}

/** Puts the open notebook in place of the atlas, and its name into the address. */
export function showNotebook(id: NotebookId): void {
  history.replaceState(null, "", addressOf(id));
  usePage.setState({ atlas: null });
}

async function openAddress(
  open: typeof openNotebook = openNotebook,
): Promise<void> {
  const atlas = atlasAt(location.hash);
  usePage.setState({ atlas, navOpen: false });
  if (atlas !== null && open === openNotebook) return; // The notebook under it stays as it is.
  const wanted = idAt(location.hash) ?? keptId(shipped[0]?.id ?? "");
  const own = shippedId(wanted);
  if (own !== null && atlas === null) fetchPrepared(own);
  if (wanted === session.getState().document.id) return;
  const failure = await open(wanted);
  if (failure) tell(failure);
}
