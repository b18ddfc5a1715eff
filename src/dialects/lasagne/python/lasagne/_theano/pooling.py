"""``theano.tensor.signal.pool.pool_2d``."""

import rosetta

from .expression import Call, as_expression
from .shapes import many, shape_of, windows
from .values import Made

PATH = "theano.tensor.signal.pool.pool_2d"


def _rule(given):
    shape = shape_of(given["input"])
    size = many(given["ws"], 2, "ws")
    strides = size if given["stride"] is None else many(given["stride"], 2, "stride")
    pad = many(given["pad"], 2, "pad")
    space = [windows(*each, ignore_border=bool(given["ignore_border"])) for each in zip(shape[-2:], size, strides, pad)]
    return Made((*shape[:-2], *space))


def pool_2d(*args, **kwargs):
    """The largest, or the mean, of every window over the last two axes."""
    bound = rosetta.bind(PATH, args, kwargs)
    for old, new in (("ds", "ws"), ("st", "stride"), ("padding", "pad")):
        value = bound.stated.pop(old, None)
        if value is not None:
            bound.values[new] = bound.stated[new] = value
            bound.values[old] = None
    if bound.values["ws"] is None:
        raise ValueError("ws can't be None")
    if bound.values["ignore_border"] is None:
        rosetta.note("warning", "pool_2d() without ignore_border counts incomplete windows at the border, as with ignore_border=False.")
    bound.values["input"] = bound.stated["input"] = as_expression(bound.values["input"])
    mode = bound.values["mode"]
    if mode == "sum":
        raise rosetta.UnknownCall("pool_2d(mode='sum') is not known here. Expected 'max', 'average_inc_pad' or 'average_exc_pad'.")
    path = PATH if mode == "max" else f"{PATH}.average"
    return Call(path, bound, _rule, bound.values["input"].ndim)


pool_2d.__rosetta_path__ = PATH
