// Axes joined: FC joins all after the first before it multiplies.
import { phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { inSource } from "../sources.ts";

const dense = inSource(
  "caffe2/operators/fully_connected_op.h · FullyConnectedOp",
);

/** What a dense layer does before it multiplies. */
const before = (path: string): Phrase<"flatten"> =>
  phrase({
    op: "flatten",
    calls: [`${path}.flatten`],
    signature: "",
    options: {
      startAxis: impliedWord(1, "the batch stays apart", dense),
      endAxis: impliedWord(-1, "all axes after the batch are joined", dense),
    },
    claims: {},
    source: dense,
  });

export default [
  before("caffe2.python.brew.fc"),
  before("caffe2.python.core.Net.FC"),
];
