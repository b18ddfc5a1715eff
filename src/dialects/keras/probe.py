"""Asks the real Keras what its signatures are and what it does, and prints the answers as JSON: truth.json.

Run it in a throw-away environment (see README.md). Nothing here is imported by the product.
"""

import inspect
import json
import os
import platform
import sys
from datetime import date

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras
import numpy as np
from keras import layers, losses, ops, optimizers


def signature(path):
    """The signature of a public name, without ``self``, as introspection prints it."""
    target = keras
    for part in path.split(".")[1:]:
        target = getattr(target, part)
    if inspect.isclass(target) and target.__init__ is object.__init__:
        return ""
    target = target.__init__ if inspect.isclass(target) else target
    parameters = [each for name, each in inspect.signature(target).parameters.items() if name != "self"]
    return str(inspect.Signature([each.replace(annotation=inspect.Parameter.empty) for each in parameters]))[1:-1]


def signatures(paths):
    """Signatures of all paths that exist; the others are named."""
    found, missing = {}, []
    for path in paths:
        try:
            found[path] = signature(path)
        except AttributeError:
            missing.append(path)
    return found, missing


def numbers(tensor):
    """A tensor as nested lists, rounded to what float32 holds."""
    return np.round(np.asarray(ops.convert_to_numpy(tensor), "float64"), 7).tolist()


def steps(optimizer, gradients, start=1.0):
    """Where one weight stands after each of these gradients."""
    weight = keras.Variable(np.array([start], "float32"))
    optimizer.build([weight])
    result = []
    for gradient in gradients:
        optimizer.apply([ops.convert_to_tensor(np.array([gradient], "float32"))])
        result.append(float(ops.convert_to_numpy(weight)[0]))
    return result


def image(values):
    """One row as an image of one channel."""
    return np.asarray(values, "float32").reshape(1, 1, -1, 1)


def convolutions():
    """Padding, layouts of weights, lengths of transposed outputs."""
    weights = np.array([1, 10, 100], "float32").reshape(1, 3, 1, 1)
    same = layers.Conv2D(1, (1, 3), strides=(1, 2), padding="same", use_bias=False)
    same.build((1, 1, 4, 1))
    same.set_weights([weights])
    kernels = {}
    for name, layer in {"conv": layers.Conv2D(7, (2, 3)), "depthwise": layers.DepthwiseConv2D((2, 3), depth_multiplier=2), "transpose": layers.Conv2DTranspose(7, (2, 3))}.items():
        layer.build((None, 8, 8, 5))
        kernels[name] = list(layer.weights[0].shape)
    lengths = {f"{padding} k={k} s={s} output_padding={extra}": int(layers.Conv1DTranspose(1, k, strides=s, padding=padding, output_padding=extra)(np.zeros((1, 5, 1), "float32")).shape[1]) for padding in ("valid", "same") for k, s, extra in ((2, 3, None), (3, 2, None), (3, 2, 1), (4, 2, 1))}
    up = layers.Conv1DTranspose(1, 3, strides=2, padding="same", use_bias=False)
    up.build((None, 2, 1))
    up.set_weights([np.array([1, 10, 100], "float32").reshape(3, 1, 1)])
    depthwise = layers.DepthwiseConv2D(1, depth_multiplier=2, use_bias=False)
    depthwise.build((None, 1, 1, 2))
    depthwise.set_weights([np.array([1, 2, 3, 4], "float32").reshape(1, 1, 2, 2)])
    return {
        "same, stride 2, input 1 2 3 4, kernel 1 10 100": numbers(same(image([1, 2, 3, 4])))[0][0],
        "kernel shapes (filters 7, kernel 2x3, 5 channels)": kernels,
        "transposed lengths of 5": lengths,
        "transposed same, stride 2, input 1 2, kernel 1 10 100": numbers(up(np.array([1, 2], "float32").reshape(1, 2, 1))),
        "depthwise 1x1 of 10 100, kernel 1 2 | 3 4": numbers(depthwise(np.array([10, 100], "float32").reshape(1, 1, 1, 2)))[0][0][0],
    }


