// What can be asked on the command line, and how a wrong question is answered.
import { parseArgs } from "node:util";

export const usage = `rosetta: the same network in many dialects, on the command line

  rosetta read FILE… [--dialect ID] [--json]
      the resolved model: layers, options with origins, shapes, parameters, loss, optimiser, data recipe
  rosetta diff FILE FILE… [--at-least EFFECT] [--accept LIST] [--json]
      what differs, in four lists; exit 0: nothing at or above EFFECT (values, if not said), 1: some, 2: not read
  rosetta train FILE [--data NAME] [--engine E] [--epochs N] [--steps N] [--seed N] [--examples N] [--json]
      trains headless, one line per epoch (with --json: one message per line)
  rosetta defaults [OP…] [--dialect ID] [--json]
      what each dialect does when nobody says: option × dialect, with sources; without OP, the list of ops

NAME is generated, or the files of a data set, separated by commas: cifar-10-python.tar.gz, a .csv, a .npz.
FILE is .py, .js or .ipynb; one column of a notebook is FILE#group/column.
EFFECT is shape, values, "initial weights", training or "speed only". LIST holds ids or options, separated by commas.
`;

/** A question that cannot be answered as it was put. */
export class UsageError extends Error {
  override name = "UsageError";
}

const options = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  dialect: { type: "string" },
  "at-least": { type: "string" },
  accept: { type: "string" },
  data: { type: "string" },
  engine: { type: "string" },
  epochs: { type: "string" },
  steps: { type: "string" },
  seed: { type: "string" },
  examples: { type: "string" },
} as const;

export interface Asked {
  readonly command: string;
  readonly files: readonly string[];
  readonly values: {
    readonly [K in keyof typeof options]?:
      | ((typeof options)[K]["type"] extends "boolean" ? boolean : string)
      | undefined;
  };
}

/** The command, its files and flags. Throws UsageError for a flag that does not exist. */
export function parse(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    });
    return {
      command: positionals[0] ?? "",
      files: positionals.slice(1),
      values,
    };
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** A flag that must be a whole number; undefined where it was not given. */
export function wholeNumber(
  value: string | undefined,
  flag: string,
): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(
    `Expected --${flag} to be a whole number. Received ${value}.`,
  );
}
