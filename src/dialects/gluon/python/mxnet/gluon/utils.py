"""``gluon.utils``: batches on several devices are read as one batch."""

import rosetta

from .. import ndarray
from .._state import state
from .._tensor import NDArray, unknown_number


def split_and_load(*args, **kwargs):
    """The parts of a batch, one per device: here one part, the whole batch."""
    bound = rosetta.bind("mxnet.gluon.utils.split_and_load", args, kwargs)
    rosetta.no_effect("split_and_load spreads a batch over devices; their gradients add up to the whole batch's, so it is read as one.")
    data = bound.data if isinstance(bound.data, NDArray) else ndarray.array(bound.data)
    return [data]


def split_data(*args, **kwargs):
    bound = rosetta.bind("mxnet.gluon.utils.split_data", args, kwargs)
    if int(bound.num_slice) != 1:
        raise rosetta.UnknownCall("split_data into several parts is not known here. Expected split_and_load.")
    return [bound.data]


def clip_global_norm(*args, **kwargs):
    """Gradients made shorter where all of them together are too long. Gives their length, which only a real run knows."""
    bound = rosetta.bind("mxnet.gluon.utils.clip_global_norm", args, kwargs)
    if any(each.rosetta_gradient_of is None for each in bound.arrays):
        raise rosetta.UnknownCall("clip_global_norm of arrays that are no gradients of parameters is not known here. Expected [p.grad() for p in net.collect_params().values()].")
    now = state()
    if now.losses and not now.used:
        now.clips.append(bound)
    else:
        rosetta.no_effect("clip_global_norm is called before backward(): there are no gradients to shorten.")
    return unknown_number()


def download(*args, **kwargs):
    raise rosetta.UnknownCall("gluon.utils.download asks the network, which a dry run has not.")


_missing = rosetta.attribute_hook("mxnet.gluon.utils")


def __getattr__(name):
    return _missing(name)
