// The page: header, navigation, the notebook, and what may be dropped on it.
import { lazy, Suspense, useEffect, type ReactElement } from "react";
import { titleOf } from "../notebook/document.ts";
import { NotebookView } from "./NotebookView.tsx";
import { About } from "./shell/About.tsx";
import { BesideDialog } from "./shell/BesideDialog.tsx";
import { DropTarget } from "./shell/DropTarget.tsx";
import { Guard } from "./shell/Guard.tsx";
import { Header } from "./shell/Header.tsx";
import { NavSheet, Navigation } from "./shell/Navigation.tsx";
import { Notices } from "./shell/Notices.tsx";
import { usePage } from "./state/page.ts";
import { useSession } from "./state/session.ts";

const AtlasView = lazy(() =>
  import("./atlas/AtlasView.tsx").then((loaded) => ({
    default: loaded.AtlasView,
  })),
);

export function App(): ReactElement {
  const key = useSession((state) => state.document.id);
  const notebook = useSession((state) => titleOf(state.document.notebook));
  const atlas = usePage((state) => state.atlas);
  const title = atlas === null ? notebook : "Atlas of defaults";
  const navOpen = usePage((state) => state.navOpen);
  useEffect(() => {
    document.title = `${title} · Rosetta Notebook`;
  }, [title]);
  return (
    <>
      <a className="skip" href="#notebook">
        Skip to the notebook
      </a>
      <Header title={title} />
      <div className="layout">
        <Navigation />
        <main className="article" id="notebook" tabIndex={-1}>
          <Notices />
          {atlas !== null && (
            <Guard what="the atlas">
              <Suspense fallback={<p role="status">Opening the atlas…</p>}>
                <AtlasView entry={atlas} />
              </Suspense>
            </Guard>
          )}
          {/* Stays while the atlas is read, so that a run under way goes on. */}
          <div hidden={atlas !== null}>
            <Guard key={key} what="the notebook">
              <NotebookView />
            </Guard>
          </div>
        </main>
      </div>
      <About />
      {navOpen && <NavSheet />}
      <DropTarget />
      <BesideDialog />
    </>
  );
}
