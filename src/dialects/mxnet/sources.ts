// Where the facts of this folder were read.
import type { Source } from "../../ir/index.ts";

/** A place in MXNet's own source, such as `src/operator/nn/pooling-inl.h · PoolingParam`. */
export function inSource(at: string, version = "1.9.1"): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `https://github.com/apache/mxnet/blob/${version}/${path}`,
    standing: "read in source",
    version,
  };
}

/** Where a call's signature stands: the operator registry, or the Python file that introspection prints. */
export const signed = (path: string): Source => ({
  at: `src/dialects/mxnet/signatures.json · ${path}`,
  standing: "documented",
  version: "1.9.1",
});
