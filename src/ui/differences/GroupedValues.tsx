// What many columns say at a difference: each value once, with the columns that say it and where they do.
import { Fragment, type ReactElement } from "react";
import type { Difference } from "../../compare/difference.ts";
import type { Span } from "../../ir/index.ts";
import { lineText } from "../rosetta/spans.ts";
import { valueGroups, type OriginPart, type ValueGroup } from "./groups.ts";

interface Props {
  readonly difference: Difference;
  readonly names: readonly string[];
  readonly onReveal: (column: number, span: Span) => void;
}

export function GroupedValues(props: Props): ReactElement {
  const { values, classes } = props.difference;
  return (
    <div className="groups">
      {valueGroups(values, classes).map((group, i) => (
        <Group key={i} group={group} {...props} />
      ))}
    </div>
  );
}

function Group({
  group,
  ...props
}: Props & { readonly group: ValueGroup }): ReactElement {
  return (
    <span className={`value${group.odd ? " odd" : ""}`}>
      <code>{group.text}</code>
      {group.parts.map((part) => (
        <small key={part.origin}>
          <Names part={part} {...props} />
          <span className="origin">
            {part.origin}
            <Sources part={part} />
          </span>
        </small>
      ))}
    </span>
  );
}

function Names({
  part: { columns },
  difference,
  names,
  onReveal,
}: Props & { readonly part: OriginPart }): ReactElement {
  return (
    <>
      {columns.map((column, i) => {
        const name = names[column] ?? "";
        const span = difference.values[column]?.span;
        return (
          <Fragment key={column}>
            <span className="who">
              {span ? (
                <button
                  type="button"
                  className="line-link"
                  aria-label={`${name}: go to ${lineText(span)}`}
                  title={lineText(span)}
                  onClick={() => onReveal(column, span)}
                >
                  {name}
                </button>
              ) : (
                name
              )}
              {i < columns.length - 1 && ","}
            </span>{" "}
          </Fragment>
        );
      })}
    </>
  );
}

function Sources({
  part: { sources },
}: {
  readonly part: OriginPart;
}): ReactElement {
  return (
    <>
      {sources.map(({ url, at }, i) => (
        <span key={url}>
          {i === 0 ? " · " : " "}
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            aria-label={`Source: ${at}`}
            title={at}
          >
            {sources.length === 1 ? "source" : `source ${i + 1}`}
          </a>
        </span>
      ))}
    </>
  );
}
