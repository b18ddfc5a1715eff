// What a run is made of: mode, data, how long, from which seed.
import type { ReactElement, ReactNode } from "react";
import type { Analysis } from "../../analysis.ts";
import { Choice } from "../rosetta/Choice.tsx";
import { useDatasets, type DatasetChoice } from "../state/datasets.ts";
import { DataAddress } from "./DataAddress.tsx";
import type { Choices } from "./RunPanel.tsx";

interface Props {
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
  readonly active: boolean;
  readonly analysis: Analysis | null;
  readonly children: ReactNode;
}

export function RunForm({
  choices,
  onChange,
  active,
  analysis,
  children,
}: Props): ReactElement {
  const set = (change: Partial<Choices>): void =>
    onChange({ ...choices, ...change });
  const epochs = analysis?.columns
    .map(({ model }) => model?.data?.epochs.value)
    .find((n) => n !== undefined);
  return (
    <header>
      <h2>Training</h2>
      <fieldset disabled={active} className="run-fields">
        <legend className="visually-hidden">
          What is trained and how long
        </legend>
        <div className="field">
          <span>weights</span>
          <Choice
            label="Weights"
            value={choices.mode}
            options={["own initialisation", "same weights"] as const}
            onChoose={(mode) => set({ mode })}
          />
        </div>
        <DataField value={choices.data} onChange={(data) => set({ data })} />
        <NumberField
          label="epochs"
          value={choices.epochs}
          hint={epochs === undefined ? "1" : `${epochs}, as written`}
          onChange={(n) => set({ epochs: n })}
        />
        <NumberField
          label="steps, at most"
          value={choices.stepLimit}
          hint="no limit"
          onChange={(n) => set({ stepLimit: n })}
        />
        <NumberField
          label="seed"
          value={choices.seed}
          hint="0"
          least={0}
          onChange={(n) => set({ seed: n ?? 0 })}
        />
      </fieldset>
      <span className="space" />
      {children}
    </header>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number | null;
  readonly hint: string;
  readonly least?: number;
  readonly onChange: (value: number | null) => void;
}

function NumberField({
  label,
  value,
  hint,
  least = 1,
  onChange,
}: NumberProps): ReactElement {
  return (
    <label className="field">
      {label}
      <input
        type="number"
        min={least}
        step={1}
        value={value ?? ""}
        placeholder={hint}
        onChange={({ target }) =>
          onChange(
            target.value === ""
              ? null
              : Math.max(least, Math.floor(target.valueAsNumber)),
          )
        }
      />
    </label>
  );
}

function DataField({
  value,
  onChange,
}: {
  readonly value: DatasetChoice;
  readonly onChange: (value: DatasetChoice) => void;
}): ReactElement {
  const given = useDatasets((state) => state.given);
  return (
    <>
      <label className="field">
        data
        <select
          value={value}
          onChange={({ target }) => onChange(target.value as DatasetChoice)}
        >
          <option value="generated">generated pictures, 10 classes</option>
          <option value="cifar10">
            {given ? given.title : "CIFAR-10: drop or fetch it"}
          </option>
        </select>
      </label>
      {value === "cifar10" && !given && <DataAddress />}
    </>
  );
}
