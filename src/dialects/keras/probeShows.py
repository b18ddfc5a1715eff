"""Runs the shows under the real Keras (on TensorFlow) and prints what it makes of them: shown.json."""

import json
import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
sys.path.append(str(here.parent / "probing"))
from shows import cotangent, numbers, shows_in, tensor  # noqa: E402


def shown(show):
    """Output, gradients, and in training mode all weights after the forward."""
    model = show.run()
    inputs = [tf.constant(each) for each in show.inputs]
    layer = isinstance(model, keras.Layer)
    if layer:
        model(*inputs)  # builds its weights
    weights = [each for each in model.weights if "seed_generator" not in each.path] if layer else []
    for index, each in enumerate(weights):
        values = show.weight(index, tuple(each.shape), each.path.endswith("variance"))
        if values is not None:
            each.assign(values)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        output = model(*inputs, training=show.training) if layer else model(*inputs)
        goal = tf.reduce_sum(tf.cast(output, "float32") * cotangent(tuple(output.shape)))
    trained = [each for each in weights if each.trainable]
    asked = [each for each in inputs if each.dtype.is_floating]
    found = tape.gradient(goal, [*asked, *(each.value for each in trained)])
    dense = [None if each is None else numbers(tf.convert_to_tensor(each)) for each in found]
    by_weight = {id(each): value for each, value in zip(trained, dense[len(asked):])}
    result = {"output": tensor(output), "gradients": {}}
    if asked:
        result["gradients"]["input"] = dense[0]
    if weights:
        result["gradients"]["weights"] = [by_weight.get(id(each)) for each in weights]
    if show.training:
        result["after"] = [numbers(each.numpy()) for each in weights]
    return result


print(json.dumps({show.name: shown(show) for show in shows_in(str(here / "shows"))}, indent=1))
