"""Operations that arrange values: reshape, transpose, splice, slice, pad. Axes count from behind the batch."""

import rosetta
from rosetta import product

from ._operations import Operation, draw, variable
from ._shapes import as_tuple, axis, written

__all__ = "reshape flatten squeeze expand_dims transpose swapaxes splice slice pad".split()


def _call(name, dims):
    path, operation = f"cntk.ops.{name}", Operation(dims)

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return draw(operation, path, bound, [variable(bound.x, "x", path)])

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


def _viewed(old, new, path):
    free = [i for i, n in enumerate(new) if n == -1]
    total, known = product(old), product(n for n in new if n != -1)
    if len(free) > 1 or (free and int(total) % int(known)) or (not free and int(total) != int(known)):
        raise ValueError(f"{path}: cannot reshape {written(old)} to {written(new)}")
    return [total // known if n == -1 else n for n in new]


def _bounds(node, front, rank):
    """The static axes that are given another shape."""

    def at(value, otherwise):
        if value is None:
            return otherwise
        if not isinstance(value, int):
            raise rosetta.UnknownCall(f"cntk.reshape with the axis {value!r} is not known here. Expected the number of a static axis.")
        return front + value if value >= 0 else rank + value

    return at(node.values["begin_axis"], front), at(node.values["end_axis"], rank)


def _reshaped(node, dims):
    front = len(node.inputs[0].axes)
    begin, end = _bounds(node, front, len(dims))
    new = [int(n) for n in as_tuple(node.values["shape"])]
    return (*dims[:begin], *_viewed(dims[begin:end], new, node.path), *dims[end:])


def _flattened(node, dims):
    """All static axes as a matrix, cut at an axis: everything goes to the right where none is said."""
    front, at = len(node.inputs[0].axes), node.values["axis"]
    static = [int(n) for n in dims[front:]]
    cut = 0 if at is None else at + len(static) if at < 0 else at
    return (*dims[:front], product(static[:cut]), product(static[cut:]))


def _squeezed(node, dims):
    front, given = len(node.inputs[0].axes), node.values["axes"]
    chosen = range(front, len(dims)) if given is None else [axis(each, node, len(dims)) for each in as_tuple(given)]
    return tuple(n for i, n in enumerate(dims) if i not in chosen or int(n) != 1)


def _expanded(node, dims):
    at = axis(node.values["axis"], node, len(dims), 1)
    return (*dims[:at], 1, *dims[at:])


def _turned(node, dims):
    order = [axis(each, node, len(dims)) for each in node.values["perm"]]
    front = len(node.inputs[0].axes)
    if sorted(order) != list(range(front, len(dims))):
        raise ValueError(f"{node.path}: perm {tuple(node.values['perm'])} is no permutation of the static axes of {written(dims[front:])}")
    return (*dims[:front], *(dims[each] for each in order))


def _swapped(node, dims):
    a, b = (axis(node.values[name], node, len(dims)) for name in ("axis1", "axis2"))
    found = list(dims)
    found[a], found[b] = found[b], found[a]
    return found


def _cut(node, dims):
    at = node.values["axis"]
    if isinstance(at, (list, tuple)) or node.values["strides"] not in (None, 1, [1], (1,)):
        raise rosetta.UnknownCall("cntk.slice along several axes or with strides is not known here. Expected one axis at a time, and every value.")
    at = axis(at, node, len(dims))
    n = int(dims[at])
    start, stop = (value + n if value < 0 else value for value in (node.values["begin_index"], node.values["end_index"]))
    stop = n if node.values["end_index"] == 0 else stop
    if not 0 <= start < stop <= n:
        raise ValueError(f"cntk.slice: the range {node.values['begin_index']}:{node.values['end_index']} does not fit axis {node.values['axis']} of size {n}")
    return (*dims[:at], stop - start, *dims[at + 1:])


def _padded(node, dims):
    pattern, front = node.values["pattern"], len(node.inputs[0].axes)
    if len(pattern) != len(dims) - front:
        raise ValueError(f"cntk.pad: the pattern must hold a pair for each static axis of {written(dims[front:])}, not {len(pattern)}")
    return (*dims[:front], *(int(n) + int(a) + int(b) for n, (a, b) in zip(dims[front:], pattern)))


reshape = _call("reshape", _reshaped)
flatten = _call("flatten", _flattened)
squeeze = _call("squeeze", _squeezed)
expand_dims = _call("expand_dims", _expanded)
transpose = _call("transpose", _turned)
swapaxes = _call("swapaxes", _swapped)
slice = _call("slice", _cut)
pad = _call("pad", _padded)


def _joined(node, *shapes):
    at = axis(node.values["axis"], node, len(shapes[0]))
    return (*shapes[0][:at], sum(int(each[at]) for each in shapes), *shapes[0][at + 1:])


SPLICE = Operation(_joined)


def splice(*args, **kwargs):
    """Variables joined along an axis: the last one, unless told otherwise."""
    bound = rosetta.bind("cntk.ops.splice", args, kwargs)
    given = args[0] if len(args) == 1 and isinstance(args[0], (list, tuple)) else args
    told = dict(bound.kw_axis_name)
    at = told.get("axis", -1)
    inputs = [variable(each, "inputs", "cntk.ops.splice") for each in given]
    bound.values["axis"] = at
    rank = max(len(each.dims) for each in inputs)
    if any(len(each.dims) != rank for each in inputs):
        raise rosetta.UnknownCall("cntk.splice of variables with different numbers of axes is not known here. Expected shapes of one rank.")
    return draw(SPLICE, "cntk.ops.splice", bound, inputs, name=told.get("name", ""), stated={key: value for key, value in told.items() if key == "axis"})


splice.__rosetta_path__ = "cntk.ops.splice"
