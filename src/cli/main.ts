// The command line: parses what is asked, runs the same pipeline as the page, prints, and says by its exit code how it went.
import { analyse, pythonFiles } from "../pipeline.ts";
import { nodePython } from "../python/node.ts";
import { diffCommand } from "./diff.ts";
import { columnsOf, type NamedColumn } from "./files.ts";
import { readCommand } from "./read.ts";
import { parse, usage, UsageError, type Asked } from "./usage.ts";

export interface Run {
  readonly asked: Asked;
  readonly columns: readonly NamedColumn[];
  readonly analysis: Awaited<ReturnType<typeof analyse>>;
  readonly print: (text: string) => void;
}

const commands: Readonly<
  Record<string, (run: Run) => number | Promise<number>>
> = {
  read: readCommand,
  diff: diffCommand,
  train: async (run) => (await import("./train.ts")).trainCommand(run),
};

/** Runs one command line (without `node` and the script). Resolves with the exit code; 2 when it could not be answered. */
export async function main(
  args: readonly string[],
  print: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<number> {
  try {
    const asked = parse(args);
    if (asked.values.help || asked.command === "")
      return answered(print, usage, asked.values.help ? 0 : 2);
    if (asked.command === "defaults")
      return await (
        await import("./defaults.ts")
      ).defaultsCommand(asked, print);
    const command = commands[asked.command];
    if (!command)
      throw new UsageError(
        `Expected read, diff, train or defaults. Received ${asked.command}.`,
      );
    if (asked.files.length === 0)
      throw new UsageError(`Expected ${asked.command} to be given a file.`);
    return await runCommand(command, asked, print);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`rosetta: ${error.message}\n`);
    return 2;
  }
}

function answered(
  print: (text: string) => void,
  text: string,
  code: number,
): number {
  print(text);
  return code;
}

async function runCommand(
  command: (run: Run) => number | Promise<number>,
  asked: Asked,
  print: (text: string) => void,
): Promise<number> {
  const columns = await columnsOf(asked.files, asked.values.dialect);
  const python = nodePython(pythonFiles);
  try {
    const analysis = await analyse(
      columns.map((column) => column.source),
      python,
    );
    return await command({ asked, columns, analysis, print });
  } finally {
    python.close();
  }
}
