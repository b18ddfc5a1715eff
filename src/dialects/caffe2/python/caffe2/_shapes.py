"""Shape arithmetic: windows, strides, padding, layouts. Dimensions may be multiples of the batch size."""

from rosetta import BatchDim


def written(shape):
    """A shape for messages: ``(N, 3, 32, 32)``."""
    return f"({', '.join('N' if isinstance(n, BatchDim) and n.factor == 1 else str(int(n)) for n in shape)})"


def several(v, stem, rank, otherwise):
    """One number per spatial axis: ``strides``, or ``stride_h`` and ``stride_w``, or ``stride``."""
    many = getattr(v, f"{stem}s")
    if many:
        many = [int(n) for n in many]
        if len(many) != rank:
            raise RuntimeError(f"Expected {stem}s to hold {rank} numbers, one per spatial axis. Received {many}.")
        return many
    high, wide = getattr(v, f"{stem}_h"), getattr(v, f"{stem}_w")
    if high is not None or wide is not None:
        if rank != 2:
            raise RuntimeError(f"{stem}_h and {stem}_w say windows over 2 axes. Received an image of {rank}.")
        return [int(high if high is not None else otherwise), int(wide if wide is not None else otherwise)]
    one = getattr(v, stem)
    if isinstance(one, (list, tuple)):
        return [int(n) for n in one]
    return [int(otherwise if one is None else one)] * rank


def pads(v, rank):
    """Padding before and after each spatial axis: ``pads``, or ``pad_t`` and its like, or ``pad``."""
    many = getattr(v, "pads")
    if many:
        many = [int(n) for n in many]
        if len(many) != 2 * rank:
            raise RuntimeError(f"Expected pads to hold {2 * rank} numbers: those before each axis, then those after. Received {many}.")
        return many[:rank], many[rank:]
    sides = [getattr(v, f"pad_{side}") for side in "tlbr"]
    if any(each is not None for each in sides):
        made = [int(each or 0) for each in sides]
        return made[:2], made[2:]
    one = int(v.pad or 0)
    return [one] * rank, [one] * rank


def image_of(shape, last, what):
    """Batch, channels and spatial sizes of an image."""
    if len(shape) < 3:
        raise RuntimeError(f"{what}: expected an image of at least 3 axes. Received shape {written(shape)}.")
    return (shape[0], shape[-1], shape[1:-1]) if last else (shape[0], shape[1], shape[2:])


def image(batch, channels, spatial, last):
    """A shape with these channels and spatial sizes."""
    return (batch, *spatial, channels) if last else (batch, channels, *spatial)


def swept(sizes, kernel, strides, dilations, before, after, what):
    """Output sizes of windows: rounded down (ConvPoolOpBase::ComputeSizeAndPad)."""
    made = []
    for n, k, s, d, low, high in zip(sizes, kernel, strides, dilations, before, after):
        span = d * (k - 1) + 1
        room = int(n) + low + high - span
        if room < 0:
            raise RuntimeError(f"{what}: a window of {span} does not fit an axis of {int(n)} padded by {low} and {high}.")
        made.append(room // s + 1)
    return made


def broadcast(a, b):
    """NumPy's broadcasting of two shapes; the batch stays known."""
    made = []
    for i in range(max(len(a), len(b))):
        x = a[-1 - i] if i < len(a) else 1
        y = b[-1 - i] if i < len(b) else 1
        if int(x) != int(y) and 1 not in (int(x), int(y)):
            raise RuntimeError(f"[enforce fail at elementwise_ops.h] Shapes do not broadcast: {written(a)} and {written(b)}.")
        made.append((x if isinstance(x, BatchDim) else y) if int(x) == int(y) else (y if int(x) == 1 else x))
    return tuple(reversed(made))


def alike(a, b):
    """The shape of blobs that must have one shape."""
    if b is not None and tuple(map(int, a)) != tuple(map(int, b)):
        raise RuntimeError(f"[enforce fail at utility_ops.h] output.sizes() == Input(i).sizes(). Expected blobs of one shape. Received {written(a)} and {written(b)}.")
    return a
