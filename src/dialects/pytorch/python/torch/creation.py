"""Making tensors: from numbers, from arrays, drawn at random."""

import rosetta
from rosetta import Symbolic

from . import dtypes
from .record import named
from .shapes import Size
from .tensor import Tensor

SMALL = 64  # constants up to this many numbers are remembered


def _shape_of(value):
    if isinstance(value, (list, tuple)):
        if not value:
            return (0,)
        inner = {_shape_of(each) for each in value}
        if len(inner) > 1:
            raise ValueError("expected sequence of equal length at each dimension")
        return (len(value), *inner.pop())
    return tuple(value.shape) if isinstance(value, Symbolic) else ()


def _leaves(value):
    if isinstance(value, (list, tuple)):
        return [leaf for each in value for leaf in _leaves(each)]
    if isinstance(value, Symbolic):
        return list(value.rosetta_constant) if value.rosetta_constant is not None else [None]
    return [value]


def _kind_of(value):
    if isinstance(value, Symbolic):
        return dtypes.of(value._dtype)
    if isinstance(value, (list, tuple)):
        kinds = [_kind_of(each) for each in value] or [dtypes.float32]
        found = kinds[0]
        for each in kinds[1:]:
            found = dtypes.promote(found, each)
        return found
    return dtypes.bool_ if isinstance(value, bool) else dtypes.int64 if isinstance(value, int) else dtypes.float32


def _cast(source, before, after):
    """The way of an array's content, with a change of type added to it."""
    if source is None or before is after:
        return source
    return {**source, "steps": [*source["steps"], {"step": "cast", "dtype": after.rosetta_dtype}]}


def of_array(value, dtype=None):
    """A tensor from a number, a (nested) list, an array or a tensor; where its content came from stays known."""
    kind = _kind_of(value)
    wanted = dtypes.of(dtype) if dtype is not None else kind
    if isinstance(value, Symbolic):
        return Tensor(value.shape, wanted, _cast(value.rosetta_source, kind, wanted), value.rosetta_constant)
    leaves = _leaves(value)
    known = None not in leaves and len(leaves) <= SMALL
    return Tensor(_shape_of(value), wanted, constant=leaves if known else None)


def _from_data(path):
    def make(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        made = of_array(bound.data, bound.values.get("dtype"))
        return made.requires_grad_() if bound.values.get("requires_grad") else made

    return named(make, path)


tensor = _from_data("torch.tensor")
as_tensor = _from_data("torch.as_tensor")
asarray = as_tensor


def from_numpy(ndarray):
    """A tensor that shares an array's content."""
    if not isinstance(ndarray, Symbolic) or isinstance(ndarray, Tensor):
        raise TypeError(f"expected np.ndarray (got {type(ndarray).__name__})")
    return of_array(ndarray)


def _typed(name, kind):
    """``torch.FloatTensor(data)`` or ``torch.FloatTensor(2, 3)``."""

    def make(*args):
        if len(args) == 1 and isinstance(args[0], (Symbolic, list, tuple)):
            return of_array(args[0], kind)
        return Tensor(_dims(args), kind)

    return named(make, f"torch.{name}")


FloatTensor, DoubleTensor, HalfTensor = _typed("FloatTensor", dtypes.float32), _typed("DoubleTensor", dtypes.float64), _typed("HalfTensor", dtypes.float16)
LongTensor, IntTensor, ByteTensor, BoolTensor = (_typed(name, kind) for name, kind in (("LongTensor", dtypes.int64), ("IntTensor", dtypes.int32), ("ByteTensor", dtypes.uint8), ("BoolTensor", dtypes.bool_)))


def _dims(size):
    return Size(size[0]) if len(size) == 1 and isinstance(size[0], (tuple, list)) else Size(size)


def _filled(name, law):
    """Creation by shape: ``torch.zeros(2, 3)``; ``law(bound)`` is the distribution of the content."""
    path = f"torch.{name}"

    def make(*args, **kwargs):
        if "size" in kwargs:
            args = (kwargs.pop("size"), *args)
        bound = rosetta.bind(path, args, kwargs)
        kind = bound.values.get("dtype")
        made = Tensor(_dims(bound.size), dtypes.of(kind) if kind is not None else dtypes.float32, law=law(bound))
        if made.rosetta_law[0] == "constant" and made.numel() <= SMALL:
            made.rosetta_constant = [made.rosetta_law[1]] * int(made.numel())
        return made.requires_grad_() if bound.values.get("requires_grad") else made

    return named(make, path)


zeros = _filled("zeros", lambda b: ("constant", 0.0))
ones = _filled("ones", lambda b: ("constant", 1.0))
full = _filled("full", lambda b: ("constant", b.fill_value))
empty = _filled("empty", lambda b: ("given", "whatever stood in memory"))
rand = _filled("rand", lambda b: ("uniform", 0.0, 1.0))
randn = _filled("randn", lambda b: ("normal", 0.0, 1.0))


def _like(name, base):
    path = f"torch.{name}"

    def make(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        kind = bound.values.get("dtype") or bound.input.dtype
        extra = (bound.fill_value,) if "fill_value" in bound.values else ()
        return base(tuple(bound.input.shape), *extra, dtype=kind)

    return named(make, path)


zeros_like, ones_like, full_like = _like("zeros_like", zeros), _like("ones_like", ones), _like("full_like", full)
empty_like, rand_like, randn_like = _like("empty_like", empty), _like("rand_like", rand), _like("randn_like", randn)


def is_tensor(obj):
    """Whether an object is a tensor."""
    return isinstance(obj, Tensor)


def manual_seed(seed):
    """Sets where all random draws start from."""
    rosetta.ambient("seed", int(seed))


for _name, _make in (("new_zeros", zeros), ("new_ones", ones), ("new_empty", empty)):
    setattr(Tensor, _name, lambda self, *size, _make=_make, **kwargs: _make(*size, dtype=kwargs.get("dtype") or self.dtype))
Tensor.new_full = lambda self, size, fill_value, **kwargs: full(size, fill_value, dtype=kwargs.get("dtype") or self.dtype)
Tensor.new_tensor = lambda self, data, **kwargs: of_array(data, kwargs.get("dtype") or self.dtype)
