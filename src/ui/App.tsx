// The page: header, navigation, the notebook, and what may be dropped on it.
import { useEffect, type ReactElement } from "react";
import { About } from "./shell/About.tsx";
import { DropTarget } from "./shell/DropTarget.tsx";
import { Header } from "./shell/Header.tsx";
import { NavSheet, Navigation } from "./shell/Navigation.tsx";
import { NotebookView } from "./NotebookView.tsx";
import { usePage } from "./state/page.ts";
import { useWorkspace } from "./state/workspace.ts";
import { titleOf } from "../notebook/document.ts";

export function App(): ReactElement {
  const key = useWorkspace((state) => state.key);
  const title = useWorkspace((state) => titleOf(state.notebook));
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
          <NotebookView key={key} />
        </main>
      </div>
      <About />
      {navOpen && <NavSheet />}
      <DropTarget />
    </>
  );
}
