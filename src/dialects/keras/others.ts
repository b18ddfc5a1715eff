// Signatures of calls that are no op: models, training, containers, and layers that are read through what they call.
import { byVersion, type Versioned } from "../version.ts";
import { regularizerSignatures } from "./regularizers.ts";

const walk =
  "return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False";
const layerRest =
  "trainable=True, dtype=None, autocast=True, name=None, **kwargs";

export const others: Readonly<Record<string, Versioned<string>>> = {
  ...regularizerSignatures,
  "keras.Model": "*args, **kwargs",
  "keras.Sequential": byVersion(
    ["2.1.4", "layers=None, name=None"],
    ["3.0.0", "layers=None, trainable=True, name=None"],
  ),
  "keras.layers.Layer": byVersion(
    ["2.1.4", "**kwargs"],
    ["2.4.0", "trainable=True, name=None, dtype=None, dynamic=False, **kwargs"],
    ["3.0.0", `*, activity_regularizer=None, ${layerRest}`],
  ),
  "keras.layers.Layer.add_weight": byVersion(
    [
      "2.1.4",
      "name, shape, dtype=None, initializer=None, regularizer=None, trainable=True, constraint=None",
    ],
    [
      "2.4.0",
      "name=None, shape=None, dtype=None, initializer=None, regularizer=None, trainable=None, constraint=None, use_resource=None, synchronization=None, aggregation=None, **kwargs",
    ],
    [
      "3.0.0",
      "shape=None, initializer=None, dtype=None, trainable=True, autocast=True, regularizer=None, constraint=None, aggregation='none', overwrite_with_gradient=False, name=None",
    ],
  ),
  "keras.layers.Activation": "activation, **kwargs",
  "keras.layers.Lambda":
    "function, output_shape=None, mask=None, arguments=None, **kwargs",
  "keras.layers.Identity": "**kwargs",
  "keras.layers.TimeDistributed": "layer, **kwargs",
  "keras.layers.Bidirectional": byVersion(
    ["2.1.4", "layer, merge_mode='concat', weights=None, **kwargs"],
    [
      "2.4.0",
      "layer, merge_mode='concat', weights=None, backward_layer=None, **kwargs",
    ],
  ),
  "keras.layers.RNN": byVersion(
    ["2.1.4", `cell, ${walk}, **kwargs`],
    ["2.4.0", `cell, ${walk}, time_major=False, **kwargs`],
    ["3.0.0", `cell, ${walk}, zero_output_for_mask=False, **kwargs`],
  ),
  "keras.layers.StackedRNNCells": "cells, **kwargs",
  "keras.layers.InputLayer": byVersion(
    [
      "2.1.4",
      "input_shape=None, batch_size=None, batch_input_shape=None, dtype=None, input_tensor=None, sparse=False, name=None",
    ],
    [
      "2.4.0",
      "input_shape=None, batch_size=None, dtype=None, input_tensor=None, sparse=None, name=None, ragged=None, type_spec=None, **kwargs",
    ],
    [
      "3.0.0",
      "shape=None, batch_size=None, dtype=None, sparse=None, batch_shape=None, input_tensor=None, name=None, **kwargs",
    ],
    [
      "3.15.1",
      "shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None, optional=False, name=None, **kwargs",
    ],
  ),
  "keras.Input": byVersion(
    [
      "2.1.4",
      "shape=None, batch_shape=None, name=None, dtype=None, sparse=False, tensor=None",
    ],
    [
      "2.4.0",
      "shape=None, batch_size=None, name=None, dtype=None, sparse=None, tensor=None, ragged=None, type_spec=None, **kwargs",
    ],
    [
      "3.0.0",
      "shape=None, batch_size=None, dtype=None, sparse=None, batch_shape=None, name=None, tensor=None",
    ],
    [
      "3.15.1",
      "shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None, optional=False",
    ],
  ),
  "keras.Model.compile": byVersion(
    [
      "2.1.4",
      "optimizer, loss=None, metrics=None, loss_weights=None, sample_weight_mode=None, weighted_metrics=None, target_tensors=None, **kwargs",
    ],
    [
      "2.4.0",
      "optimizer='rmsprop', loss=None, metrics=None, loss_weights=None, weighted_metrics=None, run_eagerly=None, steps_per_execution=None, jit_compile=None, pss_evaluation_shards=0, **kwargs",
    ],
    [
      "3.0.0",
      "optimizer='rmsprop', loss=None, loss_weights=None, metrics=None, weighted_metrics=None, run_eagerly=False, steps_per_execution=1, jit_compile='auto', auto_scale_loss=True",
    ],
  ),
  "keras.Model.fit": byVersion(
    [
      "2.1.4",
      "x=None, y=None, batch_size=None, epochs=1, verbose=1, callbacks=None, validation_split=0.0, validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0, steps_per_epoch=None, validation_steps=None, **kwargs",
    ],
    [
      "2.3.0",
      "x=None, y=None, batch_size=None, epochs=1, verbose=1, callbacks=None, validation_split=0.0, validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0, steps_per_epoch=None, validation_steps=None, validation_freq=1, max_queue_size=10, workers=1, use_multiprocessing=False, **kwargs",
    ],
    [
      "2.4.0",
      "x=None, y=None, batch_size=None, epochs=1, verbose='auto', callbacks=None, validation_split=0.0, validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0, steps_per_epoch=None, validation_steps=None, validation_batch_size=None, validation_freq=1, max_queue_size=10, workers=1, use_multiprocessing=False",
    ],
    [
      "3.0.0",
      "x=None, y=None, batch_size=None, epochs=1, verbose='auto', callbacks=None, validation_split=0.0, validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0, steps_per_epoch=None, validation_steps=None, validation_batch_size=None, validation_freq=1",
    ],
  ),
  "keras.Model.evaluate": byVersion(
    [
      "2.1.4",
      "x=None, y=None, batch_size=None, verbose=1, sample_weight=None, steps=None",
    ],
    [
      "2.3.0",
      "x=None, y=None, batch_size=None, verbose=1, sample_weight=None, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False",
    ],
    [
      "2.4.0",
      "x=None, y=None, batch_size=None, verbose='auto', sample_weight=None, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False, return_dict=False, **kwargs",
    ],
    [
      "3.0.0",
      "x=None, y=None, batch_size=None, verbose='auto', sample_weight=None, steps=None, callbacks=None, return_dict=False, **kwargs",
    ],
  ),
  "keras.Model.predict": byVersion(
    ["2.1.4", "x, batch_size=None, verbose=0, steps=None"],
    [
      "2.3.0",
      "x, batch_size=None, verbose=0, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False",
    ],
    [
      "2.4.0",
      "x, batch_size=None, verbose='auto', steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False",
    ],
    ["3.0.0", "x, batch_size=None, verbose='auto', steps=None, callbacks=None"],
  ),
  "keras.Model.summary":
    "line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False, layer_range=None",
  "keras.losses.Loss": byVersion(
    ["2.1.4", "reduction='sum_over_batch_size', name=None"],
    ["2.4.0", "reduction='auto', name=None"],
    ["3.0.0", "name=None, reduction='sum_over_batch_size'"],
    ["3.15.1", "name=None, reduction='sum_over_batch_size', dtype=None"],
  ),
};
