// Where a line of code may be broken: exactly where the editor breaks it, so that nothing moves when one opens.

/** Characters behind which a line may end; spaces the browser knows by itself. */
const after = "})]?|/&,;";

/** What the editor is told of them. */
export const wrapping = {
  wordWrapBreakBeforeCharacters: "",
  // Numbers and names stay whole.
  wordWrapBreakAfterCharacters: ` \t${after}`,
  wrappingIndent: "indent",
} as const;

const isAfter = (character: string | undefined): boolean =>
  character !== undefined && after.includes(character);

/** Pieces of a text between which a line may be broken; `before` is the character that stands before the text. */
export function breakable(text: string, before?: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const last = i === 0 ? before : text[i - 1];
    const next = text[i];
    if (!isAfter(last) || isAfter(next) || /\s/.test(next ?? "")) continue;
    pieces.push(text.slice(start, i));
    start = i;
  }
  return [...pieces, text.slice(start)];
}

/**
 * How far the rest of a broken line stands in, in characters: one step more than its beginning. A break that far to the
 * left would win nothing: there is none.
 */
export function hang(line: string): number {
  const [spaces = ""] = /^ */.exec(line) ?? [];
  return spaces.length + 4;
}
