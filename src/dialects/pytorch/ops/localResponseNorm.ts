// Local response normalisation: nn.LocalResponseNorm and F.local_response_norm.
import type { OptionsOf } from "../../../ir/index.ts";
import {
  input,
  phrase,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { number, numberWord } from "../../words.ts";
import { channelsFirst } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/functional.py · local_response_norm");
const size = (context: Context): number =>
  number(context.argument("size"), "size");

/** A window of `size` channels: the odd one of an even window stands before. */
function neighbours(count: (size: number) => number): Word<number> {
  return {
    from: ["size"],
    read: (context) => count(size(context)),
    write: () => null,
    default: { kind: "signature", source: own },
    samples: [],
  };
}

/** torch takes the mean of the squares: alpha over the window's size multiplies their sum. */
const scale: Word<number> = {
  from: ["alpha", "size"],
  read: (context) => number(context.argument("alpha"), "alpha") / size(context),
  write: (value, context) => ({ alpha: value * size(context) }),
  default: { kind: "signature", source: own },
  samples: [1e-4, 0.5],
};

const options: {
  readonly [K in keyof OptionsOf<"localResponseNorm">]: Word<
    OptionsOf<"localResponseNorm">[K]
  >;
} = {
  before: neighbours((n) => Math.floor(n / 2)),
  after: neighbours((n) => Math.floor((n - 1) / 2)),
  bias: numberWord("k", own, [1, 2]),
  scale,
  exponent: numberWord("beta", own, [0.75, 0.5]),
  layout: channelsFirst,
};
const sample = { arguments: { size: 4 } };
const numbers = "size, alpha=0.0001, beta=0.75, k=1.0";

const spoken = (
  path: string,
  signature: string,
  functional: boolean,
): Phrase<"localResponseNorm"> =>
  phrase({
    op: "localResponseNorm",
    calls: [path],
    signature,
    options,
    claims: functional ? { input } : {},
    sample,
    source: signed(path),
  });

export default [
  spoken("torch.nn.LocalResponseNorm", numbers, false),
  spoken("torch.nn.functional.local_response_norm", `input, ${numbers}`, true),
];
