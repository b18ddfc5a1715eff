"""``cntk.layers``: layers by name."""

import rosetta

from .. import _unmodelled
from .._elementwise import identity  # noqa: F401
from ..default_options import default_options, default_options_for, default_override_or  # noqa: F401
from . import typing  # noqa: F401
from .convolution import *  # noqa: F401,F403
from .higher_order_layers import For, ResNetBlock, Sequential, SequentialClique  # noqa: F401
from .layers import Activation, Dense, Dropout, Embedding, Label  # noqa: F401
from .normalization import *  # noqa: F401,F403
from .pooling import *  # noqa: F401,F403
from .recurrent import *  # noqa: F401,F403
from .typing import ParameterTensor, Sequence, Signature, SparseTensor, Tensor, tensor  # noqa: F401

_missing = rosetta.attribute_hook("cntk.layers")


def __getattr__(name):
    return _unmodelled.refuse("cntk.layers", name) or _missing(name)
