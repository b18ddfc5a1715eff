// Where the facts of this folder were read. What was seen to happen stands in truth.json, and raises a fact's standing by itself.
import type { Source } from "../../ir/index.ts";

const repository = "https://github.com/chainer/chainer/blob";

/** A place in Chainer's own source, such as `chainer/links/connection/linear.py · Linear.__init__`. */
export function inSource(at: string, version = "7.8.1"): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `${repository}/v${version}/${path}`,
    standing: "read in source",
    version,
  };
}
