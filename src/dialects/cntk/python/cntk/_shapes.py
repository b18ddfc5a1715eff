"""Shape rules that operations share. Dimensions may be multiples of the batch size (``rosetta.BatchDim``)."""

import rosetta
from rosetta import BatchDim


def written(dims):
    """A shape for messages: ``[3 x 32 x 32]``."""
    return f"[{' x '.join('N' if isinstance(n, BatchDim) else str(int(n)) for n in dims)}]"


def as_tuple(value):
    """One number as a tuple of one."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def per_axis(value, rank, what):
    """One entry per spatial axis; one stands for all (layers.py · _pad_to_shape)."""
    found = as_tuple(value)
    if len(found) == 1:
        found = found * rank
    if len(found) != rank:
        raise ValueError(f"{what} parameter ({value}) must be a scalar or have same number of elements as the filter_shape parameter")
    return found


def axis(value, node, rank, extra=0):
    """A static axis counted from the front of all axes; CNTK counts from behind the batch, or from the end."""
    front = len(node.inputs[0].axes)
    if not isinstance(value, int) or isinstance(value, bool):
        raise rosetta.UnknownCall(f"{node.path} with axis={value!r} is not known here. Expected the number of a static axis.")
    at = value + rank + extra if value < 0 else value + front
    if not front <= at < rank + extra:
        raise ValueError(f"{node.path}: Axis({value}) is out of range of the static shape {written(node.inputs[0].dims[front:])}")
    return at


def broadcast(a, b, path):
    """The shape of two operands combined element by element, aligned at their last axes."""
    rank = max(len(a), len(b))
    left, right = (1,) * (rank - len(a)) + tuple(a), (1,) * (rank - len(b)) + tuple(b)
    for x, y in zip(left, right):
        if int(x) != int(y) and int(x) != 1 and int(y) != 1:
            raise ValueError(f"{path}: the operands have incompatible shapes {written(a)} and {written(b)}")
    return tuple(x if isinstance(x, BatchDim) or int(y) == 1 else y for x, y in zip(left, right))


def window(spatial, size, strides, pad, path, dilation=None):
    """Output sizes of a sliding window: ``pad`` says for each axis whether the output has one place per stride of the input."""
    out = []
    for n, k, s, p, d in zip(spatial, size, strides, pad, dilation or (1,) * len(size)):
        room = int(n) - 1 if p else int(n) - (d * (k - 1) + 1)
        if room < 0:
            raise ValueError(f"{path}: the filter of size {k} is larger than the input of size {int(n)} that is not padded")
        out.append(room // s + 1)
    return tuple(out)


def reduced(dims, axes, keep):
    """A shape with some axes reduced."""
    return tuple(1 if i in axes else n for i, n in enumerate(dims)) if keep else tuple(n for i, n in enumerate(dims) if i not in axes)
