// Recurrent ops in the ways that engines get wrong: directions, given states, where the reset gate acts, peepholes.
import type { Model } from "../ir/model.ts";
import { oneOp } from "./oneOp.ts";

export const walk = {
  units: 3,
  direction: "forward",
  merge: "concatenate",
  returns: "sequence",
  returnState: false,
  timeAxis: 1,
  activation: "tanh",
  biases: "two",
  dropRate: 0,
  recurrentDropRate: 0,
  dropMasks: "shared",
} as const;
export const gruWalk = {
  ...walk,
  gateActivation: "sigmoid",
  resetAfter: true,
} as const;
export const lstmWalk = {
  ...walk,
  gateActivation: "sigmoid",
  outputActivation: "tanh",
  peepholes: false,
  forgetBias: 0,
  cellClip: null,
} as const;

export const recurrentCases: readonly (readonly [string, Model])[] = [
  ["simpleRnn", oneOp("simpleRnn", walk, [4, 2])],
  [
    "simpleRnn, both ways, averaged, relu",
    oneOp(
      "simpleRnn",
      { ...walk, direction: "both", merge: "average", activation: "relu" },
      [4, 2],
    ),
  ],
  ["gru", oneOp("gru", gruWalk, [4, 2])],
  [
    "gru, reset before, last, backward, no bias",
    oneOp(
      "gru",
      {
        ...gruWalk,
        resetAfter: false,
        returns: "last",
        direction: "backward",
        biases: "none",
      },
      [4, 2],
    ),
  ],
  [
    "gru, both ways, the candidate's second bias, hard sigmoid",
    oneOp(
      "gru",
      {
        ...gruWalk,
        direction: "both",
        merge: "multiply",
        biases: "candidateTwo",
        gateActivation: "hardSigmoidFifth",
      },
      [4, 2],
    ),
  ],
  [
    "gru, one step from a given state",
    oneOp("gru", { ...gruWalk, timeAxis: null }, [2], [3]),
  ],
  ["lstm", oneOp("lstm", lstmWalk, [4, 2])],
  [
    "lstm, both ways, last, peepholes, forget bias",
    oneOp(
      "lstm",
      {
        ...lstmWalk,
        direction: "both",
        returns: "last",
        biases: "one",
        peepholes: true,
        forgetBias: 1,
      },
      [4, 2],
    ),
  ],
  [
    "lstm, both ways, summed, given states",
    oneOp(
      "lstm",
      { ...lstmWalk, direction: "both", merge: "sum" },
      [4, 2],
      [3],
      [3],
      [3],
      [3],
    ),
  ],
];
