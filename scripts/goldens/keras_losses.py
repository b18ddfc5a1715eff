"""Keras's losses: values and gradients in float64."""
import keras
import numpy as np
from keras import losses

from keras_case import RANDOM, case, draw, finish

SCORES = draw(5, 4) * 3
CHANCES = np.asarray(keras.ops.softmax(SCORES)).round(3)
LABELS = np.array([0, 3, 1, 1, 2])
HOT = np.eye(4)[LABELS]
SURE = np.array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0], [0.3, 0.7, 0.0, 0.0]])
CLIP = 1e-7


def entropy(name, loss, guess, targets, **said):
    options = {"predictions": "probabilities", "labels": "oneHot", "axis": 1, "reduction": "mean", "labelSmoothing": 0, "ignoreIndex": None, "clip": CLIP}
    case(f"crossEntropy {name}", "crossEntropy", {**options, **said}, lambda p, y: loss(y, p), [guess, targets], differentiated=[0])


def cross_entropies():
    one_hot, sparse = losses.CategoricalCrossentropy, losses.SparseCategoricalCrossentropy
    logits = {"predictions": "logits", "clip": None}
    entropy("one-hot", one_hot(), CHANCES, HOT)
    entropy("one-hot, rows that do not sum to one", one_hot(), CHANCES * 1.7, HOT)
    entropy("one-hot, certain", one_hot(), SURE, HOT[:3])
    entropy("one-hot, smoothed", one_hot(label_smoothing=0.2), CHANCES, HOT, labelSmoothing=0.2)
    entropy("one-hot, summed", one_hot(reduction="sum"), CHANCES, HOT, reduction="sum")
    entropy("one-hot logits", one_hot(from_logits=True), SCORES, HOT, **logits)
    entropy("class numbers", sparse(), CHANCES, LABELS, labels="classIndex")
    entropy("class numbers, rows that do not sum to one", sparse(), CHANCES * 0.6, LABELS, labels="classIndex")
    entropy("class numbers, certain", sparse(), SURE, LABELS[:3], labels="classIndex")
    entropy("class numbers, logits", sparse(from_logits=True), SCORES, LABELS, labels="classIndex", **logits)
    entropy("class numbers, ignored", sparse(from_logits=True, ignore_class=1), SCORES, LABELS, labels="classIndex", ignoreIndex=1, **logits)


def weighted():
    from keras.src.trainers.data_adapters.data_adapter_utils import class_weight_to_sample_weights

    weights = {0: 0.5, 1: 2.0, 3: 3.0}
    options = {"predictions": "probabilities", "axis": 1, "reduction": "mean", "labelSmoothing": 0, "ignoreIndex": None, "clip": CLIP, "classWeights": [0.5, 2.0, 1.0, 3.0], "weighting": "examples", "weightedMean": "examples"}
    examples = class_weight_to_sample_weights(LABELS, weights)
    sparse, hot = losses.SparseCategoricalCrossentropy(), losses.CategoricalCrossentropy(label_smoothing=0.2)
    case("crossEntropy class weights", "crossEntropy", {**options, "labels": "classIndex"}, lambda p, y: sparse(y, p, sample_weight=examples), [CHANCES, LABELS], differentiated=[0])
    case("crossEntropy class weights, smoothed", "crossEntropy", {**options, "labels": "oneHot", "labelSmoothing": 0.2}, lambda p, y: hot(y, p, sample_weight=examples), [CHANCES, HOT], differentiated=[0])


def rows():
    other = np.asarray(keras.ops.softmax(draw(5, 4))).round(3)

    def row(op, name, loss, options, inputs):
        case(f"{op} {name}", op, {**options, "reduction": "mean"}, lambda p, y: loss(y, p), inputs, differentiated=[0])

    both = {"predictions": "probabilities", "targets": "probabilities", "clip": CLIP, "axis": 1}
    row("divergence", "between rows", losses.KLDivergence(), both, [CHANCES, other])
    row("divergence", "of certain truth", losses.KLDivergence(), both, [CHANCES, HOT])
    hinge = {"margin": 1, "meanOverClasses": False}
    for power, kind in ((1, losses.Hinge), (2, losses.SquaredHinge)):
        binary = {**hinge, "form": "binary", "labels": "zeroOneOrSigned", "axis": None, "power": power}
        truth = RANDOM.integers(0, 2, (6, 2)).astype("float64")
        row("hingeLoss", f"power {power}, zeros and ones", kind(), binary, [draw(6, 2), truth])
        row("hingeLoss", f"power {power}, signed", kind(), binary, [draw(6, 2), 2 * truth - 1])
    row("hingeLoss", "between classes", losses.CategoricalHinge(), {**hinge, "form": "worstOrZero", "labels": "oneHot", "axis": 1, "power": 1}, [SCORES, HOT])
    row("cosineLoss", "plain", losses.CosineSimilarity(), {"axis": 1, "normalized": True, "epsilon": CLIP, "offset": 0}, [SCORES, draw(5, 4)])
    row("poissonLoss", "rates", losses.Poisson(), {"predictions": "rates", "epsilon": CLIP, "full": False}, [CHANCES, np.array([[0.0, 1, 4, 2]] * 5)])


def others():
    def regression(name, loss, function, delta=None, reduction="mean"):
        options = {"function": function, "delta": delta, "factor": 1, "reduction": reduction}
        case(f"regressionLoss {name}", "regressionLoss", options, lambda p, y: loss(y, p), [draw(4, 3) * 2, draw(4, 3)], differentiated=[0])

    regression("mean squared error", losses.MeanSquaredError(), "squared")
    regression("mean absolute error", losses.MeanAbsoluteError(), "absolute")
    regression("log cosh", losses.LogCosh(), "logCosh")
    for name, loss, function in (("percentage", losses.MeanAbsolutePercentageError(), "percentage"), ("squared logarithms", losses.MeanSquaredLogarithmicError(), "squaredLogarithms")):
        options = {"function": function, "delta": None, "epsilon": CLIP, "factor": 1, "reduction": "mean"}
        case(f"regressionLoss {name}", "regressionLoss", options, lambda p, y: loss(y, p), [abs(draw(4, 3)) + 0.1, abs(draw(4, 3)) + 0.1], differentiated=[0])
    regression("huber", losses.Huber(delta=0.6), "huber", 0.6)
    truth = RANDOM.integers(0, 2, (6, 2)).astype("float64")
    chances = RANDOM.uniform(0.01, 0.99, (6, 2)).round(3)

    def binary(name, loss, guess, targets, **said):
        options = {"predictions": "probabilities", "reduction": "mean", "labelSmoothing": 0, "clip": CLIP, "logFloor": None}
        case(f"binaryCrossEntropy {name}", "binaryCrossEntropy", {**options, **said}, lambda p, y: loss(y, p), [guess, targets], differentiated=[0])

    binary("probabilities", losses.BinaryCrossentropy(), chances, truth)
    binary("certain", losses.BinaryCrossentropy(), np.array([[0.0, 1.0, 1.0, 0.0]]), np.array([[0.0, 1.0, 0.0, 1.0]]))
    binary("smoothed", losses.BinaryCrossentropy(label_smoothing=0.2), chances, truth, labelSmoothing=0.2)
    binary("logits", losses.BinaryCrossentropy(from_logits=True), draw(6, 2) * 4, truth, predictions="logits", clip=None)


cross_entropies()
weighted()
rows()
others()
finish("src/engines/step/goldens/kerasLosses.json", "scripts/goldens/keras_losses.py")
