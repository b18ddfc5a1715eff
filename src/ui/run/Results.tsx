// What came of a run: test accuracy side by side, the judges' lines, and some predictions as pictures.
import type { ReactElement } from "react";
import { Pictures } from "./Pictures.tsx";
import type { RunRecord } from "./controller.ts";
import { count, percent, small } from "./time.ts";

interface Props {
  readonly run: RunRecord;
  readonly names: readonly string[];
}

export function Results({ run, names }: Props): ReactElement | null {
  const evaluated = names.some((_, column) => run.columns[column]?.evaluated);
  if (!evaluated && !run.twin) return null;
  return (
    <div className="results">
      <h3>On examples never trained on</h3>
      <div className="scores">
        {names.map((name, column) => (
          <Score key={column} name={name} run={run} column={column} />
        ))}
      </div>
      <ul className="facts">
        {run.twin && <li>{run.twin.text}</li>}
        {run.apart.map(({ id, title, explanation }) => (
          <li key={id}>
            Rightly apart, {title}: {explanation}
          </li>
        ))}
        {names.map((name, column) => {
          const agreement = run.columns[column]?.agreement;
          return (
            agreement && (
              <li key={column}>
                {name}: {agreement.agrees ? "✓" : "✗"} {agreement.text}
              </li>
            )
          );
        })}
      </ul>
      {run.dataset && (
        <Pictures run={run} dataset={run.dataset} names={names} />
      )}
    </div>
  );
}

function Score({
  name,
  run,
  column,
}: {
  readonly name: string;
  readonly run: RunRecord;
  readonly column: number;
}): ReactElement | null {
  const evaluated = run.columns[column]?.evaluated;
  if (!evaluated) return null;
  return (
    <div className="score">
      <span>{name}</span>
      <b>
        {evaluated.accuracy === null
          ? small(evaluated.loss)
          : percent(evaluated.accuracy)}
      </b>
      <span>
        loss {small(evaluated.loss)} over {count(evaluated.examples)} examples
      </span>
    </div>
  );
}
