// A show: the smallest program and input on which a fact can be seen, run by the real framework (truth.json) and by our engines.
import { IrError } from "../ir/index.ts";

/** One fed array: `1x1x1x3 = 1 2 3`; `N` marks the batch axis where it is not the first. */
export interface ShowInput {
  readonly shape: readonly number[];
  /** The axis that counts examples. */
  readonly batchAxis: number;
  readonly dtype: "float32" | "int32";
  readonly data: readonly number[];
}

export interface Show {
  readonly dialect: string;
  /** `avgPool-padding.py`: its key in truth.json. */
  readonly file: string;
  /** The program, which names its model `model`. */
  readonly program: string;
  /** The rows it shows: `avgPool.countPadding`, or an op's name alone. */
  readonly rows: readonly string[];
  readonly inputs: readonly ShowInput[];
  /** Weights in the framework's own order and storage; `fill` for repeatable numbers; null where they stand as the program makes them. */
  readonly weights: readonly (readonly number[])[] | "fill" | null;
  readonly mode: "training" | "evaluation";
}

const texts = import.meta.glob<string>("./*/shows/*.{py,js}", {
  query: "?raw",
  import: "default",
});

/** All shows of a dialect, by file name. */
export async function showsOf(dialect: string): Promise<readonly Show[]> {
  const own = Object.entries(texts).filter(([path]) =>
    path.startsWith(`./${dialect}/shows/`),
  );
  return Promise.all(
    own.map(async ([path, load]) =>
      parseShow(dialect, path.split("/").at(-1) ?? "", await load()),
    ),
  );
}

/** Reads the comments at a show's head. Throws an IrError that names the file and the line it cannot read. */
export function parseShow(
  dialect: string,
  file: string,
  program: string,
): Show {
  const said = (key: string): string[] =>
    [...program.matchAll(new RegExp(`^(?:#|//) ${key}: (.+)$`, "gm"))].map(
      (match) => (match[1] ?? "").trim(),
    );
  const fail = (what: string): never => {
    throw new IrError(`${dialect}/shows/${file}: Expected ${what}.`);
  };
  const rows = said("shows").flatMap((line) => line.split(/\s+/));
  if (rows.length === 0) fail("a comment `shows: op.option …` at its head");
  const mode = said("mode")[0] ?? "evaluation";
  if (mode !== "training" && mode !== "evaluation")
    return fail("mode to be `training` or `evaluation`");
  return {
    dialect,
    file,
    program,
    rows,
    inputs: said("input").map(
      (line) =>
        inputOf(line) ??
        fail(`an input like \`1x1x3 = 1 2 3\`, not \`${line}\``),
    ),
    weights: weightsOf(said("weights")[0]),
    mode,
  };
}

const numbers = (text: string): number[] =>
  text.trim().split(/\s+/).filter(Boolean).map(Number);

function inputOf(line: string): ShowInput | null {
  const [, int, axes, values] =
    /^(int )?([N\dx]+) = ([-\d.e+ ]+)$/.exec(line) ?? [];
  if (!axes || !values) return null;
  const parts = axes.split("x");
  const marked = parts.findIndex((part) => part.startsWith("N"));
  const shape = parts.map((part) => Number(part.replace("N", "")));
  const data = numbers(values);
  if (data.length !== shape.reduce((size, n) => size * n, 1)) return null;
  return {
    shape,
    batchAxis: Math.max(marked, 0),
    dtype: int ? "int32" : "float32",
    data,
  };
}

function weightsOf(line: string | undefined): Show["weights"] {
  if (line === undefined) return null;
  return line === "fill" ? "fill" : line.split("|").map(numbers);
}
