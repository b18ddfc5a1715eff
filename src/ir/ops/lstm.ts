// Long short-term memory: c' = f·c + i·g, h' = o·activation(c').
import { values, type Op } from "../op.ts";
import {
  recurrentMeanings,
  recurrentRoles,
  recurrentShapes,
  type RecurrentActivation,
  type RecurrentOptions,
} from "./recurrent.ts";

export interface LstmOptions extends RecurrentOptions {
  /** Of the input, forget and output gate. */
  gateActivation: RecurrentActivation;
  /** Of the cell state on its way out. */
  outputActivation: RecurrentActivation;
  /** Whether gates see the cell state through weights of their own: input and forget gate the old one, the output gate the new one. */
  peepholes: boolean;
  /** A constant that the formula adds to the forget gate, besides any bias; biases that merely start at 1 say so in their initialiser. */
  forgetBias: number;
  /** The cell state is kept within ± this; null for no bound. */
  cellClip: number | null;
}

/** In the neutral order. `candidate` is g. */
export const lstmGates = ["input", "forget", "candidate", "output"] as const;

export const lstm: Op<LstmOptions> = {
  title: "LSTM",
  says: "Walks through a sequence with a memory cell; gates decide what is written, kept and given out.",
  options: {
    ...recurrentMeanings,
    gateActivation: values("The curve of the gates, between 0 and 1."),
    outputActivation: values("The curve of the memory on its way out."),
    peepholes: values("Whether the gates see the memory itself."),
    forgetBias: values("A constant added to the forget gate in the formula."),
    cellClip: values("The bound within which the memory is kept."),
  },
  shape: (inputs, options) => recurrentShapes(inputs, options, 2, "lstm"),
  roles: (inputs, options) =>
    recurrentRoles(
      inputs,
      options,
      {
        gates: lstmGates,
        twoBiases: options.biases === "two" ? lstmGates : [],
        peepholes: options.peepholes ? ["input", "forget", "output"] : [],
      },
      "lstm",
    ),
};
