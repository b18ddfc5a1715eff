// Where the facts of this folder were read. What was seen to happen stands in truth.json, and raises a fact's standing by itself.
import type { Source } from "../../ir/index.ts";

/** A place in CNTK's own source, such as `bindings/python/cntk/layers/layers.py · Dense`. */
export function inSource(at: string): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `https://github.com/microsoft/CNTK/blob/v2.7/${path}`,
    standing: "read in source",
    version: "2.7",
  };
}

export const layers = (name: string): Source =>
  inSource(`bindings/python/cntk/layers/layers.py · ${name}`);
export const ops = (name: string): Source =>
  inSource(`bindings/python/cntk/ops/__init__.py · ${name}`);
