// One difference: its effect, where it stands, what each column says, what that changes, and the edit that ends it.
import type { ReactElement } from "react";
import type { Difference, DifferenceValue } from "../../compare/difference.ts";
import type { Span } from "../../ir/index.ts";
import { lineText } from "../rosetta/spans.ts";
import { light, useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { GroupedValues } from "./GroupedValues.tsx";
import { MakeEqual } from "./MakeEqual.tsx";
import { differenceMark } from "./effects.ts";
import type { FixOf } from "./offers.ts";
import { ruleText } from "./ruleText.ts";
import { oddColumns, whereText } from "./where.ts";

/** What a row may ask of its cell; columns are those compared. */
export interface RowActions {
  readonly reveal: (column: number, span: Span) => void;
  readonly applyFix: (fix: FixOf) => void;
}

interface Props {
  readonly difference: Difference;
  readonly names: readonly string[];
  /** Values stand once for all columns that say them. */
  readonly grouped: boolean;
  readonly actions: RowActions;
}

export function DifferenceRow({
  difference,
  names,
  grouped,
  actions,
}: Props): ReactElement {
  const store = useRosettaStore();
  const mark = differenceMark(difference);
  const rule = ruleText(difference);
  const odd = oddColumns(difference.classes);
  const on = (): void => light(store, difference.rows);
  const off = (): void => light(store, []);
  return (
    <li
      className={`difference ${mark.className}`}
      onMouseEnter={on}
      onMouseLeave={off}
      onFocus={on}
      onBlur={off}
    >
      <span className="effect">
        <span className="pill">
          <span aria-hidden>{mark.sign}</span> {mark.word}
        </span>
      </span>
      <Where difference={difference} />
      {grouped ? (
        <GroupedValues
          difference={difference}
          names={names}
          onReveal={actions.reveal}
        />
      ) : (
        difference.values.map((value, i) => (
          <Value
            key={i}
            name={names[i] ?? ""}
            value={value}
            odd={odd[i] ?? false}
            onReveal={(span) => actions.reveal(i, span)}
          />
        ))
      )}
      <MakeEqual
        difference={difference}
        names={names}
        onFix={actions.applyFix}
      />
      <p className="explanation">
        {difference.explanation}
        {rule && <span className="rule">{rule}</span>}
      </p>
    </li>
  );
}

function Where({
  difference,
}: {
  readonly difference: Difference;
}): ReactElement {
  const store = useRosettaStore();
  const spine = useRosetta(
    (state) => state.reading.shown?.comparison?.spine ?? [],
  );
  return (
    <span className="where">
      <span className="what">{difference.title}</span>
      <small>
        <span className="value">
          <button
            type="button"
            className="line-link"
            aria-label={`Options of ${whereText(difference, spine)}`}
            onClick={() => store.setState({ details: difference.rows })}
          >
            {whereText(difference, spine)}
          </button>
        </span>
      </small>
    </span>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: DifferenceValue;
  readonly odd: boolean;
  readonly onReveal: (span: Span) => void;
}

function Value({ name, value, odd, onReveal }: ValueProps): ReactElement {
  const { span, origin, words, text, setting } = value;
  return (
    <span className={`value${odd ? " odd" : ""}`}>
      <small className="name">{name}</small>
      <code>{text}</code>
      <small>
        {origin}
        {span && (
          <>
            {", "}
            <button
              type="button"
              className="line-link"
              aria-label={`${name}: go to ${lineText(span)}`}
              onClick={() => onReveal(span)}
            >
              {lineText(span)}
            </button>
          </>
        )}
        {words && words !== text && <> · {words}</>}
        {setting?.source?.url && (
          <>
            {" · "}
            <a
              href={setting.source.url}
              target="_blank"
              rel="noreferrer"
              aria-label={`Source: ${setting.source.at}`}
            >
              source
            </a>
          </>
        )}
      </small>
    </span>
  );
}
