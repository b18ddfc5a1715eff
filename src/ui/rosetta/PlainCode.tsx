// Code before its editor is there: the same text, tints and ghosts, as plain elements.
import { useMemo, type ReactElement } from "react";
import { fragments, type Fragment } from "./fragments.ts";
import { effectClass } from "./ghosts.ts";
import { hueClass } from "./hues.ts";
import type { ColumnPicture } from "./picture.ts";

interface Props {
  readonly cell: number;
  readonly source: string;
  readonly picture: ColumnPicture | null;
}

export function PlainCode({ cell, source, picture }: Props): ReactElement {
  const lines = useMemo(
    () => fragments(cell, source, picture?.pieces ?? [], picture?.ghosts ?? []),
    [cell, source, picture],
  );
  return (
    <pre className="plain-code">
      {lines.map((line, index) => (
        <PlainLine key={index} line={line} picture={picture} />
      ))}
    </pre>
  );
}

interface LineProps {
  readonly line: readonly Fragment[];
  readonly picture: ColumnPicture | null;
}

function PlainLine({ line, picture }: LineProps): ReactElement {
  const first = line.find((part) => part.kind === "code" && part.piece);
  const hue = first?.kind === "code" ? hueOf(first, picture) : undefined;
  const bar =
    hue === undefined
      ? {}
      : { "data-bar": "", className: `line ${hueClass(hue)}` };
  return (
    <span className="line" {...bar}>
      {line.map((part, index) => (
        <PlainFragment key={index} part={part} picture={picture} />
      ))}
    </span>
  );
}

function PlainFragment({
  part,
  picture,
}: {
  readonly part: Fragment;
  readonly picture: ColumnPicture | null;
}): ReactElement {
  if (part.kind === "ghost")
    return (
      <span className={effectClass(part.ghost.effect)}>{part.ghost.text}</span>
    );
  const hue = hueOf(part, picture);
  const tint = hue === undefined ? "" : ` piece ${hueClass(hue)}`;
  return <span className={`token-${part.token}${tint}`}>{part.text}</span>;
}

function hueOf(
  part: Extract<Fragment, { kind: "code" }>,
  picture: ColumnPicture | null,
): number | null | undefined {
  return part.piece && picture ? picture.hueOf(part.piece.claim) : undefined;
}
