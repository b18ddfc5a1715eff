// The version a column's defaults are taken from, how it became known, and the others to choose from.
import { DropdownMenu } from "radix-ui";
import { useEffect, useState, type ReactElement } from "react";
import type { Model } from "../../ir/index.ts";
import { versionsOf } from "../state/backstage.ts";
import { assumption, versionChoices } from "./versions.ts";

interface Props {
  readonly title: string;
  readonly model: Model;
  readonly onVersion: (version: string | null) => void;
}

export function VersionChip({ title, model, onVersion }: Props): ReactElement {
  const { value, from } = model.version;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className="chip version"
        aria-label={`${title} ${value}, ${assumption(from)}. Choose the version`}
      >
        {value}{" "}
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
}: Omit<Props, "title">): ReactElement {
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
