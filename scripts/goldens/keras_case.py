"""One case of a Keras op on its TensorFlow backend: its inputs, output and gradients in float64."""
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf

from golden import array, write

keras.config.set_floatx("float64")
RANDOM = np.random.default_rng(3)
CASES = []


def draw(*shape):
    """Few digits: the numbers that a case starts from."""
    return RANDOM.standard_normal(shape).round(3)


def numbers(values):
    return array(np.asarray(values))


def case(name, op, options, run, inputs, parameters=None, neutral=None, statistics=None, training=True, differentiated=None):
    """One op: y = run(*inputs); the loss is sum(y · weights). `parameters` by role; `neutral` rearranges them."""
    parameters, neutral, statistics = parameters or {}, neutral or {}, statistics or {}
    kept = range(len(inputs)) if differentiated is None else differentiated
    before = {role: numbers(variable) for role, variable in statistics.items()}
    turned = lambda role, values: numbers(neutral.get(role, lambda v: v)(np.asarray(values)))
    start = {role: turned(role, variable) for role, variable in parameters.items()}
    tensors = [tf.constant(x) for x in inputs]
    with tf.GradientTape() as tape:
        watched = [x for i, x in enumerate(tensors) if i in kept and x.dtype.is_floating]
        tape.watch(watched)
        output = run(*tensors)
        weights = draw(*output.shape)
        loss = tf.reduce_sum(output * weights)
    variables = [variable.value for variable in parameters.values()]
    found = [tf.convert_to_tensor(gradient) for gradient in tape.gradient(loss, watched + variables)]
    by_input = iter(found[: len(watched)])
    gradients = [numbers(next(by_input)) if any(x is w for w in watched) else None for x in tensors]
    CASES.append(
        {
            "name": name,
            "op": op,
            "options": options,
            "training": training,
            "inputs": [numbers(x) for x in inputs],
            "parameters": start,
            "statistics": before,
            "weights": numbers(weights),
            "output": numbers(output),
            "inputGradients": gradients,
            "parameterGradients": {role: turned(role, gradient) for role, gradient in zip(parameters, found[len(watched) :])},
            "statisticsAfter": {role: numbers(variable) for role, variable in statistics.items()},
        }
    )


def versions():
    return {"keras": keras.__version__, "tensorflow": tf.__version__, "python": sys.version.split()[0]}


def finish(path, made_by):
    """Writes all cases so far."""
    write(path, made_by, versions(), CASES)
