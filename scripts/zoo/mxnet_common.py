"""What the goldens of Module and of Gluon have in common: numbers of arrays, inputs filled in place, dropout as the identity."""

import mxnet as mx
import numpy as np

from fill import example, numbers, spread, summary, weight

VERSION = f"mxnet {mx.__version__}"


class Done(BaseException):
    """Raised after the first update: the rest of the program is of no interest."""


def no_dropout():
    """Dropout as the identity, also inside fused recurrent layers."""
    for space in (mx.nd, mx.sym):
        for name, argument in (("Dropout", "p"), ("RNN", "p")):
            setattr(space, name, _without(getattr(space, name), argument))


def _without(plain, argument):
    def call(*args, **kwargs):
        return plain(*args, **{**kwargs, argument: 0.0})

    return call


def _whole(values):
    return bool((values == np.round(values)).all())


def filled(arrays):
    """Inputs: MXNet's arrays are floats, so whole numbers (class numbers, words) stay as they are and all else is filled."""
    said = []
    for index, each in enumerate(arrays):
        values = each.asnumpy()
        if _whole(values):
            said.append({"shape": list(each.shape), "dtype": "int", "data": values.ravel().astype(int).tolist()})
        else:
            each[:] = example(each.shape, 900 + index)
            said.append({"shape": list(each.shape), "dtype": "float32"})
    return said


def target(array):
    """A target with its numbers."""
    values = array.asnumpy()
    return {"shape": list(array.shape), "dtype": "int" if _whole(values) else "float32", "data": numbers(values)}


def answers(arrays):
    """Outputs in evaluation mode."""
    return [{"shape": list(each.shape), "data": numbers(each.asnumpy())} for each in arrays]


def described(name, array, state, trainable):
    """A weight as it was born."""
    return {"name": name, "shape": list(array.shape), "state": state, "trainable": trainable, "born": spread(array.asnumpy())}


def numbers_of(name, array, index):
    """The numbers that a weight is filled with."""
    return mx.nd.array(weight(array.shape, index + 1, name.endswith("var")))


def moved(before, after):
    """How far each weight went."""
    return {name: summary(after[name] - each) for name, each in before.items()}
