// Mean over windows: nn.AvgPool1d/2d/3d and their functions. Padded zeros count unless told otherwise.
import { input, only, phrase, type Phrase } from "../../phrase.ts";
import { byVersion, type Versioned } from "../../version.ts";
import { booleanWord } from "../../words.ts";
import { executed, signed } from "../sources.ts";
import { poolRows } from "../windows.ts";

const options = (rank: number) => ({
  ...poolRows(rank),
  countPadding: booleanWord(
    "count_include_pad",
    executed("behaviours.avgPoolCountsPadding"),
  ),
});

const base =
  "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True";
const signature = (rank: number, before = ""): Versioned<string> =>
  rank === 1
    ? before + base
    : byVersion(
        ["0.3.1", before + base],
        ["1.2.0", `${before}${base}, divisor_override=None`],
      );

const layer = (rank: number): Phrase<"avgPool"> =>
  phrase({
    op: "avgPool",
    calls: [`torch.nn.AvgPool${rank}d`],
    signature: signature(rank),
    options: options(rank),
    claims: { divisor_override: only(null) },
    source: signed(`torch.nn.AvgPool${rank}d`),
  });

const functional = (rank: number): Phrase<"avgPool"> =>
  phrase({
    op: "avgPool",
    calls: [`torch.nn.functional.avg_pool${rank}d`],
    signature: signature(rank, "input, "),
    options: options(rank),
    claims: { input, divisor_override: only(null) },
    source: signed(`torch.nn.functional.avg_pool${rank}d`),
  });

export default [1, 2, 3].flatMap((rank) => [layer(rank), functional(rank)]);
