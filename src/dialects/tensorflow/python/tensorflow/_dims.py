"""Shape rules: broadcasting, windows, axes. Sizes may be multiples of the batch (``rosetta.BatchDim``)."""

import rosetta
from rosetta import BatchDim


def written(shape):
    """A shape for messages: ``(?, 3, 32, 32)``."""
    return f"({', '.join('?' if isinstance(n, BatchDim) else str(int(n)) for n in shape)})"


def broadcast(*shapes):
    """The shape of an elementwise operation."""
    rank = max(len(each) for each in shapes)
    result = [1] * rank
    for shape in shapes:
        for at, n in enumerate(shape, rank - len(shape)):
            if int(result[at]) == 1 and not isinstance(result[at], BatchDim):
                result[at] = n
            elif int(n) != 1 and int(n) != int(result[at]) and not (isinstance(n, BatchDim) and isinstance(result[at], BatchDim)):
                raise ValueError(f"Dimensions must be equal, but are {int(result[at])} and {int(n)} with input shapes: {', '.join(written(each) for each in shapes)}.")
            elif isinstance(n, BatchDim):
                result[at] = n
    return tuple(result)


def axis_of(value, rank, what="axis"):
    """An axis counted from the front."""
    at = int(value)
    if not -rank <= at < rank:
        raise ValueError(f"{what} = {at} is out of range for a tensor of rank {rank}.")
    return at + rank if at < 0 else at


def axes_of(value, rank):
    """Several axes counted from the front, ascending; None is all of them."""
    if value is None:
        return list(range(rank))
    chosen = value if isinstance(value, (list, tuple)) else [value]
    return sorted(axis_of(each, rank) for each in chosen)


def reduced(shape, axes, keep):
    return tuple(1 if keep and at in axes else n for at, n in enumerate(shape) if keep or at not in axes)


def pair(value, rank, what):
    """A number or a tuple of ``rank`` numbers."""
    if isinstance(value, (list, tuple)):
        if len(value) != rank:
            raise ValueError(f"The `{what}` argument must be a tuple of {rank} integers. Received: {value}")
        return tuple(int(n) for n in value)
    return (int(value),) * rank


def window(n, size, stride, dilation, padding):
    """The output size of a window on one axis: SAME is ceil(n / stride), VALID takes whole windows."""
    n, span = int(n), int(dilation) * (int(size) - 1) + 1
    if padding == "SAME":
        return -(-n // int(stride))
    out = -(-(n - span + 1) // int(stride))
    if out < 1:
        raise ValueError(f"Negative dimension size caused by subtracting {span} from {n}: the window is larger than its input.")
    return out


def grown(n, size, stride, padding):
    """The output size of a transposed convolution of tf.layers on one axis."""
    return int(n) * int(stride) + (max(int(size) - int(stride), 0) if padding == "VALID" else 0)


def padding_of(value):
    word = value.upper() if isinstance(value, str) else value
    if word not in ("SAME", "VALID"):
        raise ValueError(f"Value for attr 'padding' of {value!r} is not in the list of allowed values: \"SAME\", \"VALID\".")
    return word


_FIRST = ("channels_first", "NCHW", "NCW", "NCDHW")


def channels_first(data_format):
    """Whether a data format, in either spelling, puts the channels first."""
    if data_format is None:
        return False
    if data_format in _FIRST:
        return True
    if data_format in ("channels_last", "NHWC", "NWC", "NDHWC"):
        return False
    raise ValueError(f"data_format must be 'channels_first' or 'channels_last', or NHWC or NCHW. Received: {data_format!r}")


def split_image(shape, first):
    """(batch, space, channels) of an image's shape."""
    return (shape[0], tuple(shape[2:]), shape[1]) if first else (shape[0], tuple(shape[1:-1]), shape[-1])


def image(batch, space, channels, first):
    return (batch, channels, *space) if first else (batch, *space, channels)


def reshaped(old, new):
    """The shape of ``old`` read as ``new``, with -1 worked out; the batch stays known."""
    new = list(new)
    if new and old and isinstance(old[0], BatchDim) and not isinstance(new[0], BatchDim) and int(new[0]) == int(old[0]):
        new[0] = old[0]  # the batch size written as a number
    free = [i for i, n in enumerate(new) if int(n) == -1]
    if len(free) > 1:
        raise ValueError("Only one input size may be -1.")
    total = rosetta.product(old)
    rest = rosetta.product(n for n in new if int(n) != -1)
    if free:
        missing = rosetta.divide(total, rest)
        if missing is None:
            raise ValueError(f"Cannot reshape a tensor of shape {written(old)} to shape {[int(n) for n in new]}: its number of elements is no multiple of {int(rest)}.")
        new[free[0]] = missing
    elif int(rest) != int(total):
        raise ValueError(f"Cannot reshape a tensor with {int(total)} elements to shape {[int(n) for n in new]} ({int(rest)} elements).")
    return tuple(new)
