// What a program does to Gluon's gradients between backward and step.
import type { Clipping } from "../../ir/index.ts";
import {
  parametersIn,
  type Modification,
  type ModifierContext,
  type ModifierPhrase,
} from "../modifier.ts";
import { elsewhere, ignored, PhraseError } from "../phrase.ts";
import { number } from "../words.ts";
import { signatureOf } from "./signatures.ts";
import { inSource } from "./sources.ts";

/** The gradients are those of a sum; step() divides them afterwards, and so the length they are cut at. */
function clipped(context: ModifierContext): Modification {
  const given = new Set(parametersIn(context.argument("arrays")));
  if (![...context.weights].every((ref) => given.has(ref)))
    throw new PhraseError(
      `Expected the gradients of all weights of the trainer to be clipped. Received ${given.size} arrays, which leave out some of its ${context.weights.size} weights: clipping a part is not modelled here.`,
    );
  const most = number(context.argument("max_norm"), "max_norm");
  const share = number(context.argument("rescale_grad") ?? 1, "rescale_grad");
  const clip: Clipping = {
    kind: "norm",
    most: most * share,
    over: "all weights",
    order: 2,
    epsilon: 1e-8 * share,
    scales: "longer",
    stage: "raw",
  };
  return {
    options: {
      clipping: [...(context.options["clipping"] as readonly Clipping[]), clip],
    },
  };
}

const path = "mxnet.gluon.utils.clip_global_norm";

export const modifiers: readonly ModifierPhrase[] = [
  {
    calls: [path],
    signature: signatureOf(path),
    on: "self",
    modify: clipped,
    claims: {
      arrays: elsewhere("compared with the trainer's weights"),
      max_norm: elsewhere("the clip"),
      check_isfinite: ignored("it only warns"),
    },
    source: inSource("python/mxnet/gluon/utils.py · clip_global_norm"),
  },
];
