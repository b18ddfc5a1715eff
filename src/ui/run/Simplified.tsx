// What was simplified before training: each rule in words, and what it saves each column in every step.
import type { ReactElement } from "react";
import type { AppliedRule } from "../../engines/step/rules/worth.ts";
import type { RunState } from "./runState.ts";
import { savedText } from "./saved.ts";

interface Props {
  readonly columns: RunState["columns"];
  readonly names: readonly string[];
}

export function Simplified({ columns, names }: Props): ReactElement | null {
  const told = names.flatMap((name, column) =>
    (columns[column]?.simplified ?? []).map((rule) => ({ name, rule })),
  );
  const rules = [
    ...new Map(told.map(({ rule }) => [rule.name, rule])).values(),
  ];
  if (rules.length === 0) return null;
  return (
    <details className="more-list simplified">
      <summary>
        <b>What was simplified</b>:{" "}
        {rules.map(({ title }) => title).join(" · ")}
      </summary>
      <p>
        Before it trains, the page rewrites each column’s step so that it
        computes the same with less work. What each rule saves is measured by
        leaving it out.
      </p>
      <dl>
        {rules.map((rule) => (
          <Entry
            key={rule.name}
            rule={rule}
            savings={told
              .filter((each) => each.rule.name === rule.name)
              .map((each) => `${each.name}: ${savedText(each.rule)}`)}
          />
        ))}
      </dl>
    </details>
  );
}

function Entry({
  rule: { title, lesson },
  savings,
}: {
  readonly rule: AppliedRule;
  readonly savings: readonly string[];
}): ReactElement {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {lesson}
        <ul className="savings">
          {savings.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
