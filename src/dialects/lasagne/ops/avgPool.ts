// Mean over windows: Pool1DLayer and Pool2DLayer with mode='average_…', and pool_2d. The mode says whether padded zeros count.
import { phrase, type Phrase, type Word } from "../../phrase.ts";
import { expected } from "../../words.ts";
import { inSource } from "../sources.ts";
import {
  poolClaims,
  poolCall,
  poolRows,
  poolSignature,
  poolSource,
} from "../windows.ts";

const modes = inSource("theano/tensor/signal/pool.py · Pool.perform");

const countPadding: Word<boolean> = {
  from: ["mode"],
  read: (context) => {
    const mode = context.argument("mode");
    if (mode !== "average_inc_pad" && mode !== "average_exc_pad")
      throw expected("mode", "'average_inc_pad' or 'average_exc_pad'", mode);
    return mode === "average_inc_pad";
  },
  write: (value) => ({ mode: value ? "average_inc_pad" : "average_exc_pad" }),
  default: { kind: "signature", source: modes },
  samples: [true, false],
};

const layer = (rank: 1 | 2): Phrase<"avgPool"> =>
  phrase({
    op: "avgPool",
    calls: [`lasagne.layers.Pool${rank}DLayer.average`],
    signature: `${poolSignature(rank)}, mode='max', *, name=None`,
    options: { ...poolRows(rank), countPadding },
    claims: poolClaims,
    source: poolSource,
  });

export default [
  layer(1),
  layer(2),
  phrase({
    op: "avgPool",
    calls: ["theano.tensor.signal.pool.pool_2d.average"],
    ...poolCall,
    options: { ...poolCall.options, countPadding },
  }),
];
