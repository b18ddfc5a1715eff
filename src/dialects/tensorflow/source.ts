// Where the facts of this folder were read: the wheels of TensorFlow 1.15.5 and 1.4.1, and what they print of themselves.
import type { Source } from "../../ir/index.ts";
import { byVersion, type Versioned } from "../version.ts";
import signatures from "./signatures.json" with { type: "json" };

/** Read in the source of 1.15.5; `at` is a path inside `tensorflow/python`. */
export const read = (at: string): Source => ({
  at: `tensorflow/python/${at}`,
  standing: "read in source",
  version: "1.15.5",
  url: "https://pypi.org/project/tensorflow/1.15.5/",
});

/** A call's own signature, as the framework prints it (signatures.json). */
export const signed = (path: string): Source => ({
  at: `${path.replace(/^tensorflow/, "tf")} · its signature`,
  standing: "read in source",
  version: "1.15.5",
  url: "https://pypi.org/project/tensorflow/1.15.5/",
});

type Texts = Readonly<Record<string, string | undefined>>;
const old: Texts = signatures["1.4.1"];
const last: Texts = signatures["1.15.5"];

/** The signature text of a call by version: what introspection of the real framework printed. */
export function signatureOf(path: string): Versioned<string> {
  const [before, after] = [old[path], last[path]];
  if (after === undefined)
    throw new Error(
      `Expected signatures.json to hold ${path}: add it to names.json and make the file again.`,
    );
  return before === undefined || before === after
    ? after
    : byVersion(["1.4.0", before], ["1.15.5", after]);
}
