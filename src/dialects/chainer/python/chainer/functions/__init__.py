"""``chainer.functions``: functions on variables."""

import rosetta

from . import activation, arithmetic, array, connection, loss, normalization, pooling, recurrent

_OWN = {"combine", "conv_shape", "transposed_shape", "as_matrix", "dense_shape", "need_integers", "pad_pairs", "channel_axis", "function", "named", "need", "said", "floats", "weights", "is_array", "is_fed", "is_number", "mark_like", "alike", "batched", "gathered", "need_rows", "rows"}
for _module in (activation, arithmetic, array, connection, loss, normalization, pooling, recurrent):
    for _name, _value in list(vars(_module).items()):
        _function = callable(_value) and not isinstance(_value, type) and not _name.startswith("_") and _name not in _OWN
        if _function:
            globals()[_name] = _value
# Our own modules are no names of Chainer's.
for _name in ("activation", "arithmetic", "array", "connection", "loss", "normalization", "pooling", "recurrent"):
    globals().pop(_name, None)

__getattr__ = rosetta.attribute_hook("chainer.functions")
del rosetta
