// Code before its editor is there: the same text, tints and ghosts, as plain elements.
import { Fragment, useMemo, type ReactElement } from "react";
import {
  fragments,
  splitAt,
  type Fragment as Part,
  type Language,
} from "./fragments.ts";
import { effectClass } from "./ghosts.ts";
import { hueClass } from "./hues.ts";
import { breakable, hang } from "./lineBreaks.ts";
import type { ColumnPicture } from "./picture.ts";

interface Props {
  readonly cell: number;
  readonly source: string;
  readonly language: Language;
  readonly picture: ColumnPicture | null;
}

export function PlainCode({
  cell,
  source,
  language,
  picture,
}: Props): ReactElement {
  const lines = useMemo(
    () =>
      fragments(
        cell,
        source,
        picture?.pieces ?? [],
        picture?.ghosts ?? [],
        language,
      ),
    [cell, source, language, picture],
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
  readonly line: readonly Part[];
  readonly picture: ColumnPicture | null;
}

const textOf = (part: Part): string =>
  part.kind === "ghost" ? part.ghost.text : part.text;

function PlainLine({ line, picture }: LineProps): ReactElement {
  const first = line.find((part) => part.kind === "code" && part.piece);
  const hue = first?.kind === "code" ? hueOf(first, picture) : undefined;
  const bar =
    hue === undefined
      ? {}
      : { "data-bar": "", className: `line ${hueClass(hue)}` };
  const written = line.map((part) => (part.kind === "code" ? part.text : ""));
  const deep = hang(written.join(""));
  const [lead, rest] = splitAt(line, deep + 1);
  return (
    <span className="line" style={{ "--hang": deep }} {...bar}>
      <span className="lead">
        <PlainFragments parts={lead} before={undefined} picture={picture} />
      </span>
      <PlainFragments
        parts={rest}
        before={lead.map(textOf).join("").at(-1)}
        picture={picture}
      />
    </span>
  );
}

interface FragmentsProps {
  readonly parts: readonly Part[];
  /** The character before them. */
  readonly before: string | undefined;
  readonly picture: ColumnPicture | null;
}

function PlainFragments({
  parts,
  before,
  picture,
}: FragmentsProps): ReactElement[] {
  return parts.map((part, index) => {
    const last = parts[index - 1];
    return (
      <PlainFragment
        key={index}
        part={part}
        before={last ? textOf(last).at(-1) : before}
        picture={picture}
      />
    );
  });
}

interface FragmentProps {
  readonly part: Part;
  /** The character before it. */
  readonly before: string | undefined;
  readonly picture: ColumnPicture | null;
}

function PlainFragment({ part, before, picture }: FragmentProps): ReactElement {
  const pieces = breakable(textOf(part), before);
  return (
    <span className={lookOf(part, picture)}>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </span>
  );
}

function lookOf(part: Part, picture: ColumnPicture | null): string {
  if (part.kind === "ghost") return effectClass(part.ghost.effect);
  const hue = hueOf(part, picture);
  const tint = hue === undefined ? "" : ` piece ${hueClass(hue)}`;
  return `token-${part.token}${tint}`;
}

function hueOf(
  part: Extract<Part, { kind: "code" }>,
  picture: ColumnPicture | null,
): number | null | undefined {
  return part.piece && picture ? picture.hueOf(part.piece.claim) : undefined;
}
