// What a dialect's folder exports.
import type { PythonFile } from "../python/client.ts";
import type { Recording } from "../python/recording.ts";
import type { InitializerPhrase, OptimizerPhrase, Phrase } from "./phrase.ts";
import type { Versioned } from "./version.ts";

export interface Dialect {
  /** Folder name and permanent id: `pytorch`. */
  readonly id: string;
  /** `PyTorch`. */
  readonly title: string;
  /** The top-level modules that are this dialect: `["torch"]`. The first names its version. */
  readonly modules: readonly string[];
  /** Other frameworks' names a program may touch without speaking their dialect: `{ tensorflow: ["__version__"] }`. */
  readonly accompanies: Readonly<Record<string, readonly string[]>>;
  /** Versions offered, newest first. Any other version a notebook states is taken too. */
  readonly versions: readonly string[];
  /** What the program prints before its version: `/PyTorch:?\s+([\d.]+)/`, for notebooks with stored outputs. */
  readonly printedVersion: RegExp;
  readonly language: "python" | "javascript";
  readonly phrases: readonly Phrase[];
  readonly optimizers: readonly OptimizerPhrase[];
  readonly initializers: readonly InitializerPhrase[];
  /** Signatures of calls that are no op: loaders, `compile`, `fit`. Their meaning reaches the recording as program events. */
  readonly others: Readonly<Record<string, Versioned<string>>>;
  /** The framework's modules for the dry run. */
  readonly python: readonly PythonFile[];
  /** How a program says its model: `Module subclass`, `Sequential`. */
  readonly style: (recording: Recording) => string;
}
