// Upscaling: every value repeated.
import { only, phrase, type Phrase } from "../../phrase.ts";
import { impliedWord } from "../../words.ts";
import { channelsFirst, layerClaims, spatialWord } from "../rows.ts";
import { inSource } from "../sources.ts";

const own = inSource("lasagne/layers/pool.py · Upscale2DLayer");

const layer = (rank: 1 | 2): Phrase<"upsample"> =>
  phrase({
    op: "upsample",
    calls: [`lasagne.layers.Upscale${rank}DLayer`],
    signature: "incoming, scale_factor, mode='repeat', *, name=None",
    options: {
      factors: spatialWord("scale_factor", rank, own),
      interpolation: impliedWord<"nearest" | "bilinear">(
        "nearest",
        "mode='repeat' repeats every value",
        own,
      ),
      grid: impliedWord<"halfPixel" | "alignCorners" | "asymmetric">(
        "asymmetric",
        "value i stands at i · factor and after",
        own,
      ),
      layout: channelsFirst,
    },
    claims: { ...layerClaims, mode: only("repeat") },
    source: own,
  });

export default [layer(1), layer(2)];
