"""Update rules and losses under the real CNTK, on single weights and small batches."""

import cntk as C
import numpy as np
import shows

GRADIENTS = [1.0, 1.0, 0.5, -2.0, 0.25]


def _options(arguments):
    return {name: float("inf") if isinstance(value, dict) else value for name, value in arguments.items()}


def walk(name, arguments, gradients=GRADIENTS, examples=1, start=1.0):
    """Where a weight stands after each update: the gradient of a batch is the sum of its examples', each of them equal."""
    weight = C.parameter((1,), init=start)
    learner = getattr(C.learners, name)([weight], **_options(arguments))
    seen = []
    for each in gradients:
        learner.update({weight: np.array([each * examples], np.float32)}, examples)
        seen.append(float(weight.value[0]))
    return shows.numbers(seen)


CASES = [
    ("sgd", {"lr": 0.1}), ("sgd", {"lr": 0.1, "l2_regularization_weight": 0.5}), ("sgd", {"lr": 0.1, "gradient_clipping_threshold_per_sample": 0.75}),
    ("sgd", {"lr": 0.1, "gradient_clipping_threshold_per_sample": 0.75, "gradient_clipping_with_truncation": False, "l2_regularization_weight": 0.5}),
    ("momentum_sgd", {"lr": 0.1, "momentum": 0.9}), ("momentum_sgd", {"lr": 0.1, "momentum": 0.9, "unit_gain": False}),
    ("nesterov", {"lr": 0.1, "momentum": 0.9}), ("nesterov", {"lr": 0.1, "momentum": 0.9, "unit_gain": False}),
    ("adam", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.999}), ("adam", {"lr": 0.1, "momentum": 0.9, "unit_gain": False, "variance_momentum": 0.999}),
    ("adam", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.99, "epsilon": 0.1}),
    ("adagrad", {"lr": 0.1}), ("adagrad", {"lr": 0.1, "need_ave_multiplier": False}), ("adadelta", {}), ("adadelta", {"lr": 0.5, "rho": 0.5, "epsilon": 0.001}),
    ("rmsprop", {"lr": 0.1, "gamma": 0.9, "inc": 1.2, "dec": 0.5, "max": 10, "min": 0.1}),
    ("rmsprop", {"lr": 0.1, "gamma": 0.9, "inc": 1.2, "dec": 0.5, "max": 10, "min": 0.1, "need_ave_multiplier": False}),
    ("fsadagrad", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.999}), ("fsadagrad", {"lr": 0.1, "momentum": 0.9, "unit_gain": False, "variance_momentum": 0.99}),
]


def updates():
    """One example per update: sums, means and powers by the batch's size are all the same."""
    return [{"call": "cntk.learners." + name, "arguments": arguments, "gradients": GRADIENTS, "start": 1.0, "weights": walk(name, arguments)} for name, arguments in CASES]


def loss(name, predictions, targets):
    """A loss of each example, and the gradient of their sum."""
    given, truth = (np.array(each, np.float32) for each in (predictions, targets))
    x, t = C.input_variable(given.shape[1:], needs_gradient=True), C.input_variable(truth.shape[1:])
    made = getattr(C.losses, name)(x, t)
    state, output = made.forward({x: given, t: truth}, [made.output], {made.output})
    value = np.asarray(output[made.output])
    back = made.backward(state, {made.output: np.ones(value.shape, np.float32)}, {x})
    found = back[x] if isinstance(back, dict) else back
    return {"call": "cntk.losses." + name, "arguments": {}, "predictions": shows.tensor(given), "targets": shows.tensor(truth), "value": shows.numbers(value), "gradient": shows.numbers(np.asarray(found))}


def losses():
    scores, rows = [[1, 2, 3], [0, -1, 2]], [[0.2, 0.7, 0.5], [0.9, 0.1, 0.4]]
    return [
        loss("cross_entropy_with_softmax", scores, [[0, 0, 1], [1, 0, 0]]), loss("cross_entropy_with_softmax", scores, [[0.2, 0.3, 0.5], [1, 0, 0]]),
        loss("binary_cross_entropy", rows, [[0, 1, 1], [1, 0, 0]]), loss("squared_error", scores, [[0, 1, 1], [2, 0, 0]]),
    ]
