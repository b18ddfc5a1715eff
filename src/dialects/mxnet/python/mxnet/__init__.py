"""``mxnet`` for a dry run: the calls of a program, recorded; no numbers."""

import rosetta

from . import callback, context, initializer, io, lr_scheduler, metric, ndarray, optimizer, random, symbol  # noqa: F401
from . import ndarray as nd  # noqa: F401
from . import symbol as sym  # noqa: F401
from ._state import MXNetError  # noqa: F401
from .context import Context, cpu, cpu_pinned, current_context, gpu, num_gpus  # noqa: F401
from .example import rosetta_models  # noqa: F401
from . import module, rnn  # noqa: F401

init, mod, opt = initializer, module, optimizer
AttrScope = lambda **kwargs: rosetta.unknown("mxnet.AttrScope", ["Variable(init=…)"])  # noqa: E731

_missing, _version_of = rosetta.attribute_hook("mxnet"), rosetta.version_of
del rosetta


def __getattr__(name):
    if name == "__version__":
        return _version_of("mxnet")
    return _missing(name)
