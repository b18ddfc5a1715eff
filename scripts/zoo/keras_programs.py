"""Runs programs under the real Keras up to their first step, and writes what they made.

``fit`` is met by filling the model's weights and its floating inputs with repeatable numbers, keeping its answer in evaluation mode, and
taking one training step on the first batch, with dropout made the identity: its loss, its gradients and how far the weights move.
"""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np
import tensorflow as tf
from alone import each_alone
from fill import example
from fill import gradient as size_of
from fill import numbers, spread, summary, weight
from keras.src.trainers.data_adapters.data_adapter_utils import class_weight_to_sample_weights


class Done(BaseException):
    """Raised after the first step: the rest of the program is of no interest."""


golden = {"framework": f"keras {keras.__version__}, tensorflow {tf.__version__}"}
DROPOUTS = ("Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "GaussianDropout", "GaussianNoise", "AlphaDropout")


def arrays(value, count):
    """The first examples of what fit was given, as a list."""
    if isinstance(value, dict):
        return [np.asarray(each)[:count] for each in value.values()]
    if isinstance(value, (list, tuple)):
        return [np.asarray(each)[:count] for each in value]
    return [np.asarray(value)[:count]]


def filled(given):
    golden["inputs"], made = [], []
    for index, each in enumerate(given):
        if np.issubdtype(each.dtype, np.floating):
            each = example(each.shape, 900 + index)
            golden["inputs"].append({"shape": list(each.shape), "dtype": "float32"})
        else:
            golden["inputs"].append({"shape": list(each.shape), "dtype": "int", "data": each.ravel().tolist()})
        made.append(each)
    return made


def held(model):
    return [each for each in model.weights if "seed_generator" not in each.path]


def fill(model):
    for index, each in enumerate(held(model)):
        each.assign(weight(tuple(each.shape), index + 1, each.path.endswith("moving_variance")))


def describe(model):
    trained = {id(each) for each in model.trainable_weights}
    golden["parameters"] = [
        {"name": each.path, "shape": list(each.shape), "trainable": id(each) in trained, "state": "moving_" in each.path, "born": spread(each.numpy())}
        for each in held(model)
    ]


def plain(value):
    return numbers(value)[0] if hasattr(value, "numpy") else value


def hyper(optimizer):
    config = optimizer.get_config()
    return {"kind": type(optimizer).__name__, **{name: plain(value) for name, value in config.items() if isinstance(value, (int, float, bool, type(None))) or hasattr(value, "numpy")}}


def like(value, given):
    return given if isinstance(value, (list, tuple)) else given[0]


def fit(model, x=None, y=None, batch_size=None, **kwargs):
    if isinstance(x, tf.data.Dataset):
        x, y = next(iter(x))
        x, y = x.numpy(), y.numpy()
        count = 10**6
    else:
        count = batch_size or 32
    given = arrays(x, count)
    own_target = y is x
    examples = filled(given)
    fed = like(x, [tf.constant(each) for each in examples])
    truth = examples if own_target else arrays(y, count)
    golden["targets"] = [{"shape": list(each.shape), "dtype": "float32" if np.issubdtype(each.dtype, np.floating) else "int", "data": numbers(each)} for each in truth]
    model(fed, training=False)
    describe(model)
    fill(model)
    answers = model(fed, training=False)
    answers = answers if isinstance(answers, (list, tuple)) else [answers]
    golden["evaluation"] = [{"shape": list(each.shape), "data": numbers(each.numpy())} for each in answers]
    weighted = kwargs.get("class_weight")
    step(model, fed, truth if len(truth) > 1 else truth[0], weighted and class_weight_to_sample_weights(truth[0], weighted))
    raise Done


def step(model, fed, truth, examples=None):
    with tf.GradientTape() as tape:
        answer = model(fed, training=True)
        loss = model.compute_loss(x=fed, y=truth, y_pred=answer, sample_weight=examples)
    weights = model.trainable_weights
    # TensorFlow's sparse gradients of an embedding are made dense, as on Keras's other backends: squared slice by slice, repeated rows would count apart.
    gradients = [None if each is None else tf.convert_to_tensor(each) for each in tape.gradient(loss, weights)]
    golden["optimizer"] = hyper(model.optimizer)
    golden["loss"] = numbers(loss.numpy())[0]
    golden["gradients"] = {each.path: size_of(gradient.numpy()) for each, gradient in zip(weights, gradients) if gradient is not None}
    before = {each.path: each.numpy() for each in held(model)}
    model.optimizer.apply_gradients(zip(gradients, weights))
    golden["moved"] = {each.path: summary(each.numpy() - before[each.path]) for each in weights}


def few_pictures(*shape, classes=10):
    """Stands for a data set that would be downloaded."""

    def load_data():
        pixels = np.random.randint(0, 256, (40, *shape)).astype("uint8")
        labels = np.random.randint(0, classes, (40, 1) if len(shape) == 3 else (40,)).astype("uint8")
        return (pixels, labels), (pixels[:8], labels[:8])

    return load_data


keras.datasets.cifar10.load_data = few_pictures(32, 32, 3)
keras.datasets.mnist.load_data = keras.datasets.fashion_mnist.load_data = few_pictures(28, 28)
for name in DROPOUTS:
    setattr(getattr(keras.layers, name), "call", lambda self, inputs, training=False: inputs)
keras.Model.fit = fit


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    keras.utils.set_random_seed(0)
    try:
        exec(compile(path.read_text(), str(path), "exec"), {"__name__": "__main__"})
    except Done:
        pass
    return golden


each_alone(run)
