"""Shape rules that functions share. Dimensions may be multiples of the batch size (``rosetta.BatchDim``)."""

import rosetta
from rosetta import BatchDim


class InvalidType(Exception):
    """What Chainer raises where the types or shapes of inputs do not fit: ``chainer.utils.type_check.InvalidType``."""


def written(shape):
    """A shape for messages: ``(N, 3, 32, 32)``."""
    inner = ", ".join(("N" if n.factor == 1 else f"{n.factor}·N") if isinstance(n, BatchDim) else str(n) for n in shape)
    return f"({inner}{',' if len(shape) == 1 else ''})"


def expect(holds, path, what, received):
    """Raises Chainer's type error unless a condition on the inputs holds."""
    if not holds:
        raise InvalidType(f"Invalid operation is performed in: {path}. Expected {what}. Received {received}.")


def axis(value, rank, path, extra=0):
    """An axis counted from the front."""
    limit = rank + extra
    expect(-limit <= value < limit, path, f"an axis of {limit}", value)
    return int(value) + limit if value < 0 else int(value)


def axes(value, rank, path):
    """Several axes counted from the front, ascending; None are all of them."""
    if value is None:
        return list(range(rank))
    return sorted(axis(each, rank, path) for each in (value if isinstance(value, (tuple, list)) else [value]))


def many(value, rank, path):
    """A tuple of ``rank`` numbers; one number stands for all."""
    if hasattr(value, "__getitem__"):
        found = tuple(int(n) for n in value)
        expect(len(found) == rank, path, f"a number or a tuple of {rank}", value)
        return found
    return (int(value),) * rank


def broadcast(a, b, path):
    """The shape of two operands combined element by element."""
    rank = max(len(a), len(b))
    left, right = (1,) * (rank - len(a)) + tuple(a), (1,) * (rank - len(b)) + tuple(b)
    for x, y in zip(left, right):
        expect(int(x) == int(y) or int(x) == 1 or int(y) == 1, path, "shapes that broadcast", f"{written(a)} and {written(b)}")
    return tuple(x if isinstance(x, BatchDim) or int(y) == 1 else y for x, y in zip(left, right))


def viewed(old, new, path):
    """The shape of ``old`` read as ``new``, with -1 worked out; the batch stays known."""
    old, new = tuple(old), list(new)
    if new and old and isinstance(old[0], BatchDim) and type(new[0]) is int and new[0] == int(old[0]):
        new[0] = old[0]  # the batch size written as a number
    total, known = rosetta.product(old), rosetta.product(n for n in new if int(n) != -1)
    free = [i for i, n in enumerate(new) if int(n) == -1]
    fits = int(known) == int(total)
    if len(free) == 1:
        rest = rosetta.divide(total, known)
        fits = rest is not None
        new[free[0]] = rest if fits else -1
    if not fits or len(free) > 1:
        raise ValueError(f"cannot reshape array of size {int(total)} {written(old)} into shape {tuple(int(n) for n in new)}")
    return tuple(new)


def reduced(shape, dims, keep):
    """A shape with some axes reduced."""
    if keep:
        return tuple(1 if i in dims else n for i, n in enumerate(shape))
    return tuple(n for i, n in enumerate(shape) if i not in dims)


def windows(spatial, kernel, stride, pad, dilate, cover_all, path, before=0):
    """Output sizes of a sliding window (chainer/utils/conv.py · get_conv_outsize)."""
    out = []
    for n, k, s, p, d in zip(spatial, kernel, stride, pad, dilate):
        room = int(n) + 2 * p - (k + (k - 1) * (d - 1))
        size = ((room + s - 1) if cover_all else room) // s + 1
        expect(size > 0, path, "an output of at least one place on each axis", f"input {int(n)}, window {k}, pad {p}")
        if cover_all and (size - 1) * s >= int(n) + p:
            raise rosetta.UnknownCall(f"{path} with cover_all=True makes a last window here that holds padding only (input {int(n)}, window {k}, stride {s}, pad {p}): its result is no number of the input, and it is not modelled. Expected cover_all=False, or sizes that fit.")
        out.append(size)
    return tuple(out)
