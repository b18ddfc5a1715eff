"""Functions that lay elements out anew: view, reshape, flatten, permute, squeeze and their like."""

import rosetta

from .record import function, named, said, tensor_of
from .shapes import Size, axis, viewed
from .tensor import Tensor


def _dims(given):
    """Dimensions passed one by one or as one sequence."""
    return list(given[0]) if len(given) == 1 and isinstance(given[0], (tuple, list)) else list(given)


def view(self, *shape):
    """The same elements in another shape; ``-1`` is worked out."""
    if len(shape) == 1 and not isinstance(shape[0], (int, tuple, list)):
        raise rosetta.UnknownCall("torch.Tensor.view(dtype) is not known here. Expected a shape.")
    bound = rosetta.bind("torch.Tensor.view", [self, *shape], {})
    return said("torch.Tensor.view", bound, [self], viewed(self.shape, _dims(shape)))


reshape = function("torch.reshape", lambda b: viewed(b.input.shape, b.shape))


def tensor_reshape(self, *shape):
    """``x.reshape(2, -1)`` or ``x.reshape((2, -1))``."""
    return reshape(self, tuple(_dims(shape)))


def view_as(self, other):
    """The same elements in the shape of another tensor."""
    return view(self, *other.shape)


def _flattened(bound):
    shape = bound.input.shape
    start, end = axis(bound.start_dim, len(shape)), axis(bound.end_dim, len(shape))
    if start > end:
        raise RuntimeError("flatten() has invalid args: start_dim cannot come after end_dim")
    return Size((*shape[:start], rosetta.product(shape[start:end + 1]), *shape[end + 1:]))


flatten = function("torch.flatten", _flattened)


def _unflattened(bound):
    shape = bound.input.shape
    at = axis(bound.dim, len(shape))
    return Size((*shape[:at], *viewed((shape[at],), bound.sizes), *shape[at + 1:]))


unflatten = function("torch.unflatten", _unflattened)


def _squeezed(bound):
    shape, dim = bound.input.shape, bound.values.get("dim")
    if dim is None:
        return Size(n for n in shape if int(n) != 1)
    chosen = {axis(each, len(shape)) for each in (dim if isinstance(dim, (tuple, list)) else [dim])}
    return Size(n for i, n in enumerate(shape) if i not in chosen or int(n) != 1)


squeeze = function("torch.squeeze", _squeezed)


def _unsqueezed(bound):
    shape = bound.input.shape
    at = axis(bound.dim, len(shape), extra=1)
    return Size((*shape[:at], 1, *shape[at:]))


unsqueeze = function("torch.unsqueeze", _unsqueezed)


def _permuted(bound):
    shape, order = bound.input.shape, [axis(each, len(bound.input.shape)) for each in bound.dims]
    if sorted(order) != list(range(len(shape))):
        raise RuntimeError(f"permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = {len(shape)} is not equal to len(dims) = {len(order)}")
    return Size(shape[i] for i in order)


permute = function("torch.permute", _permuted)


def tensor_permute(self, *dims):
    """``x.permute(0, 2, 1)`` or ``x.permute((0, 2, 1))``."""
    return permute(self, tuple(_dims(dims)))


def _transposed(bound):
    shape = list(bound.input.shape)
    first, second = (axis(each, len(shape)) for each in (bound.dim0, bound.dim1))
    shape[first], shape[second] = shape[second], shape[first]
    return Size(shape)


transpose = function("torch.transpose", _transposed)
swapaxes = swapdims = transpose


def t(input):
    """The transpose of a matrix."""
    if input.dim() > 2:
        raise RuntimeError(f"t() expects a tensor with <= 2 dimensions, but self is {input.dim()}D")
    return transpose(input, 0, 1) if input.dim() == 2 else input


def movedim(input, source, destination):
    """Axes moved to other places: a permutation."""
    rank = len(input.shape)
    listed = lambda each: [axis(one, rank) for one in (each if isinstance(each, (tuple, list)) else [each])]
    places = dict(zip(listed(destination), listed(source)))
    rest = iter([i for i in range(rank) if i not in places.values()])
    return permute(input, tuple(places[i] if i in places else next(rest) for i in range(rank)))


def _expanded(self, sizes):
    shape = (1,) * (len(sizes) - self.dim()) + tuple(self.shape)
    return Size(old if int(new) == -1 else (old if int(new) == int(old) else new) for old, new in zip(shape, sizes))


def expand(self, *sizes):
    """Axes of size 1 repeated without a copy."""
    bound = rosetta.bind("torch.Tensor.expand", [self, *sizes], {})
    return said("torch.Tensor.expand", bound, [self], _expanded(self, _dims(sizes)))


def expand_as(self, other):
    """Axes of size 1 repeated to another tensor's shape."""
    return expand(self, *other.shape)


def repeat(self, *repeats):
    """The tensor laid beside itself."""
    bound = rosetta.bind("torch.Tensor.repeat", [self, *repeats], {})
    times = _dims(repeats)
    shape = (1,) * (len(times) - self.dim()) + tuple(self.shape)
    return said("torch.Tensor.repeat", bound, [self], Size(n * int(k) if int(k) != 1 else n for n, k in zip(shape, times)))


named(view, "torch.Tensor.view")
for _name, _method in {
    "view": view, "reshape": tensor_reshape, "view_as": view_as, "flatten": flatten, "unflatten": unflatten, "squeeze": squeeze, "unsqueeze": unsqueeze,
    "permute": tensor_permute, "transpose": transpose, "swapaxes": swapaxes, "swapdims": swapdims, "t": t, "movedim": movedim, "moveaxis": movedim,
    "expand": expand, "expand_as": expand_as, "repeat": repeat, "reshape_as": lambda self, other: tensor_reshape(self, *other.shape),
}.items():
    setattr(Tensor, _name, _method)
Tensor.T = property(lambda self: t(self) if self.dim() <= 2 else permute(self, tuple(reversed(range(self.dim())))))
Tensor.mT = property(lambda self: transpose(self, -2, -1))


def contiguous(self, memory_format=None):
    """The same tensor: a layout in memory has no meaning here."""
    return tensor_of(self, "self", "contiguous")


Tensor.contiguous = contiguous
