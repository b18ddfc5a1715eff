// The notebooks: those that come with the page, and the visitor's own.
import { Dialog } from "radix-ui";
import type { ReactElement } from "react";
import type { NotebookId } from "../../notebook/store.ts";
import { showNotebook } from "../state/address.ts";
import { tell } from "../state/notices.ts";
import { refreshOwn, useOwnNotebooks } from "../state/ownNotebooks.ts";
import { usePage } from "../state/page.ts";
import {
  notebooks,
  openNotebook,
  session,
  useSession,
} from "../state/session.ts";
import { keptId, shipped } from "../state/shipped.ts";

export function Navigation(): ReactElement {
  const atlas = usePage((state) => state.atlas !== null);
  const opened = useSession((state) => state.document.id);
  const current = atlas ? null : opened;
  const own = useOwnNotebooks();
  return (
    <nav className="nav" aria-label="Notebooks">
      <h2>Notebooks</h2>
      <ul>
        {shipped.map(({ id, title }) => (
          <li key={id}>
            <NavItem
              current={current === keptId(id)}
              onOpen={() => open(keptId(id))}
            >
              {title}
            </NavItem>
          </li>
        ))}
      </ul>
      <h2>My notebooks</h2>
      {own.length === 0 && (
        <p className="empty">
          Open or drop an .ipynb; it is kept in this browser.
        </p>
      )}
      <ul>
        {own.map(({ id, title, savedAt }) => (
          <li key={id} className="own">
            <NavItem current={current === id} onOpen={() => open(id)}>
              {title}
              <small>{new Date(savedAt).toLocaleString()}</small>
            </NavItem>
            <button
              type="button"
              className="btn quiet icon"
              aria-label={`Delete ${title}`}
              onClick={() => remove(id, title)}
            >
              <span aria-hidden>✕</span>
            </button>
          </li>
        ))}
      </ul>
      <h2>Reference</h2>
      <ul>
        <li>
          <a
            className="item"
            href="#atlas"
            aria-current={atlas ? "page" : undefined}
          >
            Atlas of defaults
          </a>
        </li>
      </ul>
    </nav>
  );
}

function open(id: NotebookId): void {
  showNotebook(session.getState().document.id);
  void openNotebook(id).then((failure) => failure && tell(failure));
}

function remove(id: NotebookId, title: string): void {
  if (!window.confirm(`Delete “${title}” from this browser?`)) return;
  void notebooks.delete(id).then((done) => {
    if (!done.ok) tell(done.failure.message);
    else if (session.getState().document.id === id)
      open(keptId(shipped[0]?.id ?? ""));
    refreshOwn();
  });
}

interface ItemProps {
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly children: React.ReactNode;
}

function NavItem({ current, onOpen, children }: ItemProps): ReactElement {
  return (
    <button
      type="button"
      className="item"
      aria-current={current ? "page" : undefined}
      onClick={() => {
        usePage.setState({ navOpen: false });
        onOpen();
      }}
    >
      {children}
    </button>
  );
}

/** The same list as a sheet, where the page is narrow. */
export function NavSheet(): ReactElement {
  return (
    <Dialog.Root open onOpenChange={(navOpen) => usePage.setState({ navOpen })}>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-veil" />
        <Dialog.Content className="nav-sheet" aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">Notebooks</Dialog.Title>
          <Dialog.Close className="btn">Close</Dialog.Close>
          <Navigation />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
