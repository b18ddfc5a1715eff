// The works our engine trains: the CNN as read from the shipped PyTorch column, the GRU of the repository, and a tiny CNN.
import shipped from "virtual:shipped/cnn-cifar10";
import type { Analysis } from "../../src/analysis.ts";
import type { Dataset } from "../../src/data/dataset.ts";
import { generatedDataset } from "../../src/data/generated.ts";
import {
  cnn,
  ModelDraft,
  noisePictures,
  tinySize,
  trainedBy,
} from "../../src/engines/modelFixtures.ts";
import type { TrainingPlan } from "../../src/engines/plan.ts";
import type { Model } from "../../src/ir/index.ts";
import { trainingPlan } from "../../src/pipeline.ts";
import { gruSize } from "./sizes.ts";

export type Network = "cnn" | "gru" | "tiny";

/** A plan of one column whose run is long enough to be timed. */
export function planOf(network: Network, batch: number): TrainingPlan {
  const [model, dataset] = networkOf(network, batch);
  return {
    columns: [
      {
        model: withBatch(model, batch),
        dropouts: {},
        weights: { kind: "drawn", seed: 0 },
      },
    ],
    dataset,
    mode: { kind: "own initialisation" },
    seed: 0,
    epochs: 100_000,
    stepLimit: null,
    evaluationLimit: 0,
    predictions: 0,
    secondOpinion: false,
    engine: null,
  };
}

function networkOf(network: Network, batch: number): [Model, Dataset] {
  switch (network) {
    case "cnn": {
      const pictures = generatedDataset({ train: batch * 4, test: 10 });
      return [repositoryCnn(pictures), pictures];
    }
    case "gru":
      return [repositoryGru(), sentences(batch * 4)];
    case "tiny":
      return [cnn(tinySize), noisePictures(batch * 4, 10, tinySize.image)];
    default:
      network satisfies never;
      throw new Error("Expected a known network.");
  }
}

function withBatch(model: Model, batch: number): Model {
  if (!model.data)
    throw new Error(
      `Expected the ${model.dialect} model to say how its data become batches.`,
    );
  const batchSize = { ...model.data.batchSize, value: batch };
  return { ...model, data: { ...model.data, batchSize } };
}

/** 3,441,592 weights, read from the code that is shipped. */
function repositoryCnn(dataset: Dataset): Model {
  const plan = trainingPlan(shipped[0]?.analysis as Analysis, {
    dataset,
    mode: "own initialisation",
    seed: 0,
    epochs: null,
    stepLimit: null,
    evaluationLimit: 0,
    engine: null,
  });
  const [column] = plan.columns;
  if (!column)
    throw new Error("Expected the shipped notebook to hold a model.");
  return column.model;
}

/** Words → embedding → GRU (the reset gate after the product, as in PyTorch) → 2 classes. */
export function repositoryGru(): Model {
  const { vocabulary, embedding, units, steps } = gruSize;
  const draft = new ModelDraft();
  let x = draft.input([steps], "int64");
  x = draft.add(
    "embedding",
    { count: vocabulary, size: embedding, paddingIndex: null },
    x,
  );
  x = draft.add(
    "gru",
    {
      units,
      direction: "forward",
      merge: "concatenate",
      returns: "last",
      returnState: false,
      timeAxis: 1,
      activation: "tanh",
      gateActivation: "sigmoid",
      resetAfter: true,
      biases: "two",
      dropRate: 0,
      recurrentDropRate: 0,
      dropMasks: "shared",
    },
    x,
  );
  x = draft.add("dense", { units: 2, useBias: true }, x);
  const model = draft.classifier(x, {}, { preprocessing: [] });
  // Adam as PyTorch has it.
  return trainedBy(model, "adam", { learningRate: 0.001 });
}

/** Sentences of made-up words. */
function sentences(count: number): Dataset {
  const { vocabulary, steps } = gruSize;
  const features = Int32Array.from(
    { length: count * steps },
    (_, i) => (i * 7919 + (i >> 3)) % vocabulary,
  );
  const targets = Int32Array.from({ length: count }, (_, i) => i % 2);
  const split = { count, features, targets };
  return {
    id: "sentences",
    title: "Made-up sentences",
    generated: true,
    featureShape: [steps],
    layout: null,
    classes: ["0", "1"],
    train: split,
    test: split,
  };
}
