// Max pooling: MaxPool1DLayer, MaxPool2DLayer, Pool1DLayer and Pool2DLayer. (Their means are phrases of their own.)
import { only, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import {
  poolCall,
  poolClaims,
  poolRows,
  poolSignature,
  poolSource,
} from "../windows.ts";

const ones = (rank: number) =>
  impliedWord<readonly number[]>(
    Array<number>(rank).fill(1),
    "windows have no gaps",
    poolSource,
  );

const layer = (rank: 1 | 2, named: boolean): Phrase<"maxPool"> =>
  phrase({
    op: "maxPool",
    calls: [`lasagne.layers.${named ? "Max" : ""}Pool${rank}DLayer`],
    signature: named
      ? `${poolSignature(rank)}, *, name=None`
      : `${poolSignature(rank)}, mode='max', *, name=None`,
    options: { ...poolRows(rank), dilation: ones(rank) },
    claims: { ...poolClaims, mode: only("max") },
    source: poolSource,
  });

export default [
  layer(1, true),
  layer(2, true),
  layer(1, false),
  layer(2, false),
  phrase({
    op: "maxPool",
    calls: ["theano.tensor.signal.pool.pool_2d"],
    ...poolCall,
    options: { ...poolCall.options, dilation: ones(2) },
    claims: { ...poolCall.claims, mode: only("max") },
  }),
];
