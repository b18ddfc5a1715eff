// Signatures of calls that are no op: models, compile, fit, regularizers, and layers read through what they call.
import type { Versioned } from "../version.ts";
import { regularizerSignatures } from "./penalties.ts";

export const others: Readonly<Record<string, Versioned<string>>> = {
  ...regularizerSignatures,
  "tf.LayersModel": "**kwargs",
  "tf.Sequential": "**kwargs",
  "tf.layers.Layer": "**kwargs",
  "tf.layers.inputLayer": "sparse=None, **kwargs",
  "tf.layers.average": "**kwargs",
  "tf.layers.repeatVector": "n, **kwargs",
  "tf.LayersModel.compile": "optimizer, loss, metrics=None",
  "tf.LayersModel.fit":
    "batchSize=None, epochs=1, verbose=None, callbacks=None, validationSplit=None, validationData=None, shuffle=True, classWeight=None, sampleWeight=None, initialEpoch=None, stepsPerEpoch=None, validationSteps=None, yieldEvery=None, validationBatchSize=None",
  "tf.LayersModel.fitDataset":
    "batchesPerEpoch=None, epochs=1, verbose=None, callbacks=None, validationData=None, validationBatchSize=None, validationBatches=None, yieldEvery=None, initialEpoch=None, classWeight=None",
  "tf.LayersModel.evaluate":
    "batchSize=32, verbose=None, sampleWeight=None, steps=None",
  "tf.LayersModel.predict": "batchSize=32, verbose=None",
};
