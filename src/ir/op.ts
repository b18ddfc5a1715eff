// What an op of the neutral language is: its options in words, its shape rule, the weights it owns.
import type { Fans } from "./initializers/initializer.ts";
import type { Shape } from "./shape.ts";

/** What a difference changes, worst first. */
export type Effect =
  "shape" | "values" | "initial weights" | "training" | "speed only";
export const effects: readonly Effect[] = [
  "shape",
  "values",
  "initial weights",
  "training",
  "speed only",
];

/** When something happens: as the train/eval flag says, in both modes whatever the flag, or in neither. */
export type ActiveIn = "training" | "always" | "never";

export interface OptionMeaning {
  /** One sentence a learner understands: what the option does. */
  readonly says: string;
  /** What two different values change when the shapes agree. */
  readonly effect: Exclude<Effect, "shape">;
}

/** A weight an op owns, in the neutral layout (kernels OI…, dense (in, out), embeddings (count, size)). */
export interface Role {
  readonly shape: readonly number[];
  readonly fans: Fans;
  /** Statistics are state: updated by the forward pass, not by the optimiser. */
  readonly state: boolean;
}

export interface Op<Options> {
  readonly title: string;
  /** One sentence: what the op computes. */
  readonly says: string;
  readonly options: { readonly [K in keyof Options]: OptionMeaning };
  /** Output shapes from input shapes, or an IrError that names what does not fit. */
  shape(inputs: readonly Shape[], options: Options): readonly Shape[];
  /** Weights by role. Absent where the op owns none. */
  roles?(
    inputs: readonly Shape[],
    options: Options,
  ): Readonly<Record<string, Role>>;
}

export const values = (says: string): OptionMeaning => ({
  says,
  effect: "values",
});
export const training = (says: string): OptionMeaning => ({
  says,
  effect: "training",
});
export const speedOnly = (says: string): OptionMeaning => ({
  says,
  effect: "speed only",
});
