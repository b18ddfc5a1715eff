"""Runs update rules and losses under the real Keras (on TensorFlow), on given numbers, and prints what it makes of them: rules.json."""

import json
import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from rules import classes, measures, probabilities, scores, tiny, usual  # noqa: E402
from shows import numbers, tensor  # noqa: E402


def update(name, arguments, gradients, start):
    """Where one weight stands after each of these gradients."""
    weight = keras.Variable(np.array([start], "float32"))
    optimizer = getattr(keras.optimizers, name)(**arguments)
    optimizer.build([weight])
    weights = []
    for gradient in gradients:
        optimizer.apply([tf.constant([gradient], "float32")])
        weights.append(float(np.asarray(weight)[0]))
    return {"call": f"keras.optimizers.{name}", "arguments": arguments, "gradients": gradients, "start": start, "weights": weights}


def updates():
    """Every rule as it is by default, with the options that change it, and where gradients are so small that epsilon decides."""
    asked = [
        *(("SGD", each) for each in ({}, {"learning_rate": 0.1, "momentum": 0.9}, {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True}, {"learning_rate": 0.1, "weight_decay": 0.1})),
        *(("Adam", each) for each in ({}, {"learning_rate": 0.1}, {"learning_rate": 0.1, "amsgrad": True}, {"learning_rate": 0.1, "weight_decay": 0.1})),
        *(("AdamW", each) for each in ({}, {"learning_rate": 0.1, "amsgrad": True})),
        *(("RMSprop", each) for each in ({}, {"learning_rate": 0.1, "momentum": 0.9}, {"learning_rate": 0.1, "centered": True})),
        *(("Adagrad", each) for each in ({}, {"learning_rate": 0.1}, {"learning_rate": 0.1, "initial_accumulator_value": 0.0})),
        *(("Adadelta", each) for each in ({}, {"learning_rate": 1.0})),
        *(("Adamax", each) for each in ({}, {"learning_rate": 0.1})),
        *(("Nadam", each) for each in ({}, {"learning_rate": 0.1})),
        *(("Ftrl", each) for each in ({}, {"learning_rate": 0.1, "l1_regularization_strength": 0.01, "l2_regularization_strength": 0.1})),
        *(("Lion", each) for each in ({}, {"learning_rate": 0.1, "weight_decay": 0.1})),
    ]
    return [update(name, arguments, gradients, start) for name, arguments in asked for gradients, start in ((usual, 1.0), (tiny, 0.0))]


def loss(name, predictions, targets, **arguments):
    """A loss and its gradient with respect to the predictions."""
    given, wanted = tf.constant(predictions), tf.constant(targets)
    with tf.GradientTape() as tape:
        tape.watch(given)
        value = getattr(keras.losses, name)(**arguments)(wanted, given)
    result = np.asarray(value)
    return {
        "call": f"keras.losses.{name}", "arguments": arguments, "predictions": tensor(np.asarray(given)), "targets": tensor(np.asarray(wanted, "float64")),
        "value": float(result) if result.ndim == 0 else numbers(result), "gradient": numbers(np.asarray(tape.gradient(value, given))),
    }


def losses():
    hot = [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    apart = [[0.0, 0.6, 0.5], [0.2, 0.3, 0.9]]  # a zero, where the clip decides; 1 − 1e-7 is no float32
    asked = [
        ("SparseCategoricalCrossentropy", probabilities, classes, {}), ("SparseCategoricalCrossentropy", apart, classes, {}), ("SparseCategoricalCrossentropy", scores, classes, {"from_logits": True}),
        ("CategoricalCrossentropy", probabilities, hot, {}), ("CategoricalCrossentropy", apart, hot, {}), ("CategoricalCrossentropy", scores, hot, {"from_logits": True}), ("CategoricalCrossentropy", probabilities, hot, {"label_smoothing": 0.1}),
        ("BinaryCrossentropy", probabilities, measures, {}), ("BinaryCrossentropy", apart, measures, {}), ("BinaryCrossentropy", scores, measures, {"from_logits": True}),
        *((name, scores, measures, {}) for name in ("MeanSquaredError", "MeanAbsoluteError", "MeanAbsolutePercentageError", "LogCosh", "Huber", "Hinge", "SquaredHinge", "CosineSimilarity")),
        ("MeanSquaredError", scores, measures, {"reduction": "sum"}), ("Huber", scores, measures, {"delta": 0.5}),
        ("MeanSquaredLogarithmicError", apart, measures, {}), ("KLDivergence", probabilities, [[0.5, 0.25, 0.25], [0.1, 0.6, 0.3]], {}), ("Poisson", probabilities, measures, {}), ("CategoricalHinge", scores, hot, {}),
    ]
    return [loss(name, predictions, targets, **arguments) for name, predictions, targets, arguments in asked]


print(json.dumps({"updates": updates(), "losses": losses()}, indent=1))
