// How far each column is, how fast, and how long it still takes; and what happened to the device.
import type { ReactElement } from "react";
import { engineName } from "../../engines/names.ts";
import { deviceText } from "../shell/device.ts";
import { curveLook } from "./chart.ts";
import type { RunRecord } from "./controller.ts";
import { isActive, share, type ColumnRun } from "./runState.ts";
import { count, percent, small, speed, timeLeft } from "./time.ts";

interface Props {
  readonly run: RunRecord;
  readonly names: readonly string[];
}

export function ProgressRows({ run, names }: Props): ReactElement {
  return (
    <div>
      {names.map((name, column) => (
        <Row
          key={column}
          name={name}
          column={column}
          run={run}
          state={run.columns[column]}
        />
      ))}
      <ul className="facts">
        <li>
          <span role="status">{phaseText(run)}</span>
        </li>
        {run.device && <li>{deviceText(run.device, "auto")}</li>}
        {run.dataset && (
          <li>
            {run.dataset.title}
            {run.dataset.generated && " (made in code, not CIFAR)"}:{" "}
            {count(run.dataset.train.count)} to learn from,{" "}
            {count(run.dataset.test.count)} to test on
          </li>
        )}
        {run.wish && (
          <li>
            {run.wish.mode}, seed {run.wish.seed}
          </li>
        )}
        {run.notKept && (
          <li>
            This run ends with the page: the browser keeps no state of it (
            {run.notKept}).
          </li>
        )}
        {run.resumed.map((resumed, i) => (
          <li key={i}>{resumedText(resumed)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What happened to the engine, and how exactly the run went on. */
function resumedText(resumed: RunRecord["resumed"][number]): string {
  const { from, to, because, step, replayed, deviation } = resumed;
  const engine =
    from === to
      ? `${engineName(to)} was started again`
      : `${engineName(to)} took over from ${engineName(from)}`;
  const steps = replayed === 1 ? "1 step" : `${count(replayed)} steps`;
  const losses =
    deviation === 0
      ? "the same losses to the last bit"
      : `losses at most ${small(deviation)} apart`;
  const goneOn = `went on from step ${count(step)}`;
  return replayed === 0
    ? `${because} ${engine} and ${goneOn}.`
    : `${because} ${engine}, ${goneOn} and did ${steps} again, to ${losses}.`;
}

interface RowProps {
  readonly name: string;
  readonly column: number;
  readonly run: RunRecord;
  readonly state: ColumnRun | undefined;
}

function Row({ name, column, run, state }: RowProps): ReactElement {
  const done = Math.round(share(state) * 100);
  const latest = state?.latest;
  return (
    <div
      className="progress-row"
      style={{ "--curve": `var(${curveLook(column).variable})` }}
    >
      <div className="line">
        <b>{name}</b>
        <span>
          {latest
            ? rateText(
                latest.examplesPerSecond,
                isActive(run.phase) && latest.step < latest.steps
                  ? latest.secondsLeft
                  : null,
              )
            : waitText(run, state)}
        </span>
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={`${name}: training`}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div style={{ width: `${done}%` }} />
      </div>
      {latest && (
        <div className="line">
          <span>
            epoch {latest.epoch} · step {count(latest.step)} of{" "}
            {count(latest.steps)}
          </span>
          <span>
            loss {small(latest.loss)} · {percent(latest.accuracy)}
          </span>
        </div>
      )}
    </div>
  );
}

function rateText(perSecond: number, seconds: number | null): string {
  return seconds === null
    ? speed(perSecond)
    : `${speed(perSecond)} · ${timeLeft(seconds)}`;
}

function waitText({ phase }: RunRecord, state: ColumnRun | undefined): string {
  if (phase === "stopped" || phase === "failed") return "not run";
  return state?.compiled
    ? `compiled, ${count(state.compiled.nodes)} operations`
    : "waits";
}

function phaseText({ phase, columns }: RunRecord): string {
  const trained = Object.values(columns).filter(
    ({ latest }) => latest && latest.step >= latest.steps,
  );
  switch (phase) {
    case "idle":
      return "";
    case "starting":
      return "Starting: making the data, trying the devices.";
    case "running":
      return trained.length > 0 &&
        trained.length === Object.keys(columns).length
        ? "Trained. Now testing on examples never trained on."
        : "Training.";
    case "paused":
      return "Paused.";
    case "done":
      return "Done.";
    case "stopped":
      return "Stopped.";
    case "failed":
      return "The run failed.";
    default:
      phase satisfies never;
      throw new TypeError("Expected a known phase.");
  }
}