def pools_and_shapes():
    """Pooling at borders, flattening, enlarging."""
    data = np.arange(8, dtype="float32").reshape(1, 2, 2, 2)
    return {
        "average pool of ones, size 2, same, length 3": numbers(layers.AveragePooling1D(2, strides=1, padding="same")(np.ones((1, 3, 1), "float32")))[0],
        "max pool of 5 by 2": int(layers.MaxPooling1D(2)(np.zeros((1, 5, 1), "float32")).shape[1]),
        "flatten channels_last of 0..7 as (2, 2, 2)": numbers(layers.Flatten()(data))[0],
        "flatten channels_first of 0..7 as (2, 2, 2)": numbers(layers.Flatten(data_format="channels_first")(data))[0],
        "upsampling bilinear of 0 3": numbers(layers.UpSampling2D((1, 2), interpolation="bilinear")(image([0, 3])))[0][0],
        "adaptive average of 0 1 2 3 4 to 3": numbers(layers.AdaptiveAveragePooling1D(3)(np.arange(5, dtype="float32").reshape(1, 5, 1)))[0],
    }


def activations():
    """Curves at one point."""
    at = ops.convert_to_tensor(np.array([-1.0, 1.0], "float32"))
    named = ("relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "sigmoid", "hard_sigmoid", "tanh", "hard_tanh", "softplus", "softsign", "swish", "silu", "hard_swish", "mish", "log_sigmoid", "exponential", "tanh_shrink", "hard_shrink", "soft_shrink")
    return {**{name: numbers(getattr(keras.activations, name)(at)) for name in named}, "LeakyReLU()": numbers(layers.LeakyReLU()(at)), "gelu(approximate)": numbers(keras.activations.gelu(at, approximate=True))}


def normalisations():
    """Running statistics and modes."""
    norm = layers.BatchNormalization(momentum=0.9)
    batch = np.array([[0.0], [2.0], [4.0], [6.0]], "float32")
    out = norm(batch, training=True)
    frozen = layers.BatchNormalization(trainable=False)
    return {
        "batch norm of 0 2 4 6": numbers(out),
        "moving mean and variance after it, momentum .9": [float(norm.moving_mean[0]), float(norm.moving_variance[0])],
        "frozen batch norm of 0 2 4 6 in training": numbers(frozen(batch, training=True)),
        "layer norm of 0 2": numbers(layers.LayerNormalization()(np.array([[0.0, 2.0]], "float32")))[0],
    }


def loss_values():
    """Clipping, renormalising, averaging."""
    certain = np.array([[1.0, 0.0]], "float32")
    return {
        "categorical crossentropy, p = 0": float(losses.CategoricalCrossentropy()(np.array([[0.0, 1.0]], "float32"), certain)),
        "sparse categorical crossentropy, p = 0": float(losses.SparseCategoricalCrossentropy()(np.array([1]), certain)),
        "binary crossentropy, p = 0": float(losses.BinaryCrossentropy()(np.array([[1.0]], "float32"), np.array([[0.0]], "float32"))),
        "categorical crossentropy of 1 1, truth first": float(losses.CategoricalCrossentropy()(certain, np.array([[1.0, 1.0]], "float32"))),
        "mean squared error of 2x2 differences 1 2 3 4": float(losses.MeanSquaredError()(np.zeros((2, 2), "float32"), np.array([[1, 2], [3, 4]], "float32"))),
        "huber of 0.5 and 3": numbers(losses.Huber(reduction="none")(np.zeros((2, 1), "float32"), np.array([[0.5], [3.0]], "float32"))),
        "label smoothing .2 of two classes, p = .25 .75": float(losses.CategoricalCrossentropy(label_smoothing=0.2)(certain, np.array([[0.25, 0.75]], "float32"))),
    }


def update_rules():
    """One weight at 1 after given gradients."""
    return {
        "SGD lr .1 momentum .9, gradients 1 1": steps(optimizers.SGD(0.1, momentum=0.9), [1, 1]),
        "SGD lr .1 momentum .9 nesterov, gradients 1 1": steps(optimizers.SGD(0.1, momentum=0.9, nesterov=True), [1, 1]),
        "SGD lr .1 weight_decay .5, gradient 0": steps(optimizers.SGD(0.1, weight_decay=0.5), [0]),
        "Adam lr .1, gradients 1e-6 1e-6": steps(optimizers.Adam(0.1), [1e-6, 1e-6]),
        "AdamW lr .1, gradient 0": steps(optimizers.AdamW(0.1), [0]),
        "RMSprop lr .01, gradients 1e-3 1e-3": steps(optimizers.RMSprop(0.01), [1e-3, 1e-3]),
        "RMSprop lr .01 momentum .9 centered, gradients 1 2": steps(optimizers.RMSprop(0.01, momentum=0.9, centered=True), [1, 2]),
        "Adagrad lr .1, gradients 1 1": steps(optimizers.Adagrad(0.1), [1, 1]),
    }


def beginnings():
    """Bounds and standard deviations of drawn weights; drawn large, so that they are near their law."""
    shape = (3, 3, 128, 256)
    drawn = {name: ops.convert_to_numpy(getattr(keras.initializers, name)(seed=1)(shape)) for name in ("GlorotUniform", "GlorotNormal", "HeNormal", "HeUniform", "LecunNormal", "LecunUniform")}
    return {name: {"largest": float(np.abs(values).max()), "std": float(values.std())} for name, values in drawn.items()}


def recurrent():
    """Shapes and starts of biases, the order of gates by an impulse, what going backwards gives."""
    ramp = np.array([1, 2, 3], "float32").reshape(1, 3, 1)
    shapes = {}
    for name, layer in {"SimpleRNN": layers.SimpleRNN(2), "GRU": layers.GRU(2), "GRU(reset_after=False)": layers.GRU(2, reset_after=False), "LSTM": layers.LSTM(2)}.items():
        layer.build((None, 3, 1))
        shapes[name] = [list(each.shape) for each in layer.weights]
    lstm = layers.LSTM(2)
    lstm.build((None, 3, 1))
    back = layers.SimpleRNN(1, activation=None, go_backwards=True, return_sequences=True)
    back.build((None, 3, 1))
    back.set_weights([np.ones((1, 1)), np.ones((1, 1)), np.zeros(1)])
    both = layers.Bidirectional(layers.SimpleRNN(1, activation=None, return_sequences=True))
    both.build((None, 3, 1))
    both.set_weights([np.ones((1, 1)), np.ones((1, 1)), np.zeros(1)] * 2)
    return {
        "weight shapes of 2 units, 1 feature": shapes,
        "LSTM bias of 2 units": numbers(lstm.weights[2]),
        "backwards over 1 2 3": numbers(back(ramp))[0],
        "both ways over 1 2 3": numbers(both(ramp))[0],
        "one step from state 1, gate by gate": {name: gates(layer) for name, layer in {"GRU": layers.GRU(1), "GRU(reset_after=False)": layers.GRU(1, reset_after=False), "LSTM": layers.LSTM(1)}.items()},
    }


def gates(layer):
    """The state after one step from states 1 (and 0.5); input kernels are 0.2, 0.3, 0.5, 0.7 by gate, recurrent kernels 0.5."""
    layer.build((None, 1, 1))
    count = layer.weights[0].shape[1]
    bias = np.zeros(layer.weights[2].shape)
    layer.set_weights([np.array([[0.2, 0.3, 0.5, 0.7][:count]]), np.full((1, count), 0.5), bias])
    states = [np.ones((1, 1), "float32"), np.full((1, 1), 0.5, "float32")][: 2 if count == 4 else 1]
    return numbers(layer(np.ones((1, 1, 1), "float32"), initial_state=states))[0]


def training():
    """How fit walks over data."""
    model = keras.Sequential([layers.Dense(1)])
    model.compile("sgd", "mse")
    seen = []

    class Count(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            seen.append(batch)

    model.fit(np.zeros((50, 2)), np.zeros((50, 1)), verbose=0, callbacks=[Count()])
    return {"steps of one epoch over 50 examples": len(seen), "names": [layer.name for layer in (layers.Conv2D(1, 1), layers.Conv2D(1, 1), layers.MaxPooling2D(), layers.LeakyReLU())]}


def main():
    with open(sys.argv[1]) as file:
        found, missing = signatures(json.load(file))
    truth = {
        "framework": {"keras": keras.__version__, "backend": keras.backend.backend()},
        "python": platform.python_version(),
        "date": str(date.today()),
        "script": "src/dialects/keras/probe.py",
        "signatures": found,
        "missing": missing,
        "behaviours": {
            "convolutions": convolutions(), "pools and shapes": pools_and_shapes(), "activations": activations(), "normalisations": normalisations(),
            "losses": loss_values(), "update rules": update_rules(), "initial weights": beginnings(), "recurrent": recurrent(), "training": training(),
        },
    }
    print(json.dumps(truth, indent=1))


main()
