// Pairs of how models are trained that a rule makes equal, and near pairs that it must not: losses and optimisers.
import {
  classifier,
  reduced,
  trained,
  type Case,
} from "./ruleModels.fixture.ts";

export const trainingCases: readonly Case[] = [
  {
    what: "a mean taken behind the loss",
    rule: "lossReduction",
    pair: [classifier({}), reduced("mean")],
    list: "same in other words",
    near: [classifier({}), reduced("sum")],
  },
  {
    what: "a mean taken behind a loss per example",
    rule: "lossReduction",
    pair: [classifier({}), reduced("mean", "exampleMean")],
    list: "same in other words",
    near: [classifier({}), reduced("sum", "exampleMean")],
  },
  {
    what: "two spellings of momentum",
    rule: "momentumForm",
    pair: [trained({}), trained({ velocityHoldsLearningRate: true })],
    list: "same in other words",
    near: [
      trained({}),
      trained({ velocityHoldsLearningRate: true, nesterov: true }),
    ],
  },
  {
    what: "options of a momentum that is not used",
    rule: "irrelevantOptions",
    pair: [
      trained({ momentum: 0 }),
      trained({
        momentum: 0,
        dampening: 0.5,
        nesterov: true,
        velocityHoldsLearningRate: true,
        decayForm: "decoupled",
      }),
    ],
    list: null,
    near: [trained({}), trained({ dampening: 0.5 })],
  },
];
