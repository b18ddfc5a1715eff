"""The parts of recurrent links that hold no weights: said as the arithmetic they are."""

import rosetta

from .. import _shapes
from .._record import floats, named, need
from .activation import sigmoid, tanh
from .array import get_item, reshape


def lstm(*args, **kwargs):
    """One step of an LSTM from what the gates are given: four numbers per unit, candidate, input, forget and output gate side by side."""
    path = "chainer.functions.lstm"
    bound = rosetta.bind(path, args, kwargs)
    c, x = (floated(bound.values[name], name, path) for name in ("c_prev", "x"))
    _shapes.expect(len(x.shape) == 2 and len(c.shape) == 2, path, "matrices", f"{_shapes.written(c.shape)} and {_shapes.written(x.shape)}")
    units = int(c.shape[1])
    _shapes.expect(int(x.shape[1]) == 4 * units, path, f"x.shape[1] == 4 * c.shape[1] = {4 * units}", _shapes.written(x.shape))
    apart = reshape(x, (x.shape[0], units, 4))
    candidate, write, keep, out = (get_item(apart, (slice(None), slice(None), i)) for i in range(4))
    memory = sigmoid(keep) * c + sigmoid(write) * tanh(candidate)
    return memory, sigmoid(out) * tanh(memory)


def floated(value, name, path):
    """A floating array, as it is."""
    floats(need(value, name, path), name, path)
    return value


named(lstm, "chainer.functions.lstm")
