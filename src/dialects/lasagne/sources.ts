// Where the facts of this folder were read. What was seen to happen stands in truth.json, and raises a fact's standing by itself.
import type { Source } from "../../ir/index.ts";

const lasagne =
  "https://github.com/Lasagne/Lasagne/blob/5d3c63cb315c50b1cbd27a6bc8664b406f34dd99";
const theano = "https://github.com/Theano/Theano/blob/rel-1.0.5";

/** A place in Lasagne's or Theano's own source, such as `lasagne/layers/dense.py · DenseLayer.__init__`. */
export function inSource(at: string): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `${path.startsWith("theano/") ? theano : lasagne}/${path}`,
    standing: "read in source",
    version: path.startsWith("theano/") ? "1.0.5" : "0.2.dev1",
  };
}
