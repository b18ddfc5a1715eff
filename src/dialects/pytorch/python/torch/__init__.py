"""``torch`` for a dry run: the calls of a program, recorded; no numbers."""

import rosetta

from . import arithmetic, creation, dtypes, grad, indexing, joining, moving, pointwise, reducing, reshaping, sequences  # noqa: F401
from .devices import device  # noqa: F401
from .grad import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled  # noqa: F401
from .settings import *  # noqa: F403
from .shapes import Size  # noqa: F401
from .tensor import Tensor  # noqa: F401

# Functions that exist as methods only, and our own.
_METHODS = {"of_array", "combine", "view", "expand", "repeat", "tensor_reshape", "tensor_permute", "view_as", "expand_as", "contiguous", "masked_fill"}
for _module in (arithmetic, creation, joining, pointwise, reducing, reshaping, sequences):
    for _name, _value in vars(_module).items():
        if _name.endswith("_") and _name[:-1] in pointwise.MATH + pointwise.ACTIVATIONS:
            globals()[_name] = _value
        _ours = getattr(_value, "__rosetta_path__", None) or getattr(_value, "__module__", None) == _module.__name__
        if _ours and not _name.startswith("_") and _name not in _METHODS and not isinstance(_value, type):
            globals()[_name] = _value

float16 = half = dtypes.float16
float32 = float = dtypes.float32
float64 = double = dtypes.float64
int16 = short = dtypes.int16
int32 = int = dtypes.int32
int64 = long = dtypes.int64
int8, uint8, bool, dtype = dtypes.int8, dtypes.uint8, dtypes.bool_, dtypes.dtype

from . import autograd, backends, cuda, nn, optim, utils  # noqa: E402,F401

from .example import rosetta_models  # noqa: E402,F401

# Our own modules are no names of torch's.
for _name in ("arithmetic", "creation", "devices", "dtypes", "example", "feeding", "grad", "indexing", "joining", "moving", "pointwise", "record", "reducing", "reshaping", "sequences", "settings", "shapes", "tensor"):
    if type(globals().get(_name)) is type(rosetta):
        del globals()[_name]

_missing, _version_of = rosetta.attribute_hook("torch"), rosetta.version_of
del rosetta


def __getattr__(name):
    if name == "__version__":
        return _version_of("torch")
    return _missing(name)

