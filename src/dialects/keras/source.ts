// Where the facts of this folder were read: the wheels and source archives of Keras 3.15.1, 3.0.0, 2.15.0, 2.3.1 and 2.1.4.
import type { Source } from "../../ir/index.ts";

/** Read in the source of a version; `at` is a path inside the package. */
export const read = (at: string, version = "3.15.1"): Source => ({
  at,
  standing: "read in source",
  version,
  url: `https://pypi.org/project/keras/${version}/`,
});

/** Shown by running: see probe.py and truth.json. */
export const executed = (at: string): Source => ({
  at,
  standing: "executed",
  version: "3.15.1",
  url: "https://pypi.org/project/keras/3.15.1/",
});
