// The columns of a cell as the pipeline takes them; the same object as long as nothing that matters changed.
import { useEffect, useMemo, useState } from "react";
import type { ColumnSource } from "../../analysis.ts";
import type { Notebook } from "../../notebook/document.ts";
import { printedVersions } from "../../notebook/version.ts";
import {
  columnSource,
  programOf,
  type RosettaBlock,
} from "../../notebook/view.ts";

type Known = Parameters<typeof printedVersions>[1];

export function useColumnSources(
  notebook: Notebook,
  block: RosettaBlock,
): readonly ColumnSource[] | null {
  const known = useKnownDialects();
  const text = useMemo(
    () =>
      known &&
      JSON.stringify(
        block.columns.map(({ id }) =>
          sourceOf(notebook, block.group, id, known),
        ),
      ),
    [notebook, block, known],
  );
  return useMemo(
    () => (text === null ? null : (JSON.parse(text) as ColumnSource[])),
    [text],
  );
}

function sourceOf(
  notebook: Notebook,
  group: string,
  column: string,
  known: Known,
): ColumnSource {
  const printed = printedVersions(programOf(notebook, group, column), known);
  const versions = Object.entries(printed).map(
    ([dialect, { version }]) => [dialect, version] as const,
  );
  return columnSource(notebook, group, column, Object.fromEntries(versions));
}

/** The dialects, which say how a program prints its version; fetched after the text is on the screen. */
function useKnownDialects(): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let gone = false;
    void import("../../dialects/index.ts").then(({ dialects }) => {
      if (!gone) setKnown(dialects);
    });
    return () => {
      gone = true;
    };
  }, []);
  return known;
}
