"""Runs programs under the real TensorFlow 1 up to their first step, and writes what they made.

The first run of a training operation is met by filling the weights and the floating inputs with repeatable numbers, keeping the model's answer in
evaluation mode, and taking one step, with dropout made the identity: its loss, its gradients and how far the weights move. A program says in comments
which of its names are what: `# inputs: x`, `# targets: y`, `# answer: logits`, `# loss: loss`, `# evaluating: training=False keep_prob=1.0`.
"""

import os
import re

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf
from alone import each_alone
from fill import example
from fill import gradient as size_of
from fill import numbers, spread, summary, weight
from tensorflow.python.client import session
from tensorflow.python.ops import nn, nn_ops


class Done(BaseException):
    """Raised after the first step: the rest of the program is of no interest."""


golden = {"framework": "tensorflow %s" % tf.__version__}
steps, scope, said = set(), {}, {}
plain_run = session.BaseSession.run
plain_apply = tf.train.Optimizer.apply_gradients


def same(x, *args, **kwargs):
    return tf.identity(x)


def apply_gradients(self, *args, **kwargs):
    """Remembers what is a training operation."""
    made = plain_apply(self, *args, **kwargs)
    steps.add(made.name)
    return made


def of(key):
    """The tensors that the program names for a part."""
    return [scope[name] for name in said.get(key, "").split()]


def evaluating():
    pairs = (each.split("=") for each in said.get("evaluating", "").split())
    return {scope[name]: {"True": True, "False": False}.get(value, value if value in ("True", "False") else float(value) if "." in value else value == "True") for name, value in pairs}


def filled(tensors, feed, start):
    made, told = {}, []
    for index, each in enumerate(tensors):
        value = np.asarray(feed[each])
        if np.issubdtype(value.dtype, np.floating) and start is not None:
            value = example(value.shape, start + index)
            told.append({"shape": list(value.shape), "dtype": "float32"})
        else:
            whole = np.issubdtype(value.dtype, np.integer)
            told.append({"shape": list(value.shape), "dtype": "int" if whole else "float32", "data": numbers(value)})
        made[each] = value
    return made, told


def weights():
    slots = re.compile(r"(Adam|Momentum|RMSProp|Adagrad|Adadelta|Ftrl)(_\d+)?$|beta\d_power|global_step")
    return [each for each in tf.global_variables() if not slots.search(each.op.name) and each.dtype.base_dtype == tf.float32]


def name(variable):
    return variable.op.name.replace("/", ".")


def run(self, fetches, feed_dict=None, **kwargs):
    """Meets the first run of a training operation."""
    listed = fetches if isinstance(fetches, (list, tuple)) else [fetches]
    if not any(getattr(each, "name", "") in steps for each in listed):
        return plain_run(self, fetches, feed_dict, **kwargs)
    step(self, next(each for each in listed if getattr(each, "name", "") in steps), feed_dict)
    raise Done


def step(held_by, train, feed):
    inputs, golden["inputs"] = filled(of("inputs"), feed, 900)
    targets, golden["targets"] = filled(of("targets"), feed, None)
    held = weights()
    trained = {each.name for each in tf.trainable_variables()}
    born = plain_run(held_by, held)
    golden["parameters"] = [
        {"name": name(each), "shape": each.shape.as_list(), "trainable": each.name in trained, "state": "moving_" in each.name, "born": spread(value)}
        for each, value in zip(held, born)
    ]
    for index, each in enumerate(held):
        each.load(weight(tuple(each.shape.as_list()), index + 1, name(each).endswith("moving_variance")), held_by)
    fed = dict(feed, **{})
    fed.update(inputs)
    fed.update(targets)
    quiet = {key: value for key, value in fed.items() if key not in targets}
    quiet.update(evaluating())
    answers = plain_run(held_by, of("answer"), quiet)
    golden["evaluation"] = [{"shape": list(each.shape), "data": numbers(each)} for each in answers]
    loss, moving = of("loss")[0], [each for each in held if each.name in trained]
    found = [(each, gradient) for each, gradient in zip(moving, tf.gradients(loss, moving)) if gradient is not None]
    values = plain_run(held_by, [loss] + [tf.convert_to_tensor(gradient) for _, gradient in found], fed)
    golden["loss"] = numbers(values[0])[0]
    golden["gradients"] = {name(each): size_of(value) for (each, _), value in zip(found, values[1:])}
    before = plain_run(held_by, moving)
    plain_run(held_by, train, fed)
    after = plain_run(held_by, moving)
    golden["moved"] = {name(each): summary(b - a) for each, a, b in zip(moving, before, after)}
    golden["optimizer"] = {}


def of_program(path):
    """The golden of one program; this process is of no use afterwards."""
    text = path.read_text()
    said.update(re.findall(r"^# (inputs|targets|answer|loss|evaluating): (.+)$", text, re.M))
    np.random.seed(0)
    tf.set_random_seed(0)
    session.BaseSession.run = run
    tf.train.Optimizer.apply_gradients = apply_gradients
    for module in (tf.nn, nn, nn_ops):  # rnn cells call the newer one
        module.dropout = module.dropout_v2 = same
    scope["__name__"] = "__main__"
    try:
        exec(compile(text, str(path), "exec"), scope)
    except Done:
        pass
    return golden


each_alone(of_program)
