// Matrix products: torch.matmul, mm, bmm and the @ operator.
import { input, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { noOut } from "../rows.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/_torch_docs.py · matmul");
const asTheyStand = impliedWord(
  false,
  "torch multiplies matrices as they stand",
  own,
);

const say = (path: string, right: string): Phrase<"matmul"> =>
  phrase({
    op: "matmul",
    calls: [path],
    signature: path.startsWith("torch.")
      ? `input, ${right}, *, out=None`
      : "a, b, /",
    options: { transposeLeft: asTheyStand, transposeRight: asTheyStand },
    claims: path.startsWith("torch.")
      ? { input, [right]: input, out: noOut }
      : { a: input, b: input },
    source: path.startsWith("torch.") ? signed(path) : own,
  });

export default [
  say("torch.matmul", "other"),
  say("torch.mm", "mat2"),
  say("torch.bmm", "mat2"),
  say("operator.matmul", "b"),
];
