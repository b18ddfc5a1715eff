"""``gluon.utils``: batches on several devices are read as one batch."""

import rosetta

from .. import ndarray
from .._tensor import NDArray


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
    rosetta.unknown("mxnet.gluon.utils.clip_global_norm", ["split_and_load"])


def download(*args, **kwargs):
    raise rosetta.UnknownCall("gluon.utils.download asks the network, which a dry run has not.")


_missing = rosetta.attribute_hook("mxnet.gluon.utils")


def __getattr__(name):
    return _missing(name)
