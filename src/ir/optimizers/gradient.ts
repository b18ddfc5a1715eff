// What happens to gradients between the backward pass and the update rule: scaling, clipping, decay.

/**
 * A factor on every gradient before the rule sees it. A number is MXNet's `rescale_grad` as the program fixed it; with `per: "example"` it is divided
 * by the number of examples of each batch as well: what turns the gradient of a summed loss into a mean (Gluon's `trainer.step(batch_size)`, CNTK).
 */
export type GradientScale =
  number | { readonly factor: number; readonly per: "example" };

/** When a clip acts: on the gradient as it is, once it is scaled, or once weight decay was added to it. They differ only where both happen. */
export type ClipStage = "raw" | "scaled" | "decayed";

export type Clipping =
  /** Every element is kept within [low, high]. */
  | {
      readonly kind: "value";
      readonly low: number;
      readonly high: number;
      readonly stage: ClipStage;
    }
  /**
   * A gradient longer than `most` is shortened to it: g · min(1, most / (‖g‖ + epsilon)) (`longer`), or always multiplied by
   * min(‖g‖, most) / (‖g‖ + epsilon) (`always`, Lasagne's total_norm_constraint).
   */
  | {
      readonly kind: "norm";
      readonly most: number;
      /** One weight's gradient, or those of all trained weights as one long vector. */
      readonly over: "each weight" | "all weights";
      /** p of the p-norm; Infinity for the largest element. */
      readonly order: number;
      readonly epsilon: number;
      readonly scales: "longer" | "always";
      readonly stage: ClipStage;
    };

/**
 * `inGradient` adds wd·w to g; `decoupled` takes lr·wd·w from w; `decoupledUnscaled` takes wd·w from w, whatever the learning rate
 * (Chainer's AdamW, MXNet's AdaDelta).
 */
export type DecayForm = "inGradient" | "decoupled" | "decoupledUnscaled";

/** What a weight adds to the loss: l1·Σ|w| + l2·Σw². No half: Keras's, Lasagne's and TensorFlow's regularisers are brought to this form. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}
export const noPenalty: Penalty = { l1: 0, l2: 0 };

const number = (value: number): string => String(Number(value.toPrecision(6)));

/** `all gradients together to a length of 1`: a clip as a person says it. */
export function printClipping(clip: Clipping): string {
  const when = {
    raw: ", before they are scaled",
    scaled: "",
    decayed: ", weight decay included",
  }[clip.stage];
  if (clip.kind === "value")
    return `every element to [${number(clip.low)}, ${number(clip.high)}]${when}`;
  const what =
    clip.over === "all weights"
      ? "all gradients together"
      : "each weight's gradient";
  const order =
    clip.order === 2
      ? ""
      : clip.order === Infinity
        ? " of its largest element"
        : ` of order ${clip.order}`;
  return `${what} to a length${order} of ${number(clip.most)}${when}`;
}

/** `+ 0.01·Σw²`: what a weight adds to the loss; empty for nothing. */
export const printPenalty = ({ l1, l2 }: Penalty): string =>
  [
    l1 === 0 ? "" : `+ ${number(l1)}·Σ|w|`,
    l2 === 0 ? "" : `+ ${number(l2)}·Σw²`,
  ]
    .filter(Boolean)
    .join(" ");
