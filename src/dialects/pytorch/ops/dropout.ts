// Random zeros while training: nn.Dropout and F.dropout (which drops always unless told otherwise).
import type { ActiveIn } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  phrase,
  type Phrase,
  type Word,
  type Context,
} from "../../phrase.ts";
import { byVersion } from "../../version.ts";
import { impliedWord, numberWord } from "../../words.ts";
import { inPlace } from "../rows.ts";
import { executed, inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/modules/dropout.py · Dropout.forward");
const dropRate = numberWord(
  "p",
  executed("behaviours.dropoutScale"),
  [0.5, 0.25, 0],
);
const granularity = (channel: boolean) =>
  impliedWord<"element" | "channel">(
    channel ? "channel" : "element",
    "the call's name says it",
    own,
  );

/** What a module's flag says. A layer called outside any model states it only where it is off: its flag is what train() and eval() set. */
export const moduleFlag = (context: Context): ActiveIn =>
  context.stated("training") ? context.activeIn("training") : "training";

/** A module's flag, which train() and eval() set. */
export const followsModule: Word<ActiveIn> = impliedWord<ActiveIn>(
  moduleFlag,
  "a module follows train() and eval()",
  inSource("torch/nn/modules/module.py · Module.train"),
);

/** A function's own flag. `training` cannot be written as a literal: it is the module's flag. */
export const ownFlag: Word<ActiveIn> = {
  from: ["training"],
  read: (context) => context.activeIn("training"),
  write: (value) =>
    value === "training" ? null : { training: value === "always" },
  default: {
    kind: "signature",
    source: inSource("torch/nn/functional.py · dropout"),
  },
  samples: ["always", "never"],
};

function pair(suffix: string, channel: boolean): Phrase<"dropout">[] {
  const layer = `torch.nn.Dropout${suffix}`;
  const functional = `torch.nn.functional.dropout${suffix}`;
  return [
    phrase({
      op: "dropout",
      calls: [layer],
      signature: "p=0.5, inplace=False",
      applied: "training=True",
      options: {
        dropRate,
        granularity: granularity(channel),
        activeIn: followsModule,
      },
      claims: { inplace: inPlace, training: elsewhere("train() and eval()") },
      source: signed(layer),
    }),
    phrase({
      op: "dropout",
      calls: [functional],
      signature: byVersion(
        ["0.3.1", "input, p=0.5, training=False, inplace=False"],
        ["1.0.0", "input, p=0.5, training=True, inplace=False"],
      ),
      options: {
        dropRate,
        granularity: granularity(channel),
        activeIn: ownFlag,
      },
      claims: { input, inplace: inPlace },
      source: signed(functional),
    }),
  ];
}

export default [
  ...pair("", false),
  ...["1d", "2d", "3d"].flatMap((suffix) => pair(suffix, true)),
];
