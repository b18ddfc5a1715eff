// The notebooks: those that come with the page, and the visitor's own.
import { Dialog } from "radix-ui";
import type { ReactElement } from "react";
import { usePage } from "../state/page.ts";
import { shipped } from "../state/shipped.ts";
import { openShipped, useWorkspace } from "../state/workspace.ts";

export function Navigation(): ReactElement {
  const current = useWorkspace((state) => state.key);
  return (
    <nav className="nav" aria-label="Notebooks">
      <h2>Notebooks</h2>
      <ul>
        {shipped.map(({ id, title }) => (
          <li key={id}>
            <NavItem
              current={current === `shipped:${id}`}
              onOpen={() => openShipped(id)}
            >
              {title}
            </NavItem>
          </li>
        ))}
      </ul>
    </nav>
  );
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
