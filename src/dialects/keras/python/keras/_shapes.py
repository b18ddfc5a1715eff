"""Shape arithmetic: windows, padding, layouts."""

from ._state import state


def axes(data_format, rank):
    """The channel axis and the spatial axes of a tensor of this rank."""
    first = data_format == "channels_first"
    return (1 if first else rank - 1), list(range(2, rank) if first else range(1, rank - 1))


def layout(data_format):
    """The effective data format: as stated, else the ambient one."""
    if data_format is None:
        return state().data_format
    if data_format not in ("channels_first", "channels_last"):
        raise ValueError(f"The `data_format` argument must be one of 'channels_first', 'channels_last'. Received: data_format={data_format}")
    return data_format


def tuple_of(value, rank, name):
    """One number for all axes, or one per axis."""
    result = (value,) * rank if isinstance(value, int) else tuple(value)
    if len(result) != rank:
        raise ValueError(f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value}")
    return result


def window(size, kernel, stride, padding, dilation=1):
    """The output size of a window sliding over one axis."""
    span = dilation * (kernel - 1) + 1
    if padding == "same":
        return -(-size // stride)
    room = size + (dilation * (kernel - 1) if padding == "causal" else 0) - span
    if room < 0:
        raise ValueError(f"Computed output size would be negative: a window of {span} does not fit an axis of {size} with padding='{padding}'.")
    return room // stride + 1


def transposed(size, kernel, stride, padding, output_padding, dilation=1):
    """The output size of a transposed convolution on one axis (keras/src/backend/common/backend_utils.py)."""
    span = dilation * (kernel - 1) + 1
    if output_padding is None:
        return size * stride if padding == "same" else (size - 1) * stride + max(span, stride)
    return (size - 1) * stride + (span if padding == "valid" else span - 2 * (span // 2)) + output_padding


def image(shape, data_format, channels, spatial):
    """A shape with these channels and spatial sizes."""
    return (shape[0], channels, *spatial) if data_format == "channels_first" else (shape[0], *spatial, channels)


def broadcast(a, b):
    """NumPy's broadcasting of two shapes; the batch stays known."""
    result = []
    for i in range(max(len(a), len(b))):
        x = a[-1 - i] if i < len(a) else 1
        y = b[-1 - i] if i < len(b) else 1
        if int(x) != int(y) and 1 not in (int(x), int(y)):
            raise ValueError(f"Shapes {tuple(map(int, a))} and {tuple(map(int, b))} cannot be broadcast together.")
        result.append((x if hasattr(x, "factor") else y) if int(x) == int(y) else (y if int(x) == 1 else x))
    return tuple(reversed(result))


def positive(axis, rank):
    """An axis counted from the start."""
    if not -rank <= axis < rank:
        raise ValueError(f"Axis {axis} is out of bounds for a tensor of rank {rank}.")
    return axis + rank if axis < 0 else axis
