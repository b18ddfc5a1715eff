// What a dialect's folder exports.
import type { PythonFile } from "../python/client.ts";
import type { Recording } from "../python/recording.ts";
import type { ModifierPhrase, SchedulePhrase } from "./modifier.ts";
import type { InitializerPhrase, OptimizerPhrase, Phrase } from "./phrase.ts";
import type { Versioned } from "./version.ts";

export interface Dialect {
  /** Folder name and permanent id: `pytorch`. */
  readonly id: string;
  /** `PyTorch`. */
  readonly title: string;
  /** The modules that are this dialect: `["torch"]`, `["mxnet.gluon"]`; a call belongs to the dialect with the longest that begins its path. The first names its version. */
  readonly modules: readonly string[];
  /** Ids of dialects whose calls its programs use as their own: Gluon's blocks call MXNet's functions. */
  readonly alsoSpeaks?: readonly string[];
  /** Other frameworks' packages of which this folder brings a small form of its own, and the text by which a column of unknown dialect wants it: Keras programs' `tensorflow`. */
  readonly standIns?: Readonly<Record<string, RegExp>>;
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
  /** Learning rates that change, as objects. */
  readonly schedules?: readonly SchedulePhrase[];
  /** Calls that change an optimiser after it was made. */
  readonly modifiers?: readonly ModifierPhrase[];
  /** Signatures of calls that are no op: loaders, `compile`, `fit`. Their meaning reaches the recording as program events. */
  readonly others: Readonly<Record<string, Versioned<string>>>;
  /** The framework's modules for the dry run of Python. */
  readonly python: readonly PythonFile[];
  /** The framework's modules for the dry run of JavaScript: `tf/provide.js` says what programs find. */
  readonly javascript?: readonly PythonFile[];
  /** How a program says its model: `Module subclass`, `Sequential`. */
  readonly style: (recording: Recording) => string;
}
