// Where the facts of this folder were read.
import type { Source } from "../../ir/index.ts";

/** A place in MXNet's own source, such as `python/mxnet/gluon/loss.py · L2Loss`. */
export function inSource(at: string, version = "1.9.1"): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `https://github.com/apache/mxnet/blob/${version}/${path}`,
    standing: "read in source",
    version,
  };
}

/** Where a call's signature stands. */
export const signed = (path: string): Source => ({
  at: `src/dialects/gluon/signatures.json · ${path}`,
  standing: "documented",
  version: "1.9.1",
});
