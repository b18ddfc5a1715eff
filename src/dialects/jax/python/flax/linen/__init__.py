"""flax.linen: modules as functions, their variables apart."""

import jax
import rosetta

from ..core import FrozenDict
from . import initializers
from .activations import PReLU, log_softmax, normalize, one_hot, softmax, standardize
from .containers import Sequential
from .convolution import Conv, ConvTranspose
from .dense import Dense, DenseGeneral, Embed
from .functions import apply, init, init_with_output, merge_param, share_scope
from .module import Module, compact, nowrap
from .normalization import BatchNorm, GroupNorm, InstanceNorm, LayerNorm, RMSNorm
from .pooling import avg_pool, max_pool, min_pool, pool
from .recurrent import RNN, Bidirectional, GRUCell, LSTMCell, OptimizedLSTMCell, SimpleCell
from .stochastic import Dropout
from .transforms import checkpoint, jit, remat, scan, vmap

relu, relu6, leaky_relu, elu, selu, celu, gelu, sigmoid, tanh = (getattr(jax.nn, name) for name in ("relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "sigmoid", "tanh"))
hard_sigmoid, hard_tanh, softplus, soft_sign, silu, swish = (getattr(jax.nn, name) for name in ("hard_sigmoid", "hard_tanh", "softplus", "soft_sign", "silu", "swish"))
hard_silu, hard_swish, log_sigmoid, logsumexp, glu = (getattr(jax.nn, name) for name in ("hard_silu", "hard_swish", "log_sigmoid", "logsumexp", "glu"))

__getattr__ = rosetta.attribute_hook(__name__)
