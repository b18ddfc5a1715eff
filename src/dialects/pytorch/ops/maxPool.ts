// Maximum over windows: nn.MaxPool1d/2d/3d and their functions.
import { input, only, phrase, type Phrase } from "../../phrase.ts";
import { tupleWord } from "../../words.ts";
import { inSource, signed } from "../sources.ts";
import { poolRows } from "../windows.ts";

const own = inSource("torch/nn/modules/pooling.py · _MaxPoolNd.__init__");
const claims = { return_indices: only(false) };

function layer(rank: number): Phrase<"maxPool"> {
  return phrase({
    op: "maxPool",
    calls: [`torch.nn.MaxPool${rank}d`],
    signature:
      "kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False",
    options: { ...poolRows(rank), dilation: tupleWord("dilation", rank, own) },
    claims,
    source: signed(`torch.nn.MaxPool${rank}d`),
  });
}

function functional(rank: number): Phrase<"maxPool"> {
  return phrase({
    op: "maxPool",
    calls: [`torch.nn.functional.max_pool${rank}d`],
    signature:
      "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False",
    options: { ...poolRows(rank), dilation: tupleWord("dilation", rank, own) },
    claims: { input, ...claims },
    source: signed(`torch.nn.functional.max_pool${rank}d`),
  });
}

export default [1, 2, 3].flatMap((rank) => [layer(rank), functional(rank)]);
