// A run under way, or what came of it: fetched with the first run.
import type { ReactElement } from "react";
import { useStore } from "zustand";
import { Curves } from "./Curves.tsx";
import { ProgressRows } from "./ProgressRows.tsx";
import { Results } from "./Results.tsx";
import { Simplified } from "./Simplified.tsx";
import type { RunController } from "./controller.ts";

interface Props {
  readonly controller: RunController;
  readonly names: readonly string[];
}

export default function RunBody({ controller, names }: Props): ReactElement {
  const run = useStore(controller.store);
  return (
    <>
      <div className="run-body">
        <Curves run={run} names={names} />
        <ProgressRows run={run} names={names} />
      </div>
      <Simplified columns={run.columns} names={names} />
      <Results run={run} names={names} />
    </>
  );
}
