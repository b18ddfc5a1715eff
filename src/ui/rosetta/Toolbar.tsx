// Above the columns: each one's dialect and version, which defaults are shown, code or layers, run.
import { DropdownMenu } from "radix-ui";
import { useEffect, useState, type ReactElement, type RefObject } from "react";
import type { Model } from "../../ir/index.ts";
import type { RunController } from "../run/controller.ts";
import { versionsOf } from "../state/backstage.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { Choice } from "./Choice.tsx";
import { RunButton } from "./RunButton.tsx";
import { ghostModes, type GhostMode } from "./ghosts.ts";
import { assumption, versionChoices } from "./versions.ts";

interface Props {
  readonly titles: readonly string[];
  readonly onVersion: (column: number, version: string | null) => void;
  readonly controller: RunController;
  /** The training below, which Run shows. */
  readonly panel: RefObject<HTMLElement | null>;
}

export function Toolbar({
  titles,
  onVersion,
  controller,
  panel,
}: Props): ReactElement {
  const store = useRosettaStore();
  const ghosts = useRosetta((state) => state.ghosts);
  const view = useRosetta((state) => state.view);
  const busy = useRosetta((state) => state.busy);
  return (
    <div className="bar" role="toolbar" aria-label="Columns and views">
      {titles.map((title, column) => (
        <VersionChip
          key={column}
          title={title}
          column={column}
          onVersion={(version) => onVersion(column, version)}
        />
      ))}
      {busy && (
        <span className="busy" role="status">
          reading the code…
        </span>
      )}
      <span className="space" />
      <span className="label" id="defaults-label">
        defaults
      </span>
      <Choice
        label="Defaults shown"
        value={ghosts}
        options={ghostModes}
        onChoose={(mode: GhostMode) => store.setState({ ghosts: mode })}
      />
      <Choice
        label="View"
        value={view}
        options={["code", "layers"] as const}
        onChoose={(next) => store.setState({ view: next })}
      />
      <RunButton controller={controller} panel={panel} />
    </div>
  );
}

interface ChipProps {
  readonly title: string;
  readonly column: number;
  readonly onVersion: (version: string | null) => void;
}

function VersionChip({ title, column, onVersion }: ChipProps): ReactElement {
  const model = useRosetta(
    (state) => state.reading.shown?.columns[column]?.model ?? null,
  );
  if (!model) return <span className="chip">{title}</span>;
  const { value, from } = model.version;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="chip"
        aria-label={`${title} ${value}, ${assumption(from)}. Choose the version`}
      >
        <b>{title}</b> {value}{" "}
        {from !== "choice" && from !== "metadata" && (
          <small>{assumption(from)}</small>
        )}{" "}
        <span aria-hidden>▾</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          <VersionItems model={model} onVersion={onVersion} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function VersionItems({
  model,
  onVersion,
}: {
  readonly model: Model;
  readonly onVersion: (version: string | null) => void;
}): ReactElement {
  const versions = useVersions(model.dialect);
  const { value, from } = model.version;
  const stated = from === "metadata" || from === "choice";
  return (
    <>
      <DropdownMenu.Label className="label" style={{ padding: "4px 9px" }}>
        Defaults depend on the version. This one is {assumption(from)}.
      </DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        value={stated ? value : ""}
        onValueChange={(next) => onVersion(next === "" ? null : next)}
      >
        <DropdownMenu.RadioItem value="">
          as the notebook printed, else the newest
        </DropdownMenu.RadioItem>
        {versionChoices(versions, value).map((version) => (
          <DropdownMenu.RadioItem key={version} value={version}>
            {version}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}

/** Versions that the dialect knows, newest first. */
function useVersions(dialect: string): readonly string[] {
  const [versions, setVersions] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    void versionsOf(dialect).then((known) => {
      if (!gone) setVersions(known);
    });
    return () => {
      gone = true;
    };
  }, [dialect]);
  return versions;
}
