// What went wrong in JavaScript, for the reader: the kind, the error as JavaScript prints it with cells and lines, the range.
import type { Span } from "../ir/index.ts";
import type { RecordingError } from "../python/recording.ts";
import type { Program, ProgramError } from "./program.ts";

export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What a page or Node has and a dry run has not. */
const outside: Readonly<Record<string, string>> = {
  fetch: "A dry run reaches no network",
  XMLHttpRequest: "A dry run reaches no network",
  WebSocket: "A dry run reaches no network",
  document: "A dry run has no page",
  window: "A dry run has no page",
  Image: "A dry run has no page",
  navigator: "A dry run has no page",
  localStorage: "A dry run keeps nothing",
  indexedDB: "A dry run keeps nothing",
  Buffer: "A dry run has no files",
  Worker: "A dry run has no threads",
  tfvis: "A dry run draws nothing",
};

/** An error that ended the program. */
export function failure(thrown: Thrown, program: Program): RecordingError {
  if (isLimit(thrown))
    return limitFailure(thrown, limitMessage(thrown), program);
  return told(
    thrown.name === "UnknownCall" ? "unknown" : "python",
    { ...thrown, message: explained(thrown) },
    program,
  );
}

export const limitFailure = (
  thrown: Thrown,
  message: string,
  program: Program,
): RecordingError => told("limit", { ...thrown, message }, program);

export const syntaxFailure = ({
  message,
  span,
}: ProgramError): RecordingError => ({
  kind: "python",
  type: "SyntaxError",
  message,
  traceback: `SyntaxError: ${message}\n    at ${placeOf(span)}`,
  span,
});

const isLimit = ({ name, message }: Thrown): boolean =>
  name === "InternalError" || /out of memory|stack overflow/.test(message);

function limitMessage({ message }: Thrown): string {
  if (/memory/.test(message))
    return "The program asks for more memory than a dry run may use. Tensors need none here.";
  if (/stack/.test(message))
    return "The program calls itself too deeply: the stack is full.";
  return message;
}

/** QuickJS says `'x' is not defined`; what a page would have is named. */
function explained({ name, message }: Thrown): string {
  const missing = /^'?([\w$]+)'? is not defined$/.exec(message)?.[1];
  if (name !== "ReferenceError" || missing === undefined) return message;
  const reason = outside[missing];
  return `${missing} is not defined${reason ? `. ${reason}: give the model an example input, or tensors, instead.` : ""}`;
}

const placeOf = ({ cell, startLine }: Span): string =>
  `cell ${cell + 1}, line ${startLine}`;

function told(
  kind: RecordingError["kind"],
  { name, message, stack }: Thrown,
  program: Program,
): RecordingError {
  const frames = stack.split("\n").flatMap((line) => {
    const [, who = "", position = ""] =
      /at (?:(.*) )?\(?program:(\d+:\d+)\)?$/.exec(line) ?? [];
    const span = position ? program.span(position) : null;
    return span ? [{ who, span }] : [];
  });
  const lines = frames.map(({ who, span }) =>
    who && who !== "<anonymous>"
      ? `    at ${who} (${placeOf(span)})`
      : `    at ${placeOf(span)}`,
  );
  return {
    kind,
    type: name || "Error",
    message,
    traceback: [`${name || "Error"}: ${message}`, ...lines].join("\n"),
    span: frames[0]?.span ?? null,
  };
}
