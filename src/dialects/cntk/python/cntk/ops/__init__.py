"""``cntk.ops``: operations on variables."""

import rosetta

from .. import _arrays, _elementwise, _reductions, _stacked, _unmodelled, _weighted
from .._arrays import *  # noqa: F401,F403
from .._elementwise import *  # noqa: F401,F403
from .._inputs import constant, input, input_variable, parameter, placeholder  # noqa: F401
from .._reductions import *  # noqa: F401,F403
from .._stacked import *  # noqa: F401,F403
from .._weighted import *  # noqa: F401,F403
from . import functions, sequence  # noqa: F401
from .functions import CloneMethod, Drawn, Function, ModelFormat, load_model  # noqa: F401

_parts = (_arrays, _elementwise, _reductions, _stacked, _weighted)
__all__ = ["CloneMethod", "Function", "ModelFormat", "constant", "functions", "input", "input_variable", "load_model", "parameter", "placeholder", "sequence", *(name for part in _parts for name in part.__all__)]
_missing = rosetta.attribute_hook("cntk.ops")


def __getattr__(name):
    return _unmodelled.refuse("cntk.ops", name) or _missing(name)
