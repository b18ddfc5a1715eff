"""Asks the real TensorFlow 1 what its signatures are and what it does, and prints the answers as JSON: truth.json.

Run it in a throw-away environment (see README.md). Nothing here is imported by the product.
"""

import inspect
import json
import os
import platform
import sys
from datetime import date

here = os.path.dirname(os.path.abspath(__file__))
sys.path += [here, os.path.join(here, "..", "probing")]

import numpy as np
from probe_behaviours import behaviours
from shows import cotangent, fill, numbers, shows_in, tensor
from signatures import signatures, tf

tf.logging.set_verbosity(tf.logging.ERROR)


def in_order(variables):
    """Variables as they were made, but factors before shifts: tf.contrib.layers makes them the other way round."""
    made = list(variables)
    for i, (first, second) in enumerate(zip(made, made[1:])):
        scope = first.name.rpartition("/")[0]
        if first.name == scope + "/beta:0" and second.name == scope + "/gamma:0":
            made[i], made[i + 1] = second, first
    return made


def shown(show):
    """Output, gradients, and in training mode all weights after the forward."""
    with tf.Graph().as_default(), tf.Session() as session:
        model = show.run()
        inputs = [tf.placeholder(tf.int32 if each.dtype == np.int32 else tf.float32, [None] + list(each.shape[1:])) for each in show.inputs]
        flags = {"training": show.training} if "training" in inspect.signature(model).parameters else {}
        output = model(*inputs, **flags)
        weights = in_order(tf.global_variables())
        trained = in_order(tf.trainable_variables())
        session.run(tf.global_variables_initializer())
        for index, each in enumerate(weights):
            values = show.weight(index, each.shape.as_list(), "variance" in each.name)
            if values is not None:
                each.load(values, session)
        feed = dict(zip(inputs, show.inputs))
        shape = session.run(output, feed).shape
        goal = tf.reduce_sum(output * cotangent(shape))
        asked = [each for each in inputs if each.dtype.is_floating]
        found = tf.gradients(goal, asked + [each for each in trained])
        known = [tf.convert_to_tensor(each) for each in found if each is not None]
        values = session.run([output] + known, feed)
        rest = iter(values[1:])
        filled = [None if each is None else numbers(next(rest)) for each in found]
        result = {"output": tensor(values[0]), "gradients": {}}
        if asked:
            result["gradients"]["input"] = filled[0]
        if weights:
            by_name = dict(zip([each.name for each in trained], filled[len(asked):]))
            result["gradients"]["weights"] = [by_name.get(each.name) for each in weights]
        if show.training:
            session.run([output] + tf.get_collection(tf.GraphKeys.UPDATE_OPS), feed)
            result["after"] = [numbers(each) for each in session.run(weights)]
        return result


def shown_here(show):
    """The same; None where this version lacks the call: truth.test.ts wants all of them of 1.15.5."""
    try:
        return shown(show)
    except (AttributeError, TypeError) as error:
        if not tf.__version__.startswith("1.4"):
            raise
        print(show.name, error, file=sys.stderr)
        return None


def updated(path, arguments, gradients, start=1.0):
    """Where one weight stands after each of these gradients."""
    with tf.Graph().as_default(), tf.Session() as session:
        kind = tf
        for part in path.split(".")[1:]:
            kind = getattr(kind, part)
        weight = tf.Variable([start])
        gradient = tf.placeholder(tf.float32, [1])
        options = {name: tf.constant(value) if name == "weight_decay" else value for name, value in arguments.items()}
        step = kind(**options).apply_gradients([(gradient, weight)])
        session.run(tf.global_variables_initializer())
        weights = []
        for each in gradients:
            session.run(step, {gradient: [each]})
            weights.append(float(session.run(weight)[0]))
        return {"call": path, "arguments": arguments, "gradients": gradients, "start": start, "weights": weights}


UPDATES = (
    ("train.GradientDescentOptimizer", {"learning_rate": 0.1}),
    ("train.MomentumOptimizer", {"learning_rate": 0.1, "momentum": 0.9}),
    ("train.MomentumOptimizer", {"learning_rate": 0.1, "momentum": 0.9, "use_nesterov": True}),
    ("train.AdamOptimizer", {}), ("train.AdamOptimizer", {"learning_rate": 0.1, "epsilon": 0.1}),
    ("train.RMSPropOptimizer", {"learning_rate": 0.1}), ("train.RMSPropOptimizer", {"learning_rate": 0.1, "momentum": 0.9, "centered": True, "epsilon": 0.1}),
    ("train.AdagradOptimizer", {"learning_rate": 0.1}), ("train.AdadeltaOptimizer", {"learning_rate": 1.0}),
    ("train.FtrlOptimizer", {"learning_rate": 0.1}),
    ("train.FtrlOptimizer", {"learning_rate": 0.1, "l1_regularization_strength": 0.01, "l2_regularization_strength": 0.1, "l2_shrinkage_regularization_strength": 0.05}),
    ("contrib.opt.AdamWOptimizer", {"weight_decay": 0.01, "learning_rate": 0.1}),
    ("contrib.opt.MomentumWOptimizer", {"weight_decay": 0.01, "learning_rate": 0.1, "momentum": 0.9}),
    ("contrib.opt.AdaMaxOptimizer", {"learning_rate": 0.1}),
)

