// A recurrent layer without gates, as Elman's: h' = activation(x·W + h·U + b).
import type { Op } from "../op.ts";
import {
  recurrentMeanings,
  recurrentRoles,
  recurrentShapes,
  type RecurrentOptions,
} from "./recurrent.ts";

export type SimpleRnnOptions = RecurrentOptions;

export const simpleRnn: Op<SimpleRnnOptions> = {
  title: "Simple RNN",
  says: "Walks through a sequence; each step mixes the input with the state of the step before.",
  options: recurrentMeanings,
  shape: (inputs, options) => recurrentShapes(inputs, options, 1, "simpleRnn"),
  roles: (inputs, options) =>
    recurrentRoles(
      inputs,
      options,
      {
        gates: [null],
        twoBiases: options.biases === "two" ? [null] : [],
        peepholes: [],
      },
      "simpleRnn",
    ),
};
