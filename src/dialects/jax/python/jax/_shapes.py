"""Shape arithmetic: axes, broadcasting, reductions, windows."""

import numpy
import rosetta
from rosetta import BatchDim
from numpy.elementwise import broadcast_shapes
from numpy.shaping import resolve


def positive(axis, rank):
    """An axis counted from the start."""
    number = int(axis)
    if not -rank <= number < rank:
        raise ValueError(f"axis {number} is out of bounds for array of dimension {rank}")
    return number % rank


def axes(value, rank):
    """The axes an argument names: all, one or several; ascending."""
    if value is None:
        return list(range(rank))
    return sorted({positive(each, rank) for each in (value if isinstance(value, (tuple, list)) else [value])})


def broadcast(bound, arrays):
    """The shape that all operands broadcast to."""
    try:
        return broadcast_shapes(*(each.shape for each in arrays))
    except ValueError:
        told = ", ".join(str(tuple(int(n) for n in each.shape)) for each in arrays)
        raise TypeError(f"{bound.path.rpartition('.')[2]} got incompatible shapes for broadcasting: {told}.") from None


def reduced(bound, arrays):
    """The shape after reducing ``axis``."""
    shape = arrays[0].shape
    gone = axes(bound.values.get("axis"), len(shape))
    if bound.values.get("keepdims"):
        return tuple(1 if i in gone else n for i, n in enumerate(shape))
    return tuple(n for i, n in enumerate(shape) if i not in gone)


def reshaped(shape, wanted):
    """The shape after ``reshape``: batch dimensions stay known."""
    return resolve(tuple(shape), wanted)


def product_shape(bound, arrays):
    """The shape of a matrix product of arrays with at least two axes."""
    left, right = (each.shape for each in arrays)
    if len(left) < 2 or len(right) < 2:
        raise rosetta.UnknownCall(f"{bound.path} of arrays with {len(left)} and {len(right)} axes is not modelled here. Expected two or more axes on both sides.")
    if int(left[-1]) != int(right[-2]):
        raise TypeError(f"dot_general requires contracting dimensions to have the same shape, got ({int(left[-1])},) and ({int(right[-2])},).")
    return (*broadcast_shapes(left[:-2], right[:-2]), left[-2], right[-1])


def pair(value, rank, name):
    """One number for all axes, or one per axis."""
    made = (value,) * rank if isinstance(value, int) else tuple(1 if each is None else int(each) for each in value)
    if len(made) != rank:
        raise ValueError(f"Expected {name} to have {rank} entries. Received {name}={value}.")
    return made


def amounts(padding, sizes, window, strides, dilation):
    """Padding before and after each axis: from a word or from pairs (jax/_src/lax/lax.py, padtype_to_pads)."""
    if isinstance(padding, str):
        word = padding.upper()
        if word == "VALID":
            return [(0, 0)] * len(sizes)
        if word not in ("SAME", "SAME_LOWER"):
            raise ValueError(f"Unknown padding type: {padding}.")
        made = []
        for n, k, s, d in zip(sizes, window, strides, dilation):
            total = max((-(-int(n) // s) - 1) * s + d * (k - 1) + 1 - int(n), 0)
            small, large = total // 2, total - total // 2
            made.append((small, large) if word == "SAME" else (large, small))
        return made
    return [(each, each) if isinstance(each, int) else tuple(each) for each in ([padding] * len(sizes) if isinstance(padding, int) else padding)]


def windowed(sizes, window, strides, padding, dilation):
    """The sizes after a window slid over padded axes."""
    made = []
    for n, k, s, d, (before, after) in zip(sizes, window, strides, dilation, amounts(padding, sizes, window, strides, dilation)):
        room = int(n) + before + after - (d * (k - 1) + 1)
        made.append(max(room // s + 1, 0))
    if any(n == 0 for n in made):
        raise ValueError(f"A window of {tuple(window)} does not fit an image of {tuple(int(n) for n in sizes)} with padding {padding!r}.")
    return made


__all__ = ["BatchDim", "numpy"]
