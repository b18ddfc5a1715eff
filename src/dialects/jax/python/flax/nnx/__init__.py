"""flax.nnx: modules as objects that hold their variables."""

import jax
import rosetta

from ..linen import avg_pool, max_pool
from ..linen import initializers
from . import metrics
from .containers import Dict, List, Sequential, data, static
from .layers import Conv, ConvTranspose, Dropout, Embed, Linear, PReLU
from .metrics import Metric, MultiMetric
from .module import Module, Object, Pytree
from .normalization import BatchNorm, GroupNorm, InstanceNorm, LayerNorm, RMSNorm
from .recurrent import RNN, Bidirectional, GRUCell, LSTMCell, OptimizedLSTMCell, SimpleCell
from .rngs import Rngs
from .state import GraphDef, State, clone, display, graphdef, merge, split, state, update, variables
from .training import ModelAndOptimizer, Optimizer
from .transforms import cached_partial, grad, jit, remat, scan, value_and_grad, view, vmap
from .variables import BatchStat, Param, Variable

All = Not = Any = None
relu, relu6, leaky_relu, elu, selu, celu, gelu, sigmoid, tanh = (getattr(jax.nn, name) for name in ("relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "sigmoid", "tanh"))
hard_sigmoid, hard_tanh, softplus, soft_sign, silu, swish = (getattr(jax.nn, name) for name in ("hard_sigmoid", "hard_tanh", "softplus", "soft_sign", "silu", "swish"))
hard_silu, hard_swish, log_sigmoid, logsumexp, glu = (getattr(jax.nn, name) for name in ("hard_silu", "hard_swish", "log_sigmoid", "logsumexp", "glu"))
softmax, log_softmax, one_hot, identity = (getattr(jax.nn, name) for name in ("softmax", "log_softmax", "one_hot", "identity"))
del All, Not, Any

__getattr__ = rosetta.attribute_hook(__name__)
