"""Shape rules shared by functions and methods. Dimensions may be multiples of the batch size (``rosetta.BatchDim``)."""

import rosetta
from rosetta import BatchDim


class Size(tuple):
    """A shape as torch gives it."""

    def numel(self):
        """The number of elements."""
        return rosetta.product(self)

    def __getitem__(self, index):
        found = tuple.__getitem__(self, index)
        return Size(found) if isinstance(index, slice) else found

    def __repr__(self):
        return f"torch.Size([{', '.join(str(int(n)) for n in self)}])"


def written(shape):
    """A shape for messages: ``(N, 3, 32, 32)``."""
    return f"({', '.join(('N' if n.factor == 1 else f'{n.factor}·N') if isinstance(n, BatchDim) else str(n) for n in shape)})"


def axis(value, rank, extra=0):
    """An axis counted from the front. ``extra`` = 1 where a new axis is made."""
    limit = rank + extra
    if not isinstance(value, int) or not -max(limit, 1) <= value < max(limit, 1):
        raise IndexError(f"Dimension out of range (expected to be in range of [{-limit}, {limit - 1}], but got {value})")
    return int(value) + limit if value < 0 else int(value)


def axes(value, rank):
    """Several axes counted from the front, ascending; None and () are all of them."""
    if value is None or (isinstance(value, (tuple, list)) and not value):
        return list(range(rank))
    chosen = value if isinstance(value, (tuple, list)) else [value]
    return sorted(axis(each, rank) for each in chosen)


def viewed(old, new):
    """The shape of ``old`` read as ``new``, with -1 worked out; the batch stays known."""
    old, new = tuple(old), list(new)
    if new and old and isinstance(old[0], BatchDim) and type(new[0]) is int and new[0] == int(old[0]):
        new[0] = old[0]  # the batch size written as a number
    known = rosetta.product(n for n in new if int(n) != -1)
    total = rosetta.product(old)
    free = [i for i, n in enumerate(new) if int(n) == -1]
    if len(free) > 1:
        raise RuntimeError("only one dimension can be inferred")
    if free:
        rest = rosetta.divide(total, known)
        if rest is None:
            raise RuntimeError(f"shape '{[int(n) for n in new]}' is invalid for input of size {int(total)} {written(old)}")
        new[free[0]] = rest
    elif int(known) != int(total):
        raise RuntimeError(f"shape '{[int(n) for n in new]}' is invalid for input of size {int(total)} {written(old)}")
    return Size(new)


def broadcast(a, b):
    """The shape of two operands combined element by element."""
    rank = max(len(a), len(b))
    left, right = (1,) * (rank - len(a)) + tuple(a), (1,) * (rank - len(b)) + tuple(b)
    out = []
    for i, (x, y) in enumerate(zip(left, right)):
        if int(x) != int(y) and int(x) != 1 and int(y) != 1:
            raise RuntimeError(f"The size of tensor a ({int(x)}) must match the size of tensor b ({int(y)}) at non-singleton dimension {i}")
        out.append(x if isinstance(x, BatchDim) or int(y) == 1 else y)
    return Size(out)


def reduced(shape, dims, keep):
    """A shape with some axes reduced."""
    if keep:
        return Size(1 if i in dims else n for i, n in enumerate(shape))
    return Size(n for i, n in enumerate(shape) if i not in dims)


def many(value, rank, what):
    """A tuple of ``rank`` numbers; one number stands for all."""
    if isinstance(value, int):
        return (int(value),) * rank
    found = tuple(int(n) for n in value)
    if len(found) == 1:
        return found * rank
    if len(found) != rank:
        raise ValueError(f"Expected {what} to be a number or a tuple of {rank}. Received {what}={value!r}.")
    return found


def need_rank(shape, ranks, path):
    """Raises unless the input has one of the ranks."""
    if len(shape) not in ranks:
        wanted = " or ".join(f"{n}D" for n in ranks)
        raise RuntimeError(f"Expected {wanted} input to {path}, but got input of size: {written(shape)}")


def same_padding(padding, kernel, dilation, rank):
    """Total padding on each axis of a convolution: a number, a tuple, ``'valid'`` or ``'same'``."""
    if padding == "valid":
        return (0,) * rank
    if padding == "same":
        return tuple(d * (k - 1) for k, d in zip(kernel, dilation))
    return tuple(2 * p for p in many(padding, rank, "padding"))


def windows(spatial, kernel, stride, total_padding, dilation, ceil, padding_before):
    """Output sizes of a sliding window, by torch's rule (aten/src/ATen/native/Pool.h)."""
    out = []
    for n, k, s, p, d, before in zip(spatial, kernel, stride, total_padding, dilation, padding_before):
        room = int(n) + p - d * (k - 1) - 1
        if room < 0:
            raise RuntimeError(f"Calculated padded input size per channel: ({int(n) + p}). Kernel size: ({d * (k - 1) + 1}). Kernel size can't be greater than actual input size")
        size = (-(-room // s) if ceil else room // s) + 1
        if ceil and (size - 1) * s >= int(n) + before:
            size -= 1
        out.append(size)
    return tuple(out)
