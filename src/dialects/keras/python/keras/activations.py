"""keras.activations: functions of one tensor. Strings mean these."""

import rosetta

from ._shapes import positive
from ._state import version
from ._tensor import draw, drawn, record


def _activation(name, same_shape=True):
    path = f"keras.activations.{name}"

    def function(*args, **kwargs):
        if drawn((args, kwargs)):
            return draw(function, args, kwargs)
        bound = rosetta.bind(path, args, kwargs)
        tensor = next(iter(bound.values.values()))
        if name == "softmax":
            positive(bound.axis, tensor.ndim)
        rest = {key: value for key, value in bound.stated.items() if value is not tensor}
        return record(path, rosetta.Bound(path, bound.values, rest), [tensor], tensor.shape)

    function.__name__ = function.__qualname__ = name
    function.__rosetta_path__ = path
    return function


NAMES = (
    "relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "sigmoid", "hard_sigmoid", "tanh", "hard_tanh", "softmax", "log_softmax",
    "softplus", "softsign", "swish", "silu", "hard_swish", "hard_silu", "mish", "log_sigmoid", "exponential", "tanh_shrink", "hard_shrink",
    "soft_shrink", "threshold",
)
for _name in NAMES:
    globals()[_name] = _activation(_name)


def linear(x):
    """The identity."""
    return x


linear.__rosetta_path__ = "keras.activations.linear"


def get(identifier):
    """The function a string means. Raises ValueError for unknown names, as Keras does."""
    if identifier is None:
        return linear
    if callable(identifier):
        return identifier
    if isinstance(identifier, str):
        function = globals().get(identifier) if identifier in NAMES or identifier == "linear" else None
        if function is not None and (identifier == "linear" or f"keras.activations.{identifier}" in _known()):
            return function
    raise ValueError(f"Could not interpret activation function identifier: {identifier!r}. Known in Keras {'.'.join(map(str, version()))}: {', '.join(sorted(n.rpartition('.')[2] for n in _known()))}.")


def _known():
    return [f"keras.activations.{name}" for name in rosetta.known("keras.activations.")]


_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    return _missing(name)
