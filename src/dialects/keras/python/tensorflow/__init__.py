"""tensorflow, as far as Keras programs use it: ``tf.keras`` and ``tf.__version__``."""

import rosetta

import keras

_missing = rosetta.attribute_hook(__name__)


class _Random:
    """tf.random."""

    @staticmethod
    def set_seed(seed):
        """Seeds the backend."""
        rosetta.ambient("seed", seed)


class _Functions:
    """tf.nn: the activations that Keras programs take from there."""

    __getattr__ = staticmethod(rosetta.attribute_hook("tensorflow.nn"))


for _name in ("relu", "relu6", "elu", "selu", "sigmoid", "tanh", "softmax", "softplus", "silu"):
    setattr(_Functions, _name, staticmethod(getattr(keras.ops, _name)))

random, nn = _Random, _Functions()


def __getattr__(name):
    if name == "__version__":
        numbers = rosetta.version_of("keras").split(".")
        return {"3": "2.21.0"}.get(numbers[0], rosetta.version_of("keras") if rosetta.version_of("keras") >= "2.5" else "1.4.0")
    return _missing(name)


