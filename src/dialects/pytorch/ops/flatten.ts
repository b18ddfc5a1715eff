// Several axes made one: nn.Flatten and torch.flatten.
import { input, phrase } from "../../phrase.ts";
import { numberWord } from "../../words.ts";
import { inSource, signed } from "../sources.ts";

const own = inSource("torch/nn/modules/flatten.py · Flatten.__init__");
const options = {
  startAxis: numberWord("start_dim", own, [1, 0, 2]),
  endAxis: numberWord("end_dim", own, [-1, 2]),
};

export default [
  phrase({
    op: "flatten",
    calls: ["torch.nn.Flatten"],
    signature: "start_dim=1, end_dim=-1",
    options,
    claims: {},
    source: signed("torch.nn.Flatten"),
  }),
  phrase({
    op: "flatten",
    calls: ["torch.flatten"],
    signature: "input, start_dim=0, end_dim=-1",
    options,
    claims: { input },
    source: signed("torch.flatten"),
  }),
];
