// What a run is made of, chosen before it starts: weights, data, how long, from which seed, on what.
import type { ReactElement, ReactNode } from "react";
import { Choice } from "../rosetta/Choice.tsx";
import { engineChoices } from "../shell/device.ts";
import { useDatasets, type DatasetChoice } from "../state/datasets.ts";
import { reloadIsolates, useOffline } from "../state/offline.ts";
import { chooseEngine, usePage, type EngineChoice } from "../state/page.ts";
import { useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { session } from "../state/session.ts";
import { DataAddress } from "./DataAddress.tsx";
import { NumberField } from "./NumberField.tsx";
import { runWords, type Choices } from "./wish.ts";

interface Props {
  readonly titles: readonly string[];
  readonly active: boolean;
  readonly children: ReactNode;
}

export function RunForm({ titles, active, children }: Props): ReactElement {
  return (
    <div className="run-form">
      <h2>Training</h2>
      <Words titles={titles} />
      <fieldset disabled={active} className="run-fields">
        <legend className="visually-hidden">
          What is trained and how long
        </legend>
        <Fields />
      </fieldset>
      <div className="run-buttons">{children}</div>
    </div>
  );
}

function Words({ titles }: Pick<Props, "titles">): ReactElement {
  const choices = useRosetta((state) => state.choices);
  const analysis = useRosetta((state) => state.reading.shown);
  const given = useDatasets((state) => state.given);
  return (
    <p className="run-words">
      {runWords(choices, analysis, titles, given) ??
        "Nothing can be trained before a column has been read."}
    </p>
  );
}

function Fields(): ReactElement {
  const store = useRosettaStore();
  const choices = useRosetta((state) => state.choices);
  const set = (change: Partial<Choices>): void =>
    store.setState({ choices: { ...choices, ...change } });
  const epochs = useRosetta(({ reading }) =>
    reading.shown?.columns
      .map(({ model }) => model?.data?.epochs.value)
      .find((n) => n !== undefined),
  );
  return (
    <>
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
      <DeviceField />
      <Isolation />
    </>
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

/** On hosts that cannot isolate the page, training has one thread until the page is loaded again. */
function Isolation(): ReactElement | null {
  const state = useOffline((offline) => offline.state);
  if (navigator.hardwareConcurrency < 2 || !reloadIsolates(state)) return null;
  const reload = (): void => void session.save().then(() => location.reload());
  return (
    <p className="field">
      On the CPU, training has one thread on this first visit.
      <button type="button" className="btn" onClick={reload}>
        Load the page again for several threads
      </button>
    </p>
  );
}

/** The page's device, which the badge in the header tells and chooses too. */
function DeviceField(): ReactElement {
  const chosen = usePage((state) => state.engine);
  return (
    <label className="field">
      device
      <select
        value={chosen}
        onChange={({ target }) => chooseEngine(target.value as EngineChoice)}
      >
        {engineChoices.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
