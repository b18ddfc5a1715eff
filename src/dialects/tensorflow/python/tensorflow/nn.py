"""tf.nn: functions of tensors, with weights that the program holds itself."""

import rosetta
from rosetta import Symbolic

from . import _dims
from ._control import _Same
from ._dtypes import as_dtype, bool_
from ._graph import Made, Tensor, draw, refuse
from ._math_ops import unary
from ._nn_losses import *  # noqa: F403
from ._nn_more import *  # noqa: F403
from ._nn_weights import *  # noqa: F403
from . import rnn_cell  # noqa: F401
from ._rnn_walks import bidirectional_dynamic_rnn, dynamic_rnn, static_rnn  # noqa: F401
from ._sources import operand


def _activation(name, path=None):
    made = unary(name, path=path or f"tensorflow.nn.{name}")
    made.rosetta_activation = True
    return made


relu, relu6, elu, selu = (_activation(each) for each in ("relu", "relu6", "elu", "selu"))
softplus, softsign, swish, leaky_relu = (_activation(each) for each in ("softplus", "softsign", "swish", "leaky_relu"))
sigmoid, tanh = _activation("sigmoid", "tensorflow.sigmoid"), _activation("tanh", "tensorflow.tanh")


def _softmax(name):
    path = f"tensorflow.nn.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return draw(path, bound, [operand(bound.logits)], lambda ins, _: Made(ins[0].shape, ins[0].dtype))

    call.__name__, call.__rosetta_path__, call.rosetta_activation = name, path, True
    return call


softmax, log_softmax = _softmax("softmax"), _softmax("log_softmax")


def _active(given, run):
    """Whether anything is dropped in this run: the share kept, or dropped, may be fed."""
    for name, idle in (("rate", 0), ("keep_prob", 1)):
        value = given.get(name)
        if value is not None:
            if isinstance(value, Symbolic):
                raise rosetta.UnknownCall(f"tf.nn.dropout({name}=…) by a value that only a real run computes is not modelled here.")
            run.dropped = True
            return {"active": float(value) != idle}
    return {}


def dropout(*args, **kwargs):
    """Drops elements; ``keep_prob`` is the share that STAYS."""
    bound = rosetta.bind("tensorflow.nn.dropout", args, kwargs)
    if bound.values.get("keep_prob") is None and bound.values.get("rate") is None:
        raise ValueError("You must provide a rate to dropout.")
    made = draw("tensorflow.nn.dropout", bound, [operand(bound.x)], lambda ins, _: Made(ins[0].shape, ins[0].dtype), extra=_active)
    made.op.share = bound.values.get("keep_prob"), bound.values.get("rate")
    return made


def in_top_k(*args, **kwargs):
    """Whether the true class is among the k best."""
    bound = rosetta.bind("tensorflow.nn.in_top_k", args, kwargs)
    return draw("tensorflow.nn.in_top_k", bound, [operand(bound.predictions), operand(bound.targets)], lambda ins, _: Made([ins[0].shape[0]], bool_), name=bound.name or "in_top_k")


def l2_loss(*args, **kwargs):
    """Half the sum of squares: read as a square, a sum and a half."""
    from ._math_ops import multiply, square
    from ._reductions import reduce_sum

    bound = rosetta.bind("tensorflow.nn.l2_loss", args, kwargs)
    return multiply(reduce_sum(square(bound.t)), 0.5)


def weight_of(value):
    """The variable that a tensor is, or None."""
    from ._variables import Variable

    while isinstance(value, Tensor) and isinstance(value.op, _Same):
        value = value.op.inputs[0]
    return value if isinstance(value, Variable) else None


def moments(*args, **kwargs):
    """Mean and variance over axes, read step by step."""
    from ._math_ops import squared_difference
    from ._reductions import reduce_mean

    bound = rosetta.bind("tensorflow.nn.moments", args, kwargs)
    keep = bool(bound.values.get("keepdims") or bound.values.get("keep_dims"))
    inner = reduce_mean(bound.x, bound.axes, True)
    variance = reduce_mean(squared_difference(bound.x, inner), bound.axes, keep)
    return (inner if keep else reduce_mean(bound.x, bound.axes, False)), variance


__all__ = ["_dims", "as_dtype", "refuse"]
__getattr__ = rosetta.attribute_hook(__name__)
