"""keras.backend: ambient settings, and functions on tensors by their old names."""

import os

import rosetta

from . import activations as _activations
from . import ops as _ops
from ._state import state
from ._tensor import static_shape


def backend():
    """The engine under Keras, as the environment names it; TensorFlow otherwise."""
    return os.environ.get("KERAS_BACKEND", "tensorflow")


def image_data_format():
    """Where channels stand when nobody says so."""
    return state().data_format


def set_image_data_format(data_format):
    """Says where channels stand in all layers that do not say it themselves."""
    if data_format not in ("channels_last", "channels_first"):
        raise ValueError(f"The `data_format` argument must be one of {{'channels_first', 'channels_last'}}. Received: data_format={data_format}")
    state().data_format = data_format
    rosetta.ambient("image_data_format", data_format)


def image_dim_ordering():
    """Keras 1's word for the data format."""
    return "th" if state().data_format == "channels_first" else "tf"


def set_image_dim_ordering(dim_ordering):
    """Keras 1's word for the data format."""
    set_image_data_format({"th": "channels_first", "tf": "channels_last"}[dim_ordering])


def floatx():
    """The number type of weights."""
    return state().floatx


def set_floatx(value):
    """Only float32 is modelled."""
    if value != "float32":
        raise rosetta.UnknownCall(f"set_floatx({value!r}): only float32 arithmetic is known here.")


def epsilon():
    """The small number that keeps divisions finite."""
    return state().epsilon


def set_epsilon(value):
    """Changes the small number; losses and optimisers use it."""
    state().epsilon = value
    rosetta.ambient("epsilon", value)


def clear_session(free_memory=True):
    """Names count anew; programs go on as before."""
    state().names.clear()


def set_learning_phase(value):
    """The mode of calls that do not say theirs."""
    state().learning_phase = bool(value)


def learning_phase():
    """The mode of the call under way."""
    return state().training[-1] if state().training else bool(state().learning_phase)


def int_shape(x):
    """The shape with None for the batch."""
    return static_shape(x)


def ndim(x):
    """How many axes."""
    return x.ndim


def shape(x):
    """The shape."""
    return tuple(x.shape)


def get_value(x):
    """A number read back; known for the optimiser's own."""
    return x


def set_value(x, value):
    """Numbers changed by hand are not modelled."""
    raise rosetta.UnknownCall("keras.backend.set_value: values changed while the program runs are not modelled here.")


relu, sigmoid, tanh, softmax, elu, softplus, softsign = (getattr(_activations, name) for name in ("relu", "sigmoid", "tanh", "softmax", "elu", "softplus", "softsign"))
reshape, concatenate, exp, log, sqrt, square, abs, maximum, minimum, clip, expand_dims, squeeze = (
    getattr(_ops, name) for name in ("reshape", "concatenate", "exp", "log", "sqrt", "square", "abs", "maximum", "minimum", "clip", "expand_dims", "squeeze")
)
mean, sum, max, min, argmax, sign, sin, cos, pow = (getattr(_ops, name) for name in ("mean", "sum", "max", "min", "argmax", "sign", "sin", "cos", "power"))
dot = _ops.matmul


def permute_dimensions(x, pattern):
    """Axes in another order."""
    return _ops.transpose(x, pattern)


def flatten(x):
    """All axes as one."""
    return _ops.reshape(x, (-1,))


def batch_flatten(x):
    """All axes but the batch as one."""
    return _ops.reshape(x, (x.shape[0], -1))


__getattr__ = rosetta.attribute_hook(__name__)