LOGITS = np.array([[2.0, -1.0, 0.5], [0.1, 0.2, -0.3]], np.float32)
CLASSES = np.array([2, 0], np.int32)
ROWS = np.array([[0.0, 0.0, 1.0], [0.5, 0.25, 0.25]], np.float32)
YES = np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]], np.float32)
SUM, NONE = {"reduction": "weighted_sum"}, {"reduction": "none"}

LOSSES = (
    ("nn.sparse_softmax_cross_entropy_with_logits", "logits", "labels", CLASSES, {}),
    ("nn.softmax_cross_entropy_with_logits", "logits", "labels", ROWS, {}),
    ("nn.softmax_cross_entropy_with_logits_v2", "logits", "labels", ROWS, {}),
    ("nn.sigmoid_cross_entropy_with_logits", "logits", "labels", YES, {}),
    ("nn.weighted_cross_entropy_with_logits", "logits", "labels", YES, {"pos_weight": 3.0}),
    ("losses.sparse_softmax_cross_entropy", "logits", "labels", CLASSES, {}), ("losses.sparse_softmax_cross_entropy", "logits", "labels", CLASSES, SUM),
    ("losses.softmax_cross_entropy", "logits", "onehot_labels", ROWS, {}), ("losses.softmax_cross_entropy", "logits", "onehot_labels", ROWS, {"label_smoothing": 0.1}),
    ("losses.sigmoid_cross_entropy", "logits", "multi_class_labels", YES, {}), ("losses.sigmoid_cross_entropy", "logits", "multi_class_labels", YES, {"label_smoothing": 0.1}),
    ("losses.mean_squared_error", "predictions", "labels", YES, {}), ("losses.mean_squared_error", "predictions", "labels", YES, SUM),
    ("losses.mean_squared_error", "predictions", "labels", YES, NONE),
    ("losses.absolute_difference", "predictions", "labels", YES, {}), ("losses.huber_loss", "predictions", "labels", YES, {"delta": 0.5}),
    ("losses.hinge_loss", "logits", "labels", YES, {}),
)


def lost(path, predictions, labels, truth, arguments):
    """A loss and its gradient (of the sum of its parts) by the predictions."""
    with tf.Graph().as_default(), tf.Session() as session:
        function = getattr(getattr(tf, path.split(".")[0]), path.split(".")[1])
        given = tf.constant(LOGITS)
        labels = "targets" if labels not in inspect.signature(function).parameters and not hasattr(function, "__wrapped__") else labels
        loss = function(**dict({predictions: given, labels: tf.constant(truth)}, **arguments))
        value, gradient = session.run([loss, tf.gradients(tf.reduce_sum(loss), given)[0]])
    single = np.ndim(value) == 0
    return {
        "call": "tensorflow." + path, "arguments": arguments, "predictions": tensor(LOGITS), "targets": tensor(truth),
        "value": float(value) if single else numbers(value), "gradient": numbers(gradient),
    }


def known(path):
    """Whether this version has a call."""
    at = tf
    for part in path.split("."):
        at = getattr(at, part, None)
    return at is not None


def main():
    names = json.load(open(os.path.join(here, "names.json")))
    told, covers = behaviours()
    truth = {
        "framework": "tensorflow", "version": tf.__version__, "python": platform.python_version(), "date": str(date.today()), "script": "src/dialects/tensorflow/probe.py",
        "signatures": signatures(names),
        "shows": {show.name: made for show, made in ((show, shown_here(show)) for show in shows_in(os.path.join(here, "shows"))) if made is not None},
        "updates": [updated("tensorflow." + path, arguments, [1.0, 1.0, 0.5]) for path, arguments in UPDATES if known(path)],
        "losses": [lost(*each) for each in LOSSES if known(each[0])],
        "behaviours": told,
        "covers": covers,
    }
    print(json.dumps(truth, indent=1))


assert fill
main()
