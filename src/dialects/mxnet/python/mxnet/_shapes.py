"""Shape arithmetic: windows, layouts, broadcasting. Dimensions may be multiples of the batch size (``rosetta.BatchDim``)."""

import rosetta
from rosetta import BatchDim

from ._state import MXNetError

FIRST = {1: "NCW", 2: "NCHW", 3: "NCDHW"}
LAST = {1: "NWC", 2: "NHWC", 3: "NDHWC"}


def written(shape):
    """A shape for messages: ``[N,3,32,32]``."""
    return f"[{','.join(('N' if n.factor == 1 else f'{n.factor}·N') if isinstance(n, BatchDim) else str(n) for n in shape)}]"


def tuple_of(value, rank, name, default):
    """One number per spatial axis; an empty tuple means the default for each."""
    found = () if value is None else (value,) if isinstance(value, int) else tuple(int(n) for n in value)
    if not found:
        return (default,) * rank
    if len(found) != rank:
        raise MXNetError(f"{name} is of {len(found)} dimensions: expected {rank}. Received {name}={value}")
    return found


def channels_last(layout, rank):
    """Whether the channels stand last; refuses layouts of other ranks."""
    if layout in (None, FIRST[rank]):
        return False
    if layout == LAST[rank]:
        return True
    raise MXNetError(f"Unsupported layout {layout} for {rank} spatial axes. Expected {FIRST[rank]} or {LAST[rank]}.")


def image_of(shape, rank, last, what):
    """Batch, channels and spatial sizes of an image."""
    if len(shape) != rank + 2:
        raise MXNetError(f"Input data should be {rank + 2}D in batch-num_filter-{'y-x' if rank == 2 else 'x'} for {what} with a kernel of {rank} axes. Received shape {written(shape)}")
    return (shape[0], shape[-1], shape[1:-1]) if last else (shape[0], shape[1], shape[2:])


def image(batch, channels, spatial, last):
    """A shape with these channels and spatial sizes."""
    return (batch, *spatial, channels) if last else (batch, channels, *spatial)


def convolved(sizes, kernel, stride, dilate, pad):
    """Output sizes of a convolution: rounded down."""
    made = []
    for n, k, s, d, p in zip(sizes, kernel, stride, dilate, pad):
        span = d * (k - 1) + 1
        if n + 2 * p < span:
            raise MXNetError(f"Check failed: kernel size exceeds input: a window of {span} on an axis of {n} with padding {p}")
        made.append((int(n) + 2 * p - span) // s + 1)
    return tuple(made)


def pooled(sizes, kernel, stride, pad, convention):
    """Output sizes of pooling, by its convention (src/operator/nn/pooling.cc): valid rounds down, full up, same keeps size / stride."""
    made = []
    for n, k, s, p in zip(sizes, kernel, stride, pad):
        if convention == "same":
            made.append(-(-int(n) // s))
            continue
        if k > int(n) + 2 * p:
            raise MXNetError(f"Check failed: kernel size ({k}) exceeds input ({n} padded to {int(n) + 2 * p})")
        room = int(n) + 2 * p - k
        made.append(1 + (room // s if convention == "valid" else -(-room // s)))
    return tuple(made)


def axis_of(axis, rank, extra=0):
    """An axis counted from the front. ``extra`` = 1 where a new axis is made."""
    limit = rank + extra
    if not -limit <= int(axis) < limit:
        raise MXNetError(f"Check failed: axis {axis} exceeds the input dimension of {rank}")
    return int(axis) + limit if axis < 0 else int(axis)


def axes_of(axis, rank, exclude=False):
    """Several axes, ascending; None and () are all of them; ``exclude`` means the others."""
    chosen = list(range(rank)) if axis is None or axis == () or axis == [] else [axis_of(each, rank) for each in (axis if isinstance(axis, (tuple, list)) else [axis])]
    if exclude and axis not in (None, (), []):
        chosen = [each for each in range(rank) if each not in chosen]
    return sorted(chosen)


def reduced(shape, axes, keep):
    """A shape with some axes reduced; MXNet has no shape (): a whole reduction leaves (1,)."""
    if keep:
        return tuple(1 if i in axes else n for i, n in enumerate(shape))
    return tuple(n for i, n in enumerate(shape) if i not in axes) or (1,)


def broadcast(a, b, what):
    """NumPy's broadcasting of two shapes; the batch stays known."""
    made = []
    for i in range(max(len(a), len(b))):
        x = a[-1 - i] if i < len(a) else 1
        y = b[-1 - i] if i < len(b) else 1
        if int(x) != int(y) and 1 not in (int(x), int(y)):
            raise MXNetError(f"Error in operator {what}: operands could not be broadcast together with shapes {written(a)} {written(b)}")
        made.append((x if isinstance(x, BatchDim) else y) if int(x) == int(y) else (y if int(x) == 1 else x))
    return tuple(reversed(made))


def reshaped(old, target, reverse=False):
    """MXNet's Reshape: 0 copies an axis, -1 infers one, -2 copies the rest, -3 joins two, -4 splits one (src/operator/tensor/matrix_op-inl.h)."""
    old, target = list(old), list(target)
    if reverse:
        return tuple(reversed(reshaped(old[::-1], target[::-1])))
    if old and isinstance(old[0], BatchDim) and target and type(target[0]) is int and target[0] == int(old[0]):
        target[0] = old[0]
    made, at, i = [], 0, 0
    while i < len(target):
        n = target[i]
        if isinstance(n, BatchDim) or n > 0:
            made.append(n)
            at += 1
        elif n == 0:
            made.append(old[at])
            at += 1
        elif n == -1:
            made.append(None)
            at += 1
        elif n == -2:
            made += old[at:]
            at = len(old)
        elif n == -3:
            made.append(rosetta.product(old[at:at + 2]))
            at += 2
        elif n == -4:
            made += _split(old[at], target[i + 1], target[i + 2])
            at, i = at + 1, i + 2
        i += 1
    return _inferred(old, made, target)


def _split(whole, first, second):
    if first == -1:
        return [rosetta.divide(whole, second), second]
    return [first, rosetta.divide(whole, first) if second == -1 else second]


def _inferred(old, made, target):
    total = rosetta.product(old)
    if made.count(None) > 1:
        raise MXNetError("Check failed: One and only one dim can be inferred")
    if None in made:
        rest = rosetta.divide(total, rosetta.product([n for n in made if n is not None]))
        made = [rest if n is None else n for n in made]
    if any(n is None for n in made) or int(rosetta.product(made)) != int(total):
        raise MXNetError(f"Check failed: Target shape size is different to source. Target: {tuple(map(int, target))}, Source: {written(old)}")
    return tuple(made)
