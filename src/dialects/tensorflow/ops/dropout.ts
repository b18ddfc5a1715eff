// Dropout: tf.layers says the share dropped, tf.nn's keep_prob the share KEPT.
import type { ActiveIn } from "../../../ir/index.ts";
import {
  elsewhere,
  input,
  only,
  phrase,
  PhraseError,
  type Context,
  type Phrase,
  type Word,
} from "../../phrase.ts";
import { number, numberWord } from "../../words.ts";
import { layerClaims, named, seedClaim } from "../claims.ts";
import { fixed } from "../rows.ts";
import { read, signatureOf, signed } from "../source.ts";

const at = "layers/core.py · Dropout.call";
const nnAt = "ops/nn_ops.py · dropout";

/** When a call acts, from a flag that each run may be fed anew. */
export const activeWord = (
  parameter: string,
  because: string,
  where: string,
): Word<ActiveIn> => ({
  from: [parameter],
  read: (context) => context.activeIn(parameter),
  write: () => null,
  default: {
    kind: "derived",
    value: (context) => context.activeIn(parameter),
    because,
    source: read(where),
  },
  samples: [],
});

const granularity = fixed<"element" | "channel">(
  "element",
  "single values are dropped",
  at,
);

const layer = (name: string): Phrase<"dropout"> =>
  phrase<"dropout">({
    op: "dropout",
    calls: [`tensorflow.layers.${name}`],
    signature: signatureOf(`tensorflow.layers.${name}`),
    ...(name === "Dropout" && { applied: "inputs, training=False" }),
    options: {
      dropRate: numberWord("rate", read(at), [0, 0.25, 1]),
      granularity,
      activeIn: activeWord(
        "training",
        "training is False unless the call says otherwise: then nothing is ever dropped",
        at,
      ),
    },
    claims: {
      ...layerClaims,
      ...seedClaim,
      noise_shape: only(null),
      training: elsewhere("the mode"),
    },
    source: signed(`tensorflow.layers.${name}`),
  });

/** 1 − share, without the digits that floating point adds. */
export const complement = (share: number): number =>
  Number((1 - share).toPrecision(12));

function dropped(context: Context): number {
  const rate = context.argument("rate") ?? null;
  if (rate !== null) return number(rate, "rate");
  const kept = context.argument("keep_prob") ?? null;
  if (kept === null)
    throw new PhraseError(
      "Expected tf.nn.dropout to be given keep_prob or rate.",
    );
  return complement(number(kept, "keep_prob"));
}

/** Idle where the share kept is fed as 1; recorded for each run. */
const fedShare: Word<ActiveIn> = {
  from: [],
  read: (context) => context.activeIn("active"),
  write: () => null,
  default: {
    kind: "derived",
    value: (context) => context.activeIn("active"),
    because:
      "there is no flag: it drops in every run that is not fed keep_prob = 1",
    source: read(nnAt),
  },
  samples: [],
};

const functional = phrase<"dropout">({
  op: "dropout",
  calls: ["tensorflow.nn.dropout"],
  signature: signatureOf("tensorflow.nn.dropout"),
  options: {
    dropRate: {
      from: ["keep_prob", "rate"],
      read: dropped,
      write: (value) => ({ keep_prob: complement(value) }),
      default: { kind: "signature", source: read(nnAt) },
      samples: [0, 0.25, 0.5],
    },
    granularity,
    activeIn: fedShare,
  },
  claims: {
    ...named,
    ...seedClaim,
    x: input,
    noise_shape: only(null),
    active: elsewhere("whether anything is dropped in a run"),
  },
  sample: { arguments: { keep_prob: 0.5 } },
  source: signed("tensorflow.nn.dropout"),
});

export default [layer("dropout"), layer("Dropout"), functional];
