// Mean or maximum over all spatial axes, which stay with size 1.
import { phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { channelsFirst, named } from "../rows.ts";
import { signatureOf } from "../signatures.ts";
import { layers } from "../sources.ts";

function say(name: string, reduce: "mean" | "max"): Phrase<"globalPool"> {
  const own = layers(name);
  return phrase({
    op: "globalPool",
    calls: [`cntk.layers.${name}`],
    signature: signatureOf(`cntk.layers.${name}`),
    options: {
      reduce: impliedWord<"mean" | "max">(
        reduce,
        "the layer's name says it",
        own,
      ),
      keepDims: impliedWord(true, "the spatial axes stay with size 1", own),
      layout: channelsFirst,
    },
    claims: named,
    source: own,
  });
}

export default [
  say("GlobalAveragePooling", "mean"),
  say("GlobalMaxPooling", "max"),
];
