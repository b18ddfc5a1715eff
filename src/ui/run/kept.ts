// Runs that this browser kept when they were left: found again when the same columns, choices and data are asked for.
import { useEffect, useState } from "react";
import type { Analysis } from "../../analysis.ts";
import type { KeptRun } from "../../engines/keptRuns.ts";
import { useRosetta } from "../state/rosettaStore.ts";
import type { Keeping } from "./controller.ts";
import type { Choices } from "./wish.ts";

const loadKept = () => import("../../engines/keptRuns.ts");

/** A run's name: the models as they were read, and what was chosen. Null where browsers compute no digests (outside of https). */
async function nameOf(
  { columns, compared }: Analysis,
  choices: Choices,
): Promise<string | null> {
  if (!isSecureContext) return null;
  const { askedIdentity } = await loadKept();
  return askedIdentity([compared.map((i) => columns[i]?.model), choices]);
}

/** How a run that starts now is kept; `goOn` is the kept run to go on from. */
export async function keepingOf(
  analysis: Analysis,
  choices: Choices,
  goOn: KeptRun | null,
): Promise<Keeping> {
  return { keepAs: await nameOf(analysis, choices), goOn };
}

/** The kept run of these columns and choices; null where there is none, or where the browser keeps none. */
async function keptRun(
  analysis: Analysis,
  choices: Choices,
): Promise<KeptRun | null> {
  const { RunKeeper } = await loadKept();
  const keeper = await RunKeeper.open();
  try {
    const kept = await keeper.list();
    if (kept.length === 0) return null;
    const name = await nameOf(analysis, choices);
    return kept.find(({ id }) => id === name) ?? null;
  } finally {
    keeper.close();
  }
}

interface Asked {
  readonly analysis: Analysis | null;
  readonly choices: Choices;
  readonly active: boolean;
}

/** The kept run that can be gone on with; looked for anew when columns or choices change, and when a run ends. */
export function useKeptRun(active: boolean): KeptRun | null {
  const analysis = useRosetta(({ reading }) => reading.current);
  const choices = useRosetta((state) => state.choices);
  const [found, setFound] = useState<(Asked & { run: KeptRun | null }) | null>(
    null,
  );
  useEffect(() => {
    if (active || !analysis) return;
    let outdated = false;
    const show = (run: KeptRun | null): void => {
      if (!outdated) setFound({ analysis, choices, active, run });
    };
    // Private windows may deny storage: nothing was kept there, and a run says so when it starts.
    void keptRun(analysis, choices).then(show, () => show(null));
    return () => {
      outdated = true;
    };
  }, [active, analysis, choices]);
  const current =
    !active && found?.analysis === analysis && found?.choices === choices;
  return current ? (found?.run ?? null) : null;
}
