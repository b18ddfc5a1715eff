// Softmax and its logarithm: layers, functions, and the names under torch itself.
import {
  ignored,
  input,
  only,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { impliedWord } from "../../words.ts";
import { axis, rankOf } from "../axes.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/functional.py · _get_softmax_dim");

/** Where nobody names the axis: 0 for rank 0, 1 and 3, else 1. */
const legacyAxis = (context: Context): number =>
  [0, 1, 3].includes(rankOf(context)) ? 0 : 1;

const axisWord: Word<number> = {
  from: ["dim"],
  read: (context) =>
    (context.argument("dim") ?? null) === null
      ? legacyAxis(context)
      : axis(context.argument("dim"), rankOf(context), "dim"),
  write: (value) => ({ dim: value }),
  default: {
    kind: "derived",
    value: legacyAxis,
    because: "torch picks the axis by rank when dim is not given, and warns",
    source: own,
  },
  samples: [1, 3],
};

function say(
  path: string,
  log: boolean,
  signature: Versioned<string>,
): Phrase<"softmax"> {
  return phrase({
    op: "softmax",
    calls: [path],
    signature,
    options: {
      axis: axisWord,
      log: impliedWord(log, "the call's name says it", own),
    },
    claims: {
      ...(path.startsWith("torch.nn.S") || path.startsWith("torch.nn.L")
        ? {}
        : { input }),
      _stacklevel: ignored("it only places a warning"),
      dtype: only(null, { dtype: "float32" }),
    },
    source: signed(path),
  });
}

const functional: Versioned<string> = byVersion(
  ["0.3.1", "input, dim=None, _stacklevel=3"],
  ["1.0.0", "input, dim=None, _stacklevel=3, dtype=None"],
);

export default [
  say("torch.nn.Softmax", false, "dim=None"),
  say("torch.nn.LogSoftmax", true, "dim=None"),
  say("torch.nn.functional.softmax", false, functional),
  say("torch.nn.functional.log_softmax", true, functional),
  say("torch.softmax", false, "input, dim, *, dtype=None"),
  say("torch.log_softmax", true, "input, dim, *, dtype=None"),
];
