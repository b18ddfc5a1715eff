"""TensorFlow 1: a program draws a graph, and sessions run it."""

import rosetta

from . import app, contrib, data, errors, estimator, examples, gfile, image, initializers, layers, logging, losses, metrics, nn, random, regularizers, summary, test, train  # noqa: F401, A004
from ._array_ops import concat, expand_dims, gather, one_hot, pad, reshape, slice, split, squeeze, stack, tile, transpose, unstack  # noqa: A004, F401
from ._control import assign, cond, control_dependencies, group, no_op  # noqa: F401
from ._control import tuple_of as tuple  # noqa: A004, F401
from ._example import rosetta_models  # noqa: F401
from ._dtypes import DType, as_dtype, float16, float32, float64, int8, int16, int32, int64, string, uint8, uint16  # noqa: F401
from ._dtypes import bool_ as bool  # noqa: A004, F401
from ._environment import *  # noqa: F403
from ._gradients import clip_by_global_norm, clip_by_norm, global_norm  # noqa: F401
from ._graph import Graph, Op as Operation, Tensor, name_scope  # noqa: F401
from ._initializers import fill, kind as _kind, ones, ones_like, random_normal, random_uniform, truncated_normal, zeros, zeros_like  # noqa: F401
from ._math_ops import *  # noqa: F403
from ._reductions import *  # noqa: F403
from ._optimizers import gradients  # noqa: F401
from ._scopes import AUTO_REUSE, VariableScope, get_variable_scope, variable_scope  # noqa: F401
from ._session import InteractiveSession, Session, get_default_session  # noqa: F401
from ._shape import Dimension, TensorShape  # noqa: F401
from ._sources import constant, convert_to_tensor, placeholder, placeholder_with_default, rank, shape, size  # noqa: F401
from ._variables import Variable, get_variable, global_variables, local_variables, trainable_variables  # noqa: F401
from .nn import sigmoid, tanh  # noqa: F401

for _name in ("zeros", "ones", "constant", "random_uniform", "random_normal", "truncated_normal", "variance_scaling", "orthogonal", "glorot_uniform", "glorot_normal", "uniform_unit_scaling"):
    globals()[f"{_name}_initializer"] = _kind(f"{_name}_initializer")

_missing = rosetta.attribute_hook(__name__)


def __getattr__(name):
    if name in ("__version__", "VERSION"):
        return rosetta.version_of("tensorflow")
    return _missing(name)
