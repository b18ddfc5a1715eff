// Gated recurrent unit: h' = z·h + (1 − z)·n. Dialects that exchange z and 1 − z say so by negating the update gate's weights.
import { values, type Op } from "../op.ts";
import {
  recurrentMeanings,
  recurrentRoles,
  recurrentShapes,
  type RecurrentActivation,
  type RecurrentOptions,
} from "./recurrent.ts";

export interface GruOptions extends RecurrentOptions {
  /** Of the update and the reset gate. */
  gateActivation: RecurrentActivation;
  /** Whether the reset gate multiplies the state after its product with the recurrent kernel (n = f(x·W + r·(h·U + b))) or before (n = f(x·W + (r·h)·U + b)). */
  resetAfter: boolean;
}

/** In the neutral order. `update` keeps the old state, `reset` is r, `candidate` is n. */
export const gruGates = ["update", "reset", "candidate"] as const;

export const gru: Op<GruOptions> = {
  title: "GRU",
  says: "Walks through a sequence; gates decide how much of the state is kept and how much is written anew.",
  options: {
    ...recurrentMeanings,
    gateActivation: values("The curve of the gates, between 0 and 1."),
    resetAfter: values(
      "Whether the reset gate acts after the product with the recurrent kernel or before it.",
    ),
  },
  shape: (inputs, options) => recurrentShapes(inputs, options, 1, "gru"),
  roles: (inputs, options) =>
    recurrentRoles(
      inputs,
      options,
      {
        gates: gruGates,
        twoBiases:
          options.biases === "two"
            ? gruGates
            : options.biases === "candidateTwo"
              ? ["candidate"]
              : [],
        peepholes: [],
      },
      "gru",
    ),
};
