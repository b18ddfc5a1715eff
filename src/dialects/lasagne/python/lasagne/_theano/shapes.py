"""Shape rules that calls share. Sizes may be multiples of the batch (``rosetta.BatchDim``)."""

import rosetta
from rosetta import BatchDim, Symbolic


def shape_of(value):
    """The shape of a value; a number has none."""
    return tuple(value.shape) if isinstance(value, Symbolic) else ()


def written(shape):
    """A shape for messages: ``(N, 3, 32, 32)``."""
    inner = ", ".join(("N" if n.factor == 1 else f"{n.factor}·N") if isinstance(n, BatchDim) else str(n) for n in shape)
    return f"({inner}{',' if len(shape) == 1 else ''})"


def broadcast(shapes, path):
    """The shape of operands combined element by element."""
    rank = max((len(each) for each in shapes), default=0)
    result = [1] * rank
    for shape in shapes:
        for at, n in enumerate(shape, rank - len(shape)):
            if int(result[at]) != 1 and int(n) != 1 and int(n) != int(result[at]):
                raise ValueError(f"Input dimension mis-match in {path}: {' and '.join(written(each) for each in shapes)}.")
            if isinstance(n, BatchDim) or (int(result[at]) == 1 and not isinstance(result[at], BatchDim)):
                result[at] = n
    return tuple(result)


def axis_of(value, rank):
    """An axis counted from the front."""
    at = int(value)
    if not -rank <= at < rank:
        raise ValueError(f"Invalid axis: {at} (the number of dimensions of the input is: {rank})")
    return at + rank if at < 0 else at


def axes_of(value, rank):
    """Several axes counted from the front, ascending; None are all of them."""
    if value is None:
        return list(range(rank))
    return sorted(axis_of(each, rank) for each in (value if isinstance(value, (list, tuple)) else [value]))


def reduced(shape, axes, keep):
    """A shape with some axes reduced."""
    return tuple(1 if keep and at in axes else n for at, n in enumerate(shape) if keep or at not in axes)


def many(value, rank, what):
    """A tuple of ``rank`` whole numbers; one number stands for all."""
    if hasattr(value, "__iter__"):
        found = tuple(int(n) for n in value)
        if len(found) != rank:
            raise ValueError(f"expected a single value or an iterable with length {rank} for {what}, got {value} instead")
        return found
    return (int(value),) * rank


def reshaped(old, new):
    """The shape of ``old`` read as ``new``, with -1 worked out; the batch stays known."""
    new = [n if isinstance(n, BatchDim) else int(n) for n in new]
    total, free = rosetta.product(old), [i for i, n in enumerate(new) if int(n) == -1]
    batch = next((n for n in old if isinstance(n, BatchDim)), None)
    rest = rosetta.product(n for n in new if int(n) != -1)
    if free:
        missing = rosetta.divide(total, rest)
        if len(free) > 1 or missing is None:
            raise ValueError(f"Cannot reshape a tensor of shape {written(old)} to {tuple(new)}.")
        new[free[0]] = missing
    elif int(rest) != int(total):
        raise ValueError(f"Cannot reshape a tensor of shape {written(old)} to {tuple(new)}: the number of elements differs.")
    if batch is not None and new and not any(isinstance(n, BatchDim) for n in new):
        return _with_batch(batch, total, new)
    return tuple(new)


def _with_batch(batch, total, new):
    """A shape whose batch size was written as a number: the first axis holds the batch, where it is a multiple of it."""
    one = int(batch) // batch.factor
    if isinstance(total, BatchDim) and new[0] % one == 0:
        new[0] = BatchDim(new[0], new[0] // one)
    return tuple(new)


def windows(n, size, stride, pad, ignore_border=True, dilation=1):
    """Output size of a sliding window on one axis (lasagne/layers/conv.py · conv_output_length, pool.py · pool_output_length)."""
    n, span = int(n), dilation * (int(size) - 1) + 1
    if ignore_border:
        out = (n + 2 * pad - span + stride) // stride
    elif stride >= span:
        out = (n + stride - 1) // stride
    else:
        out = max(0, (n - span + stride - 1) // stride) + 1
    if out < 1:
        raise ValueError(f"Expected a window no larger than its padded input. Received window {span}, input {n}, pad {pad}.")
    return out
